import { nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref, type Ref } from 'lit/directives/ref.js';
import { html, type StaticValue } from 'lit/static-html.js';
import { CircleAlert, Phone, TriangleAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { MailboxChoice } from '../../core/change.js';
import type { DirectoryError } from '../../core/errors.js';
import type { RemovalPlan } from '../../core/removal/plan-removal.js';
import type { InUse } from '../../core/rules/judgement.js';
import type { User, UserId } from '../../core/user.js';
import type { UserDirectory } from '../../data/directory.js';
import { icon } from '../icon.js';
import { topLayer } from '../top-layer.js';
import { referenceList } from './removal-references.js';

/** What is still to be decided, or was refused, by the place where that is done. */
export type RemovalProblems = { readonly [P in 'mailbox' | 'heir' | 'successor' | 'unknown']?: string };

export interface RemovalView {
  readonly element: Ref<HTMLDialogElement>;
  readonly user: User;
  readonly directory: UserDirectory;
  /** Undefined while it is being made. */
  readonly plan: RemovalPlan | undefined;
  /** Why there is no plan. */
  readonly error: DirectoryError | undefined;
  readonly billing: string;
  readonly inUse: InUse;
  /** The user was on a call when the question was asked, and is no more. */
  readonly callEnded: boolean;
  readonly accepted: boolean;
  readonly mailbox: MailboxChoice['kind'] | undefined;
  readonly heirId: UserId;
  readonly hasSuccessor: boolean;
  readonly successorId: UserId;
  /** Kinds of references that are shown whole. */
  readonly unfolded: ReadonlySet<string>;
  /** What was refused when it was tried. */
  readonly refusal: string;
  readonly problems: RemovalProblems;
  readonly busy: boolean;
  readonly held: boolean;
  readonly onMailbox: (kind: MailboxChoice['kind']) => void;
  readonly onHeir: (id: UserId) => void;
  readonly onHasSuccessor: (on: boolean) => void;
  readonly onSuccessor: (id: UserId) => void;
  readonly onAccept: (on: boolean) => void;
  readonly onUnfold: (kind: string) => void;
  readonly onRetry: () => void;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

type Part = TemplateResult | typeof nothing;

/** The question, as a native modal dialog for as long as it is rendered. */
export function removalTemplate(view: RemovalView, picker: StaticValue, words: StringsController): TemplateResult {
  const { user, plan, onClose } = view;
  const { displayName: name } = user;
  const leave = (event: Event): void => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).closest('dialog')!.close();
    onClose();
  };
  const asksNothing = plan !== undefined && plan.mailboxes.length === 0 && plan.references.length === 0;
  return html`<dialog
    class="dialog wide removal"
    part="dialog"
    role="alertdialog"
    aria-labelledby="removal-title"
    aria-describedby="removal-text"
    ${ref(view.element)}
    ${topLayer()}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && leave(event)}
    @cancel=${leave}
  >
    <form class="content" novalidate @submit=${(event: Event) => event.preventDefault()}>
      <h2 class="title" id="removal-title" tabindex="-1" ?autofocus=${!asksNothing}>
        ${words.text('table.removeTitle', { name })}
      </h2>
      ${sentences(view, words)} ${plan ? decisions(view, plan, picker, words) : waiting(view, words)}
      ${refusalBox(view, words)} ${inUseBox(view, words)} ${unknownBox(view, words)}
      <p class="muted" role="status">${view.callEnded ? words.text('table.removeCallEnded') : nothing}</p>
      ${buttons(view, asksNothing, leave, words)}
    </form>
  </dialog>`;
}

function sentences({ user, directory, billing }: RemovalView, words: StringsController): TemplateResult {
  const { displayName: name, extension } = user;
  const seconds = Math.max(10, directory.policy.undoSeconds);
  return html`<div class="sentences" id="removal-text">
    <p>
      ${
        extension === undefined
          ? words.text('table.removeConsequence', { name })
          : words.text('table.removeFreesExtension', { name, extension })
      }
    </p>
    <p class="muted">
      ${
        directory.supports?.restore
          ? words.text('table.removeUndo', { count: seconds })
          : words.text('table.removeFinal')
      }
      ${billing}
    </p>
  </div>`;
}

