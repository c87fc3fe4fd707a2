import type { UserCounts } from '../core/query.js';
import type { Resource } from '../core/resource.js';
import { isSame } from '../core/rules/is-same.js';
import type { UserDirectory } from '../data/directory.js';

/** What a form shows beside the user: the tenant's counts (R5), and what users can refer to. */
export class DraftSurroundings {
  readonly #changed: () => void;
  #directory: UserDirectory | undefined;

  /** Undefined while nobody can tell. */
  counts: UserCounts | undefined;
  /** Empty where nothing is known of it. */
  resources: readonly Resource[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  async load(directory: UserDirectory): Promise<void> {
    this.#directory = directory;
    await Promise.all([this.count(), this.surround()]);
  }

  async count(): Promise<void> {
    const directory = this.#directory;
    const page = await directory?.list({ limit: 0 }).catch(() => undefined);
    if (directory !== this.#directory) return;
    this.counts = page?.counts;
    this.#changed();
  }

  async surround(): Promise<void> {
    const directory = this.#directory;
    const resources = (await directory?.resources().catch(() => undefined)) ?? [];
    if (directory !== this.#directory || isSame(resources, this.resources)) return;
    this.resources = resources;
    this.#changed();
  }
}
