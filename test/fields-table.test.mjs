// docs/fields.md names every field of a user, where it is edited, its rule, and a test that is there (issue 3, "Must show" 1).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { userFields } from '../dist/core/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const rows = readFileSync(join(root, 'docs/fields.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .map(([, field, edited, rule, test]) => ({
    fields: field.match(/`([^`]+)`/g).map((name) => name.slice(1, -1)),
    edited,
    rule,
    test,
  }));
const titles = readdirSync(join(root, 'test'), { recursive: true })
  .filter((name) => /\.test\.(ts|mjs)$|-laws\.ts$/.test(name))
  .map((name) => readFileSync(join(root, 'test', name), 'utf8'))
  .join('\n');

describe('docs/fields.md', () => {
  const others = [
    'id',
    'version',
    'tenantId',
    'createdAt',
    'updatedAt',
    'activatedAt',
    'presence',
    'inUse',
    'registered',
  ];
  for (const name of [...userFields.map((field) => field.name), ...others])
    it(`has ${name}, where it is edited, its rule and its test`, () => {
      const row = rows.find(({ fields }) => fields.includes(name));
      assert.ok(row, `${name} has no row`);
      assert.ok(row.edited && row.rule && row.test, `the row of ${name} has an empty cell`);
    });

  it('names only tests that are there', () => {
    const missing = rows
      .flatMap(({ test }) => [...test.matchAll(/“([^”]+)”/g)].map(([, title]) => title))
      .filter((title) => !titles.includes(title));
    assert.deepEqual(missing, []);
  });

  it('names a test in every row that promises behaviour', () => {
    const silent = rows.filter(({ test }) => !/“[^”]+”/.test(test)).flatMap(({ fields }) => fields);
    assert.deepEqual(silent, ['presence', 'registered']);
  });
});
