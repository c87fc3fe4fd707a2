import { html, nothing, type TemplateResult } from 'lit';
import { FileUp, Plus } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { DirectoryError } from '../../core/errors.js';
import { icon } from '../icon.js';

/** Nobody is here yet: one sentence, two roads. */
export function firstRunTemplate(
  words: StringsController,
  roads: { readonly onImport: () => void; readonly onAdd: () => void },
): TemplateResult {
  return html`<div class="state" part="state">
    <h2 class="title">${words.text('table.firstRunTitle')}</h2>
    <p class="muted">${words.text('table.firstRun')}</p>
    <div class="roads">
      <button class="button primary" type="button" @click=${roads.onImport}>
        ${icon(FileUp)} ${words.text('table.importFile')}
      </button>
      <button class="button" type="button" @click=${roads.onAdd}>${icon(Plus)} ${words.text('table.addUser')}</button>
    </div>
  </div>`;
}

export function nothingFoundTemplate(search: string, words: StringsController, onShowAll: () => void): TemplateResult {
  return html`<div class="state" part="state">
    <h2 class="title">
      ${search ? words.text('table.nothingFound', { search }) : words.text('table.nothingInFilter')}
    </h2>
    ${search ? html`<p class="muted">${words.text('table.nothingHint')}</p>` : nothing}
    <div class="roads">
      <button class="button" type="button" @click=${onShowAll}>${words.text('table.showAll')}</button>
    </div>
  </div>`;
}

export function errorTemplate(error: DirectoryError, words: StringsController, onRetry: () => void): TemplateResult {
  return html`<div class="state" part="state" role="alert">
    <h2 class="title">${words.text('table.errorTitle')}</h2>
    <p>${words.error(error)}</p>
    <div class="roads">
      <button class="button" type="button" @click=${onRetry}>${words.text('common.retry')}</button>
    </div>
  </div>`;
}
