import type { CsvTable } from '../core/import/csv-table.js';
import { activateOne, activateRows } from '../core/import/import-activation.js';
import type { ActivationChoice, ColumnMapping, ImportOptions, ImportPlan } from '../core/import/import-plan.js';
import { createImportPlanner } from '../core/import/import-planner.js';
import { acknowledgePlan } from '../core/import/import-privacy.js';
import type { PrivacyField } from '../core/policy.js';
import { UserIndex } from '../core/users/user-index.js';
import type { Unsubscribe } from './adapter.js';
import type { UserDirectory } from './directory.js';
import { Turns } from './turns.js';

const rowsPerStep = 200;
const usersPerStep = 500;

/** The plan of an import and what a person has chosen for it, which outlives the plan being made again. */
export class ImportPlanning {
  readonly #directory: UserDirectory;
  readonly #overrides = new Map<number, boolean>();
  #options: Partial<ImportOptions> = {};
  #choice: ActivationChoice | undefined;
  #plan: ImportPlan | undefined;
  #isCurrent = false;
  #users: UserIndex | undefined;
  #unwatch: Unsubscribe | undefined;

  constructor(directory: UserDirectory) {
    this.#directory = directory;
  }

  get plan(): ImportPlan | undefined {
    return this.#plan;
  }

  /** Whether it was made with the columns and options as they are. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** Nothing is chosen any more. */
  forget(): void {
    this.#plan = this.#choice = undefined;
    this.#options = this.#directory.branchId === undefined ? {} : { branchId: this.#directory.branchId };
    this.#isCurrent = false;
    this.#overrides.clear();
    this.dropUsers();
  }

  /** @param keep whether the old plan may still be seen. */
  outdate(keep = true): void {
    this.#isCurrent = false;
    if (!keep) this.#plan = undefined;
  }

  /** A plan of another time, to be carried out as it is. */
  restore(plan: ImportPlan): void {
    this.#plan = plan;
  }

  setOptions(options: Partial<ImportOptions>): void {
    this.#options = { ...this.#options, ...options };
    this.#isCurrent = false;
  }

  activateAll(choice: ActivationChoice): void {
    this.#choice = choice;
    this.#overrides.clear();
    if (this.#plan) this.#plan = activateRows(this.#plan, choice);
  }

  activateRow(row: number, on: boolean): void {
    this.#overrides.set(row, on);
    if (this.#plan) this.#plan = activateOne(this.#plan, row - 1, on);
  }

  acknowledge(field: PrivacyField, on: boolean): void {
    const others = (this.#options.acknowledged ?? []).filter((other) => other !== field);
    const acknowledged = on ? [...others, field] : others;
    this.#options = { ...this.#options, acknowledged };
    if (this.#plan) this.#plan = acknowledgePlan(this.#plan, acknowledged);
  }

  /** @throws DirectoryError when the users cannot be reached. */
  async make(table: CsvTable, mapping: readonly ColumnMapping[], signal: AbortSignal): Promise<void> {
    const turns = new Turns(signal);
    const users = (this.#users ??= await this.#loadUsers(turns, signal));
    const planner = createImportPlanner({
      table,
      mapping,
      users,
      policy: this.#directory.policy,
      options: this.#options,
      ...(this.#choice && { activate: this.#choice }),
    });
    while (!planner.step(rowsPerStep)) await turns.next();
    await turns.next();
    this.#plan = [...this.#overrides].reduce((plan, [row, on]) => activateOne(plan, row - 1, on), planner.plan);
    this.#isCurrent = true;
  }

  dropUsers(): void {
    this.#unwatch?.();
    this.#users = this.#unwatch = undefined;
  }

  /** The users as the plan sees them; kept until one of them changes. */
  async #loadUsers(turns: Turns, signal: AbortSignal): Promise<UserIndex> {
    this.#unwatch ??= this.#directory.subscribe((news) => {
      if (news.kind === 'changed') this.#users = undefined;
    });
    const { users } = await this.#directory.list({}, { signal });
    const index = new UserIndex({ tenantId: this.#directory.tenantId });
    for (let at = 0; at < users.length; at += usersPerStep) {
      for (const user of users.slice(at, at + usersPerStep)) index.place(user);
      await turns.next();
    }
    return index;
  }
}
