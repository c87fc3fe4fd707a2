import { html, nothing, type TemplateResult } from 'lit';
import { FileUp, TriangleAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { DirectoryError, StoreLoss } from '../../core/errors.js';
import type { StringKey } from '../../strings/en.js';
import { icon } from '../icon.js';

/** The store is less than it was, and nobody has acknowledged that yet (P4). */
export type LossError = DirectoryError & { readonly loss: StoreLoss };

export interface LossRoads {
  /** Absent where the person may not import. */
  readonly onImport?: () => void;
  /** Goes on with what is there. Absent where the person may not alter users. */
  readonly onGoOn?: () => void;
}

export const lossOf = (error: DirectoryError | undefined): LossError | undefined =>
  error?.loss ? (error as LossError) : undefined;

const titles: Partial<Record<DirectoryError['code'], StringKey>> = {
  'store-reset': 'table.lossReset',
  'store-rolled-back': 'table.lossRolledBack',
  'store-damaged': 'table.lossDamaged',
};

const titleOf = ({ code }: LossError, words: StringsController): string =>
  words.text(titles[code] ?? 'table.errorTitle');

/** In the place of the rows, where nobody is left: an empty table would be taken for the truth. */
export function lossTemplate(error: LossError, words: StringsController, roads: LossRoads): TemplateResult {
  return html`<div class="state" part="state" role="alert">
    <span class="loss-mark">${icon(TriangleAlert, 20)}</span>
    <h2 class="title">${titleOf(error, words)}</h2>
    <p>${words.error(error)}</p>
    <div class="roads">${roadButtons(words, roads, 'primary')}</div>
  </div>`;
}

/** Above the rows that are left. */
export function lossBanner(error: LossError, words: StringsController, roads: LossRoads): TemplateResult {
  return html`<div class="loss" part="loss" role="alert">
    <span class="loss-mark">${icon(TriangleAlert)}</span>
    <div class="loss-text">
      <h2 class="title">${titleOf(error, words)}</h2>
      <p>${words.error(error)}</p>
    </div>
    <div class="roads">${roadButtons(words, roads, '')}</div>
  </div>`;
}

function roadButtons(words: StringsController, { onImport, onGoOn }: LossRoads, first: string): TemplateResult {
  return html`
    <slot name="loss-roads"></slot>
    ${
      onImport
        ? html`<button class="button ${first}" type="button" @click=${onImport}>
            ${icon(FileUp)} ${words.text('table.importFile')}
          </button>`
        : nothing
    }
    ${
      onGoOn
        ? html`<button class="button quiet" type="button" data-go-on @click=${onGoOn}>
            ${words.text('table.lossGoOn')}
          </button>`
        : nothing
    }
  `;
}
