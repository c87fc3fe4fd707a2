import { css } from 'lit';
import { fieldsStyles } from './fields.styles.js';
import { formShellStyles } from './form-shell.styles.js';

export const userFormStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    --_form-width: var(--user-form-width, 520px);
  }
  .shell {
    min-block-size: 0;
  }
  .drawer[open] > .shell,
  .dialog[open] > .shell {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    block-size: 100%;
    max-block-size: 100%;
  }
  .drawer[open] {
    grid-template-rows: minmax(0, 1fr);
    inline-size: min(calc(var(--_form-width) + 48px), 100vw);
  }
  .form-dialog {
    inline-size: min(calc(var(--_form-width) + 48px), calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    overflow: hidden;
  }
  .form-dialog[open] {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
  }
  dialog:focus-visible {
    outline: none;
  }

  .header {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-inline-size: 0;
  }
  .header .title {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  /* The focus is there to be read from, not to be acted upon. */
  .header .title:focus {
    outline: none;
  }
  .header .names {
    flex: 1;
    min-inline-size: 0;
  }
  :is(.drawer, .form-dialog) .header {
    padding: var(--_space-4) var(--_space-4) var(--_space-4) var(--_space-6);
    padding-inline: var(--_space-6) var(--_space-4);
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-8);
    align-content: start;
    max-inline-size: var(--_form-width);
    padding-block: var(--_space-6);
  }
  .scroll {
    min-inline-size: 0;
  }
  :is(.drawer, .form-dialog) .scroll {
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding-block: var(--_space-6);
    border-block: 1px solid var(--_line);
  }
  :is(.drawer, .form-dialog) .body {
    padding: var(--_space-6);
    max-inline-size: calc(var(--_form-width) + 48px);
  }
  .footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
    max-inline-size: var(--_form-width);
  }
  :is(.drawer, .form-dialog) .footer {
    max-inline-size: none;
    padding: var(--_space-4) var(--_space-6);
    padding-block-end: max(var(--_space-4), env(safe-area-inset-bottom));
  }
  .footer .billed {
    font-variant-numeric: tabular-nums;
  }
  .footer .billed.over {
    color: var(--_danger-text);
  }
  .footer .billed:empty {
    display: none;
  }
  .footer .actions {
    padding: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-inline-start: auto;
  }

  .status-row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-3);
    align-items: start;
  }
  .status-row > .switch {
    margin-block: calc((var(--_line-height) - 20px) / 2);
  }
  .status-row > * {
    grid-column: 2;
  }
  .status-row > .switch {
    grid-column: 1;
    grid-row: 1;
  }
  .status-row > .label {
    grid-row: 1;
  }
  .missing {
    display: grid;
    gap: var(--_space-1);
    margin-block-start: var(--_space-2);
  }
  .missing.complete {
    grid-template-columns: auto 1fr;
    align-items: center;
    color: var(--_success-text);
  }
  .missing a {
    color: var(--_brand-text);
    text-underline-offset: 2px;
  }
  .missing ul,
  .summary ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    min-inline-size: 0;
  }
  .section-title {
    font-weight: 600;
  }
  .section-heading {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4) var(--_space-3);
    min-inline-size: 0;
  }
  .row.pair {
    grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
    align-items: start;
  }
  .notes:empty {
    display: none;
  }
  .notes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1);
  }
  .input[dir='ltr']:dir(ltr) {
    text-align: left;
  }
  :host(:dir(rtl)) .input {
    text-align: right;
  }
  .select-box {
    display: grid;
    align-items: center;
  }
  .select-box > * {
    grid-area: 1 / 1;
  }
  .select-box > .select {
    background-image: none;
  }
  .select-box > .icon {
    justify-self: end;
    margin-inline-end: 10px;
    color: var(--_text-muted);
    pointer-events: none;
  }
  .with-buttons {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
  }
  .with-buttons > .input {
    flex: 1;
  }
  .secret {
    font-family: ui-monospace, 'Cascadia Mono', 'SF Mono', Consolas, monospace;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
  }
  .fixed-value {
    overflow-wrap: anywhere;
    min-inline-size: 0;
  }
  .kept-secret {
    display: flex;
    gap: 6px;
    align-items: flex-start;
    color: var(--_text-muted);
  }
  .kept-secret .icon {
    margin-block-start: 2px;
  }
  .kept-secret.set .icon {
    color: var(--_success-text);
  }
  .kept-secret.weak {
    color: var(--_warning-text);
  }

  details.section {
    display: block;
  }
  details.section > .section-content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    padding-block-start: var(--_space-4);
  }
  summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: 24px;
    border-radius: var(--_radius);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .icon {
    color: var(--_text-muted);
    transition: rotate var(--_ease);
  }
  details[open] > summary .icon {
    rotate: 180deg;
  }

  .summary,
  .banner {
    display: grid;
    gap: var(--_space-2);
    justify-items: start;
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  /* Colour is never all that tells them apart. */
  .with-icon {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2);
  }
  .with-icon > .icon {
    margin-block-start: 2px;
  }
  .summary > .with-icon > .icon,
  .banner.loss > .with-icon > .icon {
    color: var(--_danger-text);
  }
  .banner:not(.loss, .offer) > .with-icon > .icon {
    color: var(--_warning-text);
  }
  .summary {
    background: var(--_danger-tint);
  }
  .summary h3 {
    color: var(--_danger-text);
    font-weight: 600;
  }
  .summary ul {
    display: grid;
  }
  .summary a {
    color: var(--_danger-text);
    text-underline-offset: 2px;
  }
  .banner {
    background: var(--_warning-tint);
  }
  .banner.loss {
    background: var(--_danger-tint);
  }
  .skeleton {
    block-size: var(--_control-height);
  }
  .skeleton.short {
    inline-size: 40%;
    block-size: 16px;
  }

  @media (max-width: 640px) {
    .drawer[open] {
      inline-size: 100vw;
    }
    :is(.drawer, .form-dialog) .body {
      padding: var(--_space-4);
    }
    :is(.drawer, .form-dialog) :is(.header, .footer) {
      padding-inline: var(--_space-4);
    }
    :is(.drawer, .form-dialog) .footer .actions {
      flex: 1 0 100%;
    }
    :is(.drawer, .form-dialog) .footer .actions > .button {
      flex: 1;
    }
  }
  @media (forced-colors: active) {
    .summary,
    .banner {
      border: 1px solid CanvasText;
    }
  }
  ${fieldsStyles}
  ${formShellStyles}
`;
