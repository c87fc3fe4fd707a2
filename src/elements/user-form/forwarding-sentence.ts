import type { StringsController } from '../../controllers/strings-controller.js';
import type { RingPlan, RingStep, RingTarget } from '../../core/calls/ring-plan.js';

type Words = Pick<StringsController, 'text'>;

/** Letters of Hebrew, Arabic and the other scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * What a caller will experience, in one sentence (R18): "Rings the phone 20 s, then +49 30 1234567 for 20 s, then voicemail."
 * and, where the phone stays silent, why. Names and numbers are text as they are. Where a name or the language itself runs from
 * right to left, they are isolated (U+2066, U+2068, U+2069), so that no digit changes its place.
 */
export function forwardingSentence(plan: RingPlan, words: Words): string {
  const isolated = isRightToLeft(plan, words);
  const [first, ...next] = plan.steps;
  const sentence = first
    ? clausesOf(firstClause(first, words, isolated), next, plan, words, isolated)
    : words.text(plan.end === 'voicemail' ? 'form.calls.only-voicemail' : 'form.calls.only-hang-up');
  if (plan.silent === 'deactivated') return words.text('form.calls.silent-deactivated', { sentence });
  return plan.silent ? words.text('form.calls.silent-do-not-disturb', { sentence }) : sentence;
}

function clausesOf(
  before: string,
  next: readonly RingStep[],
  { end }: RingPlan,
  words: Words,
  isolated: boolean,
): string {
  const clauses = next.map((step) =>
    words.text('form.calls.next', { targets: namesOf(step, words, isolated), seconds: step.seconds }),
  );
  const last = words.text(end === 'voicemail' ? 'form.calls.voicemail' : 'form.calls.hang-up');
  const then = (first: string, clause: string): string => words.text('form.calls.then', { first, next: clause });
  return words.text('form.calls.sentence', { clauses: [...clauses, last].reduce(then, before) });
}

function firstClause(step: RingStep, words: Words, isolated: boolean): string {
  const { targets, seconds } = step;
  if (targets.length > 1)
    return words.text('form.calls.first-together', { targets: namesOf(step, words, isolated), seconds });
  if (targets[0]!.kind === 'devices') return words.text('form.calls.first-phone', { seconds });
  return words.text('form.calls.first', { targets: namesOf(step, words, isolated), seconds });
}

const namesOf = ({ targets }: RingStep, words: Words, isolated: boolean): readonly string[] =>
  targets.map((target) => nameOf(target, words, isolated));

function nameOf(target: RingTarget, words: Words, isolated: boolean): string {
  const identifier = (text: string): string => (isolated ? `\u2066${text}\u2069` : text);
  if (target.kind === 'devices') return words.text('form.calls.phone');
  if (target.kind === 'number') return identifier(target.number);
  if (target.kind === 'extension') return identifier(target.extension);
  const name = isolated ? `\u2068${target.name}\u2069` : target.name;
  return words.text(target.forwardsOn ? 'form.calls.user-forwards-on' : 'form.calls.user', {
    name,
    extension: identifier(target.extension),
  });
}

function isRightToLeft({ steps }: RingPlan, words: Words): boolean {
  const names = steps.flatMap(({ targets }) => targets.map((target) => (target.kind === 'user' ? target.name : '')));
  return rightToLeft.test([words.text('form.calls.phone'), ...names].join(' '));
}
