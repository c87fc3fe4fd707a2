import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './token-sheet.js';

/**
 * Six knobs make a brand: `--pbx-brand`, `--pbx-neutral`, `--pbx-radius`, `--pbx-density`, `--pbx-font-family` and
 * `--pbx-font-size`. All colours are computed from the first two; whatever they are, text keeps 4.5:1 and lines 3:1.
 * Switch theme and brand in the toolbar and read the ratios.
 */
const meta: Meta = { title: 'Foundations/Tokens' };
export default meta;

export const Colours: StoryObj = { render: () => html`<token-sheet></token-sheet>` };

/** A brand on which white text would be unreadable: the text on it turns black. */
export const LoudBrand: StoryObj = {
  render: () => html`<token-sheet></token-sheet>`,
  globals: { brand: 'Amber' },
};

export const Controls: StoryObj = { render: () => html`<token-sheet show="controls"></token-sheet>` };

export const ControlsRightToLeft: StoryObj = {
  render: () => html`<token-sheet show="controls"></token-sheet>`,
  globals: { direction: 'rtl' },
};
