import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/extension-picker.js';
import { createMemoryAdapter } from '../src/data/adapters/memory.js';
import { UserDirectory } from '../src/data/directory.js';
import type { ExtensionPicker } from '../src/elements/extension-picker/extension-picker.js';
import { smallCompany } from '../test/fixtures/small-company.js';

interface Arguments {
  label: string;
  value: string;
  placeholder: string;
  required: boolean;
  disabled: boolean;
  readOnly: boolean;
}

/** A form control for one extension. Type, or press the arrow keys. */
const meta: Meta<Arguments> = {
  title: 'Elements/Extension picker',
  component: 'extension-picker',
  args: { label: 'Extension', value: '', placeholder: '', required: false, disabled: false, readOnly: false },
  loaders: [async () => ({ company: await smallCompany() })],
  render: (args, { loaded }) =>
    html`<div class="story-field">
      <extension-picker
        .directory=${(loaded['company'] as { directory: UserDirectory }).directory}
        .label=${args.label}
        .value=${args.value}
        .placeholder=${args.placeholder}
        .required=${args.required}
        .disabled=${args.disabled}
        .readOnly=${args.readOnly}
      ></extension-picker>
    </div>`,
  decorators: [
    (story) =>
      html`<style>
          .story-field {
            max-width: 280px;
            min-height: 420px;
            padding: 24px;
          }
        </style>
        ${story()}`,
  ],
};
export default meta;
type Story = StoryObj<Arguments>;

const pickerIn = async (canvas: HTMLElement): Promise<ExtensionPicker> => {
  const picker = canvas.querySelector('extension-picker')!;
  await picker.updateComplete;
  return picker;
};

/** As a person types it. */
async function type(canvas: HTMLElement, text: string): Promise<void> {
  const picker = await pickerIn(canvas);
  const control = picker.shadowRoot!.querySelector('input')!;
  control.focus();
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await picker.updateComplete;
}

/** Nothing chosen yet. */
export const Empty: Story = {};

/** The next free number, by the rules of the tenant (R24). */
export const Suggested: Story = {
  play: async ({ canvasElement }) => {
    const picker = await pickerIn(canvasElement);
    picker.value = await picker.suggestNext();
  },
};

/** The list, in its groups: suggested, free, taken with their owners (R20). */
export const Open: Story = { play: ({ canvasElement }) => type(canvasElement, '10') };

/** Somebody else's number is told at once, with a button that takes the next free one. */
export const Taken: Story = { play: ({ canvasElement }) => type(canvasElement, '101') };

/** A number that the rules keep for something else, with the reason (R21). */
export const Reserved: Story = { play: ({ canvasElement }) => type(canvasElement, '911') };

/** Every number of the range is somebody's. */
export const NoneFree: Story = {
  loaders: [async () => ({ company: await smallCompany({ extension: { ranges: [{ from: '103', to: '104' }] } }) })],
  play: ({ canvasElement }) => type(canvasElement, '103'),
};

/** Against the rules in three ways: a letter, too short, outside the range. */
export const Refused: Story = {
  loaders: [async () => ({ company: await smallCompany({ extension: { ranges: [{ from: '100', to: '199' }] } }) })],
  args: { value: '250' },
  play: async ({ canvasElement }) => void (await pickerIn(canvasElement)).reportValidity(),
};

export const Disabled: Story = { args: { value: '101', disabled: true } };

export const ReadOnly: Story = { args: { value: '101', readOnly: true } };

/** In a plain form: a label of the page, FormData, reset, validation by the browser. */
export const InPlainForm: Story = {
  render: (_, { loaded }) =>
    html`<form class="story-field" @submit=${(event: Event) => event.preventDefault()}>
      <label for="number">Desk number</label>
      <extension-picker
        id="number"
        name="extension"
        required
        .directory=${(loaded['company'] as { directory: UserDirectory }).directory}
      ></extension-picker>
      <p><button>Save</button> <button type="reset">Reset</button></p>
    </form>`,
};

/** 100,000 extensions in use: the list is a window over a bitmap, so it opens as fast as with ten. */
export const HundredThousand: Story = {
  loaders: [
    async () => {
      const users = Array.from({ length: 100_000 }, (_, at) => ({
        id: `u${at}`,
        version: '1',
        tenantId: 'big',
        displayName: `User ${at + 1}`,
        extension: String(100_000 + at),
        status: 'activated' as const,
        secrets: {},
        createdAt: '2026-11-22T09:00:00.000Z',
        updatedAt: '2026-11-22T09:00:00.000Z',
      }));
      const directory = new UserDirectory({
        tenantId: 'big',
        open: () => createMemoryAdapter({ tenantId: 'big', users }),
      });
      await directory.configure({ extension: { maxLength: 6, ranges: [{ from: '100000', to: '299999' }] } });
      return { company: { directory } };
    },
  ],
  play: ({ canvasElement }) => type(canvasElement, '1234'),
};
