import { html, nothing, type TemplateResult } from 'lit';
import { X } from 'lucide';
import type { DraftController } from '../../controllers/draft-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { icon } from '../icon.js';
import type { FormMode } from './user-form-options.js';

export interface HeaderState {
  readonly mode: FormMode;
  readonly drafts: DraftController;
  readonly tenantName: string | undefined;
  /** Absent: the form is part of the page, and nothing to be closed. */
  readonly close: (() => void) | undefined;
}

/** Whose form it is. The title takes the focus where no field is asked for, so that it is what is read out first (F5). */
export function formHeader(words: StringsController, state: HeaderState): TemplateResult {
  const subtitle = subtitleOf(words, state);
  return html`<div class="header" part="header">
    <div class="names">
      <h2 class="title" id="title" tabindex="-1"><bdi>${titleOf(words, state)}</bdi></h2>
      ${subtitle ? html`<p class="muted"><bdi>${subtitle}</bdi></p>` : nothing}
    </div>
    ${
      state.close
        ? html`<button
            class="button icon-only"
            type="button"
            aria-label=${words.text('common.close')}
            @click=${state.close}
          >
            ${icon(X, 20)}
          </button>`
        : nothing
    }
  </div>`;
}

function titleOf(words: StringsController, { mode, drafts }: HeaderState): string {
  if (drafts.state === 'missing') return drafts.gone ?? words.text('form.title.missing');
  if (drafts.state === 'failed') return words.text('form.title.failed');
  if (mode === 'create') return words.text('form.add');
  return drafts.draft?.user?.displayName ?? words.text('common.loading');
}

function subtitleOf(words: StringsController, { mode, drafts, tenantName }: HeaderState): string | undefined {
  if (drafts.state === 'missing' || drafts.state === 'failed') return undefined;
  if (mode === 'settings') return words.text('form.settings');
  if (mode !== 'create') return undefined;
  if (drafts.like) return words.text('form.like', { name: drafts.like.displayName });
  return tenantName ? words.text('form.of-tenant', { tenant: tenantName }) : undefined;
}
