import { html, nothing, type TemplateResult } from 'lit';
import { FileUp, Plus } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { DirectoryError } from '../../core/errors.js';
import { icon } from '../icon.js';

/** Nobody is here yet: one sentence, two roads; those that the person may take (R64). */
export function firstRunTemplate(
  words: StringsController,
  { onImport, onAdd }: { readonly onImport?: () => void; readonly onAdd?: () => void },
): TemplateResult {
  return html`<div class="state" part="state">
    <h2 class="title">${words.text('table.firstRunTitle')}</h2>
    <p class="muted">${words.text((onImport ?? onAdd) ? 'table.firstRun' : 'table.firstRunEmpty')}</p>
    <div class="roads">
      ${
        onImport
          ? html`<button class="button primary" type="button" @click=${onImport}>
              ${icon(FileUp)} ${words.text('table.importFile')}
            </button>`
          : nothing
      }
      ${
        onAdd
          ? html`<button class="button ${onImport ? '' : 'primary'}" type="button" @click=${onAdd}>
              ${icon(Plus)} ${words.text('table.addUser')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** The person may not see the users (R64). */
export function forbiddenTemplate(words: StringsController): TemplateResult {
  return html`<div class="state" part="state">
    <h2 class="title">${words.text('table.notPermittedTitle')}</h2>
    <p class="muted">${words.text('table.notPermitted')}</p>
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
