import { css } from 'lit';

/** What only the editors of the form's fields need. */
export const fieldsStyles = css`
  .switch-row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 24px;
  }
  .input.short {
    max-inline-size: 160px;
  }
  .fixed-value.lines {
    white-space: pre-wrap;
  }
  .links .icon {
    margin-inline-end: -4px;
  }

  .forwarding {
    gap: var(--_space-3);
  }
  .modes {
    display: grid;
    gap: var(--_space-2);
  }
  .choice-row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: var(--_space-2);
    align-items: center;
    min-block-size: 24px;
  }
  .choice-row > .hint {
    grid-column: 2;
  }
  .choice-row > .radio {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_brand-line);
  }
  .destinations {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding-inline-start: var(--_space-6);
  }
  .destination-list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .destination .hint:empty {
    display: none;
  }
  .destination .hint {
    margin-block-start: 2px;
  }
  .sentence {
    max-inline-size: 70ch;
    overflow-wrap: anywhere;
  }

  .privacy {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2);
    padding: var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_warning-tint);
    max-inline-size: 70ch;
  }
  .privacy > .icon {
    margin-block-start: 2px;
    color: var(--_warning-text);
  }
  .privacy-box {
    grid-column: 2;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-2);
    align-items: center;
    min-block-size: 24px;
  }
  .privacy-box > div {
    grid-column: 1 / -1;
  }

  @media (max-width: 400px) {
    .destinations {
      padding-inline-start: 0;
    }
    /* The buttons come last: whom a number reaches stands directly under it. */
    .destination {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space-1);
    }
    .destination .with-buttons {
      display: contents;
    }
    .destination .with-buttons > .input,
    .destination > .hint {
      flex: 1 0 100%;
    }
    .destination .with-buttons > .button {
      order: 1;
    }
  }
  @media (forced-colors: active) {
    .privacy {
      border: 1px solid CanvasText;
    }
  }
`;
