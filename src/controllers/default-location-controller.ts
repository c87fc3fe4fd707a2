import type { ReactiveControllerHost } from 'lit';
import { isDefaultLocation } from '../core/resource.js';
import { isLocationMissing } from '../core/rules/is-location-missing.js';
import type { User } from '../core/user.js';
import type { DirectoryNews, UserDirectory } from '../data/directory.js';

/**
 * Knows whose location is missing. Whether the tenant has a default one is asked of the directory once, and again when what
 * stands around the users changes; never where the policy does not want it told.
 */
export class DefaultLocationController {
  readonly #host: ReactiveControllerHost;
  #directory: UserDirectory | undefined;
  /** Undefined until it is known: then nothing is said of anybody. */
  #hasDefault: boolean | undefined;
  #isAsked = false;
  /** Of the latest question; an answer to an earlier one is old. */
  #turn = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  use(directory: UserDirectory): void {
    this.#directory = directory;
    this.#forget();
    void this.#ask();
  }

  news({ kind }: DirectoryNews): void {
    if (kind === 'changed' || kind === 'pending') return;
    // A store that cannot be reached would say so again, and be asked again.
    if (kind === 'state' && this.#directory?.error) return;
    if (kind === 'resources') this.#isAsked = false;
    void this.#ask();
  }

  isMissing(user: User): boolean {
    const [policy, hasDefault] = [this.#directory?.policy, this.#hasDefault];
    return policy !== undefined && hasDefault !== undefined && isLocationMissing(user, policy, () => hasDefault);
  }

  async #ask(): Promise<void> {
    const directory = this.#directory;
    if (!directory?.policy.warnWithoutLocation) return this.#forget();
    if (this.#isAsked) return;
    this.#isAsked = true;
    const turn = ++this.#turn;
    try {
      const locations = await directory.resources(['location']);
      if (turn !== this.#turn) return;
      // Where nothing is kept of the kind, nobody has one.
      const hasDefault = locations?.some(isDefaultLocation) ?? false;
      if (hasDefault === this.#hasDefault) return;
      this.#hasDefault = hasDefault;
      this.#host.requestUpdate();
    } catch {
      // What is not known is not warned of; the list says why there is no answer.
      if (turn === this.#turn) this.#isAsked = false;
    }
  }

  #forget(): void {
    this.#turn += 1;
    this.#isAsked = false;
    this.#hasDefault = undefined;
  }
}
