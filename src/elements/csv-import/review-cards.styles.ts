import { css } from 'lit';

/** Where the container is narrow, the rows of the plan and of the result are cards (T8). */
export const reviewCardStyles = css`
  /* Rows become cards, all of one height. */
  @container import (max-width: 640px) {
    .rows {
      --_row-height: 152px;
      max-block-size: var(--csv-import-list-height, 70vh);
      scrollbar-gutter: auto;
    }
    .rows.result {
      --_row-height: 112px;
    }
    .rows.brief {
      --_row-height: 72px;
    }
    .grid-header {
      position: absolute;
      inline-size: 1px;
      min-inline-size: 0;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .grid-body {
      min-inline-size: 0;
    }
    .grid-body .grid-row {
      grid-template-columns: minmax(0, 1fr) auto;
      grid-template-rows: 24px 20px 1fr 28px;
      align-content: start;
      gap: var(--_space-1) var(--_space-3);
      padding: var(--_space-3) 2px;
    }
    .cell {
      display: none;
      padding: 0;
    }
    .cell.field-displayName {
      display: flex;
      grid-area: 1 / 1;
    }
    .cell.action {
      display: flex;
      grid-area: 1 / 2;
    }
    .cell.field-extension {
      display: flex;
      grid-area: 2 / 2;
      justify-content: flex-end;
    }
    .cell.field-email {
      display: flex;
      grid-area: 2 / 1;
    }
    .cell.remarks,
    .cell.reason,
    .cell.more {
      display: flex;
      grid-area: 3 / 1 / 4 / 3;
      align-items: start;
      color: var(--_text-muted);
    }
    .remarked .cell.more {
      display: none;
    }
    .more-text .difference {
      white-space: normal;
    }
    .cell.activate {
      display: flex;
      position: static;
      grid-area: 4 / 1 / 5 / 3;
      padding: 0;
      box-shadow: none;
    }
    .problem .cell.activate,
    .skip .cell.activate {
      display: none;
    }
    .card-label {
      display: inline;
    }
    .cell.activate .needs {
      -webkit-line-clamp: 1;
      margin-inline-start: auto;
    }
    .cell:focus-visible {
      outline-offset: 0;
    }
    .activation,
    .activation-choices {
      inline-size: 100%;
    }
    .activation .button {
      flex: 1 1 auto;
      padding-inline: var(--_space-2);
    }
    .settings .options {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      flex-basis: 100%;
    }
  }
`;