function waiting({ user, error, onRetry }: RemovalView, words: StringsController): TemplateResult {
  if (!error)
    return html`<p class="muted" role="status">${words.text('table.removeLoading', { name: user.displayName })}</p>`;
  return html`<div class="error" role="alert">
    ${icon(CircleAlert)}<span>${words.error(error)} ${retryButton(words, onRetry)}</span>
  </div>`;
}

const retryButton = (words: StringsController, onRetry: () => void): TemplateResult =>
  html`<button class="button link" type="button" @click=${onRetry}>${words.text('common.retry')}</button>`;

function decisions(view: RemovalView, plan: RemovalPlan, picker: StaticValue, words: StringsController): Part[] {
  if (plan.refusal) return [];
  return [
    plan.mailboxes.length > 0 ? mailboxChoice(view, plan, picker, words) : nothing,
    plan.references.length > 0 ? references(view, plan, picker, words) : nothing,
  ];
}

/** R33: nothing is chosen beforehand. */
function mailboxChoice(
  view: RemovalView,
  { mailboxes }: RemovalPlan,
  picker: StaticValue,
  words: StringsController,
): TemplateResult {
  const messages = mailboxes.reduce((sum, mailbox) => sum + mailbox.messages, 0);
  const labels = {
    keep: words.text('table.removeMailboxKeep'),
    'hand-over': words.text('table.removeMailboxHandOver'),
    delete:
      messages === 0
        ? words.text('table.removeMailboxDeleteEmpty')
        : words.text('table.removeMailboxDelete', { count: messages }),
  } as const;
  const problem = view.problems.mailbox;
  return html`<fieldset
    class="choices"
    role="radiogroup"
    aria-required="true"
    aria-invalid=${problem ? 'true' : 'false'}
    aria-describedby="mailbox-holds mailbox-problem"
  >
    <legend>${words.text('table.removeMailbox')}</legend>
    <ul class="muted" id="mailbox-holds">
      ${mailboxes.map(
        ({ name, messages: count }) => html`<li>${words.text('table.removeMailboxHolds', { name, count })}</li>`,
      )}
    </ul>
    ${(['keep', 'hand-over', 'delete'] as const).map((kind, at) => [
      radio('mailbox', labels[kind], view.mailbox === kind, problem !== undefined && at === 0, () =>
        view.onMailbox(kind),
      ),
      kind === 'hand-over' && view.mailbox === kind
        ? userField(view, picker, words.text('table.removeHeir'), view.heirId, view.problems.heir, view.onHeir)
        : nothing,
    ])}
    ${problemLine('mailbox-problem', problem)}
  </fieldset>`;
}

/** R35: what refers to the user, and who takes the places over. */
function references(
  view: RemovalView,
  plan: RemovalPlan,
  picker: StaticValue,
  words: StringsController,
): TemplateResult {
  const { hasSuccessor, onHasSuccessor } = view;
  return html`<section class="references" aria-labelledby="references-title">
      <h3 id="references-title">${words.text('table.removeReferences', { name: view.user.displayName })}</h3>
      ${referenceList(plan.references, view, words)}
    </section>
    <fieldset class="choices" role="radiogroup">
      <legend>${words.text('table.removeSuccessor')}</legend>
      ${radio('successor', words.text('table.removeSuccessorNobody'), !hasSuccessor, false, () => onHasSuccessor(false))}
      ${radio('successor', words.text('table.removeSuccessorUser'), hasSuccessor, false, () => onHasSuccessor(true))}
      ${
        hasSuccessor
          ? userField(
              view,
              picker,
              words.text('table.removeSuccessorName'),
              view.successorId,
              view.problems.successor,
              view.onSuccessor,
            )
          : nothing
      }
    </fieldset>`;
}

