import { css, html, LitElement, type TemplateResult } from 'lit';
import { Download, Search, TriangleAlert, UserPlus, X } from 'lucide';
import { icon } from '../../src/elements/icon.js';
import { controls } from '../../src/styles/controls.js';
import { surfaces } from '../../src/styles/surfaces.js';
import { tokens } from '../../src/styles/tokens.js';

interface Swatch {
  readonly name: string;
  readonly on: string;
  /** 4.5 for text, 3 for lines and marks, absent where contrast carries no meaning. */
  readonly floor?: 4.5 | 3;
}

const text = (name: string, on: string): Swatch => ({ name, on, floor: 4.5 });
const line = (name: string, on: string): Swatch => ({ name, on, floor: 3 });
const ground = (name: string): Swatch => ({ name, on: 'surface' });

const groups: Readonly<Record<string, readonly Swatch[]>> = {
  Grounds: ['surface', 'raised', 'sunken', 'hover', 'pressed', 'brand-tint'].map(ground),
  Text: [
    text('text', 'surface'),
    text('text-muted', 'surface'),
    text('text-muted', 'brand-tint'),
    text('brand-text', 'surface'),
    text('brand-text', 'brand-tint'),
    text('on-brand', 'brand'),
    text('on-brand', 'brand-hover'),
  ],
  Status: [
    text('success-text', 'success-tint'),
    text('warning-text', 'warning-tint'),
    text('danger-text', 'danger-tint'),
    text('on-danger', 'danger-solid'),
  ],
  Lines: [
    line('line-control', 'surface'),
    line('brand-line', 'surface'),
    line('danger-text', 'surface'),
    ground('line'),
  ],
};

const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

