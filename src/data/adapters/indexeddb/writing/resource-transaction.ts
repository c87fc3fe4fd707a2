import type { Issue } from '../../../../core/issue.js';
import type { Policy } from '../../../../core/policy.js';
import { judgeResourceChange } from '../../../../core/removal/judge-resource-change.js';
import type { ResourceChange } from '../../../../core/resource.js';
import { longTurns } from '../browser/long-turns.js';
import type { Replica } from '../replica.js';
import type { TenantRecord, UserDatabase } from '../schema.js';
import { StoreTransaction, type Aftermath, type StoreOrder } from './store-transaction.js';
import { versionsOf } from './versions.js';

export interface ResourceOrder extends StoreOrder {
  readonly changes: readonly ResourceChange[];
  readonly policy: Policy;
}

export interface ResourceOutcome extends Aftermath {
  readonly issues: readonly Issue[];
}

/** Writes what stands around the users, and what that alters of them: all or none. */
export class ResourceTransaction {
  readonly #store: StoreTransaction;
  readonly #replica: Replica;
  readonly #order: ResourceOrder;

  constructor(database: UserDatabase, replica: Replica, order: ResourceOrder) {
    this.#store = new StoreTransaction(database, replica, order);
    this.#replica = replica;
    this.#order = order;
  }

  run(): Promise<ResourceOutcome> {
    return this.#store.run(async () => {
      const tenant = await this.#store.begin();
      this.#store.hold();
      const issues = await this.#judge(tenant);
      if (issues.length > 0) this.#store.alterations.takeBack();
      const aftermath = await this.#store.put(tenant);
      if (aftermath.isWritten) this.#store.tx.commit();
      return { issues, ...aftermath };
    });
  }

  async #judge(tenant: TenantRecord): Promise<readonly Issue[]> {
    const { changes, policy, now, newId } = this.#order;
    const context = { policy, now, newId, newVersion: versionsOf(tenant).own };
    const issues: Issue[] = [];
    let turns = longTurns();
    for (const change of changes) {
      const verdict = judgeResourceChange(this.#replica.users, change, context);
      if (verdict.ok) this.#store.alterations.follow(verdict.effects);
      else issues.push(...verdict.issues);
      if (turns.over) turns = await this.#store.breathe();
    }
    return issues;
  }
}
