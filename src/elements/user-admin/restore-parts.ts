import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CircleAlert, TriangleAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { BackupProblem } from '../../core/backup/backup.js';
import { userFields, type FieldPath } from '../../core/user.js';
import type { BackupCheck } from '../../data/adapter.js';
import { icon } from '../icon.js';
import { fileButton, heading, moment } from './storage-controls.js';
import type { StorageView } from './storage-view.js';

type Part = TemplateResult | typeof nothing;
type Checked = Extract<StorageView['step'], { kind: 'checked' }>;

/** More of the same kind help nobody. */
const mostShown = 5;

const blocks = ({ level }: BackupProblem): boolean => level !== 'warning';

/** What a file would replace by what, or why it cannot. */
export function checkedParts(view: StorageView, step: Checked, words: StringsController): TemplateResult {
  return step.check.problems.some(blocks) ? refusal(view, step, words) : question(view, step, words);
}

function refusal(view: StorageView, { file, check }: Checked, words: StringsController): TemplateResult {
  const problems = check.problems.filter(blocks);
  const isOfOther = problems.some(({ code }) => code === 'other-tenant');
  return html`${heading(words.text('storage.refusedTitle'))}
    <p class="muted file">${fromLine(file.name, check, words)}</p>
    ${file.size === 0 ? emptyFile(words) : problemList(problems, view, words)}
    <p>${words.text('storage.refusedSafe')}</p>
    <div class="actions">
      <button class="button" type="button" @click=${view.onHome}>${words.text('common.back')}</button>
      ${fileButton(view, words.text('storage.another'))}
      ${
        isOfOther
          ? html`<button class="button danger" type="button" @click=${view.onTakeOver}>
              ${words.text('storage.takeOver', { tenant: view.tenantName })}
            </button>`
          : nothing
      }
    </div>`;
}

function question(view: StorageView, { file, check }: Checked, words: StringsController): TemplateResult {
  const { header, present, counts, problems } = check;
  const isEmpty = present.users === 0;
  const title = isEmpty ? 'storage.fillTitle' : 'storage.replaceTitle';
  const submit = (event: Event): void => {
    event.preventDefault();
    view.onReplace();
  };
  return html`${heading(words.text(title, { count: isEmpty ? counts.users : present.users }))}
    <p class="muted file">${fromLine(file.name, check, words)}</p>
    ${comparison(check, words)}
    <div class="sentences">
      <p>${words.text('storage.entries', { count: counts.entries })}</p>
      <p>${words.text(header!.secrets ? 'storage.secretsInside' : 'storage.secretsStay', { count: counts.secrets })}</p>
    </div>
    ${problemList(problems, view, words)}
    <form class="confirm" novalidate @submit=${submit}>
      ${isEmpty ? nothing : safeguard(view, present.users, words)}
      <div class="actions">
        <button class="button" type="button" @click=${view.onHome}>${words.text('common.cancel')}</button>
        <button class="button ${isEmpty ? 'primary' : 'danger'}" type="button" @click=${submit}>
          ${words.text(isEmpty ? 'storage.fill' : 'storage.replace', { count: isEmpty ? counts.users : present.users })}
        </button>
      </div>
    </form>`;
}

function fromLine(name: string, { header }: BackupCheck, words: StringsController): string {
  if (!header) return name;
  const at = moment(header.at, words);
  return header.tenantName === undefined
    ? words.text('storage.from', { name, at })
    : words.text('storage.fromTenant', { name, at, tenant: header.tenantName });
}

/** What is here beside what comes. */
function comparison({ present, counts }: BackupCheck, words: StringsController): TemplateResult {
  const all = [
    ['storage.users', present.users, counts.users],
    ['storage.activated', present.activated, counts.activated],
    ['storage.resources', present.resources, counts.resources],
  ] as const;
  const rows = all.filter(([label, now, then]) => label !== 'storage.resources' || now > 0 || then > 0);
  return html`<table class="comparison">
    <thead>
      <tr>
        <td></td>
        <th scope="col">${words.text('storage.now')}</th>
        <th scope="col">${words.text('storage.then')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([label, now, then]) =>
          html`<tr>
            <th scope="row">${words.text(label)}</th>
            <td>${words.number(now)}</td>
            <td>${words.number(then)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Nothing of this can be undone, so it takes more than a click (R30). */
function safeguard(view: StorageView, users: number, words: StringsController): TemplateResult {
  const count = words.number(users);
  return html`<p>${words.text('storage.final')}</p>
    <div class="field">
      <label class="label" for="storage-typed">${words.text('storage.type', { count: users })}</label>
      <input
        class="input typed"
        id="storage-typed"
        inputmode="numeric"
        autocomplete="off"
        aria-describedby="storage-typed-error"
        aria-invalid=${view.typedWrong}
        .value=${live(view.typed)}
        @input=${(event: Event) => view.onType((event.target as HTMLInputElement).value)}
      />
      <p class="error" id="storage-typed-error" role="alert">
        ${view.typedWrong ? html`${icon(CircleAlert)}<span>${words.text('storage.typeWrong', { count })}</span>` : nothing}
      </p>
    </div>`;
}

/** As it happens where a download or a copy fails: nothing can be said of what it was meant to be. */
const emptyFile = (words: StringsController): TemplateResult =>
  html`<p class="error">${icon(CircleAlert)}<span>${words.text('storage.emptyFile')}</span></p>`;

function problemList(problems: readonly BackupProblem[], view: StorageView, words: StringsController): Part {
  if (problems.length === 0) return nothing;
  const rest = problems.length - mostShown;
  return html`<ul class="problems">
    ${problems
      .slice(0, mostShown)
      .map(
        (problem) =>
          html`<li class=${blocks(problem) ? 'error' : 'warning'}>
            ${icon(blocks(problem) ? CircleAlert : TriangleAlert)}<span>${problemText(problem, view, words)}</span>
          </li>`,
      )}
    ${rest > 0 ? html`<li class="muted">${words.text('storage.more', { count: rest })}</li>` : nothing}
  </ul>`;
}

const fieldNames: ReadonlySet<string> = new Set(userFields.map(({ name }) => name));

function problemText({ code, params }: BackupProblem, { tenantName }: StorageView, words: StringsController): string {
  const field = params?.['field'];
  const isNamed = typeof field === 'string' && fieldNames.has(field);
  // Lines are places, not counts: they are not grouped.
  const line = params?.['line'];
  return words.text(`storage.problem.${code}`, {
    ...params,
    ...(line !== undefined && { line: String(line) }),
    ...(isNamed && { field: words.field(field as FieldPath) }),
    // People know their tenant by its name.
    ...(code === 'other-tenant' && { expected: tenantName }),
  });
}
