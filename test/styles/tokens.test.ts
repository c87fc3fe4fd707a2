import { expect } from '@open-wc/testing';
import { css, LitElement, type CSSResult } from 'lit';
import { controls } from '../../src/styles/controls.js';
import { surfaces } from '../../src/styles/surfaces.js';
import { tokens } from '../../src/styles/tokens.js';

/** Colours that are shown on each other: foreground → grounds. A selected row is `brand-tint`, a hovered one `hover`. */
const grounds = ['surface', 'raised', 'sunken', 'hover', 'brand-tint'];
const texts: Readonly<Record<string, readonly string[]>> = {
  text: [...grounds, 'pressed', 'danger-tint', 'warning-tint', 'success-tint'],
  'text-muted': [...grounds, 'pressed', 'danger-tint', 'warning-tint', 'success-tint'],
  'brand-text': [...grounds, 'pressed'],
  'danger-text': [...grounds, 'danger-tint'],
  'warning-text': [...grounds, 'warning-tint'],
  'success-text': [...grounds, 'success-tint'],
  'on-brand': ['brand', 'brand-hover'],
  'on-danger': ['danger-solid', 'danger-hover'],
};
const lines: Readonly<Record<string, readonly string[]>> = {
  'line-control': ['surface', 'raised', 'sunken', 'hover', 'brand-tint'],
  'brand-line': [...grounds, 'pressed'],
  'danger-text': grounds,
  surface: ['brand-line'],
};

class TokenProbe extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        transition: none;
      }
    `,
  ];
}
customElements.define('token-probe', TokenProbe);

const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** WCAG relative luminance of what is painted, whatever the colour space it was written in. */
function luminance(color: string): number {
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** Every 51st step of each channel: 216 colours from corner to corner of sRGB. */
const cube = [0, 51, 102, 153, 204, 255].flatMap((red, _, steps) =>
  steps.flatMap((green) => steps.map((blue) => `rgb(${red} ${green} ${blue})`)),
);

interface Worst {
  ratio: number;
  brand: string;
}

/** The lowest contrast of each pair over all brands. */
function worstOf(scheme: 'light' | 'dark', brands: readonly string[], knob = '--pbx-brand'): Map<string, Worst> {
  const host = document.body.appendChild(document.createElement('token-probe'));
  host.setAttribute('theme', scheme);
  const pairs = [texts, lines].flatMap((table) =>
    Object.entries(table).flatMap(([a, list]) => list.map((b) => [a, b] as const)),
  );
  const names = [...new Set(pairs.flat())];
  const swatches = names.map((name) => {
    const swatch = host.shadowRoot!.appendChild(document.createElement('i'));
    // A token that does not resolve would inherit a colour and look fine.
    swatch.style.color = `var(--_${name}, transparent)`;
    if (getComputedStyle(swatch).color === 'rgba(0, 0, 0, 0)') throw new Error(`--_${name} is no colour`);
    return [name, getComputedStyle(swatch)] as const;
  });
  const worst = new Map<string, Worst>();
  for (const brand of brands) {
    host.style.setProperty(knob, brand);
    const light = new Map(swatches.map(([name, style]) => [name, luminance(style.color)]));
    for (const [a, b] of pairs) {
      const ratio = contrast(light.get(a)!, light.get(b)!);
      const key = `${a} on ${b}`;
      if (ratio < (worst.get(key)?.ratio ?? Infinity)) worst.set(key, { ratio, brand });
    }
  }
  host.remove();
  return worst;
}

function failures(worst: Map<string, Worst>, table: typeof texts, floor: number): string[] {
  return Object.entries(table)
    .flatMap(([a, list]) => list.map((b) => `${a} on ${b}`))
    .filter((key) => worst.get(key)!.ratio < floor)
    .map((key) => `${key}: ${worst.get(key)!.ratio.toFixed(2)} with ${worst.get(key)!.brand}`);
}

describe('tokens', () => {
  for (const scheme of ['light', 'dark'] as const) {
    describe(scheme, () => {
      const worst = worstOf(scheme, cube);
      it(`A3: text keeps 4.5:1 on its ground for every brand colour`, () => {
        expect(failures(worst, texts, 4.5)).to.deep.equal([]);
      });
      it(`A3: lines and marks keep 3:1 for every brand colour`, () => {
        expect(failures(worst, lines, 3)).to.deep.equal([]);
      });
      it('A3: text and lines keep their contrast for every neutral hue', () => {
        const tinted = worstOf(scheme, cube, '--pbx-neutral');
        expect([...failures(tinted, texts, 4.5), ...failures(tinted, lines, 3)]).to.deep.equal([]);
      });
    });
  }

  it('A3: the proof can fail: white on the brand itself does not hold', () => {
    const white = luminance('white');
    expect(cube.filter((brand) => contrast(white, luminance(brand)) < 4.5)).to.have.length.above(100);
  });

  it('A3: no rule reads a private token that is not defined, and none is defined for nothing', () => {
    const text = ({ cssText }: CSSResult) => cssText;
    const rules = [tokens, controls, surfaces].map(text).join('\n');
    const defined = new Set([...rules.matchAll(/(--_[\w-]+)\s*:/g)].map((match) => match[1]));
    const read = new Set([...rules.matchAll(/var\((--_[\w-]+)/g)].map((match) => match[1]));
    expect([...read].filter((name) => !defined.has(name))).to.deep.equal([]);
  });

  it('A3: what else a host page lets its texts inherit stays outside', () => {
    const host = document.createElement('div');
    host.style.cssText = 'text-transform: uppercase; text-align: center; letter-spacing: 3px; font-style: italic';
    const probe = host.appendChild(document.createElement('token-probe'));
    document.body.append(host);
    const { textTransform, textAlign, letterSpacing, fontStyle } = getComputedStyle(probe);
    expect([textTransform, textAlign, letterSpacing, fontStyle]).to.deep.equal(['none', 'start', 'normal', 'normal']);
    host.remove();
  });

  it('A3: three densities change rows, controls and text by one knob', () => {
    const host = document.body.appendChild(document.createElement('token-probe'));
    const row = host.shadowRoot!.appendChild(document.createElement('i'));
    row.style.cssText = 'display: block; block-size: var(--_row-height)';
    const heights = ['-1', '0', '1'].map((density) => {
      host.style.setProperty('--pbx-density', density);
      return [getComputedStyle(row).blockSize, getComputedStyle(host).fontSize];
    });
    expect(heights).to.deep.equal([
      ['36px', '14px'],
      ['44px', '14px'],
      ['52px', '16px'],
    ]);
    host.remove();
  });
});
