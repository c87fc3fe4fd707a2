import { css } from 'lit';
import { removalStyles } from './removal.styles.js';
import { userToolbarStyles } from './user-toolbar.styles.js';

/** The list from 40rem of its container upwards; below that, cards with the same parts in the same order (T8). */
const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 320px;
    min-inline-size: 0;
    --_row: var(--_row-height);
    --_columns: minmax(10.5em, 2fr) minmax(10.5em, 2.2fr) 8em minmax(7em, 1.3fr) minmax(5.75em, 0.7fr) 11em
      minmax(7.5em, 1fr) 80px;
  }
  dialog.screen {
    inline-size: 100vw;
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    padding: var(--_space-6);
    background: var(--_surface);
  }
  .frame {
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-block-size: 0;
    max-inline-size: var(--user-table-max-inline-size, 1680px);
    container: user-table / inline-size;
  }

  /* The list */
  .scroller {
    position: relative;
    flex: 1 1 min(var(--_content, 360px), var(--user-table-rows-height, 70vh));
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    background: var(--_surface);
    border-block-start: 1px solid var(--_line);
    scrollbar-color: var(--_line-control) transparent;
  }
  .scroller[hidden] {
    display: none;
  }
  .probe {
    position: absolute;
    inline-size: 0;
    block-size: var(--_row);
    visibility: hidden;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_surface);
    box-shadow: 0 1px 0 var(--_line);
  }
  .body {
    position: relative;
    overflow: clip;
  }
  .row {
    display: grid;
    grid-template-columns: var(--_columns);
    align-items: center;
    block-size: var(--_row);
  }
  .row.header {
    block-size: 36px;
    color: var(--_text-muted);
  }
  .body .row {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    contain: strict;
    box-shadow: inset 0 -1px 0 var(--_line);
  }
  .body .row:hover,
  .body .row:focus-within {
    background: var(--_hover);
  }
  .cell {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-inline-size: 0;
    block-size: 100%;
    padding-inline: var(--_space-2);
    outline-offset: -3px;
    border-radius: var(--_radius);
  }
  .value,
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .value:empty::before {
    content: '–' / '';
    color: var(--_text-muted);
  }
  .name,
  .sort {
    appearance: none;
    border: 0;
    border-radius: calc(var(--_radius) - 2px);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .name {
    min-block-size: 24px;
    margin-inline: -4px;
    padding: 0 4px;
    font-weight: 500;
  }
  .name:focus-visible,
  .sort:focus-visible {
    outline-offset: -1px;
  }
  .name:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 28px;
    margin-inline: -4px;
    padding: 0 4px;
    white-space: nowrap;
  }
  .sort:hover,
  [aria-sort] .sort {
    color: var(--_text);
  }
  [aria-sort] .sort {
    font-weight: 500;
  }
  .cell[data-field='email'] {
    color: var(--_text-muted);
  }
  .button.assign {
    min-block-size: 28px;
    margin-inline-start: -11px;
    padding: 0 10px;
    border-color: transparent;
    color: var(--_brand-text);
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 32px;
    min-inline-size: 0;
    cursor: pointer;
    white-space: nowrap;
  }
  .deactivated .word {
    color: var(--_text-muted);
  }
  .cell[data-field='actions'] {
    justify-content: flex-end;
    gap: 0;
  }
  .on-hover {
    opacity: 0;
  }
  .row:hover .on-hover,
  .row:focus-within .on-hover {
    opacity: 1;
  }

  /* On its way: at once as wished, and quietly marked when it takes a while. */
  .row[aria-busy='true'] .toggle {
    cursor: progress;
  }
  .row[aria-busy='true'] .switch {
    opacity: 1;
    outline: 2px dotted transparent;
    outline-offset: 2px;
    animation: pbx-wait 0s 300ms forwards;
  }
  .row[aria-busy='true'] .word {
    color: var(--_text-muted);
  }
  @keyframes pbx-wait {
    to {
      outline-color: var(--_line-control);
    }
  }
  .head::after {
    content: '';
    position: absolute;
    inset: auto 0 -1px;
    block-size: 2px;
    background: var(--_brand-line);
    opacity: 0;
    transform-origin: center;
  }
  .busy .head::after {
    animation:
      pbx-appear-late 0s 300ms forwards,
      pbx-sweep 1.2s 300ms ease-in-out infinite alternate;
  }
  @keyframes pbx-appear-late {
    to {
      opacity: 1;
    }
  }
  @keyframes pbx-sweep {
    from {
      scale: 0.15 1;
    }
  }
  .skeleton {
    block-size: 10px;
    inline-size: 60%;
  }
  [data-field='actions'] .skeleton {
    display: none;
  }
  .row.outline:nth-child(odd) .skeleton {
    inline-size: 45%;
  }
  .loading .body {
    min-block-size: calc(var(--_row) * 8);
    opacity: 0;
    animation: pbx-appear-late 0s 120ms forwards;
  }

  @container user-table (inline-size < 56rem) {
    .row {
      --_columns: minmax(8.5em, 2fr) minmax(7.5em, 2fr) 7.5em minmax(5.75em, 1fr) 10.5em 80px;
    }
    .cell[data-field='licence'],
    .cell[data-field='phoneType'] {
      display: none;
    }
  }

  @container user-table (inline-size < 40rem) {
    .head {
      display: none;
    }
    .probe {
      --_row: 124px;
    }
    .body .row {
      --_row: 124px;
      grid-template: 36px auto 36px / minmax(0, auto) minmax(0, 1fr) auto;
      align-content: center;
      gap: 0 var(--_space-2);
      padding-inline: var(--_space-1);
    }
    .cell {
      padding-inline: 4px;
    }
    .cell[data-field='displayName'] {
      grid-area: 1 / 1 / 2 / 3;
    }
    .cell[data-field='email'] {
      grid-area: 2 / 1 / 3 / 4;
      block-size: 28px;
    }
    .cell[data-field='extension'] {
      grid-area: 3 / 1;
    }
    .button.assign {
      margin-inline: -7px;
      padding-inline: 6px;
    }
    .cell[data-field='role'] {
      grid-area: 3 / 2;
      color: var(--_text-muted);
    }
    .cell[data-field='status'] {
      grid-area: 1 / 3;
    }
    .cell[data-field='actions'] {
      grid-area: 3 / 3;
      margin-inline-end: -6px;
    }
  }

  @media (pointer: coarse) {
    :host {
      --_row: max(var(--_row-height), 52px);
    }
    .on-hover {
      opacity: 1;
    }
    .button.assign {
      min-block-size: 44px;
    }
    .toggle {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .body .row {
      border-block-end: 1px solid CanvasText;
      box-shadow: none;
    }
  }
`;

export const userTableStyles = [userToolbarStyles, listStyles, removalStyles];
