import { css } from 'lit';

/** What lies over the page: dialog, drawer, menu, notices. Native `<dialog>` and popover carry the behaviour. */
export const surfaces = css`
  dialog {
    padding: 0;
    border: 0;
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  dialog::backdrop {
    background: var(--_scrim);
  }

  .dialog {
    inline-size: min(440px, calc(100vw - 32px));
    border-radius: calc(var(--_radius) * 2);
  }
  .dialog .content {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-6);
  }
  .dialog .sentences {
    display: grid;
    gap: var(--_space-2);
  }
  .dialog .actions,
  .drawer .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
  }
  .dialog .actions {
    padding-block-start: var(--_space-3);
  }

  /* A question with much to read. */
  .dialog.wide {
    inline-size: min(520px, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    overflow: auto;
  }
  .dialog.wide .content {
    gap: var(--_space-4);
    overflow-wrap: anywhere;
  }
  .dialog.wide .title:focus {
    outline: none;
  }
  .dialog.wide .actions .button {
    max-inline-size: 100%;
    padding-block: 5px;
    white-space: normal;
  }

  .drawer {
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(520px, 100vw);
    block-size: 100dvh;
    max-block-size: none;
    max-inline-size: none;
    margin: 0;
  }
  .drawer[open] {
    display: grid;
    grid-template-rows: auto 1fr auto;
  }
  .drawer[open],
  .dialog[open] {
    animation: pbx-appear var(--_ease);
  }
  .drawer[open] {
    --_from: 24px;
  }
  .drawer[open]:dir(rtl) {
    --_from: -24px;
  }
  @keyframes pbx-appear {
    from {
      opacity: 0;
      translate: var(--_from, 0) 0;
    }
  }

  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    min-inline-size: 200px;
    padding: var(--_space-1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .menu-item {
    appearance: none;
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    inline-size: 100%;
    min-block-size: 32px;
    padding: 0 var(--_space-2);
    border: 0;
    border-radius: calc(var(--_radius) - 2px);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .menu-item:hover,
  .menu-item:focus-visible {
    background: var(--_hover);
  }
  .menu-item:focus-visible {
    outline-offset: -2px;
  }
  .menu-item.danger {
    color: var(--_danger-text);
  }
  .menu-item[aria-disabled='true'] {
    color: var(--_text-muted);
    cursor: not-allowed;
  }
  .menu-item .reason {
    display: block;
    color: var(--_text-muted);
    max-inline-size: 32ch;
  }

  /* Notices stack at one place: bottom, start. */
  .notices {
    position: fixed;
    inset-block: auto var(--_space-4);
    inset-inline: var(--_space-4) auto;
    z-index: 10;
    display: grid;
    gap: var(--_space-2);
    inline-size: min(440px, calc(100vw - 32px));
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    overflow: visible;
  }
  .notice {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: start;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-3) var(--_space-3) var(--_space-3) var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: var(--_shadow);
    animation: pbx-appear var(--_ease);
  }
  .notice.error-notice {
    border-inline-start: 4px solid var(--_danger-text);
  }
  .notice.warning-notice {
    border-inline-start: 4px solid var(--_warning-text);
  }
  .notice .text {
    padding-block: 6px;
    overflow-wrap: anywhere;
  }
  .notice .act {
    color: var(--_brand-text);
  }
  .notice .actions {
    display: flex;
    gap: var(--_space-1);
  }

  @media (forced-colors: active) {
    dialog,
    .menu,
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
