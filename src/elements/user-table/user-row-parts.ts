import { html, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { live } from 'lit/directives/live.js';
import { ArrowDown, ArrowUp, EllipsisVertical, Pencil } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import { headerRow } from '../../controllers/grid-navigation-controller.js';
import type { RowSlot } from '../../controllers/virtual-rows-controller.js';
import type { UserQuery } from '../../core/query.js';
import type { User } from '../../core/user.js';
import { icon } from '../icon.js';
import { actionsColumn, userColumns } from './user-columns.js';
import { locationWarning } from './user-location-parts.js';

/** The rows of the outline shown until the first answer. */
export const outlineSlots: readonly RowSlot[] = Array.from({ length: 8 }, (_, index) => ({ index, slot: index }));

/** What is said about one row; `active` is the column that holds the tab stop, if the row does. */
export interface RowView {
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly user: User | undefined;
  readonly busy: boolean;
  /** Nobody knows where an emergency call of the user comes from. */
  readonly withoutLocation: boolean;
  readonly active: number | undefined;
  /** What the switch would do to the billed users. */
  readonly billing: string;
  /** What the person may do; the rest is text (R64). */
  readonly may: { readonly edit: boolean; readonly activate: boolean };
}

/** Puts a row where it belongs, through the object model: a `style` attribute is what a strict policy refuses (R62). */
class PlaceDirective extends Directive {
  #top: number | undefined;

  override render(_top: number): unknown {
    return noChange;
  }

  override update(part: ElementPart, [top]: [number]): unknown {
    if (top !== this.#top) (part.element as HTMLElement).style.setProperty('transform', `translateY(${top}px)`);
    this.#top = top;
    return noChange;
  }
}

const place = directive(PlaceDirective);

export function headerTemplate(
  sort: NonNullable<UserQuery['sort']>,
  active: number | undefined,
  words: StringsController,
): TemplateResult {
  return html`<div role="row" class="row header" part="header" aria-rowindex=${headerRow + 2}>
    ${userColumns.map(({ name, label }, column) => {
      const sorted = sort.field === name;
      return html`<div
        role="columnheader"
        class="cell"
        data-field=${name}
        data-column=${column}
        aria-colindex=${column + 1}
        aria-sort=${sorted ? (sort.descending ? 'descending' : 'ascending') : nothing}
      >
        <button class="sort" type="button" data-focus data-sort=${name} tabindex=${stop(column === active)}>
          ${words.text(label)}${sorted ? icon(sort.descending ? ArrowDown : ArrowUp) : nothing}
        </button>
      </div>`;
    })}
    <div
      role="columnheader"
      class="cell"
      data-field="actions"
      data-column=${actionsColumn}
      aria-colindex=${actionsColumn + 1}
      tabindex=${stop(actionsColumn === active)}
    >
      <span class="visually-hidden">${words.text('table.actions')}</span>
    </div>
  </div>`;
}

/** A row; while its user is not loaded, its outline, which can have the focus like any other. */
export function rowTemplate(view: RowView, words: StringsController): TemplateResult {
  const { index, top, user, busy, active } = view;
  return html`<div
    role="row"
    class="row ${user ? '' : 'outline'}"
    part="row"
    aria-rowindex=${index + 2}
    aria-busy=${busy || !user ? 'true' : nothing}
    ${place(top)}
  >
    ${user ? cells(user, view, words) : outline(active)}
  </div>`;
}

function cells(user: User, view: RowView, words: StringsController): TemplateResult {
  const { active } = view;
  const name = user.displayName;
  return html`<div role="rowheader" class="cell" data-field="displayName" data-column="0" aria-colindex="1">
      <button class="name" dir="auto" type="button" data-focus data-action="edit" tabindex=${stop(active === 0)}>
        ${name}
      </button>
    </div>
    ${textCell('email', 1, user.email, active)} ${extensionCell(user, view, words)}
    ${textCell('role', 3, user.role && words.choice('role', user.role), active)}
    ${textCell('licence', 4, user.licence && words.choice('licence', user.licence), active)}
    ${statusCell(user, view, words)}
    ${textCell('phoneType', 6, user.phoneType && words.choice('phoneType', user.phoneType), active)}
    <div
      role="gridcell"
      class="cell"
      data-field="actions"
      data-column=${actionsColumn}
      aria-colindex=${actionsColumn + 1}
      tabindex=${stop(active === actionsColumn)}
    >
      ${
        view.may.edit
          ? html`<button
              class="button icon-only on-hover"
              type="button"
              data-action="edit"
              aria-label=${words.text('table.editUser', { name })}
              tabindex="-1"
            >
              ${icon(Pencil)}
            </button>`
          : nothing
      }
      <button
        class="button icon-only"
        type="button"
        data-action="menu"
        aria-label=${words.text('table.moreFor', { name })}
        aria-haspopup="menu"
        tabindex="-1"
      >
        ${icon(EllipsisVertical)}
      </button>
    </div>`;
}

function extensionCell(user: User, view: RowView, words: StringsController): TemplateResult {
  const { active, may, withoutLocation } = view;
  const { displayName: name, extension } = user;
  const isOffered = extension === undefined && may.edit;
  return html`<div
    role="gridcell"
    class="cell"
    data-field="extension"
    data-column="2"
    aria-colindex="3"
    tabindex=${isOffered ? nothing : stop(active === 2)}
  >
    ${
      isOffered
        ? html`<button
            class="button assign"
            type="button"
            data-focus
            data-action="extension"
            aria-label=${words.text('table.assignTo', { name })}
            tabindex=${stop(active === 2)}
          >
            ${words.text('table.assign')}
          </button>`
        : html`<span class="number value">${extension ?? ''}</span
            >${withoutLocation ? locationWarning(words) : nothing}`
    }
  </div>`;
}

function statusCell(user: User, { active, busy, billing, may }: RowView, words: StringsController): TemplateResult {
  const { displayName: name, status } = user;
  const word = words.choice('status', status);
  return html`<div
    role="gridcell"
    class="cell ${status}"
    data-field="status"
    data-column="5"
    aria-colindex="6"
    tabindex=${may.activate ? nothing : stop(active === 5)}
  >
    ${
      may.activate
        ? html`<label class="toggle" title=${billing}>
            <input
              type="checkbox"
              role="switch"
              class="switch"
              data-focus
              data-action="status"
              aria-label=${words.text('table.switch', { name })}
              aria-description=${billing}
              aria-disabled=${busy ? 'true' : nothing}
              tabindex=${stop(active === 5)}
              .checked=${live(status === 'activated')}
            />
            <span class="word" aria-hidden="true">${word}</span>
          </label>`
        : html`<span class="status ${status}">${word}</span>`
    }
  </div>`;
}

function textCell(name: string, column: number, text: string | undefined, active: number | undefined): TemplateResult {
  return html`<div
    role="gridcell"
    class="cell"
    data-field=${name}
    data-column=${column}
    aria-colindex=${column + 1}
    tabindex=${stop(active === column)}
  >
    <span class="value" dir="auto">${text ?? ''}</span>
  </div>`;
}

function outline(active: number | undefined): TemplateResult {
  return html`${[...userColumns, { name: 'actions' }].map(
    ({ name }, column) =>
      html`<div
        role="gridcell"
        class="cell"
        data-field=${name}
        data-column=${column}
        aria-colindex=${column + 1}
        tabindex=${stop(active === column)}
      >
        <span class="skeleton"></span>
      </div>`,
  )}`;
}

const stop = (active: boolean): '0' | '-1' => (active ? '0' : '-1');
