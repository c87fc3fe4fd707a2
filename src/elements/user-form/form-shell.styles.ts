import { css } from 'lit';

/** What the form shows besides its fields: banners with an offer, conflicts, the host's fields, the past. */
export const formShellStyles = css`
  .status-text {
    display: grid;
    gap: var(--_space-1);
    justify-items: start;
  }
  .banner.offer {
    background: var(--_sunken);
  }

  .conflicts {
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .conflict {
    display: grid;
    gap: var(--_space-2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .conflict > legend {
    padding: 0;
    margin-block-end: var(--_space-1);
  }
  .conflict .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2);
    align-items: start;
    min-block-size: 24px;
  }
  .conflict .radio {
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 0;
    accent-color: var(--_brand-line);
  }
  .conflict label {
    display: grid;
    grid-template-columns: minmax(5em, auto) minmax(0, 1fr);
    gap: var(--_space-2);
    justify-content: start;
    cursor: pointer;
  }
  .conflict .whose {
    color: var(--_text-muted);
  }
  .conflict .value {
    overflow-wrap: anywhere;
  }

  .host-fields,
  .host-fields > .slotted {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    min-inline-size: 0;
  }
  /* However many fields there are, what is wrong with one is seen together with it. */
  .host-fields > .notes:has(.error) {
    position: sticky;
    inset-block-end: 0;
    padding-block: var(--_space-2);
    background: var(--_surface);
  }
  :is(.drawer, .form-dialog) .host-fields > .notes {
    background: var(--_raised);
  }
  ::slotted([aria-invalid='true']) {
    border-color: var(--_danger-text);
  }
  .host-fields[hidden],
  .host-fields > .slotted[hidden] {
    display: none;
  }

  .entries,
  .entries ul {
    display: grid;
    gap: var(--_space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .entries {
    gap: var(--_space-4);
  }
  .entry {
    display: grid;
    gap: var(--_space-1);
  }
  .entry li {
    overflow-wrap: anywhere;
  }
  .entry time {
    font-variant-numeric: tabular-nums;
  }

  @media (max-width: 480px) {
    .conflict label {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
