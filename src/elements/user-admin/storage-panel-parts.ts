import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CircleAlert, CircleCheck, Download, HardDrive, TriangleAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { Backup } from '../../data/adapter.js';
import { icon } from '../icon.js';
import { ignoreSecondClick } from '../ignore-second-click.js';
import { topLayer } from '../top-layer.js';
import { checkedParts } from './restore-parts.js';
import { fileButton, heading, moment, percent } from './storage-controls.js';
import type { StorageView } from './storage-view.js';

type Part = TemplateResult | typeof nothing;

/** The panel, as a native modal dialog for as long as it is rendered. */
export function storageTemplate(view: StorageView, words: StringsController): TemplateResult {
  const close = (event: Event): void => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).closest('dialog')!.close();
    view.onClose();
  };
  /** Nobody leaves without being told what has become of what is worked on. */
  const leave = (event: Event): void => {
    // The browser's choice of a file was left, not the panel.
    if (event.target !== event.currentTarget && event.type === 'cancel') return;
    if (view.step.kind !== 'working') return close(event);
    event.preventDefault();
    view.onHome();
  };
  return html`<dialog
    class="dialog wide storage"
    part="dialog"
    aria-labelledby="storage-title"
    ${topLayer()}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && leave(event)}
    @cancel=${leave}
    @click=${ignoreSecondClick}
    @dragover=${(event: Event) => event.preventDefault()}
    @drop=${(event: Event) => event.preventDefault()}
  >
    <div class="content">${content(view, words, close)}</div>
    <div class="visually-hidden" role="status" data-said>${said(view, words)}</div>
  </dialog>`;
}

type Close = (event: Event) => void;

/** How it ended, for who cannot see it; it stands outside of the screens, which come and go. */
const said = ({ made: backup, stopped }: StorageView, words: StringsController): string =>
  backup ? madeText(backup, words).join(' ') : stopped;

function content(view: StorageView, words: StringsController, close: Close): TemplateResult {
  const { step } = view;
  switch (step.kind) {
    case 'home':
      return home(view, words, close);
    case 'secrets':
      return secretsQuestion(view, words);
    case 'working':
      return working(view, step, words);
    case 'checked':
      return checkedParts(view, step, words);
    case 'restored':
      return restored(step, words, close);
  }
}

function home(view: StorageView, words: StringsController, close: Close): TemplateResult {
  const { place } = view;
  return html`${heading(words.text('storage.title'))}
    <div class="place">
      ${icon(HardDrive)}
      <div>${place.kind ? html`<p>${words.text(`storage.${place.kind}`)}</p>` : nothing} ${promise(view, words)}</div>
    </div>
    ${view.error ? html`<p class="error" role="alert">${icon(CircleAlert)}<span>${view.error}</span></p>` : nothing}
    ${view.stopped ? html`<p class="muted">${view.stopped}</p>` : nothing} ${download(view, words)}
    ${restore(view, words)}
    <div class="actions">
      <button class="button" type="button" @click=${close}>${words.text('common.close')}</button>
    </div>`;
}

function promise({ place }: StorageView, words: StringsController): Part {
  if (place.kind !== 'browser' || place.persisted === undefined) return nothing;
  return html`<p class="muted">${words.text(place.persisted ? 'storage.persisted' : 'storage.notPersisted')}</p>`;
}

function download(view: StorageView, words: StringsController): Part {
  if (!view.may.download) return nothing;
  const { latest } = view.place;
  return html`<section class="part" aria-labelledby="storage-backup">
    <div class="part-heading">
      <h3 id="storage-backup">${words.text('storage.backup')}</h3>
      <p class="muted">
        ${latest ? words.text('storage.lastBackup', { at: moment(latest, words) }) : words.text('storage.noBackup')}
      </p>
    </div>
    <p class="muted">${words.text('storage.backupHint')}</p>
    ${view.may.secrets ? secretsChoice(view, words) : nothing}
    <button class="button primary" type="button" data-download @click=${view.onDownload}>
      ${icon(Download)} ${words.text('storage.download')}
    </button>
    ${made(view, words)}
  </section>`;
}

