import { html, nothing, type TemplateResult } from 'lit';
import { FileUp, TriangleAlert } from 'lucide';
import { icon } from '../icon.js';
import type { StepHost } from './import-step.js';
import { InterruptedCards } from './interrupted-cards.js';

/** The first step: a file is chosen, dropped or pasted (I1). */
export class ChooseStep {
  readonly #host: StepHost;
  readonly #interrupted: InterruptedCards;
  #dragDepth = 0;
  #pasting = false;
  #emptyPaste = false;
  #readingName: string | undefined;

  constructor(host: StepHost) {
    this.#host = host;
    this.#interrupted = new InterruptedCards(host);
  }

  render(): TemplateResult {
    const { text } = this.#host.words;
    const reading = this.#host.loading;
    return html`<div
      class="choose"
      @paste=${this.#paste}
      @dragenter=${this.#enter}
      @dragover=${this.#over}
      @dragleave=${this.#leave}
      @drop=${this.#drop}
    >
      <h3 class="heading" data-heading tabindex="-1">${text('import.choose.heading')}</h3>
      <p class="muted prose">${text('import.choose.intro')}</p>
      ${reading ? nothing : this.#interrupted.render()}
      <div part="dropzone" class="dropzone ${this.#dragDepth > 0 ? 'dragging' : ''}">
        ${reading ? this.#reading() : this.#invitation()}
      </div>
      ${this.#pasteArea()}
    </div>`;
  }

  /** Forgets what was half done here. */
  reset(): void {
    this.#pasting = this.#emptyPaste = false;
    this.#dragDepth = 0;
    this.#interrupted.reset();
  }

  #invitation(): TemplateResult {
    const { text } = this.#host.words;
    return html`${icon(FileUp, 20)}
      <p class="drop-sentence">${text(this.#dragDepth > 0 ? 'import.choose.dropNow' : 'import.choose.drop')}</p>
      <div class="drop-actions">
        <button
          type="button"
          class="button ${this.#host.interrupted.length > 0 ? '' : 'primary'}"
          @click=${this.#browse}
        >
          ${text('import.choose.button')}
        </button>
        <button type="button" class="button" aria-expanded=${this.#pasting} @click=${this.#togglePaste}>
          ${text('import.choose.paste')}
        </button>
      </div>
      <input
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        aria-label=${text('import.choose.button')}
        @change=${this.#chosen}
      />
      <p class="muted accepts">${text('import.choose.accepts')} ${text('import.choose.safe')}</p>`;
  }

  /** What is going on, with a number once there is one, and a way out. */
  #reading(): TemplateResult {
    const { text } = this.#host.words;
    const name = this.#readingName;
    const rows = this.#host.session?.table?.rows.length;
    const sentence =
      rows !== undefined
        ? text('import.choose.planning', { count: rows })
        : name
          ? text('import.choose.reading', { name })
          : text('import.choose.readingText');
    return html`<p class="drop-sentence" role="status">${sentence}</p>
      <progress class="progress" aria-label=${text('import.choose.readingText')}></progress>
      <button type="button" class="button" @click=${() => this.#host.restart()}>${text('common.cancel')}</button>`;
  }

  #pasteArea(): TemplateResult | typeof nothing {
    if (!this.#pasting || this.#host.loading) return nothing;
    const { text } = this.#host.words;
    return html`<form class="paste">
      <div class="field">
        <label class="label" for="pasted">${text('import.choose.pasteLabel')}</label>
        <p class="hint" id="paste-hint">${text('import.choose.pasteHint')}</p>
        <textarea
          class="input"
          id="pasted"
          rows="8"
          spellcheck="false"
          autocomplete="off"
          aria-describedby="paste-hint paste-error"
          aria-invalid=${this.#emptyPaste}
        ></textarea>
        <p class="error" id="paste-error" role="alert">
          ${this.#emptyPaste ? html`${icon(TriangleAlert)}<span>${text('import.choose.pasteEmpty')}</span>` : nothing}
        </p>
      </div>
      <button type="submit" class="button" @click=${this.#usePasted}>${text('import.choose.pasteUse')}</button>
    </form>`;
  }

  #read(source: File | string): void {
    this.#readingName = typeof source === 'string' ? undefined : source.name;
    this.#dragDepth = 0;
    this.#emptyPaste = false;
    this.#host.read(
      source,
      typeof source === 'string' ? { name: this.#host.words.text('import.pastedName') } : undefined,
    );
  }

  readonly #browse = (event: Event): void => {
    (event.currentTarget as HTMLElement)
      .closest('.dropzone')
      ?.querySelector<HTMLInputElement>('input[type=file]')
      ?.click();
  };

  readonly #chosen = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.#read(file);
    // The same file, mended, can be chosen again.
    input.value = '';
  };

  readonly #togglePaste = async (event: Event): Promise<void> => {
    this.#pasting = !this.#pasting;
    this.#host.refresh();
    const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
    if (!this.#pasting) return;
    await (root.host as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    root.querySelector<HTMLElement>('#pasted')?.focus();
  };

  /** By the click: a sandboxed frame may hear of no submit. */
  readonly #usePasted = (event: Event): void => {
    event.preventDefault();
    const value = (event.currentTarget as HTMLElement).closest('form')!.querySelector('textarea')!.value;
    if (value.trim() !== '') return this.#read(value);
    this.#emptyPaste = true;
    this.#host.refresh();
  };

  readonly #paste = (event: ClipboardEvent): void => {
    if (event.composedPath()[0] instanceof HTMLTextAreaElement) return;
    const source = event.clipboardData?.files[0] ?? event.clipboardData?.getData('text/plain');
    if (!source) return;
    event.preventDefault();
    this.#read(source);
  };

  readonly #enter = (event: DragEvent): void => {
    event.preventDefault();
    this.#dragDepth += 1;
    this.#host.refresh();
  };

  readonly #over = (event: DragEvent): void => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };

  readonly #leave = (): void => {
    this.#dragDepth = Math.max(0, this.#dragDepth - 1);
    this.#host.refresh();
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    const source = event.dataTransfer?.files[0] ?? event.dataTransfer?.getData('text/plain');
    this.#dragDepth = 0;
    if (source) this.#read(source);
    else this.#host.refresh();
  };
}
