// The house keeps its own laws (ARCHITECTURE.md, CONVENTIONS.md). Each law is also shown to bite.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { breaches } from './architecture/checker.mjs';
import { allowedLength, allowedNames, maxLines } from './architecture/laws.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder, pattern) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => pattern.test(name));

describe('architecture', () => {
  it('every source file keeps the import law and the rules of its room', () => {
    const files = Object.fromEntries(filesIn('src', /\.ts$/).map((path) => [path, read(path)]));
    const found = breaches(files);
    assert.deepEqual(found, [], `\n${found.join('\n')}`);
  });

  it('no exception is kept for a file that needs none', () => {
    for (const path of Object.keys(allowedNames)) read(path);
    for (const path of Object.keys(allowedLength)) assert.ok(read(path).trimEnd().split('\n').length > maxLines, path);
  });

  it('core compiles without the DOM library', () => {
    assert.deepEqual(coreErrors(), []);
  });

  it('core would not compile if it touched the page', () => {
    assert.match(coreErrors('export const title = document.title;\n').join(), /document/);
  });

  it('no test is skipped or runs alone', () => {
    for (const path of filesIn('test', /\.test\.m?ts$|\.test\.mjs$/))
      assert.doesNotMatch(read(path), /\b(it|describe|test)\.(skip|only)\(|\bx(it|describe)\(/, path);
  });
});

describe('the laws bite', () => {
  const bad = {
    'core importing data': ['src/core/a.ts', "import { b } from '../data/b.js';", /may not import data/],
    'core going up its own stairs': [
      'src/core/rules/a.ts',
      "import { b } from '../users/b.js';",
      /core\/rules may not import core\/users/,
    ],
    'data importing an element': ['src/data/a.ts', "import { b } from '../elements/b.js';", /may not import elements/],
    'an element importing data by value': ['src/elements/a.ts', "import { b } from '../data/b.js';", /types only/],
    'an element loading data late': ['src/elements/a.ts', "void import('../data/b.js');", /types only/],
    'anybody importing define': ['src/controllers/a.ts', "import '../define/all.js';", /may not import define/],
    'a package from outside': ['src/data/a.ts', "import _ from 'lodash';", /package lodash/],
    'zod outside a schema': ['src/core/a.ts', "import * as z from 'zod/mini';", /no schema file/],
    'classic zod': ['src/core/a-schema.ts', "import { z } from 'zod';", /package zod/],
    'the front door doing work': ['src/index.ts', 'export const a = 1;', /more than re-export/],
    'a file name that says nothing': ['src/core/user-utils.ts', 'export {};', /says nothing/],
    'a file too long': ['src/core/a.ts', '\n'.repeat(400) + 'export {};', /401 lines/],
    'a file in no room': ['src/lib/a.ts', 'export {};', /no room/],
    styleMap: ['src/elements/a.ts', 'html`<p class=${styleMap({})}></p>`;', /uses styleMap/],
    'a style binding': ['src/elements/a.ts', 'html`<p style=${x}></p>`;', /style attribute/],
    innerHTML: ['src/elements/a.ts', 'html`<p .innerHTML=${x}></p>`;', /uses innerHTML/],
    'an inline handler': ['src/elements/a.ts', 'html`<p onclick="x()"></p>`;', /inline event handler/],
    'a clock in core': ['src/core/a.ts', 'export const now = () => Date.now();', /uses Date.now/],
    'a bare date in core': ['src/core/a.ts', 'export const now = () => new Date();', /the current date/],
    'chance in core': ['src/core/a.ts', 'export const id = () => crypto.randomUUID();', /uses crypto/],
    'waiting in core': ['src/core/a.ts', 'export const f = async () => { await g(); };', /uses waiting/],
    'a sentence of another place': [
      'src/elements/user-form/a.ts',
      "words.text('table.empty');",
      /only user-table loads/,
    ],
    'a sentence in a template': ['src/elements/a.ts', 'html`<p>Nobody is ${here}</p>`;', /belongs in src\/strings/],
    'a sentence in an attribute': ['src/elements/a.ts', 'html`<p aria-label="Close"></p>`;', /belongs in src\/strings/],
  };
  for (const [name, [path, text, message]] of Object.entries(bad))
    it(`refuses ${name}`, () => assert.match(breaches({ [path]: text }).join('\n'), message));

  it('refuses a cycle of values', () => {
    const files = {
      'src/core/a.ts': "import { b } from './b.js';\nexport const a = () => b;",
      'src/core/b.ts': "import { a } from './a.js';\nexport const b = () => a;",
    };
    assert.match(breaches(files).join(), /cycle: src\/core\/a.ts → src\/core\/b.ts → src\/core\/a.ts/);
  });

  it('refuses a late package that comes at once', () => {
    const files = {
      'src/define/x.ts': "import { x } from '../elements/x.js';\nx();",
      'src/elements/x.ts': "import { s } from '../core/s-schema.js';\nexport const x = () => s;",
      'src/core/s-schema.ts': "import * as z from 'zod/mini';\nexport const s = z.string();",
    };
    assert.match(breaches(files).join(), /zod\/mini is loaded at once: src\/define\/x.ts → src\/elements\/x.ts/);
  });

  const good = {
    'types of data in an element': ['src/elements/a.ts', "import type { B } from '../data/b.js';\nexport type C = B;"],
    'inline types of data': ['src/elements/a.ts', "import { type B } from '../data/b.js';\nexport type C = B;"],
    'a banned word in a comment': ['src/core/a.ts', '/** Never Date.now() here, nor await. */\nexport const a = 1;'],
    'values of data in a controller': [
      'src/controllers/a.ts',
      "import { b } from '../data/b.js';\nexport const c = b;",
    ],
  };
  for (const [name, [path, text]] of Object.entries(good))
    it(`allows ${name}`, () => assert.deepEqual(breaches({ [path]: text }), []));
});

/** The compiler's complaints about src/core under its own settings, with a further file if given. */
function coreErrors(extra) {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'src/core/tsconfig.json'),
    { noEmit: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => assert.fail(String(problem.messageText)),
    },
  );
  const added = join(root, 'src/core/page.ts');
  const host = ts.createCompilerHost(config.options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (path) => (extra && path === added) || fileExists(path);
  host.readFile = (path) => (extra && path === added ? extra : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    extra && path === added ? ts.createSourceFile(path, extra, config.options.target) : getSourceFile(path, ...rest);
  const program = ts.createProgram(extra ? [added] : config.fileNames, config.options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
