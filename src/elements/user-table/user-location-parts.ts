import { html, type TemplateResult } from 'lit';
import { TriangleAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import { icon } from '../icon.js';

/** Nobody knows where an emergency call of the user comes from: a triangle, its word, and the whole sentence as its tip. */
export const locationWarning = (words: StringsController): TemplateResult =>
  html`<span
    class="location-missing"
    title=${words.issue({ code: 'location-missing', field: 'locationId', level: 'warning' })}
  >
    ${icon(TriangleAlert)}<span class="location-word">${words.text('table.locationMissing')}</span>
  </span>`;
