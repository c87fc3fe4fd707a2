import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ringPlan, type RingPlan, type RingTarget } from '../../../src/core/calls/ring-plan.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import { forwardingSentence } from '../../../src/elements/user-form/forwarding-sentence.js';
import { formStrings } from '../../../src/strings/en/form.js';
import { formatMessage, type MessageParams } from '../../../src/strings/message.js';
import type { StringKey } from '../../../src/strings/en.js';
import { anyCalledUser, findColleague, simulateCall, type SimulatedCall } from '../../fixtures/simulated-call.js';

/** Words as an element without a provider has them; some replaced. */
const wordsWith = (replaced: Partial<Record<StringKey, string>> = {}, locale = 'en') => ({
  text: (key: StringKey, params?: MessageParams): string =>
    formatMessage(replaced[key] ?? formStrings[key as keyof typeof formStrings], locale, params),
});
const words = wordsWith();

const phone: RingTarget = { kind: 'devices' };
const outside: RingTarget = { kind: 'number', number: '+49 30 1234567' };
const group: RingTarget = { kind: 'extension', extension: '700' };
const person = (name: string, forwardsOn = false): RingTarget => ({
  kind: 'user',
  extension: '101',
  userId: 'ana',
  name,
  forwardsOn,
});
const planOf = (steps: readonly (readonly RingTarget[])[], end: RingPlan['end'] = 'voicemail'): RingPlan => ({
  steps: steps.map((targets) => ({ targets, seconds: 20 })),
  end,
});

describe('forwardingSentence', () => {
  it('R18: says what a caller will experience', () => {
    const cases: [RingPlan, string][] = [
      [planOf([[phone]]), 'Rings the phone 20 s, then voicemail.'],
      [planOf([[phone]], 'hang-up'), 'Rings the phone 20 s, then hangs up.'],
      [planOf([[phone], [outside]]), 'Rings the phone 20 s, then +49 30 1234567 for 20 s, then voicemail.'],
      [
        planOf([[phone], [person('Ana Ruiz')], [group]], 'hang-up'),
        'Rings the phone 20 s, then Ana Ruiz (101) for 20 s, then 700 for 20 s, then hangs up.',
      ],
      [planOf([[outside]]), 'Rings +49 30 1234567 for 20 s, then voicemail.'],
      [planOf([[phone, outside]]), 'Rings the phone and +49 30 1234567 together for 20 s, then voicemail.'],
      [
        planOf([[phone, outside, group]]),
        'Rings the phone, +49 30 1234567, and 700 together for 20 s, then voicemail.',
      ],
      [planOf([[person('Ana Ruiz', true)]]), 'Rings Ana Ruiz (101, forwards calls on) for 20 s, then voicemail.'],
    ];
    for (const [plan, sentence] of cases) expect(forwardingSentence(plan, words)).to.equal(sentence);
  });

  it('R18: where nobody rings, says what comes at once', () => {
    expect(forwardingSentence(planOf([]), words)).to.equal('Goes straight to voicemail.');
    expect(forwardingSentence(planOf([], 'hang-up'), words)).to.equal('Hangs up at once.');
  });

  it('R18: says why the phone stays silent', () => {
    expect(forwardingSentence({ ...planOf([]), silent: 'do-not-disturb' }, words)).to.equal(
      'Goes straight to voicemail. The phone stays silent while do not disturb is on.',
    );
    expect(forwardingSentence({ ...planOf([[outside]]), silent: 'deactivated' }, words)).to.equal(
      'Rings +49 30 1234567 for 20 s, then voicemail. The phone stays silent while this user is deactivated.',
    );
  });

  it('A2: seconds follow the locale, numbers and extensions never do', () => {
    const plan: RingPlan = {
      steps: [{ targets: [{ kind: 'number', number: '1234567' }], seconds: 10800 }],
      end: 'voicemail',
    };
    expect(forwardingSentence(plan, wordsWith({}, 'de'))).to.equal('Rings 1234567 for 10.800 s, then voicemail.');
  });

  it('A2: another language orders its clauses as it likes', () => {
    const other = wordsWith({
      'form.calls.first-phone': '[{seconds} s Telefon]',
      'form.calls.next': '[{seconds} s {targets}]',
      'form.calls.then': '{next} nach {first}',
      'form.calls.sentence': '«{clauses}»',
      'form.calls.voicemail': 'Mailbox',
    });
    expect(forwardingSentence(planOf([[phone], [group]]), other)).to.equal(
      '«Mailbox nach [20 s 700] nach [20 s Telefon]»',
    );
  });

  it('A2: where anything runs from right to left, names and numbers are isolated', () => {
    expect(forwardingSentence(planOf([[phone], [person('أحمد')], [outside], [group]]), words)).to.equal(
      'Rings the phone 20 s, then \u2068أحمد\u2069 (\u2066101\u2069) for 20 s, ' +
        'then \u2066+49 30 1234567\u2069 for 20 s, then \u2066700\u2069 for 20 s, then voicemail.',
    );
    for (const name of ['דוד', '𞤀𞤁', 'ﷲ', 'ﺍ', '𐤀'])
      expect(forwardingSentence(planOf([[person(name)]]), words)).to.include(`\u2068${name}\u2069`);
    const hebrew = wordsWith({ 'form.calls.phone': 'הטלפון' });
    expect(forwardingSentence(planOf([[phone, outside]]), hebrew)).to.include('\u2066+49 30 1234567\u2069');
    expect(forwardingSentence(planOf([[person('Ana Ruiz')]]), hebrew)).to.include(
      '\u2068Ana Ruiz\u2069 (\u2066101\u2069)',
    );
  });

  it('A2: nothing is isolated where everything runs one way', () => {
    for (const name of ['Đorđe', '王伟', '👍', 'Иван', 'आशा'])
      expect(forwardingSentence(planOf([[person(name), outside, group]]), words)).to.not.match(/[\u2066-\u2069]/);
  });

  it('R61: a name is text, whatever it holds', () => {
    const name = '<b>{seconds}</b> {next}';
    expect(forwardingSentence(planOf([[person(name)]]), words)).to.equal(
      `Rings ${name} (101) for 20 s, then voicemail.`,
    );
  });

  it('R18: the sentence of any user tells the simulated call', () => {
    fc.assert(
      fc.property(anyCalledUser, (user) => {
        const plan = ringPlan(user, findColleague, defaultPolicy);
        expect(heard(forwardingSentence(plan, words))).to.deep.equal(simulateCall(user, 20));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Reads an English sentence back into the call that it tells. */
function heard(sentence: string): SimulatedCall {
  const told = sentence.split('. The phone stays silent')[0]!.replace(/\.$/, '');
  if (told === 'Goes straight to voicemail') return { rings: [], end: 'voicemail' };
  if (told === 'Hangs up at once') return { rings: [], end: 'hang-up' };
  const clauses = told.replace(/^Rings /, '').split(', then ');
  const end = clauses.pop() === 'voicemail' ? 'voicemail' : 'hang-up';
  let now = 0;
  const rings = clauses.map((clause) => {
    const [, who = '', seconds] = /^(.*?)(?: together)?(?: for)? (\d+) s$/.exec(clause)!;
    return { who: dialled(who), from: now, to: (now += Number(seconds)) };
  });
  return { rings, end };
}

/** "the phone, Ana Ruiz (101), and 700" as it is dialled. */
function dialled(who: string): readonly string[] {
  const short = who.replace(/[A-Z][\w ]+ \((\d+)[^)]*\)/g, '$1').replace('the phone', 'devices');
  return short.split(/, and |, | and /);
}
