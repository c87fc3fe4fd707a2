import { css } from 'lit';

export const extensionPickerStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    --_list-height: var(--extension-picker-list-height, 336px);
  }
  .field {
    gap: 0;
  }
  .label {
    margin-block-end: var(--_space-1);
  }
  .box {
    position: relative;
  }
  /* With what is said about the number, so that the list never covers it. */
  #anchor {
    anchor-name: --control;
  }
  .control {
    padding-inline-end: 40px;
    text-align: start;
  }
  /* The number stays left-to-right, but begins where the other fields of the page begin. */
  .control:dir(ltr) {
    text-align: left;
  }
  :host(:dir(rtl)) .control {
    padding-inline: 40px 10px;
    text-align: right;
  }
  .toggle {
    position: absolute;
    inset-block: 1px;
    inset-inline-end: 1px;
    min-block-size: 0;
    block-size: auto;
    background: none;
  }
  .toggle .icon {
    transition: rotate var(--_ease);
  }
  .toggle[aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .control:disabled {
    opacity: 0.6;
    cursor: not-allowed;
  }

  .list {
    position: fixed;
    position-anchor: --control;
    position-area: block-end span-inline-end;
    position-try-fallbacks: flip-block;
    inset: auto;
    min-inline-size: anchor-size(self-inline);
    inline-size: max-content;
    max-inline-size: min(400px, calc(100vw - 16px));
    max-block-size: min(var(--_list-height), 50dvh);
    margin: 4px 0;
    padding: var(--_space-1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding: var(--_space-8);
  }
  .list:popover-open {
    animation: pbx-appear var(--_ease);
  }
  .group + .group {
    margin-block-start: var(--_space-1);
    padding-block-start: var(--_space-1);
    border-block-start: 1px solid var(--_line);
  }
  .group-name,
  .empty {
    padding: var(--_space-1) 6px;
    color: var(--_text-muted);
    font-size: calc(var(--_font-size) - 1px);
  }
  .empty {
    max-inline-size: 36ch;
  }
  .option {
    display: grid;
    grid-template-columns: minmax(5ch, auto) 1fr;
    gap: var(--_space-3);
    align-items: baseline;
    min-block-size: 32px;
    padding: 6px;
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
  }
  .option .number {
    justify-self: start;
    font-weight: 500;
  }
  .option .why {
    color: var(--_text-muted);
    text-align: end;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .option:hover {
    background: var(--_hover);
  }
  .option.active {
    background: var(--_pressed);
    outline: 2px solid var(--_brand-line);
    outline-offset: -2px;
  }
  .option[aria-disabled='true'] {
    color: var(--_text-muted);
    cursor: not-allowed;
  }
  .option[aria-disabled='true'] .number {
    font-weight: 400;
  }
  .message {
    display: grid;
    justify-items: start;
    gap: var(--_space-1);
  }
  .message > .button {
    margin-inline-start: 22px;
  }
  .message > *,
  ::slotted([slot='hint']) {
    display: flex;
    margin-block-start: var(--_space-1);
  }
  @media (pointer: coarse) {
    .option {
      min-block-size: 44px;
      padding-block: var(--_space-3);
    }
  }
  @media (forced-colors: active) {
    .list {
      border-color: CanvasText;
    }
    .option.active {
      outline-color: Highlight;
    }
    .option[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
