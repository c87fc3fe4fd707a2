import { html, nothing, type TemplateResult } from 'lit';
import type { InterruptedImport } from '../../data/adapter.js';
import { ignoreSecondClick } from '../ignore-second-click.js';
import type { StepHost } from './import-step.js';

/** Imports that were interrupted: one quiet card each, to go on with or to let be (I7). */
export class InterruptedCards {
  readonly #host: StepHost;
  /** What became of the latest. */
  #said = '';

  constructor(host: StepHost) {
    this.#host = host;
  }

  /** What became of the last one is said in a place that was there before: only then it is read out. */
  render(): TemplateResult {
    const { interrupted } = this.#host;
    const { text } = this.#host.words;
    return html`${
        interrupted.length > 0
          ? html`<section
              class="interrupted"
              aria-label=${text('import.interrupted.label')}
              @click=${ignoreSecondClick}
            >
              ${interrupted.map((one, order) => this.#card(one, order))}
            </section>`
          : nothing
      }
      <p class="muted prose interrupted-left" role="status" data-left>${this.#said}</p>`;
  }

  reset(): void {
    this.#said = '';
  }

  /** What the page is most likely opened for is its one primary button: to go on with the latest. */
  #card(one: InterruptedImport, order: number): TemplateResult {
    const { text } = this.#host.words;
    const [what, keeps] = [`interrupted-${order}`, `interrupted-keeps-${order}`];
    return html`<div class="interrupted-card" data-interrupted>
      <div>
        <p id=${what}><bdi>${this.#sentence(one)}</bdi></p>
        <p class="muted" id=${keeps}>${text('import.interrupted.keeps')}</p>
      </div>
      <div class="interrupted-actions">
        <button
          type="button"
          class="button ${order === 0 ? 'primary' : ''}"
          aria-describedby=${what}
          @click=${() => this.#host.attempt(() => this.#takeUp(one))}
        >
          ${text('import.interrupted.continue')}
        </button>
        <button
          type="button"
          class="button quiet"
          aria-describedby="${what} ${keeps}"
          @click=${() => this.#host.attempt(() => this.#leave(one))}
        >
          ${text('import.interrupted.leave')}
        </button>
      </div>
    </div>`;
  }

  #sentence({ fileName, at, done, total }: InterruptedImport): string {
    const { words } = this.#host;
    const date = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short' }).format(new Date(at));
    const name = fileName ?? words.text('import.interrupted.noName');
    return words.text('import.interrupted.sentence', { name, done, count: total, date });
  }

  async #takeUp(one: InterruptedImport): Promise<void> {
    this.#said = '';
    if (!(await this.#host.takeUp(one))) this.#say('import.interrupted.gone', {});
  }

  async #leave(one: InterruptedImport): Promise<void> {
    const count = await this.#host.discard(one);
    this.#say('import.interrupted.left', { count });
  }

  #say(key: 'import.interrupted.gone' | 'import.interrupted.left', params: Readonly<Record<string, number>>): void {
    this.#said = this.#host.words.text(key, params);
    this.#host.refresh();
  }
}
