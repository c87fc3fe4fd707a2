import { css } from 'lit';

/** What stands where users were lost: in the place of the rows, or above those that are left. */
export const userLossStyles = css`
  .loss {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space-2) var(--_space-3);
    margin-block-end: var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius);
    background: var(--_danger-tint);
  }
  .loss .loss-text {
    display: grid;
    gap: var(--_space-1);
    max-inline-size: 70ch;
  }
  .loss .title {
    font-size: inherit;
    line-height: 20px;
    letter-spacing: normal;
  }
  .loss .roads {
    display: flex;
    flex-wrap: wrap;
    justify-content: start;
    gap: var(--_space-2);
    padding-block-start: var(--_space-1);
    grid-column: 2;
  }
  .loss-mark {
    display: inline-flex;
    color: var(--_danger-text);
  }
  .loss .button.quiet {
    background: transparent;
  }
  @container user-table (max-width: 40rem) {
    .loss .roads {
      grid-column: 1 / -1;
    }
    .loss .roads slot::slotted(*),
    .loss .roads .button {
      flex: 1 1 auto;
    }
  }
  @media (forced-colors: active) {
    .loss {
      border: 1px solid;
    }
  }
`;
