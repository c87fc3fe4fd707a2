import { css } from 'lit';

export const userAdminStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--_surface);
  }
  .page {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: var(--_space-4);
    block-size: 100%;
    min-block-size: inherit;
    max-inline-size: 1680px;
    margin-inline: auto;
    padding: var(--_space-6);
  }
  .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space-1) var(--_space-4);
  }
  .heading .title .tenant {
    font-weight: 400;
    color: var(--_text-muted);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .counts strong {
    color: var(--_text);
    font-weight: 600;
  }
  .seats {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
  }
  .seats meter {
    inline-size: 96px;
    block-size: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--_pressed);
    overflow: hidden;
  }
  .seats meter::-webkit-meter-bar {
    block-size: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--_pressed);
  }
  .seats meter::-webkit-meter-optimum-value {
    border-radius: 2px;
    background: var(--_brand-line);
  }
  .seats meter::-moz-meter-bar {
    background: var(--_brand-line);
  }
  .button.stored {
    margin-inline-start: auto;
    color: var(--_text-muted);
    font-weight: 400;
    white-space: normal;
  }
  .view {
    min-block-size: 0;
  }
  @container (inline-size < 640px) {
    .page {
      gap: var(--_space-3);
      padding: var(--_space-4) var(--_space-3);
    }
    .button.stored {
      margin-inline-start: 0;
    }
  }
`;
