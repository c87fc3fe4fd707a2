import { css } from 'lit';

/** The page of the import and all its steps but the list of rows. */
export const csvImportStyles = css`
  :host {
    display: block;
    container: import / inline-size;
    background: var(--_surface);
  }
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 1680px;
    margin-inline: auto;
  }
  .prose {
    max-inline-size: 70ch;
  }
  .spacer {
    flex: 1;
  }
  .heading {
    font-weight: 600;
  }
  .heading:focus {
    outline: none;
  }

  /* Title, and the steps as a line of text */
  .head {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0 var(--_space-3);
    min-block-size: 40px;
    padding-block-end: var(--_space-3);
    border-block-end: 1px solid var(--_line);
  }
  .head .title {
    min-block-size: 32px;
    padding-block: 4px;
  }
  .steps {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    margin: 0;
    padding: 0;
    list-style: none;
    color: var(--_text-muted);
  }
  .steps li {
    display: flex;
    align-items: center;
    min-block-size: 24px;
  }
  .steps li + li::before {
    content: '·';
    content: '·' / '';
    margin-inline: var(--_space-2);
    color: var(--_text-muted);
  }
  .steps li[aria-current] {
    color: var(--_text);
  }
  .steps li[aria-current] span {
    font-weight: 600;
  }
  .step-link {
    appearance: none;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: var(--_brand-text);
    font: inherit;
    cursor: pointer;
  }
  .step-link:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    align-content: start;
    padding-block: var(--_space-6) 0;
  }
  .body.rereading {
    opacity: 0.6;
    pointer-events: none;
  }
  .heading + .prose {
    margin-block-start: calc(-1 * var(--_space-3));
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    position: sticky;
    inset-block-end: 0;
    z-index: 4;
    padding-block: var(--_space-3);
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .actions .error {
    text-align: end;
  }

  .problem-box {
    max-inline-size: 1080px;
    display: flex;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border-radius: var(--_radius);
    background: var(--_danger-tint);
    color: var(--_danger-text);
  }
  .problem-title {
    font-weight: 600;
  }

  /* Choose */
  .choose {
    max-inline-size: 1080px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
  }
  .interrupted {
    display: grid;
    gap: var(--_space-2);
  }
  .interrupted-card {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3) var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .interrupted-card p {
    font-variant-numeric: tabular-nums;
  }
  .interrupted-card p:first-child {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .interrupted-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  /* A live region that is not displayed is none; out of the flow it takes no gap. */
  .interrupted-left:empty {
    position: absolute;
  }
  .dropzone {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--_space-4);
    min-block-size: 280px;
    padding: var(--_space-8) var(--_space-4);
    border: 1px dashed var(--_line-control);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_sunken);
    text-align: center;
    transition:
      background-color var(--_ease),
      border-color var(--_ease);
  }
  .dropzone > .icon {
    color: var(--_text-muted);
  }
  .dropzone.dragging {
    border-color: var(--_brand-line);
    border-style: solid;
    background: var(--_brand-tint);
  }
  .drop-sentence {
    font-weight: 500;
  }
  .drop-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-2);
  }
  .dropzone .accepts {
    max-inline-size: 60ch;
    text-wrap: balance;
  }
  .dropzone .progress {
    max-inline-size: 320px;
  }
  .paste {
    display: grid;
    justify-items: start;
    gap: var(--_space-3);
  }
  .paste .field {
    inline-size: 100%;
  }
  .paste textarea {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    white-space: pre;
    overflow: auto;
  }

  /* Quiet rows of settings */
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(168px, 100%), 1fr));
    gap: var(--_space-3);
    max-inline-size: 1080px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .option {
    display: grid;
    gap: var(--_space-1);
    min-inline-size: 0;
  }
  .option .select {
    text-overflow: ellipsis;
  }

  /* Columns */
  .columns {
    display: grid;
  }
  .columns > * {
    display: grid;
  }
  .column-row {
    display: grid;
    grid-template-columns: minmax(120px, 3fr) minmax(160px, 5fr) minmax(200px, 3fr) minmax(160px, 4fr);
    align-items: center;
    gap: var(--_space-1) var(--_space-4);
    min-block-size: calc(var(--_row-height) + var(--_space-2));
    padding-block: var(--_space-1);
    border-block-start: 1px solid var(--_line);
  }
  .column-row.header {
    min-block-size: 36px;
    border: 0;
    color: var(--_text-muted);
    font-weight: 500;
  }
  .column-row > * {
    min-inline-size: 0;
  }
  .column-name {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .column-row.unused .column-name {
    font-weight: 400;
  }
  .samples {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .column-row .why {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-3);
  }
  .guess-mark {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_warning-text);
  }
  .column-row .select {
    border-color: var(--_line);
  }
  .column-row .select:hover {
    border-color: var(--_line-control);
  }
  .column-row.guess .select {
    border-color: var(--_warning-text);
  }
  .why .button.link {
    gap: var(--_space-1);
  }
  .fold {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--_space-3));
    margin-block-end: var(--_space-4);
    color: var(--_text-muted);
  }
  .fold::before {
    content: '';
    inline-size: 6px;
    block-size: 6px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
    transition: rotate var(--_ease);
  }
  .fold:dir(rtl)::before {
    rotate: 135deg;
  }
  .fold[aria-expanded='true']::before {
    rotate: 45deg;
  }

  /* Import */
  .progress-step {
    display: grid;
    gap: var(--_space-3);
    max-inline-size: 640px;
    min-block-size: 280px;
    align-content: start;
  }
  .progress-count {
    font-size: var(--_font-size-large);
    line-height: 24px;
    font-variant-numeric: tabular-nums;
  }
  .progress-facts {
    display: flex;
    justify-content: space-between;
    gap: var(--_space-3);
    min-block-size: var(--_line-height);
    font-variant-numeric: tabular-nums;
  }
  .progress-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .progress-actions [data-pause] {
    min-inline-size: 112px;
  }

  @container import (max-width: 760px) {
    .column-row.header {
      display: none;
    }
    .column-row {
      grid-template-columns: minmax(0, 1fr);
      align-items: start;
      padding-block: var(--_space-3);
    }
  }
  @container import (max-width: 640px) {
    .actions .button {
      flex: 1 1 auto;
    }
    .actions .spacer {
      display: none;
    }
    .actions .foot-note:not(:empty),
    .actions .error {
      flex: 1 0 100%;
      order: -1;
      text-align: start;
    }
    .dropzone {
      min-block-size: 240px;
    }
  }
  @container import (max-width: 360px) {
    .steps li + li::before {
      margin-inline: 5px;
    }
  }
  @media (forced-colors: active) {
    .problem-box {
      border: 1px solid CanvasText;
    }
  }
`;
