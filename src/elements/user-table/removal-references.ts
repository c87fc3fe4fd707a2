import { html, nothing, type TemplateResult } from 'lit';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { RemovalReference } from '../../core/removal/plan-removal.js';
import { userFields, type UserField } from '../../core/user.js';

/** More of one kind are shown when asked for. */
const mostShown = 5;

export interface ReferenceView {
  readonly unfolded: ReadonlySet<string>;
  readonly onUnfold: (kind: string) => void;
}

/** What refers to a user, a line for each kind with its names and places (R35). */
export function referenceList(
  references: readonly RemovalReference[],
  { unfolded, onUnfold }: ReferenceView,
  words: StringsController,
): TemplateResult {
  const kinds = [...new Set(references.map(({ kind }) => kind))];
  return html`<dl>
    ${kinds.map((kind) => {
      const all = references.filter((reference) => reference.kind === kind);
      const shown = unfolded.has(kind) ? all : all.slice(0, mostShown);
      const more = all.length - shown.length;
      return html`<div>
        <dt>${words.text(`table.kind.${kind}`, { count: all.length })}</dt>
        <dd>
          <ul>
            ${shown.map((reference) => html`<li><bdi>${nameOf(reference, words)}</bdi></li>`)}
          </ul>
          ${
            more > 0
              ? html`<button class="button link" type="button" data-more=${kind} @click=${() => onUnfold(kind)}>
                  ${words.text('table.removeMore', { count: more })}
                </button>`
              : nothing
          }
        </dd>
      </div>`;
    })}
  </dl>`;
}

const fieldNames: ReadonlySet<string> = new Set(userFields.map(({ name }) => name));

function nameOf({ kind, name, place }: RemovalReference, words: StringsController): string {
  if (place === undefined) return name;
  // Where another user refers to this one, the place is a field.
  const where = kind === 'user' && fieldNames.has(place) ? words.field(place as UserField) : place;
  return words.text('table.removePlace', { name, place: where });
}
