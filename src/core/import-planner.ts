import { missingToActivate } from './activation.js';
import type { UserChange, UserPatch } from './change.js';
import { plainDigits } from './cell-text.js';
import { emailPattern } from './check.js';
import type { CsvTable } from './csv-table.js';
import { identityKey } from './fold.js';
import { activateRow, withRows, wishOf } from './import-activation.js';
import type {
  ActivationChoice,
  ColumnMapping,
  FieldDifference,
  ImportInput,
  ImportOptions,
  ImportPlan,
  PlannedRow,
} from './import-plan.js';
import { readRow, type ReadRow } from './import-row.js';
import { isBlocking, type Issue } from './issue.js';
import { isSame, judgeChange, type JudgeContext } from './judge.js';
import { PlannedUsers } from './planned-users.js';
import type { Policy } from './policy.js';
import { isSecretField, userFields, type User, type UserField, type UserId, type UserValues } from './user.js';
import type { UserIndex } from './user-index.js';

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

/** @throws TypeError when a field stands in two columns. */
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
      ].includes(field),
  );

class Planner implements ImportPlanner {
  readonly #table: CsvTable;
  readonly #mapping: readonly ColumnMapping[];
  readonly #mapped: ReadonlySet<UserField>;
  readonly #policy: Policy;
  readonly #options: ImportOptions;
  readonly #choice: ActivationChoice | undefined;
  readonly #users: UserIndex;
  readonly #after: PlannedUsers;
  readonly #rows: PlannedRow[] = [];
  readonly #firstRows: Readonly<Record<MatchField, Map<string, number>>> = {
    extension: new Map(),
    username: new Map(),
    email: new Map(),
  };
  readonly #rowOf = new Map<UserId, number>();
  readonly #context: JudgeContext;
  #plan: ImportPlan | undefined;

  constructor(input: ImportInput) {
    const { table, mapping, users, policy } = input;
    this.#table = table;
    this.#mapping = mapping;
    const fields = mapping.flatMap(({ field }) => field ?? []);
    this.#mapped = new Set(fields);
    if (this.#mapped.size !== fields.length) throw new TypeError('a field stands in two columns');
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
    this.#after = new PlannedUsers(users, claimedExtensions(table, mapping));
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

  #planRow(at: number): PlannedRow {
    const read = readRow(this.#table, at, {
      mapping: this.#mapping,
      policy: this.#policy,
      blankCells: this.#options.blankCells,
    });
    const draft = { row: at + 1, line: this.#table.lines[at] ?? 0, ...(read.status && { fileStatus: read.status }) };
    // A delimiter in a text has shifted the cells: nothing that stands in them can be trusted.
    if (read.issues.some((issue) => issue.code === 'row-too-long')) return problem(draft, read, read.issues);
    this.#completeEmail(read);
    const issues = [...read.issues, ...this.#duplicates(read.values, at + 1)];
    const found = this.#findUser(read.values);
    if ('code' in found) return problem(draft, read, [...issues, found]);
    const user = 'user' in found ? found.user : undefined;
    if (user && this.#options.onDuplicate === 'skip') return { ...skipped(draft, user), issues };
    if (user && this.#options.onDuplicate === 'fail') issues.push(this.#taken(user, read.values));
    if (user && !issues.some((issue) => issue.code === 'duplicate-in-file'))
      issues.push(...this.#sameUser(user, at + 1));
    return this.#judge(draft, read, user, issues);
  }

  /** A login that is an address is the address too, where the file has no other. */
  #completeEmail({ values }: ReadRow): void {
    const { username } = values;
    if (this.#mapped.has('email') || typeof username !== 'string' || !emailPattern.test(username)) return;
    if (!this.#after.byEmail(username) && !this.#users.byUsername(username)?.email) values.email = username;
  }

  /** Each later row that says what an earlier one said of who it is; the first keeps it. */
  #duplicates(values: UserPatch, row: number): Issue[] {
    return matchFields.flatMap((field) => {
      const value = values[field];
      if (typeof value !== 'string') return [];
      const key = field === 'extension' ? value : identityKey(value);
      const first = this.#firstRows[field].get(key);
      if (first !== undefined) return [{ code: 'duplicate-in-file' as const, field, params: { value, row: first } }];
      this.#firstRows[field].set(key, row);
      return [];
    });
  }

  /** Two rows may name one user by different fields: the second would overwrite the first. */
  #sameUser(user: User, row: number): Issue[] {
    const first = this.#rowOf.get(user.id);
    if (first === undefined) this.#rowOf.set(user.id, row);
    const { matchBy } = this.#options;
    return first === undefined
      ? []
      : [
          {
            code: 'duplicate-in-file',
            field: matchBy,
            params: { value: user[matchBy] ?? user.displayName, row: first },
          },
        ];
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
  #findUser(values: UserPatch): { readonly user: User | undefined } | Issue {
    const { matchBy } = this.#options;
    const by = (field: MatchField): User | undefined => {
      const value = values[field];
      if (typeof value !== 'string') return undefined;
      return field === 'extension'
        ? this.#users.owner(value)
        : field === 'email'
          ? this.#users.byEmail(value)
          : this.#users.byUsername(value);
    };
    if (typeof values[matchBy] === 'string') return { user: by(matchBy) };
    const found = [...new Set(matchFields.map(by).filter((user) => user !== undefined))];
    if (found.length > 1)
      return { code: 'ambiguous-match', params: { owner: found[0]!.displayName, ownerId: found[0]!.id } };
    return { user: found[0] };
  }

  #judge(draft: Draft, read: ReadRow, user: User | undefined, issues: readonly Issue[]): PlannedRow {
    const now = user && this.#after.get(user.id);
    const offered = now ? undefined : this.#offer(read.values, issues);
    const change = now ? this.#update(now, read) : this.#creation(read, offered);
    const verdict = judgeChange(this.#after, change, this.#context);
    const all = verdict.ok
      ? issues
      : [...issues, ...verdict.issues.filter((issue) => !issues.some((other) => other.field === issue.field))];
    if (!verdict.ok || issues.some(isBlocking)) return problem(draft, read, all, user);
    const after = verdict.after!;
    if (verdict.kind !== 'unchanged') this.#after.place(after, now);
    const differences = differencesOf(now, after, change);
    const planned: PlannedRow = {
      ...draft,
      action: now ? 'unchanged' : 'create',
      ...(user && { userId: user.id, base: user.version, status: user.status }),
      values: now ? changedValues(change.values, differences) : createdValues(change.values, after),
      ...(hasAny(verdict.secrets) && { secrets: verdict.secrets }),
      differences,
      issues: all,
      ...(offered !== undefined && { offeredExtension: true }),
      missing: missingToActivate(after, this.#policy),
      activate: false,
      asked: false,
    };
    return activateRow(planned, wishOf(planned, this.#choice));
  }

  #offer(values: UserPatch, issues: readonly Issue[]): string | undefined {
    if (!this.#options.fillExtensions || typeof values.extension === 'string') return undefined;
    return issues.some((issue) => issue.field === 'extension') ? undefined : this.#after.nextFree(this.#policy);
  }

  #creation(read: ReadRow, offered: string | undefined): UserChange & { kind: 'create' } {
    const { branchId } = this.#options;
    const values = {
      ...(branchId !== undefined && { branchId }),
      ...read.values,
      ...(offered !== undefined && { extension: offered }),
    };
    return { kind: 'create', values: { ...values, status: 'deactivated' }, secrets: read.secrets };
  }

  #update(user: User, read: ReadRow): UserChange & { kind: 'update' } {
    const values: Record<string, unknown> = { ...read.values };
    if (this.#options.onDuplicate === 'replace')
      for (const field of replaceable) if (!(field in values) && user[field] !== undefined) values[field] = null;
    return { kind: 'update', id: user.id, base: user.version, values, secrets: read.secrets };
  }
}

type Draft = Pick<PlannedRow, 'row' | 'line' | 'fileStatus'>;

function withoutSeats(policy: Policy): Policy {
  const { seats: _, ...rest } = policy;
  return rest;
}

/** Every number the file gives anywhere: none of them is offered to another row. */
function claimedExtensions(table: CsvTable, mapping: readonly ColumnMapping[]): ReadonlySet<string> {
  const column = mapping.findIndex(({ field }) => field === 'extension');
  if (column < 0) return new Set();
  return new Set(table.rows.map((row) => plainDigits((row[column] ?? '').slice(0, 100))));
}

function problem(draft: Draft, read: ReadRow, issues: readonly Issue[], user?: User): PlannedRow {
  return {
    ...draft,
    action: 'problem',
    ...(user && { userId: user.id, base: user.version, status: user.status }),
    values: read.values,
    differences: [],
    issues,
    missing: [],
    activate: false,
    asked: false,
  };
}

function skipped(draft: Draft, user: User): PlannedRow {
  return {
    ...draft,
    action: 'skip',
    userId: user.id,
    base: user.version,
    status: user.status,
    values: {},
    differences: [],
    issues: [],
    missing: [],
    activate: false,
    asked: false,
  };
}

function differencesOf(
  before: User | undefined,
  after: User,
  change: UserChange & { kind: 'create' | 'update' },
): readonly FieldDifference[] {
  const differences: FieldDifference[] = [];
  for (const { name } of userFields) {
    if (isSecretField(name)) {
      if (typeof change.secrets?.[name] === 'string') differences.push({ field: name });
    } else if (name !== 'status' && (before || name in change.values)) {
      const [was, is] = [before?.[name], after[name]];
      if (!isSame(was, is))
        differences.push({
          field: name,
          ...(was !== undefined && { before: was }),
          ...(is !== undefined && { after: is }),
        });
    }
  }
  return differences;
}

/** What the file changes of a user; what follows from it, the store works out again. */
function changedValues(asked: UserPatch, differences: readonly FieldDifference[]): UserPatch {
  return Object.fromEntries(
    differences.filter(({ field }) => field in asked).map(({ field }) => [field, asked[field as keyof UserValues]]),
  );
}

/** What is written of a new user: the file's values as they are kept, and the names and login that follow from them. */
function createdValues(asked: UserPatch, after: User): UserPatch {
  const values: Record<string, unknown> = {};
  for (const field of [...Object.keys(asked), 'displayName', 'username'] as (keyof UserValues)[])
    if (field !== 'status' && after[field] !== undefined) values[field] = after[field];
  return values;
}

const hasAny = (record: object | undefined): boolean => record !== undefined && Object.keys(record).length > 0;
