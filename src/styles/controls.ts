import { css } from 'lit';
import { fields } from './fields.js';

/** Buttons, fields, switches, chips and the other small things that every element shares. */
export const controls = css`
  ${fields}
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  p {
    margin: 0;
    font: inherit;
  }
  .title {
    font-size: var(--_font-size-large);
    line-height: 24px;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .muted {
    color: var(--_text-muted);
  }
  .number {
    font-variant-numeric: tabular-nums;
    unicode-bidi: isolate;
    direction: ltr;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    display: inline-block;
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.large {
    inline-size: 20px;
    block-size: 20px;
  }

  :focus-visible {
    outline: 2px solid var(--_brand-line);
    outline-offset: 2px;
  }

  /* Buttons */
  .button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_control-height);
    padding: 0 var(--_space-3);
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_text);
    font: inherit;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    transition:
      background-color var(--_ease),
      border-color var(--_ease);
  }
  .button:hover {
    background: var(--_hover);
  }
  .button:active {
    background: var(--_pressed);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_brand);
    color: var(--_on-brand);
  }
  .button.primary:hover {
    background: var(--_brand-hover);
  }
  .button.quiet {
    border-color: transparent;
  }
  .button.danger {
    border-color: transparent;
    background: var(--_danger-solid);
    color: var(--_on-danger);
  }
  .button.danger:hover {
    background: var(--_danger-hover);
  }
  .button.link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_brand-text);
    text-decoration: underline;
    text-underline-offset: 2px;
    text-decoration-thickness: 1px;
  }
  .button.link:hover {
    text-decoration-thickness: 2px;
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .button.icon-only {
    inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
    border-color: transparent;
    color: var(--_text-muted);
  }
  .button.icon-only:hover {
    color: var(--_text);
  }

  /* Filter chips: toggle buttons */
  .chip {
    appearance: none;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding: 0 10px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: transparent;
    color: var(--_text);
    font: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .chip:hover {
    background: var(--_hover);
  }
  .chip[aria-pressed='true'],
  .chip[aria-checked='true'] {
    border-color: var(--_brand-line);
    background: var(--_brand-tint);
    color: var(--_brand-text);
  }
  .chip .count {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }

  /* Status: colour and shape and word */
  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .status::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .status.activated {
    color: var(--_success-text);
  }
  .status.activated::before {
    background: currentColor;
  }
  .status.deactivated {
    color: var(--_text-muted);
  }

  .skeleton {
    border-radius: 4px;
    background: var(--_pressed);
  }

  .progress {
    appearance: none;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--_pressed);
    overflow: hidden;
  }
  .progress::-webkit-progress-bar {
    background: var(--_pressed);
  }
  .progress::-webkit-progress-value {
    border-radius: 3px;
    background: var(--_brand-line);
  }
  .progress::-moz-progress-bar {
    border-radius: 3px;
    background: var(--_brand-line);
  }

  @media (pointer: coarse) {
    :host {
      --_control-height: 44px;
    }
    .button,
    .chip {
      min-block-size: 44px;
    }
    .button.icon-only {
      inline-size: 44px;
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .button,
    .chip,
    .switch,
    .input,
    .select {
      border-color: ButtonBorder;
    }
    /* Forced colours take away the arrow that is painted; the browser has its own. */
    :not(.select-box) > .select {
      appearance: auto;
    }
    .button.primary,
    .button.danger {
      border: 1px solid Highlight;
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .switch::before {
      background: ButtonText;
      forced-color-adjust: none;
    }
    .switch:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
    .chip[aria-pressed='true'],
    .chip[aria-checked='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .chip[aria-pressed='true'] :is(.count, .icon) {
      color: inherit;
    }
    .status::before {
      forced-color-adjust: none;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
