import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CircleAlert, CircleCheck, Download, HardDrive, TriangleAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import { icon } from '../icon.js';
import { topLayer } from '../top-layer.js';
import { checkedParts } from './restore-parts.js';
import { fileButton, heading, moment } from './storage-controls.js';
import type { StorageView } from './storage-panel.js';

type Part = TemplateResult | typeof nothing;

/** The panel, as a native modal dialog for as long as it is rendered. */
export function storageTemplate(view: StorageView, words: StringsController): TemplateResult {
  const close = (event: Event): void => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).closest('dialog')!.close();
    view.onClose();
  };
  return html`<dialog
    class="dialog storage"
    part="dialog"
    aria-labelledby="storage-title"
    ${topLayer()}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && close(event)}
    @cancel=${close}
    @dragover=${(event: Event) => event.preventDefault()}
    @drop=${(event: Event) => event.preventDefault()}
  >
    <div class="content">${content(view, words, close)}</div>
  </dialog>`;
}

type Close = (event: Event) => void;

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
    ${download(view, words)} ${restore(view, words)}
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
    <button class="button primary" type="button" @click=${view.onDownload}>
      ${icon(Download)} ${words.text('storage.download')}
    </button>
    <div class="made" role="status">${made(view, words)}</div>
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
  const { users, damaged } = backup.counts;
  return html`<p class="done">
      ${icon(CircleCheck)}<span>${words.text('storage.made', { name: backup.name, count: users })}</span>
    </p>
    ${damaged > 0 ? html`<p class="warning">${icon(TriangleAlert)}<span>${words.text('storage.madeDamaged', { count: damaged })}</span></p>` : nothing}`;
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
    <p class="muted">${words.text('storage.restoreHint')}</p>
    ${fileButton(view, words.text('storage.choose'))}
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
