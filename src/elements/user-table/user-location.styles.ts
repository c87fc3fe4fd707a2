import { css } from 'lit';

/** The warning beside an extension: in the list a triangle whose word is read out and its tip, on a card the word too. */
export const userLocationStyles = css`
  .location-missing {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    min-inline-size: 16px;
    color: var(--_warning-text);
  }
  .location-missing .icon {
    flex: none;
  }
  .location-word {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @container user-table (inline-size >= 40rem) {
    .location-word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      clip-path: inset(50%);
    }
  }
`;