function luminance(color: string): number {
  if (!context) return 0;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Shows the tokens as they are computed here and now, with the contrast that is really painted. Only for stories. */
export class TokenSheet extends LitElement {
  static override styles = [
    tokens,
    controls,
    surfaces,
    css`
      :host {
        display: grid;
        gap: var(--_space-8);
        padding: var(--_space-6);
        background: var(--_surface);
      }
      section {
        display: grid;
        gap: var(--_space-3);
      }
      .swatches {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
        gap: var(--_space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .swatch {
        display: grid;
        gap: var(--_space-1);
        align-content: start;
        padding: var(--_space-3) var(--_space-4);
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      .line {
        block-size: 20px;
        border-block-end: 2px solid;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-3);
        align-items: center;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
        gap: var(--_space-4);
      }
    `,
  ];

  static override properties = { show: {} };
  /** What is shown. */
  declare show: 'colours' | 'controls';

  readonly #again = new MutationObserver(() => this.#measure());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  override connectedCallback(): void {
    super.connectedCallback();
    this.#again.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    this.#scheme.addEventListener('change', this.#measure);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#again.disconnect();
    this.#scheme.removeEventListener('change', this.#measure);
  }

  protected override updated(): void {
    this.#measure();
  }

  protected override render(): TemplateResult {
    return this.show === 'controls' ? this.#controls() : this.#colours();
  }

  #colours(): TemplateResult {
    return html`${Object.entries(groups).map(
      ([title, swatches]) =>
        html`<section>
          <h2 class="title">${title}</h2>
          <ul class="swatches">
            ${swatches.map((swatch) => this.#swatch(swatch))}
          </ul>
        </section>`,
    )}`;
  }

  #swatch({ name, on, floor }: Swatch): TemplateResult {
    const isText = floor === 4.5;
    return html`<li class="swatch" data-name=${name} data-on=${on} data-floor=${floor ?? ''}>
      <span class=${isText ? 'sample' : floor ? 'sample line' : 'visually-hidden'}>${isText ? 'Ana Ruiz' : ''}</span>
      <span class="facts">${name}${floor ? html` on ${on} <span class="ratio number"></span>` : ''}</span>
    </li>`;
  }

  /** Colours are set here and not in the template: a strict CSP allows no style attribute. */
  readonly #measure = (): void => {
    for (const swatch of this.renderRoot.querySelectorAll<HTMLElement>('.swatch')) {
      const { name = '', on = '', floor } = swatch.dataset;
      const sample = swatch.querySelector<HTMLElement>('.sample');
      swatch.style.background = `var(--_${floor ? on : name})`;
      if (!sample) continue;
      sample.style.color = `var(--_${name})`;
      const [high = 0, low = 0] = [getComputedStyle(sample).color, getComputedStyle(swatch).backgroundColor]
        .map(luminance)
        .sort((a, b) => b - a);
      const ratio = (high + 0.05) / (low + 0.05);
      swatch.querySelector('.ratio')!.textContent = `${ratio.toFixed(2)}:1 ${ratio >= Number(floor) ? '✓' : '✗'}`;
      const facts = swatch.querySelector<HTMLElement>('.facts')!;
      facts.style.color =
        on === 'brand' || on === 'brand-hover' ? 'var(--_on-brand)' : on === 'danger-solid' ? 'var(--_on-danger)' : '';
    }
  };

  #controls(): TemplateResult {
    return html`
      <section>
        <h2 class="title">Buttons</h2>
        <div class="row">
          <button class="button primary">${icon(UserPlus)} Add user</button>
          <button class="button">${icon(Download)} Export</button>
          <button class="button quiet">Cancel</button>
          <button class="button danger">Remove 3 users</button>
          <button class="button link">Clear filters</button>
          <button class="button icon-only" aria-label="Close">${icon(X, 20)}</button>
          <button class="button" disabled>Not now</button>
        </div>
      </section>
      <section>
        <h2 class="title">Fields</h2>
        <div class="fields">
          <div class="field">
            <label class="label" for="name">Name</label>
            <input class="input" id="name" value="Ana Ruiz" />
          </div>
          <div class="field">
            <label class="label" for="mail">E-mail <span class="optional">(optional)</span></label>
            <input class="input" id="mail" placeholder="ana@example.com" aria-describedby="mail-hint" />
            <span class="hint" id="mail-hint">It is the login of the portal.</span>
          </div>
          <div class="field">
            <label class="label" for="extension">Extension</label>
            <input class="input number" id="extension" value="101" aria-invalid="true" aria-describedby="taken" />
            <span class="error" id="taken">${icon(TriangleAlert)} Extension 101 belongs to Ben Ito. Use 102.</span>
          </div>
          <div class="field">
            <label class="label" for="role">Role</label>
            <select class="select" id="role">
              <option>User</option>
              <option>Manager</option>
            </select>
            <span class="warning">${icon(TriangleAlert)} Managers see the calls of their team.</span>
          </div>
          <div class="field">
            <label class="label" for="username">Username</label>
            <input class="input" id="username" value="ana.ruiz" readonly />
          </div>
          <div class="field">
            <label class="label" for="notes">Notes</label>
            <textarea class="input" id="notes" rows="2"></textarea>
          </div>
        </div>
      </section>
      <section>
        <h2 class="title">Choices and status</h2>
        <div class="row">
          <label class="row"><input class="switch" type="checkbox" role="switch" checked /> Activated</label>
          <label class="row"><input class="switch" type="checkbox" role="switch" /> Do not disturb</label>
          <label class="row"><input class="checkbox" type="checkbox" checked /> Selected</label>
          <button class="chip" aria-pressed="true">${icon(Search)} Activated <span class="count">37</span></button>
          <button class="chip" aria-pressed="false">Deactivated <span class="count">12</span></button>
          <span class="status activated">Activated</span>
          <span class="status deactivated">Deactivated</span>
        </div>
        <progress class="progress" max="100" value="62" aria-label="Import"></progress>
      </section>
      <section>
        <h2 class="title">Notices</h2>
        <div class="notice warning-notice">
          <p class="text">This browser keeps users in memory only. They are gone when the page closes.</p>
        </div>
        <div class="notice error-notice">
          <p class="text">The storage of this browser is full. Free some space, then save again.</p>
        </div>
      </section>
    `;
  }
}

if (!customElements.get('token-sheet')) customElements.define('token-sheet', TokenSheet);
