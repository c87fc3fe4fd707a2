// What hosts build on changes on purpose only: `npm run api` rewrites the snapshot, and the diff is reviewed.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { snapshotPath, surface } from './public-api/surface.mjs';

const now = surface();

describe('public surface', () => {
  it('is the one in test/public-api/surface.snapshot.txt; `npm run api` changes it on purpose', () => {
    assert.deepEqual(now.split('\n'), readFileSync(snapshotPath, 'utf8').split('\n'));
  });

  it('has a definition for every element, and an element for every definition', () => {
    const files = readdirSync(new URL('../src/define', import.meta.url)).map((name) => name.replace('.ts', ''));
    const tags = [...now.matchAll(/^<([\w-]+)>/gm)].map((match) => match[1]);
    assert.deepEqual(files.filter((name) => name !== 'all').sort(), tags.sort());
  });

  it('gives no two kinds of one element the same name: tables of tools would drop one', () => {
    for (const element of now.split('\n\n').filter((text) => text.startsWith('<'))) {
      const sections = {};
      let section = '';
      for (const line of element.split('\n').slice(1))
        if (line.startsWith('    '))
          (sections[section] ??= []).push(
            line
              .trim()
              .replace(/^readonly /, '')
              .replace(/[:(].*/, ''),
          );
        else section = line.trim();
      // An attribute and its property are one thing under two names.
      const names = ['properties', 'methods', 'events', 'slots', 'parts'].flatMap((kind) => sections[kind] ?? []);
      const twice = names.filter((name, i) => names.indexOf(name) !== i);
      assert.deepEqual(twice, [], element.split('\n')[0]);
    }
  });
});
