import { missingToActivate } from '../rules/activation.js';
import { plainDigits } from '../columns/cell-text.js';
import type { UserPatch } from '../change.js';
import { emailPattern } from '../rules/check.js';
import type { CsvTable } from './csv-table.js';
import { identityKey } from '../fold.js';
import { activateRow, withRows, wishOf } from './import-activation.js';
import type { ActivationChoice, ImportInput, ImportOptions, ImportPlan, PlannedRow } from './import-plan.js';
import { RowReader, type ReadRow } from './import-row.js';
import { isBlocking, type Issue } from '../issue.js';
import { judgeWrite } from '../rules/judge.js';
import type { JudgeContext, Judgement } from '../rules/judgement.js';
import { can } from '../rules/permissions.js';
import { none, plannedCreation, plannedUpdate, stopped, type Asked, type Draft } from './planned-row.js';
import { keepSecrets } from './planned-secrets.js';
import { PlannedUsers } from './planned-users.js';
import { acknowledgeRow } from './import-privacy.js';
import { addRefusals, leaveOut } from './left-out.js';
import type { Policy, PrivacyField } from '../policy.js';
import { isSecretField, userFields, type User, type UserField, type UserId, type UserValues } from '../user.js';
import type { UserIndex } from '../users/user-index.js';

/** Plans a file in steps, so that 100,000 rows never hold the page (P12). */
export interface ImportPlanner {
  /** Rows of the file that are planned. */
  readonly planned: number;
  readonly total: number;
  /** Plans up to so many rows more. @returns whether all are planned. */
  step(rows: number): boolean;
  /** @throws TypeError before all rows are planned. */
  readonly plan: ImportPlan;
}

/** @throws TypeError when a field stands in two columns, or is none that a cell can hold (`custom`). */
export function createImportPlanner(input: ImportInput): ImportPlanner {
  return new Planner(input);
}

type MatchField = ImportOptions['matchBy'];
const matchFields: readonly MatchField[] = ['extension', 'email', 'username'];

/** What `replace` clears where the file gives nothing: all that nobody needs, has no value by policy, and can be seen. */
const replaceable: readonly (keyof UserValues)[] = userFields
  .map(({ name }) => name)
  .filter((field): field is keyof UserValues => !isSecretField(field))
  .filter(
    (field) =>
      ![
        'displayName',
        'givenName',
        'familyName',
        'username',
        'status',
        'role',
        'licence',
        'phoneType',
        'branchId',
        'extension',
        'mailboxId',
        'custom',
      ].includes(field),
  );