function radio(name: string, label: string, checked: boolean, isProblem: boolean, choose: () => void): TemplateResult {
  return html`<label class="choice"
    ><input
      class="radio"
      type="radio"
      name=${name}
      ?data-problem=${isProblem}
      .checked=${live(checked)}
      @change=${choose}
    />${label}</label
  >`;
}

function userField(
  { user, directory }: RemovalView,
  picker: StaticValue,
  label: string,
  value: UserId,
  problem: string | undefined,
  take: (id: UserId) => void,
): TemplateResult {
  const onInput = (event: Event): void => take((event.currentTarget as HTMLElement & { value: UserId }).value);
  return html`<${picker}
    class="picker"
    .directory=${directory}
    .label=${label}
    .exclude=${[user.id]}
    .value=${value}
    .problem=${problem ?? ''}
    ?data-problem=${problem}
    @input=${onInput}
  ></${picker}>`;
}

const problemLine = (id: string, text: string | undefined): TemplateResult =>
  html`<div id=${id}>${text ? html`<div class="error">${icon(CircleAlert)}<span>${text}</span></div>` : nothing}</div>`;

/** Why nobody removes this user, or what was refused when it was tried (R32). */
function refusalBox({ plan, refusal }: RemovalView, words: StringsController): Part {
  const text = plan?.refusal ? words.issue(plan.refusal) : refusal;
  if (!text) return nothing;
  return html`<div class="error" role="alert" id="removal-refusal" tabindex="-1" data-problem>
    ${icon(CircleAlert)}<span>${text}</span>
  </div>`;
}

/** R34: goes by itself when the call ends; where nothing tells of that, it can be asked again. */
function inUseBox({ user, directory, inUse, onRetry }: RemovalView, words: StringsController): Part {
  if (inUse !== 'yes') return nothing;
  const text = words.issue({ code: 'in-use', params: { owner: user.displayName } });
  return html`<div class="warning" role="alert" id="removal-in-use">
    ${icon(Phone)}<span>${text} ${directory.activity ? nothing : retryButton(words, onRetry)}</span>
  </div>`;
}

function unknownBox({ user, inUse, accepted, problems, onAccept }: RemovalView, words: StringsController): Part {
  if (inUse !== 'unknown') return nothing;
  const onChange = (event: Event): void => onAccept((event.target as HTMLInputElement).checked);
  return html`<div class="unknown">
    <div class="warning" id="removal-unknown">
      ${icon(TriangleAlert)}<span>${words.text('table.removeUnknown', { name: user.displayName })}</span>
    </div>
    <label class="choice"
      ><input
        class="checkbox"
        type="checkbox"
        aria-describedby="removal-unknown unknown-problem"
        aria-invalid=${problems.unknown ? 'true' : 'false'}
        ?data-problem=${problems.unknown}
        .checked=${live(accepted)}
        @change=${onChange}
      />${words.text('table.removeUnknownAccept')}</label
    >
    ${problemLine('unknown-problem', problems.unknown)}
  </div>`;
}

function buttons(
  { user, busy, held, inUse, onConfirm }: RemovalView,
  asksNothing: boolean,
  leave: (event: Event) => void,
  words: StringsController,
): TemplateResult {
  const key = inUse === 'unknown' ? 'table.removeAnyway' : 'table.removeUser';
  // By the click, which Enter in a field makes too: a sandboxed frame may hear of no submit.
  const confirm = (event: Event): void => {
    event.preventDefault();
    onConfirm();
  };
  return html`<div class="actions">
    <button class="button" type="button" ?autofocus=${asksNothing} @click=${leave}>
      ${words.text('common.cancel')}
    </button>
    <button
      class="button danger"
      type="submit"
      aria-disabled=${held || busy ? 'true' : nothing}
      aria-busy=${busy ? 'true' : nothing}
      aria-describedby="removal-refusal removal-in-use"
      @click=${confirm}
    >
      ${words.text(key, { name: user.displayName })}
    </button>
  </div>`;
}
