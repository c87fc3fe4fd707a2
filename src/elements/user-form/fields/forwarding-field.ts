import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { until } from 'lit/directives/until.js';
import { ChevronDown, ChevronUp, Plus, X } from 'lucide';
import { CalleeLookup } from '../../../controllers/callee-lookup.js';
import { isForwarding } from '../../../core/rules/clean.js';
import { forwardingModes } from '../../../core/rules/check.js';
import { isChanged, valueAt } from '../../../core/rules/draft.js';
import type { Forwarding, ForwardingMode } from '../../../core/user.js';
import { icon } from '../../icon.js';
import { errorOf, type FormView } from '../form-view.js';
import { callSentenceLater, circleOf, extensionOf } from './call-sentence.js';
import { focusLater, groupLabel, notes, stayInside, valueOf } from './field-parts.js';
import { phoneHint, readPhone } from './phone-parts.js';

function forwardingOf(view: FormView): Forwarding {
  const value = valueOf(view, 'forwarding');
  return isForwarding(value) ? value : { mode: 'ring-my-phone', destinations: [] };
}

/** Sets it; back at what counts where nothing is set, nothing is set as before. */
function setForwarding(view: FormView, mode: ForwardingMode, destinations: readonly string[]): void {
  const wasUnset = valueAt(view.draft.initial, 'forwarding') === undefined;
  const isUnset = wasUnset && mode === 'ring-my-phone' && destinations.every((typed) => typed.trim() === '');
  view.edit('forwarding', isUnset ? undefined : { mode, destinations });
}

/** R18: how calls travel, where to, and in one sentence what a caller experiences. */
export function forwardingField(view: FormView): TemplateResult {
  const { mode, destinations } = forwardingOf(view);
  const isSaid = errorOf(view, 'forwarding') !== '' && circleOf(view) !== undefined;
  return html`<div
    class="field forwarding"
    part="field"
    role="group"
    aria-labelledby="forwarding-label"
    aria-describedby="forwarding-notes"
    @focusout=${stayInside}
    @input=${(event: Event) => event.stopPropagation()}
  >
    ${groupLabel(view, 'forwarding')}
    <div class="modes" role="radiogroup" aria-labelledby="forwarding-label">
      ${forwardingModes.map((each) => modeChoice(view, each, mode, destinations))}
    </div>
    ${mode === 'ring-my-phone' ? nothing : destinationList(view, mode, destinations)}
    <p class="sentence" role="status" id="forwarding-sentence">
      ${isSaid ? nothing : callSentenceLater(view, view.draft.values)}
    </p>
    ${notes(view, 'forwarding')}
  </div>`;
}

function modeChoice(
  view: FormView,
  mode: ForwardingMode,
  current: ForwardingMode,
  destinations: readonly string[],
): TemplateResult {
  const { words } = view;
  const id = `forwarding-${mode}`;
  return html`<div class="choice-row">
    <input
      class="radio"
      type="radio"
      name="forwarding"
      id=${id}
      data-field=${mode === current ? 'forwarding' : nothing}
      value=${mode}
      aria-describedby=${`${id}-hint`}
      .checked=${live(mode === current)}
      @change=${() => setForwarding(view, mode, destinations)}
    />
    <label for=${id}>${words.choice('forwarding', mode)}</label>
    <p class="hint" id=${`${id}-hint`}>${words.text(`form.forwarding.${mode}.hint`)}</p>
  </div>`;
}

