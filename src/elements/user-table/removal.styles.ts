import { css } from 'lit';

/** The question before a removal: what refers to the user, and what is to be decided. */
export const removalStyles = css`
  .removal ul,
  .removal dl,
  .removal dd {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .removal h3,
  .removal legend {
    padding: 0;
    font-weight: 600;
  }
  .choices {
    display: grid;
    gap: var(--_space-1);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .choices .picker {
    margin-inline-start: var(--_space-6);
    padding-block-end: var(--_space-2);
  }
  .choice {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    min-block-size: 28px;
    cursor: pointer;
  }
  .radio {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_brand-line);
  }
  .references dl {
    display: grid;
    gap: var(--_space-1);
    padding-block-start: var(--_space-1);
  }
  .references dl > div {
    display: grid;
    grid-template-columns: minmax(0, 8.5em) minmax(0, 1fr);
    gap: 0 var(--_space-3);
  }
  .references dt {
    color: var(--_text-muted);
  }
  .unknown {
    display: grid;
    gap: var(--_space-1);
  }
  .removal :is([role='status'], .choices > div, .unknown > div):empty {
    display: none;
  }
  .removal .actions {
    padding-block-start: 0;
  }
  @media (max-width: 420px) {
    .references dl > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (pointer: coarse) {
    .choice {
      min-block-size: 44px;
    }
  }
`;
