import type { Decorator } from '@storybook/web-components-vite';

/** Four resellers: a blue, a dark green, a loud yellow (black text on it), a red that must not read as danger. */
export const brands: Readonly<Record<string, string>> = {
  Cobalt: '#3056d3',
  Spruce: '#0f5c4a',
  Amber: '#f5b700',
  Cherry: '#c2185b',
};

const densities: Readonly<Record<string, string>> = { compact: '-1', regular: '0', comfortable: '1' };
const schemes: Readonly<Record<string, string>> = { light: 'light', dark: 'dark', auto: 'light dark' };

/** Puts the story where a host portal would: scheme, brand, density, direction and language come from around it. */
export const inSetting: Decorator = (story, { globals, canvasElement }) => {
  const chosen = globals as Readonly<Record<string, string>>;
  const page = document.documentElement;
  page.dir = chosen['direction'] ?? 'ltr';
  page.lang = chosen['locale'] ?? 'en';
  page.style.colorScheme = schemes[chosen['theme'] ?? 'light'] ?? 'light';
  page.style.setProperty('--pbx-brand', brands[chosen['brand'] ?? 'Cobalt'] ?? brands['Cobalt']!);
  page.style.setProperty('--pbx-density', densities[chosen['density'] ?? 'regular'] ?? '0');
  document.body.style.background = 'Canvas';
  const width = chosen['width'] ?? 'full';
  canvasElement.style.maxInlineSize = width === 'full' ? 'none' : `${width}px`;
  canvasElement.style.marginInline = 'auto';
  canvasElement.style.padding = width === '320' ? '0' : '16px';
  return story();
};
