import { css } from 'lit';

/** The list of the plan and of the result: the table's sister. */
export const reviewStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .chip.create .icon {
    color: var(--_success-text);
  }
  .chip.update .icon {
    color: var(--_brand-text);
  }
  .chip.problem .icon {
    color: var(--_danger-text);
  }
  .chip.unchanged .icon,
  .chip.skip .icon {
    color: var(--_text-muted);
  }
  .summary,
  .settings {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space-3) var(--_space-6);
  }
  .summary {
    align-items: center;
  }
  .summary + .prose {
    margin-block-start: calc(-1 * var(--_space-2));
  }
  .privacy {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space-2);
    max-inline-size: 76ch;
    padding: var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_warning-tint);
  }
  .privacy > .icon {
    margin-block-start: 2px;
    color: var(--_warning-text);
  }
  .privacy-text {
    display: grid;
    gap: var(--_space-1);
  }
  .privacy-text strong {
    font-weight: 600;
  }
  .privacy-box {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    inline-size: fit-content;
    min-block-size: 28px;
    cursor: pointer;
  }
  .settings .options {
    flex: 1 1 640px;
    max-inline-size: 880px;
  }
  .activation {
    display: grid;
    gap: var(--_space-1);
  }
  .activation-choices {
    display: flex;
    flex-wrap: wrap;
  }
  .activation .button {
    border-radius: 0;
    margin-inline-start: -1px;
    font-weight: 400;
  }
  .activation .button:hover,
  .activation .button:focus-visible {
    z-index: 1;
  }
  .activation .button:first-child {
    margin-inline-start: 0;
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .activation .button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .billed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    font-variant-numeric: tabular-nums;
  }
  .billed strong {
    font-weight: 600;
  }
  .billed.over strong {
    color: var(--_danger-text);
  }

  /* Rows in a window: their places are set by the element, their heights here. */
  .grid-frame {
    position: relative;
    min-inline-size: 0;
    transition: opacity var(--_ease);
  }
  .grid-frame.busy {
    opacity: 0.6;
  }
  .rows {
    position: relative;
    max-block-size: var(--csv-import-list-height, clamp(280px, 60vh, 880px));
    overflow: auto;
    overflow-anchor: none;
    /* The line under the last row is the line over the buttons. */
    margin-block-end: -1px;
    border-block-start: 1px solid var(--_line);
    scrollbar-gutter: stable;
  }
  .probe {
    position: absolute;
    inline-size: 0;
    block-size: var(--_row-height);
    visibility: hidden;
  }
  .grid-header {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    min-inline-size: var(--_least-width);
    background: var(--_surface);
    color: var(--_text-muted);
    font-weight: 500;
    box-shadow: 0 1px 0 var(--_line);
  }
  .grid-header .grid-row {
    block-size: 36px;
  }
  .grid-body {
    position: relative;
    min-inline-size: var(--_least-width);
    contain: layout style;
  }
  .grid-row {
    display: grid;
    grid-template-columns: var(--_columns);
    align-items: stretch;
    inline-size: 100%;
    background: var(--_surface);
  }
  .grid-body .grid-row {
    position: absolute;
    inset-inline: 0;
    block-size: var(--_row-height);
    border-block-end: 1px solid var(--_line);
  }
  .grid-body .grid-row:hover,
  .grid-body .grid-row:hover .cell.activate,
  .grid-body .grid-row:hover .cell.line {
    background: var(--_hover);
  }
  .cell {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    padding-inline: var(--_space-2);
    overflow: hidden;
  }
  .cell:focus-visible {
    outline-offset: -2px;
    border-radius: 2px;
  }
  .cell.line {
    justify-content: flex-end;
    padding-inline-end: var(--_space-4);
    color: var(--_text-muted);
  }
  .cell .value {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cell.field-displayName .value {
    font-weight: 500;
  }
  .cell i {
    color: var(--_text-muted);
  }
  .cell.activate {
    position: sticky;
    inset-inline-end: 0;
    z-index: 2;
    padding-inline-start: var(--_space-4);
    background: var(--_surface);
    box-shadow: -1px 0 0 var(--_line);
  }
  .cell.activate:dir(rtl) {
    box-shadow: 1px 0 0 var(--_line);
  }
  .cell.more,
  .card-label {
    display: none;
  }
  .cell.activate .checkbox {
    flex: none;
    cursor: pointer;
  }
  .cell.activate .checkbox[aria-disabled='true'] {
    opacity: 0.45;
    cursor: not-allowed;
  }
  .offered {
    flex: none;
    padding: 0 6px;
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_brand-tint);
    color: var(--_brand-text);
  }

  /* What happens to a row: colour and shape and word */
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .badge.create {
    color: var(--_success-text);
  }
  .badge.update {
    color: var(--_brand-text);
  }
  .badge.problem {
    color: var(--_danger-text);
  }
  .badge.unchanged,
  .badge.skip {
    color: var(--_text-muted);
  }
  .grid-row.problem .value,
  .grid-row.skip .value {
    color: var(--_text-muted);
  }

  /* Two lines at most: what does not fit is in the tip. */
  .remark,
  .needs,
  .cell .grave,
  .cell .mild,
  .difference {
    line-height: 18px;
  }
  .remark,
  .needs,
  .more-text,
  .cell.reason .value {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    white-space: normal;
  }
  .cell .remark.grave,
  .grid-row .cell.reason .grave {
    color: var(--_danger-text);
  }
  .cell .remark.mild {
    color: var(--_warning-text);
  }
  .needs.asked {
    color: var(--_warning-text);
  }
  .cell.reason .mild {
    color: var(--_text-muted);
  }
  .difference {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .difference .icon {
    margin-inline: var(--_space-1);
    inline-size: 12px;
    block-size: 12px;
    vertical-align: -1px;
    color: var(--_text-muted);
  }
  .difference .icon:dir(rtl) {
    scale: -1 1;
  }
  .difference del {
    color: var(--_text-muted);
    text-decoration-thickness: 1px;
  }
  .difference del.none {
    text-decoration: none;
  }
  .difference ins {
    color: var(--_text);
    font-weight: 500;
    text-decoration: none;
  }
  .cell.differs,
  .cell.activate.differs {
    background: var(--_brand-tint);
  }
  .empty {
    position: sticky;
    inset-inline-start: 0;
    padding: var(--_space-8) var(--_space-4);
    text-align: center;
  }
  .tip {
    position: fixed;
    inset: auto;
    max-inline-size: min(360px, calc(100vw - 16px));
    margin: 0;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    pointer-events: none;
  }

  @media (forced-colors: active) {
    .cell.differs {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
    .chip[aria-pressed='false'] .icon,
    .badge {
      color: CanvasText;
    }
    .chip[aria-pressed='true'] .icon {
      color: inherit;
    }
  }

  @media (forced-colors: active) {
    .privacy {
      border: 1px solid CanvasText;
    }
  }
`;
