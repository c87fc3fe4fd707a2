// Measures what an entry of the build weighs: bundled and minified as a host's bundler would, then gzip -9. `npm run size`
// prints it; `npm run build` comes first.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const gzip = (text) => gzipSync(text, { level: 9 }).length;

/** The chunks of a bundle of these files, with the imports of each. */
async function bundle(imports, leftOut = []) {
  const id = '\0entry';
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (name) =>
          name === 'entry'
            ? id
            : leftOut.some((file) => name.endsWith(file))
              ? { id: name, external: true }
              : undefined,
        // What is exported counts; what nobody asked for may be shaken away, as in a host's own bundle.
        load: (name) =>
          name === id
            ? imports
                .map((file, i) => `import * as e${i} from ${JSON.stringify(join(root, file))}; export { e${i} };`)
                .join('\n')
            : undefined,
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict', output: { minify: true } },
    },
  });
  return output.filter((chunk) => chunk.type === 'chunk');
}

/** The entry and all that it imports by value. */
function initialOf(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set(chunks.filter((chunk) => chunk.isEntry));
  for (const chunk of wanted) for (const name of chunk.imports) if (byName.has(name)) wanted.add(byName.get(name));
  return [...wanted];
}

/** @returns {Promise<number>} bytes, gzip */
async function measure(entry, entries) {
  if (entry.file) return gzip(readFileSync(join(root, entry.file)));
  const besides = entries.find(({ name }) => name === entry.besides);
  const weigh = async (imports, leftOut) => {
    const chunks = await bundle(imports, leftOut);
    return (entry.initial ? initialOf(chunks) : chunks).reduce((sum, { code }) => sum + gzip(code), 0);
  };
  const whole = await weigh([...(besides?.imports ?? []), ...entry.imports], entry.leftOut);
  return besides ? whole - (await weigh(besides.imports, besides.leftOut)) : whole;
}

/** @returns {Promise<{name: string, size: number, budget: number}[]>} */
export async function measureAll() {
  const { entries } = JSON.parse(readFileSync(join(root, 'test/size/size.json'), 'utf8'));
  const found = [];
  for (const entry of entries) found.push({ ...entry, size: await measure(entry, entries) });
  return found;
}

/** A table for people. A budget far above what is used is told too: it would hide growth. */
export function report(found) {
  const kilo = (bytes) => `${(bytes / 1000).toFixed(2)} kB`.padStart(9);
  return found
    .map(({ name, size, budget }) => {
      const verdict = size > budget ? 'OVER' : size < budget * 0.85 ? 'ok, budget can shrink' : 'ok';
      return `${name.padEnd(46)}${kilo(size)} of ${kilo(budget)}  ${verdict}`;
    })
    .join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(report(await measureAll()));
