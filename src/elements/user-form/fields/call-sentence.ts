import { until } from 'lit/directives/until.js';
import { CalleeLookup } from '../../../controllers/callee-lookup.js';
import { activeDestinations, dialledDigits, type FindCallee } from '../../../core/calls/callee.js';
import { ringPlan } from '../../../core/calls/ring-plan.js';
import type { Issue } from '../../../core/issue.js';
import type { DraftValues } from '../../../core/rules/draft.js';
import { forwardingSentence } from '../forwarding-sentence.js';
import type { FormView } from '../form-view.js';

const nobody: FindCallee = () => undefined;

/** What a caller will experience (R18), with the names that are known at once. */
export function callSentence(view: FormView, values: DraftValues): string {
  const { words, drafts, directory } = view;
  const find = directory ? CalleeLookup.of(directory).find : nobody;
  return forwardingSentence(ringPlan(values, find, drafts.policy), words);
}

/** While it stands no call arrives anywhere, whatever the plan says. */
export const circleOf = ({ drafts }: Pick<FormView, 'drafts'>): Issue | undefined =>
  drafts.issues.find(({ code }) => code === 'forwarding-to-self' || code === 'forwarding-cycle');

/** The same of what stands in the form, completed when the names of all destinations are known; a circle instead of it. */
export function callSentenceLater(view: FormView, values: DraftValues): unknown {
  const circle = circleOf(view);
  if (circle) return view.words.issue(circle);
  const { directory } = view;
  const extensions = activeDestinations(values.forwarding).flatMap((typed) => extensionOf(view, typed) ?? []);
  const now = callSentence(view, values);
  if (!directory || CalleeLookup.of(directory).knows(extensions)) return now;
  const learnt = CalleeLookup.of(directory).learn(extensions);
  return until(
    learnt.then(() => callSentence(view, values)),
    now,
  );
}

/** The extension that a destination dials; undefined for a telephone number. */
export function extensionOf({ drafts }: Pick<FormView, 'drafts'>, destination: string): string | undefined {
  const digits = dialledDigits(destination);
  return digits !== undefined && digits.length <= drafts.policy.extension.maxLength ? digits : undefined;
}
