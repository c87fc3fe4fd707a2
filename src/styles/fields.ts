import { css } from 'lit';

/** What a person fills in: fields with their label, hint and errors, checkboxes and switches. */
export const fields = css`
  /* Fields */
  .field {
    display: grid;
    /* A name without a blank is as wide as it likes; the field is not. */
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1);
    align-content: start;
    min-inline-size: 0;
  }
  .label {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .label .optional {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .hint,
  .error,
  .warning {
    overflow-wrap: anywhere;
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
  /* Digits run left to right, but stand where the text of the other fields stands. */
  :host(:dir(rtl)) .input.number {
    text-align: right;
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
  /* The ring goes around the red border, not over it. */
  :is(.input, .select)[aria-invalid='true']:focus-visible {
    outline-offset: 0;
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
    /* Not the brand itself: a white brand on a white surface would hide what is checked. */
    accent-color: var(--_brand-line);
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
`;