function secretsChoice({ withSecrets, onWithSecrets }: StorageView, words: StringsController): TemplateResult {
  return html`<div class="choice-field">
    <label class="choice">
      <input
        class="checkbox"
        type="checkbox"
        aria-describedby="storage-secrets-hint"
        .checked=${live(withSecrets)}
        @change=${(event: Event) => onWithSecrets((event.target as HTMLInputElement).checked)}
      />
      ${words.text('storage.withSecrets')}
    </label>
    <p class="choice-hint ${withSecrets ? 'warning' : 'muted'}" id="storage-secrets-hint">
      ${withSecrets ? html`${icon(TriangleAlert)}<span>${words.text('storage.secretsWarning')}</span>` : words.text('storage.withSecretsHint')}
    </p>
  </div>`;
}

function made({ made: backup }: StorageView, words: StringsController): Part {
  if (!backup) return nothing;
  const [holds, damaged] = madeText(backup, words);
  return html`<p class="done">${icon(CircleCheck)}<span>${holds}</span></p>
    ${damaged ? html`<p class="warning">${icon(TriangleAlert)}<span>${damaged}</span></p>` : nothing}`;
}

function madeText({ name, counts: { users, damaged } }: Backup, words: StringsController): readonly string[] {
  const holds = words.text('storage.made', { name, count: users });
  return damaged > 0 ? [holds, words.text('storage.madeDamaged', { count: damaged })] : [holds];
}

function restore(view: StorageView, words: StringsController): Part {
  if (!view.may.restore) return nothing;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) view.onFile(file);
    else view.onDrag(false);
  };
  return html`<section
    class="part dropzone ${view.dragging ? 'dragging' : ''}"
    aria-labelledby="storage-restore"
    @dragover=${(event: DragEvent) => {
      event.preventDefault();
      if (!view.dragging) view.onDrag(true);
    }}
    @dragleave=${(event: DragEvent) => {
      const { relatedTarget, currentTarget } = event;
      if (!(relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget))) view.onDrag(false);
    }}
    @drop=${drop}
  >
    <h3 id="storage-restore">${words.text('storage.restore')}</h3>
    ${
      view.importing
        ? html`<p class="warning">${icon(TriangleAlert)}<span>${words.text('storage.importRuns')}</span></p>`
        : html`<p class="muted">${words.text('storage.restoreHint')}</p>
            ${fileButton(view, words.text('storage.choose'))}`
    }
  </section>`;
}

function secretsQuestion(view: StorageView, words: StringsController): TemplateResult {
  return html`${heading(words.text('storage.secretsTitle'))}
    <div class="sentences">
      <p>${words.text('storage.secretsWarning')}</p>
      <p>${words.text('storage.secretsAdvice')}</p>
    </div>
    <div class="actions">
      <button class="button" type="button" @click=${view.onHome}>${words.text('common.cancel')}</button>
      <button class="button danger" type="button" @click=${view.onDownloadSecrets}>
        ${words.text('storage.downloadSecrets')}
      </button>
    </div>`;
}

function working(
  { part, onHome }: StorageView,
  { work, name = '' }: Extract<StorageView['step'], { kind: 'working' }>,
  words: StringsController,
): TemplateResult {
  const sentence = words.text(`storage.${work}`, { name });
  return html`${heading(sentence)}
    <progress class="progress" aria-labelledby="storage-title" max="1" .value=${part}></progress>
    <p class="muted part-done">${percent(part, words)}</p>
    <div class="actions">
      <button class="button" type="button" @click=${onHome}>${words.text('common.cancel')}</button>
    </div>`;
}

function restored(
  { from, result }: Extract<StorageView['step'], { kind: 'restored' }>,
  words: StringsController,
  close: Close,
): TemplateResult {
  const { users, withoutPassword } = result;
  return html`${heading(words.text('storage.restoredTitle', { count: users }))}
    <div class="sentences">
      <p>${words.text('storage.restored', { at: moment(from, words) })}</p>
      ${
        withoutPassword > 0
          ? html`<p class="warning">
              ${icon(TriangleAlert)}<span>${words.text('storage.withoutPassword', { count: withoutPassword })}</span>
            </p>`
          : nothing
      }
    </div>
    <div class="actions">
      <button class="button primary" type="button" @click=${close}>${words.text('common.close')}</button>
    </div>`;
}
