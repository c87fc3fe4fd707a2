// Writes the theme's knobs as design tokens (Design Tokens Community Group format, 2025.10), read out of
// src/styles/tokens.ts, so that there is one truth. Knobs that follow another one have an alias or no value of their own.
import { readFileSync } from 'node:fs';

const knob = /^\s*--_[\w-]+: var\(--pbx-([\w-]+), (.+)\);$/gm;

const valueOf = {
  color: (hex) => ({
    colorSpace: 'srgb',
    components: [1, 3, 5].map((at) => Number((parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(4))),
    hex,
  }),
  dimension: (text) => ({ value: parseFloat(text), unit: 'px' }),
  number: Number,
  fontFamily: (text) => text.split(',').map((name) => name.trim().replace(/^'|'$/g, '')),
};

/** @returns {object} the tokens under one group, `pbx` */
export function themeTokens(source = readFileSync(new URL('../src/styles/tokens.ts', import.meta.url), 'utf8')) {
  const pbx = {};
  for (const [, name, text] of source.matchAll(knob)) {
    const type = /^#[0-9a-f]{6}$/i.test(text)
      ? 'color'
      : name === 'font-family'
        ? 'fontFamily'
        : /^-?\d+px$/.test(text)
          ? 'dimension'
          : /^-?\d+$/.test(text)
            ? 'number'
            : undefined;
    const alias = /^var\(--_([\w-]+)\)$/.exec(text)?.[1];
    const pixels = /^calc\((\d+)px \+/.exec(text)?.[1];
    if (type) pbx[name] = { $type: type, $value: valueOf[type](text) };
    else if (alias) pbx[name] = { $type: pbx[alias].$type, $value: `{pbx.${alias}}` };
    else if (pixels)
      pbx[name] = { $type: 'dimension', $value: valueOf.dimension(`${pixels}px`), $description: `CSS: ${text}` };
  }
  return { pbx };
}
