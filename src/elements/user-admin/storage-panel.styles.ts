import { css } from 'lit';

/** Where the users are kept, and their backups. */
export const storagePanelStyles = css`
  .storage h3 {
    font-weight: 600;
  }
  .storage .place {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2);
  }
  .storage .place .icon {
    margin-block-start: 2px;
    color: var(--_text-muted);
  }
  .storage .part {
    display: grid;
    gap: var(--_space-2);
    justify-items: start;
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }
  .storage .part-heading {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-4);
    inline-size: 100%;
  }
  .storage .part .button {
    margin-block-start: var(--_space-1);
  }
  .storage .dropzone.dragging {
    outline: 2px dashed var(--_brand-line);
    outline-offset: var(--_space-2);
    border-radius: var(--_radius);
  }
  .storage .choice {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    min-block-size: 28px;
    cursor: pointer;
  }
  .storage .choice-hint {
    margin-inline-start: var(--_space-6);
  }
  .storage .error:empty {
    display: none;
  }
  .storage .part-done {
    font-variant-numeric: tabular-nums;
  }
  .storage .done {
    display: flex;
    gap: 6px;
    align-items: flex-start;
    color: var(--_success-text);
  }
  .storage .done .icon {
    margin-block-start: 2px;
  }
  .storage .comparison {
    border-collapse: collapse;
    inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }
  .storage .comparison :is(th, td) {
    padding-block: 6px;
    padding-inline: var(--_space-4) 0;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }
  .storage .comparison :is(th[scope='row'], thead td) {
    padding-inline: 0;
    text-align: start;
    white-space: normal;
  }
  .storage .comparison thead th {
    color: var(--_text-muted);
  }
  .storage .comparison tbody td:last-child {
    font-weight: 600;
  }
  .storage .problems {
    display: grid;
    gap: var(--_space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .storage .confirm {
    display: grid;
    gap: var(--_space-3);
  }
  .storage .typed {
    max-inline-size: 160px;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 420px) {
    .storage .content {
      padding: var(--_space-4);
    }
  }
  @media (pointer: coarse) {
    .storage .choice {
      min-block-size: 44px;
    }
  }
`;
