import { css } from 'lit';

/** What only the editors of the form's fields need. */
export const fieldsStyles = css`
  .switch-row {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space-1) var(--_space-3);
    align-items: start;
  }
`;
