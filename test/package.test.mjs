// What npm would publish, as a host meets it. Needs the build.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

/** @type {string[]} */
let packed;

before(() => {
  // npm itself decides what is in the tarball. Without scripts: `prepack` would build again.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const out = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  packed = JSON.parse(out)[0].files.map(({ path }) => path);
});

/** Every file that an entry of `exports` names; a pattern gives all that it matches. */
function targets() {
  return Object.entries(packageJson.exports).flatMap(([name, target]) =>
    (typeof target === 'string' ? [target] : Object.values(target)).flatMap((path) => {
      if (!name.includes('*')) return [path.slice(2)];
      const [before, after] = path.slice(2).split('*');
      const found = packed.filter((file) => file.startsWith(before) && file.endsWith(after));
      assert.notEqual(found.length, 0, `${name} matches nothing`);
      return found;
    }),
  );
}

describe('package', () => {
  it('publint finds nothing', async () => {
    const { messages } = await publint({ pkgDir: root, strict: true, pack: false });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, packageJson, { color: false })),
      [],
    );
  });

  it('every export is in the tarball', () => {
    for (const path of targets()) assert.ok(packed.includes(path), path);
  });

  it('the tarball holds the build, its manifest and three texts, and nothing else', () => {
    const strange = packed.filter(
      (path) =>
        !/^dist\//.test(path) && !/^(package\.json|custom-elements\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(path),
    );
    assert.deepEqual(strange, []);
    assert.ok(packed.includes('LICENSE') && packed.includes('README.md'));
  });

  it('every module has its types, and every import of a built module leads to a built file', () => {
    for (const path of packed.filter((file) => /^dist\/(?!cdn\/).*\.js$/.test(file))) {
      assert.ok(packed.includes(path.replace(/\.js$/, '.d.ts')), `${path} has no types`);
      for (const file of [path, path.replace(/\.js$/, '.d.ts')])
        for (const [, specifier] of readFileSync(join(root, file), 'utf8').matchAll(
          /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g,
        ))
          assert.ok(existsSync(join(root, dirname(file), specifier)), `${file} imports ${specifier}`);
    }
  });

  it('nothing built names a path of the machine that built it', () => {
    for (const path of packed.filter((file) => /\.(js|map|ts|json)$/.test(file)))
      assert.ok(!readFileSync(join(root, path), 'utf8').includes(root), path);
  });

  it('no module without an element reaches define', () => {
    for (const path of packed.filter((file) => /^dist\/(?!define\/|cdn).*\.js$/.test(file)))
      assert.doesNotMatch(
        readFileSync(join(root, path), 'utf8'),
        /from ['"].*\/define\/|customElements\.define\(/,
        path,
      );
  });

  it('A4: the front door, core, adapters and locales load in Node and define nothing', () => {
    const script = `
      const names = ${JSON.stringify(['.', './core', './adapters/memory', './adapters/indexeddb', './locales/en', './conformance'])};
      let defined = 0;
      await import('lit');
      if (globalThis.customElements) globalThis.customElements.define = () => { defined++; };
      for (const name of names) {
        const module = await import('${packageJson.name}' + name.slice(1));
        if (Object.keys(module).length === 0) throw new Error(name + ' exports nothing');
      }
      if (defined) throw new Error(defined + ' elements were defined');
    `;
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  });

  it('sideEffects names what has them, so that a bundler keeps definitions and drops the rest', () => {
    const { sideEffects } = packageJson;
    for (const path of ['./dist/define/*.js', './dist/cdn/*.js', './dist/theme.css'])
      assert.ok(sideEffects.includes(path), path);
    assert.ok(!sideEffects.some((path) => /dist\/\*\*|dist\/(elements|core|data|controllers)/.test(path)));
  });

  it('the version that every element tells is that of the package', async () => {
    const { KitElement } = await import(packageJson.name);
    assert.equal(KitElement.kitVersion, packageJson.version);
  });

  it('pins every dependency and names no registry in the lockfile', () => {
    for (const [name, range] of Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies }))
      assert.match(range, /^\d+\.\d+\.\d+$/, name);
    for (const [name, entry] of Object.entries(lock.packages)) assert.equal(entry.resolved, undefined, name);
  });

  it('every runtime package has a permissive licence', () => {
    for (const name of Object.keys(packageJson.dependencies)) {
      const { license } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
      assert.match(license, /^(MIT|ISC|BSD-3-Clause|Apache-2\.0)$/, name);
    }
  });
});
