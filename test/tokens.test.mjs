import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { themeTokens } from '../scripts/tokens.mjs';

describe('tokens.json', () => {
  const { pbx } = themeTokens();

  it('A3: holds the six knobs of a brand', () => {
    for (const name of ['brand', 'neutral', 'radius', 'density', 'font-family', 'font-size'])
      assert.ok(pbx[name], name);
  });

  it('A3: says what theme.css says', () => {
    const css = readFileSync(new URL('../src/styles/theme.css', import.meta.url), 'utf8');
    assert.match(css, new RegExp(`--pbx-brand: ${pbx.brand.$value.hex};`));
    assert.match(css, new RegExp(`--pbx-radius: ${pbx.radius.$value.value}px;`));
  });

  it('lets what follows another knob be an alias', () => {
    assert.equal(pbx.neutral.$value, '{pbx.brand}');
  });
});
