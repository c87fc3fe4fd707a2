import { css } from 'lit';

/** Search, filters and the host's buttons, the states that stand in the place of rows, and the menu of a row. */
export const userToolbarStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-3) var(--_space-4);
    padding-block-end: var(--_space-3);
  }
  .search {
    position: relative;
    flex: 1 1 260px;
    max-inline-size: 560px;
    color: var(--_text-muted);
  }
  .search > .icon {
    position: absolute;
    inset-block-start: calc(50% - 8px);
    inset-inline-start: 10px;
    pointer-events: none;
  }
  .search .input {
    padding-inline: 34px 36px;
    color: var(--_text);
  }
  .search .input::-webkit-search-cancel-button {
    display: none;
  }
  .search .button {
    position: absolute;
    inset-block-start: calc(50% - 14px);
    inset-inline-end: 4px;
    inline-size: 28px;
    min-block-size: 28px;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    flex: 1 1 100%;
    order: 1;
    min-inline-size: 0;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .found {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .ends {
    display: flex;
    gap: var(--_space-2);
    margin-inline-start: auto;
  }
  .sort-field {
    display: none;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_text-muted);
  }
  .sort-field .select {
    inline-size: auto;
    color: var(--_text);
  }

  /* In the place of rows */
  .state {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--_space-2);
    padding: var(--_space-8) var(--_space-4);
    text-align: center;
  }
  .frame > .state {
    flex: 1 1 auto;
  }
  .state p {
    max-inline-size: 52ch;
    text-wrap: balance;
  }
  .roads {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-2);
    padding-block-start: var(--_space-3);
  }

  .separator {
    block-size: 1px;
    margin-block: var(--_space-1);
    background: var(--_line);
  }
  .menu-item {
    align-items: flex-start;
    padding-block: 6px;
  }
  .menu-item .icon {
    margin-block-start: 2px;
    color: var(--_text-muted);
  }
  .menu-item.danger:not([aria-disabled]) .icon {
    color: inherit;
  }

  @container user-table (inline-size >= 64rem) {
    .search {
      max-inline-size: 420px;
    }
    .filters {
      flex: 1 1 auto;
      order: 0;
    }
    .ends {
      order: 1;
    }
  }

  @container user-table (inline-size < 40rem) {
    .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
    .ends {
      inline-size: 100%;
    }
    .chips {
      flex-wrap: nowrap;
      inline-size: 100%;
      padding: 3px;
      margin: -3px;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .sort-field {
      display: flex;
    }
  }
`;
