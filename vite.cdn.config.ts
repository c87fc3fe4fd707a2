// The one file for a script tag: everything inside, all elements defined. Beside it a second one that nobody needs before
// a telephone number is written: the numbering plans of the world.
import { build, defineConfig, type Plugin } from 'vite';

/** Takes comments and indentation out of `css` templates: no minifier of scripts looks into them. */
const slimStyles: Plugin = {
  name: 'slim-styles',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]src[\\/].*\.ts$/.test(id) || !code.includes('css`')) return;
    // Line by line, so that source maps stay true.
    const slim = (text: string) =>
      text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/^[ \t]+/gm, '');
    return { code: code.replace(/\bcss`(?:[^`\\]|\\.)*`/g, slim), map: null };
  },
};

const phonePackage = 'libphonenumber-js/min';
const phoneFile = './pbx-user-kit-phone.js';

/** Leaves the numbering plans to a file of their own, which the one file asks for relative to itself. */
const phonePlans: Plugin = {
  name: 'phone-plans',
  enforce: 'pre',
  resolveId: (id) => (id === phonePackage ? { id: phoneFile, external: true } : undefined),
  async writeBundle() {
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      plugins: [
        {
          name: 'phone-entry',
          resolveId: (id) => (id === 'phone-entry' ? '\0phone-entry' : undefined),
          load: (id) =>
            id === '\0phone-entry' ? `export { default, isSupportedCountry } from '${phonePackage}';` : undefined,
        },
      ],
      build: {
        target: 'es2022',
        sourcemap: true,
        outDir: 'dist/cdn',
        emptyOutDir: false,
        modulePreload: false,
        rolldownOptions: {
          input: 'phone-entry',
          preserveEntrySignatures: 'strict',
          output: { minify: true, entryFileNames: phoneFile.slice(2) },
        },
      },
    });
  },
};

export default defineConfig({
  plugins: [slimStyles, phonePlans],
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  build: {
    target: 'es2022',
    sourcemap: true,
    outDir: 'dist/cdn',
    emptyOutDir: true,
    lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => 'pbx-user-kit.js' },
    // Vite leaves an ES library unminified unless the output says so.
    rolldownOptions: { output: { minify: true, codeSplitting: false } },
  },
});
