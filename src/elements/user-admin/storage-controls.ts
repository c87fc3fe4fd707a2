import { html, type TemplateResult } from 'lit';
import { FileUp } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import { icon } from '../icon.js';
import type { StorageView } from './storage-view.js';

/** What the screen is about; it takes the focus as the screen comes up. */
export const heading = (text: string): TemplateResult =>
  html`<h2 class="title" id="storage-title" data-heading tabindex="-1"><bdi>${text}</bdi></h2>`;

export function moment(at: string, { locale }: StringsController): string {
  const time = new Date(at);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return Number.isNaN(time.getTime()) ? at : format.format(time);
}

export const percent = (part: number, { locale }: StringsController): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(part);

/** A button that opens the browser's own choice of a file. */
export function fileButton({ onFile }: StorageView, label: string): TemplateResult {
  const browse = (event: Event): void =>
    ((event.currentTarget as HTMLElement).nextElementSibling as HTMLInputElement).click();
  const chosen = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    // The same file can be chosen again.
    input.value = '';
    if (file) onFile(file);
  };
  return html`<button class="button" type="button" data-restore @click=${browse}>${icon(FileUp)} ${label}</button
    ><input type="file" hidden accept=".ndjson,application/x-ndjson" aria-label=${label} @change=${chosen} />`;
}
