import { DirectoryError } from '../../../../core/errors.js';
import type { Loss } from './canary.js';
import type { Replica } from '../replica.js';

export interface HealthReport {
  /** What the latest use of the store ran into; undefined when it went well. */
  readonly trouble: DirectoryError | undefined;
  /** A newer version has written what is there, or is about to. */
  readonly isNewer: boolean;
  readonly replica: Replica;
}

/**
 * How the store is, in one word. A loss that nobody has acknowledged outlasts all that comes and goes: an empty table must not
 * come up in its place because of some smaller trouble (P4).
 */
export class StoreHealth {
  loss: Loss | undefined;
  readonly #tell: (error: DirectoryError | undefined) => void;
  #error: DirectoryError | undefined;
  #trouble: DirectoryError | undefined;

  /** @param tell told whenever it is another than before */
  constructor(tell: (error: DirectoryError | undefined) => void) {
    this.#tell = tell;
  }

  get error(): DirectoryError | undefined {
    return this.#error;
  }

  /** What the latest use of the store ran into. */
  get trouble(): DirectoryError | undefined {
    return this.#trouble;
  }

  report({ trouble, isNewer, replica }: HealthReport): void {
    this.#trouble = trouble;
    const newer = isNewer ? new DirectoryError('newer-schema') : undefined;
    const error = this.#lossError() ?? newer ?? damageOf(replica) ?? trouble;
    if (isSame(error, this.#error)) return;
    this.#error = error;
    this.#tell(error);
  }

  #lossError(): DirectoryError | undefined {
    if (!this.loss) return undefined;
    const { code, before, now, at } = this.loss;
    return new DirectoryError(code, { loss: { before, now, at } });
  }
}

function damageOf({ tenant, users, isDamaged }: Replica): DirectoryError | undefined {
  const unwritten = isDamaged ? { before: tenant.users, now: users.size, at: tenant.at } : undefined;
  const loss = tenant.damage ?? unwritten;
  return loss && new DirectoryError('store-damaged', { loss });
}

const isSame = (one: DirectoryError | undefined, other: DirectoryError | undefined): boolean =>
  one?.code === other?.code && one?.loss?.before === other?.loss?.before && one?.loss?.now === other?.loss?.now;
