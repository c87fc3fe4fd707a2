import type { StoreLoss } from '../../../../core/errors.js';
import type { Unsubscribe } from '../../../adapter.js';
import { isRecord } from './sound-user.js';
import type { TenantRecord } from '../schema.js';

/** Where the canary sits: what it uses of `localStorage`. */
export type CanaryPlace = Pick<Storage, 'getItem' | 'setItem'>;

export type LossCode = 'store-reset' | 'store-rolled-back';

/** A loss that nobody has acknowledged yet. */
export interface Loss extends StoreLoss {
  readonly code: LossCode;
  /** The sequence number that was reached before it. */
  readonly seq: number;
}

/** What the canary knows of the store. */
export interface CanaryRecord {
  readonly storeId: string;
  readonly tag: string;
  readonly seq: number;
  readonly users: number;
  /** When that was written; ISO 8601. */
  readonly at: string;
  /** How the store was found to be less than this, and with how many users; until somebody acknowledges it. */
  readonly lost?: { readonly code: LossCode; readonly now: number };
}

/** What the store is known by: its own id, undefined where it has none left, and the tenant's record. */
export interface StoreState {
  readonly storeId: string | undefined;
  readonly tenant: Pick<TenantRecord, 'tag' | 'seq' | 'users' | 'at'>;
}

export interface CanaryOptions {
  readonly databaseName: string;
  readonly tenantId: string;
  /** Absent where the browser gives none; then there is no canary, and nothing is ever reported lost by it. */
  readonly place: CanaryPlace | undefined;
}

/**
 * A few numbers of the store outside of it, written after each commit. A browser that evicts, truncates or makes anew its
 * databases hands over a healthy store with less in it and says nothing; compared with this, it shows (P4). No name of any user.
 */
export class Canary {
  readonly #key: string;
  readonly #place: CanaryPlace | undefined;

  constructor({ databaseName, tenantId, place }: CanaryOptions) {
    // One entry per tenant: two tabs never write over what the other knows of another tenant.
    this.#key = `pbx-user-kit:${databaseName}/${JSON.stringify(tenantId)}`;
    this.#place = place;
  }

  /** What is known now. To be asked before the store is: other tabs write both, first the store and then this. */
  get known(): CanaryRecord | undefined {
    return this.#read();
  }

  /**
   * Compares what was there, in the store, with what had been known before it was looked at.
   * @returns what was lost and not acknowledged.
   */
  check(known: CanaryRecord | undefined, state: StoreState): Loss | undefined {
    const present = this.#read();
    if (present?.lost) return lossIn(present, present.lost);
    const code = known && !known.lost ? lossOf(known, state) : undefined;
    if (!known || !code) {
      this.#note(present, state);
      return undefined;
    }
    // Where nobody was there was nobody to lose.
    if (known.users === 0) {
      this.settle(state);
      return undefined;
    }
    const lost = { code, now: state.tenant.users };
    // The store may be written again before anybody reads this, and then no number would tell.
    this.#write({ ...known, lost });
    return lossIn(known, lost);
  }

  /** From here on what is there counts, whatever was known. */
  settle({ storeId, tenant }: StoreState): void {
    const { tag, seq, users, at } = tenant;
    this.#write({ storeId: storeId ?? '', tag, seq, users, at });
  }

  /** Tells when another tab has acknowledged a loss. */
  watch(listener: () => void): Unsubscribe {
    if (typeof addEventListener !== 'function') return () => undefined;
    const heard = ({ key }: StorageEvent): void => {
      if (key === this.#key) listener();
    };
    addEventListener('storage', heard);
    return () => removeEventListener('storage', heard);
  }

  /** Never lowers what is known of the same store, nor takes back what another tab has settled. */
  #note(present: CanaryRecord | undefined, state: StoreState): void {
    const { storeId, tenant } = state;
    if (storeId === undefined || tenant.seq === 0) return;
    // Where nothing had been written yet, the first write is the first thing to know.
    if (present && present.seq > 0 && (isOther(present, state) || present.seq >= tenant.seq)) return;
    this.settle(state);
  }

  #read(): CanaryRecord | undefined {
    try {
      const known: unknown = JSON.parse(this.#place?.getItem(this.#key) ?? 'null');
      return isCanaryRecord(known) ? known : undefined;
    } catch {
      return undefined;
    }
  }

  #write(record: CanaryRecord): void {
    try {
      this.#place?.setItem(this.#key, JSON.stringify(record));
    } catch {
      // Full or forbidden: the store is no less safe, only its loss would go unnoticed.
    }
  }
}

/** The browser's own place; undefined where it allows none (P14). */
export function browserCanaryPlace(): CanaryPlace | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

const lossIn = ({ users: before, at, seq }: CanaryRecord, lost: NonNullable<CanaryRecord['lost']>): Loss => ({
  ...lost,
  before,
  at,
  seq,
});

const isOther = (known: CanaryRecord, { storeId, tenant }: StoreState): boolean =>
  known.storeId !== storeId || known.tag !== tenant.tag;

function lossOf(known: CanaryRecord, state: StoreState): LossCode | undefined {
  if (isOther(known, state)) return known.seq > 0 ? 'store-reset' : undefined;
  return state.tenant.seq < known.seq ? 'store-rolled-back' : undefined;
}

function isCanaryRecord(value: unknown): value is CanaryRecord {
  if (!isRecord(value)) return false;
  const { storeId, tag, seq, users, at } = value;
  return [storeId, tag, at].every((text) => typeof text === 'string') && [seq, users].every(Number.isInteger);
}
