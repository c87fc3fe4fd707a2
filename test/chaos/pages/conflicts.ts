// One side of the conflict matrix: edits of every field, and what the form makes of a refusal (P6).
import type { UserChange } from '../../../src/core/change.js';
import type { ResourceChange } from '../../../src/core/resource.js';
import { draftOf, rebaseDraft, type DraftValues } from '../../../src/core/rules/draft.js';
import { isSecretField, type User, type UserField } from '../../../src/core/user.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { canonical } from '../../suites/law-kit.js';

/** Two sound values for each field that can be edited, one where its other value is what an empty field shows; where values must be unique, made for the user at that place. */
const values: Record<Exclude<UserField, 'username' | 'custom'>, (at: number, who: number) => unknown> = {
  displayName: (_, who) => ['Ann', 'Bob'][who],
  givenName: (_, who) => ['Ann', 'Bob'][who],
  familyName: (_, who) => ['Ames', 'Bond'][who],
  extension: (at, who) => String(1000 + 2 * at + who),
  phoneType: (_, who) => ['webphone', 'deskphone'][who],
  email: (at, who) => `edited-${at}-${who}@example.com`,
  role: (_, who) => ['agent', 'manager'][who],
  licence: () => 'admin',
  status: () => 'activated',
  branchId: (_, who) => `branch-${who}`,
  sipUsername: (_, who) => `sip-${who}`,
  authName: (_, who) => `auth-${who}`,
  sipPassword: (_, who) => `q7R-tz4Lm2wX-${who}`,
  portalPassword: (_, who) => `q7R-tz4Lm2wY-${who}`,
  mobile: (_, who) => `+49301234567${who}`,
  callerIdName: (_, who) => ['Desk', 'Shop'][who],
  callerIdNumber: (_, who) => `+49301234568${who}`,
  callTimeout: (_, who) => [15, 25][who],
  noAnswer: () => 'hang-up',
  forwarding: (_, who) => ({ mode: 'sequential', destinations: [`+49301234569${who}`] }),
  doNotDisturb: () => true,
  voicemailEnabled: () => false,
  mailboxId: (_, who) => `mailbox-${who}`,
  voicemailPin: (_, who) => `83051${who}`,
  greeting: (_, who) => `greeting-${who}`,
  notifyEmails: (_, who) => [`notify-${who}@example.com`],
  voiceMessageEmails: (_, who) => [`voice-${who}@example.com`],
  locationId: (_, who) => `location-${who}`,
  faxAccountId: (_, who) => `fax-${who}`,
  onCallPin: (_, who) => `61940${who}`,
  onCallRemindMinutes: (_, who) => [5, 10][who],
  smsEnabled: () => true,
  smsNumber: (_, who) => `+49301234567${who}`,
  mobileStun: () => true,
  maxBindings: (_, who) => [2, 3][who],
  company: (_, who) => ['Acme', 'Bolt'][who],
  position: (_, who) => ['Clerk', 'Cook'][who],
  department: (_, who) => ['Sales', 'Store'][who],
  phone: (_, who) => `+49301234560${who}`,
  notes: (_, who) => ['One', 'Two'][who],
};
type Edited = keyof typeof values;

/** What the fields may refer to, two of each. */
const resources = (['branch', 'mailbox', 'location', 'fax-account'] as const).flatMap((kind) =>
  [0, 1].map((who) => ({ kind, id: `${kind === 'fax-account' ? 'fax' : kind}-${who}`, name: kind, messages: 0 })),
);
const numbers = [0, 1].flatMap((who) =>
  ['7', '8'].map((digit) => ({
    kind: 'number' as const,
    id: `+4930123456${digit}${who}`,
    name: 'Line',
    texting: true,
  })),
);

export interface Verdict {
  readonly ok: boolean;
  readonly code?: string;
  readonly issues?: readonly unknown[];
  /** As written, or as shown to whom was refused. */
  readonly user?: User | undefined;
  /** Fields that the form asks about. */
  readonly conflicts?: readonly string[];
  /** Fields of mine that the other has altered, and not to the same. */
  readonly clashes?: readonly string[];
  /** What the form would save is mine, and the rest of what is there theirs. */
  readonly isMerged?: boolean;
}

export class ConflictSide {
  readonly #adapter: UserAdapter;
  #bases: readonly User[] = [];

  constructor(adapter: UserAdapter) {
    this.#adapter = adapter;
  }

  readonly fields = Object.keys(values) as readonly Edited[];

  /** So many users that have no edited value yet, and all that they may refer to. */
  async prepare(count: number): Promise<void> {
    const puts = [...resources, ...numbers].map((resource) => ({ kind: 'put', resource }) as ResourceChange);
    const problems = await this.#adapter.resources!.write(puts);
    const create = (at: number): UserChange => ({
      kind: 'create',
      id: `user-${at}`,
      values: { displayName: 'Base', smsNumber: '+493012345680', email: `user-${at}@example.com` },
    });
    const results = await this.#adapter.write(Array.from({ length: count }, (_, at) => create(at)));
    const refused = results.filter(({ ok }) => !ok);
    if (problems.length + refused.length > 0) throw new Error(JSON.stringify([problems, refused[0]]));
  }

  /** Takes all users as they are now for what the edits are based on. */
  async begin(): Promise<void> {
    this.#bases = (await this.#adapter.list({})).users;
  }

  /** Edits the users from a place on in one field each, in one write. */
  async edit(from: number, fields: readonly Edited[], who: 0 | 1): Promise<readonly Verdict[]> {
    const edits = fields.map((field, index) => {
      const at = from + index;
      return { base: this.#bases[at]!, field, value: values[field](at, who) };
    });
    const results = await this.#adapter.write(edits.map(({ base, field, value }) => edit(base, field, value)));
    return results.map((result, index): Verdict => {
      const { base, field, value } = edits[index]!;
      return result.ok ? { ok: true, user: result.user } : refusal(base, field, value, result);
    });
  }
}

function edit({ id, version }: User, field: Edited, value: unknown): UserChange {
  const patch = { [field]: value };
  return isSecretField(field)
    ? { kind: 'update', id, base: version, values: {}, secrets: patch as Record<string, string> }
    : { kind: 'update', id, base: version, values: patch };
}

type Refusal = Extract<Awaited<ReturnType<UserAdapter['write']>>[number], { ok: false }>;

/** As the form takes it: their version is taken over, my edit stays, and where both touched one field it is asked (R50). */
function refusal(base: User, field: Edited, value: unknown, { issues, error }: Refusal): Verdict {
  const current = error?.current;
  const verdict = { ok: false, issues, user: current, ...(error && { code: error.code }) };
  if (!current || isSecretField(field)) return verdict;
  const draft = draftOf(base);
  // Written by hand: a name that only followed another would not be asked about.
  const written = new Set<UserField>([field]);
  const merged = rebaseDraft({ ...draft, values: { ...draft.values, [field]: value }, written }, current);
  const expected: DraftValues = { ...draftOf(current).values, [field]: value };
  return {
    ...verdict,
    clashes: [base, { [field]: value }].every((other) => isOther(other[field], current[field])) ? [field] : [],
    conflicts: merged.conflicts.map((conflict) => conflict.field),
    isMerged: canonical(merged.values) === canonical(expected),
  };
}

const isOther = (one: unknown, two: unknown): boolean => canonical(one) !== canonical(two);