class Planner implements ImportPlanner {
  readonly #table: CsvTable;
  readonly #reader: RowReader;
  readonly #mapped: ReadonlySet<UserField>;
  readonly #extensionColumn: number;
  readonly #policy: Policy;
  readonly #options: ImportOptions;
  readonly #choice: ActivationChoice | undefined;
  readonly #users: UserIndex;
  readonly #claimed = new Set<string>();
  readonly #after: PlannedUsers;
  readonly #rows: PlannedRow[] = [];
  readonly #firstRows: Readonly<Record<MatchField, Map<string, number>>> = {
    extension: new Map(),
    username: new Map(),
    email: new Map(),
  };
  readonly #rowOf = new Map<UserId, number>();
  readonly #context: JudgeContext;
  /** A plan is made whether or not a person has acknowledged it yet: the judge tells which rows need it. */
  readonly #acknowledgeable: readonly PrivacyField[];
  #scanned = 0;
  #plan: ImportPlan | undefined;

  constructor(input: ImportInput) {
    const { table, mapping, users, policy } = input;
    const fields = mapping.flatMap(({ field }) => field ?? []);
    this.#mapped = new Set(fields);
    if (this.#mapped.size !== fields.length) throw new TypeError('a field stands in two columns');
    if (this.#mapped.has('custom')) throw new TypeError('no column holds the fields of the host');
    this.#table = table;
    this.#policy = policy;
    this.#users = users;
    this.#options = {
      matchBy: matchFields.find((field) => this.#mapped.has(field)) ?? 'extension',
      onDuplicate: 'update',
      blankCells: 'keep',
      fillExtensions: true,
      ...input.options,
    };
    this.#choice = input.activate;
    this.#reader = new RowReader(table, mapping, policy, this.#options.blankCells);
    this.#extensionColumn = mapping.findIndex(({ field }) => field === 'extension');
    this.#after = new PlannedUsers(users, this.#claimed);
    this.#acknowledgeable = policy.privacy.map(({ field }) => field);
    let made = 0;
    // Who is new has no place in the store yet; ids only tell the rows of the plan apart.
    this.#context = { policy: withoutSeats(policy), now: '', newId: () => `row ${++made}`, newVersion: () => '' };
  }

  get planned(): number {
    return this.#rows.length;
  }

  get total(): number {
    return this.#table.rows.length;
  }

  step(rows: number): boolean {
    if (!this.#scan(rows * 20)) return false;
    const until = Math.min(this.#rows.length + rows, this.total);
    while (this.#rows.length < until) this.#rows.push(this.#planRow(this.#rows.length));
    return this.#rows.length === this.total;
  }

  get plan(): ImportPlan {
    if (this.#rows.length < this.total) throw new TypeError('not all rows are planned yet');
    const before = this.#users.counts.activated;
    const { seats } = this.#policy;
    this.#plan ??= withRows(
      { rows: [], billed: { before, after: before, ...(seats !== undefined && { seats }) }, options: this.#options },
      this.#rows,
    );
    return this.#plan;
  }

  /** Takes note of every number the file gives anywhere: none of them is offered to another row. */
  #scan(rows: number): boolean {
    const until = this.#extensionColumn < 0 ? this.total : Math.min(this.#scanned + rows, this.total);
    if (this.#extensionColumn >= 0)
      for (; this.#scanned < until; this.#scanned++) {
        const cell = this.#table.rows[this.#scanned]![this.#extensionColumn];
        if (cell !== undefined && cell !== '') this.#claimed.add(plainDigits(cell.slice(0, 100)));
      }
    return until === this.total;
  }

  #planRow(at: number): PlannedRow {
    const read = this.#reader.read(at);
    const draft: Draft = { row: at + 1, line: this.#table.lines[at]!, fileStatus: read.status };
    const { issues } = read;
    // A delimiter in a text has shifted the cells: nothing that stands in them can be trusted.
    if (issues.some((issue) => issue.code === 'row-too-long')) return stopped('problem', draft, issues, read);
    this.#completeEmail(read);
    this.#findDuplicates(read.values, at + 1, issues);
    const user = this.#findUser(read.values, issues);
    if (user && this.#options.onDuplicate === 'skip') return stopped('skip', draft, issues, undefined, user);
    if (user && this.#options.onDuplicate === 'fail') issues.push(this.#taken(user, read.values));
    if (user) this.#findSameUser(user, at + 1, issues);
    return this.#judge(draft, read, user);
  }

  /** A login that is an address is the address too, where the file has no other. */
  #completeEmail({ values }: ReadRow): void {
    const { username } = values;
    if (this.#mapped.has('email') || typeof username !== 'string' || !emailPattern.test(username)) return;
    if (!this.#after.byEmail(username) && !this.#users.byUsername(username)?.email) values.email = username;
  }

  /** Each later row that says what an earlier one said of who it is; the first keeps it. */
  #findDuplicates(values: UserPatch, row: number, issues: Issue[]): void {
    for (const field of matchFields) {
      const value = values[field];
      if (typeof value !== 'string') continue;
      const key = field === 'extension' ? value : identityKey(value);
      const first = this.#firstRows[field].get(key);
      if (first === undefined) this.#firstRows[field].set(key, row);
      else issues.push({ code: 'duplicate-in-file', field, params: { value, row: first } });
    }
  }

  /** Two rows may name one user by different fields: the second would overwrite the first. */
  #findSameUser(user: User, row: number, issues: Issue[]): void {
    const first = this.#rowOf.get(user.id);
    const { matchBy } = this.#options;
    if (first === undefined) this.#rowOf.set(user.id, row);
    else if (!issues.some((issue) => issue.code === 'duplicate-in-file'))
      issues.push({
        code: 'duplicate-in-file',
        field: matchBy,
        params: { value: user[matchBy] ?? user.displayName, row: first },
      });
  }

  /** The rule says that nobody may be there yet. */
  #taken(user: User, values: UserPatch): Issue {
    const field = this.#options.matchBy;
    const next = field === 'extension' ? this.#after.nextFree(this.#policy) : undefined;
    const value = String(values[field] ?? user[field] ?? '');
    return {
      code: `${field}-taken`,
      field,
      params: { value, owner: user.displayName, ownerId: user.id, ...(next !== undefined && { next }) },
    };
  }

  /** By the chosen field; where the row leaves it blank, by the others, if they agree. */
  #findUser(values: UserPatch, issues: Issue[]): User | undefined {
    const { matchBy } = this.#options;
    if (typeof values[matchBy] === 'string') return this.#userBy(matchBy, values);
    let found: User | undefined;
    for (const field of matchFields) {
      const user = this.#userBy(field, values);
      if (found && user && user !== found) {
        issues.push({ code: 'ambiguous-match', params: { owner: found.displayName, ownerId: found.id } });
        return undefined;
      }
      found ??= user;
    }
    return found;
  }

  #userBy(field: MatchField, values: UserPatch): User | undefined {
    const value = values[field];
    if (typeof value !== 'string') return undefined;
    if (field === 'extension') return this.#users.byExtension(value);
    return field === 'email' ? this.#users.byEmail(value) : this.#users.byUsername(value);
  }

  #judge(draft: Draft, read: ReadRow, user: User | undefined): PlannedRow {
    const { issues } = read;
    if (issues.some((issue) => issue.code === 'ambiguous-match')) return stopped('problem', draft, issues, read);
    const now = user && this.#after.get(user.id);
    const offered = now ? undefined : this.#offer(read);
    const change = now ? this.#update(now, read) : this.#creation(read, offered);
    const verdict = this.#verdict(change, issues);
    if (!verdict.ok) addRefusals(verdict.issues, issues);
    if (!verdict.ok || issues.some(isBlocking)) return stopped('problem', draft, issues, read, user);
    const after = verdict.after!;
    if (verdict.kind !== 'unchanged') this.#after.place(after, now);
    const planned = user
      ? plannedUpdate(draft, { user, now: now!, after, change })
      : plannedCreation(draft, { after, change, offered: offered !== undefined });
    planned.issues = issues.length > 0 ? issues : none;
    const missing = missingToActivate(after, this.#policy);
    planned.missing = missing.length > 0 ? missing : none;
    if (verdict.secrets && Object.keys(verdict.secrets).length > 0) planned.secrets = keepSecrets(verdict.secrets);
    if (verdict.acknowledged) planned.privacy = verdict.acknowledged;
    const wish = can(this.#policy, 'activate') ? wishOf(planned, this.#choice) : planned.status === 'activated';
    return activateRow(acknowledgeRow(planned, this.#options.acknowledged), wish);
  }

  /** What does not decide who a user is, and is refused, is left out and named; the rest of the row stands (P7). */
  #verdict(change: Asked, issues: Issue[]): Judgement {
    let verdict = judgeWrite(this.#after, change, this.#context);
    while (!verdict.ok && leaveOut(change, verdict.issues, issues))
      verdict = judgeWrite(this.#after, change, this.#context);
    return verdict;
  }

  #offer({ values, issues }: ReadRow): string | undefined {
    if (!this.#options.fillExtensions || typeof values.extension === 'string') return undefined;
    return issues.some((issue) => issue.field === 'extension') ? undefined : this.#after.nextFree(this.#policy);
  }

  #creation({ values, secrets }: ReadRow, offered: string | undefined): Asked {
    const { branchId } = this.#options;
    if (branchId !== undefined && values.branchId === undefined) values.branchId = branchId;
    if (offered !== undefined) values.extension = offered;
    return { kind: 'create', values, acknowledged: this.#acknowledgeable, ...(secrets && { secrets }) };
  }

  #update(user: User, { values, secrets }: ReadRow): Asked {
    if (this.#options.onDuplicate === 'replace')
      for (const field of replaceable)
        if (!(field in values) && user[field] !== undefined) (values as Record<string, unknown>)[field] = null;
    return {
      kind: 'update',
      id: user.id,
      base: user.version,
      values,
      acknowledged: this.#acknowledgeable,
      ...(secrets && { secrets }),
    };
  }
}

function withoutSeats(policy: Policy): Policy {
  const { seats: _, ...rest } = policy;
  return rest;
}