function destinationList(view: FormView, mode: ForwardingMode, destinations: readonly string[]): TemplateResult {
  const { words, draft } = view;
  // A mode that needs one has a field for it, before anything is typed.
  const places = destinations.length > 0 ? destinations : [''];
  const { mobile } = draft.values;
  const add = (event: Event, typed: string): void => {
    const kept = destinations.filter((each) => each.trim() !== '' || typed === '');
    const next = typed === '' ? [...places, ''] : [...kept, typed];
    setForwarding(view, mode, next);
    void focusLater(event.currentTarget, `#forwarding-destination-${next.length - 1}`);
  };
  return html`<div class="destinations" role="group" aria-labelledby="forwarding-destinations">
    <span class="label" id="forwarding-destinations">${words.text('form.forwarding.destinations')}</span>
    <span class="hint" id="forwarding-destinations-hint">${words.text('form.forwarding.destinations.hint')}</span>
    <ol class="destination-list">
      ${places.map((typed, place) => destinationRow(view, mode, places, typed, place))}
    </ol>
    <div class="links">
      <button class="button link" type="button" id="forwarding-add" @click=${(event: Event) => add(event, '')}>
        ${icon(Plus)}${words.text('form.forwarding.add')}
      </button>
      ${
        mobile && !destinations.includes(mobile)
          ? html`<button class="button link" type="button" @click=${(event: Event) => add(event, mobile)}>
              ${words.text('form.forwarding.add-mobile', { mobile: `\u2068${mobile}\u2069` })}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

function destinationRow(
  view: FormView,
  mode: ForwardingMode,
  places: readonly string[],
  typed: string,
  place: number,
): TemplateResult {
  const { words } = view;
  const id = `forwarding-destination-${place}`;
  const put = (text: string): void =>
    setForwarding(
      view,
      mode,
      places.map((each, at) => (at === place ? text : each)),
    );
  const onLeave = (): void => {
    const reading = isChanged(view.draft, 'forwarding') ? readPhone(view, typed) : undefined;
    if (reading && reading.e164 !== typed) put(reading.e164);
  };
  // A destination is judged when its row is left; one that nobody has typed yet, with the whole field (F1, R18).
  const onLeaveRow = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && (currentTarget as HTMLElement).contains(relatedTarget);
    if (!isInside && typed.trim() !== '') view.leave('forwarding');
  };
  return html`<li class="destination" @focusout=${onLeaveRow}>
    <div class="with-buttons">
      <input
        class="input number"
        id=${id}
        data-field="forwarding"
        autocomplete="off"
        inputmode="tel"
        dir="ltr"
        aria-label=${words.text('form.forwarding.destination', { place: place + 1, count: places.length })}
        aria-invalid=${isWrong(view, typed) ? 'true' : 'false'}
        aria-describedby=${`${id}-whose forwarding-destinations-hint forwarding-notes`}
        .value=${live(typed)}
        @input=${(event: Event) => put((event.target as HTMLInputElement).value)}
        @focusout=${onLeave}
      />
      ${rowButtons(view, mode, places, place)}
    </div>
    <p class="hint" id=${`${id}-whose`}>${whose(view, typed)}</p>
  </li>`;
}

/** Which of the destinations the mistake is about: the one that is named, else an empty one. */
function isWrong(view: FormView, typed: string): boolean {
  if (!errorOf(view, 'forwarding')) return false;
  const issue = view.shown.find(({ field }) => field === 'forwarding');
  const value = issue?.params?.['value'];
  return value === undefined ? issue?.code !== 'destination-required' || typed.trim() === '' : value === typed.trim();
}

function rowButtons(
  view: FormView,
  mode: ForwardingMode,
  places: readonly string[],
  place: number,
): TemplateResult | typeof nothing {
  const last = places.length - 1;
  const move = (event: Event, to: number): void => {
    const next = places.filter((_, at) => at !== place);
    next.splice(to, 0, places[place]!);
    setForwarding(view, mode, next);
    // The button goes with its destination; at an end of the list only the other one can be used.
    const direction = (to < place && to > 0) || to === last ? 'up' : 'down';
    void focusLater(event.currentTarget, `#forwarding-${direction}-${to}`);
  };
  const remove = (event: Event): void => {
    const next = places.filter((_, at) => at !== place);
    setForwarding(view, mode, next);
    void focusLater(event.currentTarget, `#forwarding-destination-${Math.min(place, Math.max(0, next.length - 1))}`);
  };
  const canRemove = places.length > 1 || places[0]!.trim() !== '';
  return html`${
    places.length > 1
      ? html`${rowButton(view, 'up', place, place > 0, (event) => move(event, place - 1))}
        ${rowButton(view, 'down', place, place < last, (event) => move(event, place + 1))}`
      : nothing
  }
  ${canRemove ? rowButton(view, 'remove', place, true, remove) : nothing}`;
}

const icons = { up: ChevronUp, down: ChevronDown, remove: X };

function rowButton(
  { words }: FormView,
  action: 'up' | 'down' | 'remove',
  place: number,
  canRun: boolean,
  run: (event: Event) => void,
): TemplateResult {
  const name = words.text(`form.forwarding.${action}`, { place: place + 1 });
  return html`<button
    class="button icon-only"
    type="button"
    id=${`forwarding-${action}-${place}`}
    aria-label=${name}
    title=${name}
    aria-disabled=${canRun ? nothing : 'true'}
    @click=${canRun ? run : nothing}
  >
    ${icon(icons[action])}
  </button>`;
}

/** Whom an extension reaches, or how a number was understood. */
function whose(view: FormView, typed: string): unknown {
  const extension = extensionOf(view, typed);
  if (extension === undefined) return phoneHint(view, typed) ?? nothing;
  const { directory, words } = view;
  if (!directory) return nothing;
  const lookup = CalleeLookup.of(directory);
  const told = (): string => lookup.owner(extension)?.displayName ?? words.text('form.forwarding.nobody');
  return lookup.knows([extension]) ? told() : until(lookup.learn([extension]).then(told), nothing);
}
