import { css } from 'lit';

/** Buttons, fields, switches, chips and the other small things that every element shares. */
export const controls = css`
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
    background: color-mix(in oklab, var(--_brand), var(--_on-brand) 8%);
  }
  .button.quiet {
    border-color: transparent;
  }
  .button.danger {
    border-color: transparent;
    background: var(--_danger-solid);
    color: #fff;
  }
  .button.danger:hover {
    background: color-mix(in oklab, var(--_danger-solid), #000 10%);
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

  /* Fields */
  .field {
    display: grid;
    gap: var(--_space-1);
    align-content: start;
    min-inline-size: 0;
  }
  .label {
    font-weight: 500;
  }
  .label .optional {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .hint {
    color: var(--_text-muted);
    max-inline-size: 70ch;
  }
  .error,
  .warning {
    display: flex;
    gap: 6px;
    align-items: flex-start;
    max-inline-size: 70ch;
  }
  .error {
    color: var(--_danger-text);
  }
  .warning {
    color: var(--_warning-text);
  }
  .error .icon,
  .warning .icon {
    margin-block-start: 2px;
  }
  .input,
  .select {
    appearance: none;
    inline-size: 100%;
    min-inline-size: 0;
    block-size: var(--_control-height);
    padding: 0 10px;
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: inherit;
    font: inherit;
    transition: border-color var(--_ease);
  }
  textarea.input {
    block-size: auto;
    padding-block: var(--_space-2);
    resize: vertical;
  }
  .input:hover,
  .select:hover {
    border-color: var(--_text-muted);
  }
  .input:focus-visible,
  .select:focus-visible {
    outline-offset: -1px;
    border-color: var(--_brand-line);
  }
  .input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .input[aria-invalid='true'],
  .select[aria-invalid='true'] {
    border-color: var(--_danger-text);
  }
  .input:read-only:not(:focus-visible) {
    background: var(--_sunken);
  }
  .select {
    padding-inline-end: 32px;
    background-image:
      linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-size: 5px 5px;
    background-repeat: no-repeat;
    background-position:
      calc(100% - 17px) 52%,
      calc(100% - 12px) 52%;
  }
  .select:dir(rtl) {
    background-position:
      12px 52%,
      17px 52%;
  }
  .select option {
    background: var(--_raised);
    color: var(--_text);
  }
  .checkbox {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_brand);
  }

  /* Switch: a checkbox with role=switch */
  .switch {
    appearance: none;
    position: relative;
    flex: none;
    inline-size: 32px;
    block-size: 20px;
    margin: 0;
    border: 1px solid var(--_line-control);
    border-radius: 10px;
    background: var(--_sunken);
    cursor: pointer;
    transition: background-color var(--_ease);
  }
  .switch::before {
    content: '';
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: 2px;
    inline-size: 14px;
    block-size: 14px;
    border-radius: 50%;
    background: var(--_line-control);
    transition: translate var(--_ease);
  }
  .switch:checked {
    border-color: transparent;
    background: var(--_brand-line);
  }
  .switch:checked::before {
    translate: 12px 0;
    background: var(--_surface);
  }
  .switch:dir(rtl):checked::before {
    translate: -12px 0;
  }
  .switch:disabled,
  .switch[aria-disabled='true'] {
    opacity: 0.5;
    cursor: not-allowed;
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

  /* Status: colour and shape and word (LOOK) */
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
      color: Highlight;
    }
    .status::before {
      forced-color-adjust: none;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
