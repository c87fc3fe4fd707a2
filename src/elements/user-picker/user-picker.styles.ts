import { css } from 'lit';

/** What differs from the picker of extensions: names lead, numbers follow. */
export const userPickerStyles = css`
  :host {
    --_list-height: var(--user-picker-list-height, 336px);
  }
  :host(:dir(rtl)) .control {
    padding-inline: 10px 40px;
  }
  .option {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .option .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .option .why {
    font-variant-numeric: tabular-nums;
  }
`;
