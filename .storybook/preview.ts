import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json' with { type: 'json' };
import { brands, inSetting } from './setting.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [inSetting],
  globalTypes: {
    theme: {
      description: 'Colour scheme',
      toolbar: { title: 'Theme', icon: 'mirror', items: ['light', 'dark', 'auto'], dynamicTitle: true },
    },
    brand: {
      description: 'Brand colour (--pbx-brand)',
      toolbar: { title: 'Brand', icon: 'paintbrush', items: Object.keys(brands), dynamicTitle: true },
    },
    density: {
      description: 'Density (--pbx-density)',
      toolbar: {
        title: 'Density',
        icon: 'component',
        items: ['compact', 'regular', 'comfortable'],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
    locale: {
      description: 'Locale of numbers and plurals',
      toolbar: { title: 'Locale', icon: 'globe', items: ['en', 'de', 'ar-EG'], dynamicTitle: true },
    },
    width: {
      description: 'Width of the container',
      toolbar: { title: 'Width', icon: 'grow', items: ['320', '600', '900', '1280', 'full'], dynamicTitle: true },
    },
  },
  initialGlobals: {
    theme: 'light',
    brand: 'Cobalt',
    density: 'regular',
    direction: 'ltr',
    locale: 'en',
    width: 'full',
  },
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    a11y: { test: 'error' },
    options: { storySort: { order: ['Foundations', 'Elements'] } },
  },
};

export default preview;
