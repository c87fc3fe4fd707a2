import { defaultPolicy, type Policy } from '../../src/core/policy.js';
import type { User } from '../../src/core/user.js';
import type { UserAdapter } from '../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../src/data/adapters/indexeddb/open.js';
import { UserDirectory } from '../../src/data/directory.js';
import { ImportSession, type ImportResult } from '../../src/data/import-session.js';

export const longNumbers: Policy = {
  ...defaultPolicy,
  extension: { ...defaultPolicy.extension, maxLength: 8 },
};

/** A file in which some rows are refused, some have a secret, and some could not be told from another user if they came twice. */
export function company(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const number = at % 7 === 3 ? 'twelve' : at % 7 === 5 ? '' : String(100_000 + at);
    return `${number},Person ${at},${at % 3 === 0 ? `p${at}@example.test` : ''},${at % 5 === 0 ? `Str0ng-${at}-secret` : ''}`;
  });
  return `extension,name,email,sip password\n${lines.join('\n')}\n`;
}

/** A tab with its own connection, that may be killed between any two writes. */
export class ImportTab {
  readonly directory: UserDirectory;
  readonly session: ImportSession;
  readonly killed: Promise<void>;
  /** Writes it sent on the element's road. */
  writes = 0;
  #writesLeft = Infinity;
  #kill!: () => void;
  #adapter: UserAdapter | undefined;

  constructor(databaseName: string, policy = longNumbers, more: { readonly indexedDB?: IDBFactory } = {}) {
    this.killed = new Promise((resolve) => (this.#kill = resolve));
    this.directory = new UserDirectory({
      tenantId: 'a',
      policy,
      open: async () => (this.#adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName, ...more })),
    });
    this.session = new ImportSession(this.directory, {
      submit: (changes, options) => {
        if (this.#writesLeft-- <= 0) {
          this.#kill();
          // Nothing of a killed tab ever goes on.
          return new Promise(() => undefined);
        }
        this.writes++;
        return this.directory.submit(changes, options);
      },
    });
  }

  async adapter(): Promise<UserAdapter> {
    await this.directory.ready();
    return this.#adapter!;
  }

  /** After so many more writes. */
  killAfter(writes: number): void {
    this.#writesLeft = writes;
  }

  async close(): Promise<void> {
    await this.#adapter?.close?.();
  }

  /** Who is there, as the file knows them. */
  async people(): Promise<readonly unknown[]> {
    const { users } = await this.directory.list({});
    return users
      .map(({ displayName, extension, email, status, secrets }: User) => ({
        displayName,
        extension,
        email,
        status,
        secrets,
      }))
      .sort((a, b) => (a.displayName < b.displayName ? -1 : 1));
  }
}

/** What of an import's result does not hang on ids. */
export const ending = ({ counts, outcomes }: ImportResult): unknown => ({
  counts,
  outcomes: outcomes.map(({ row, line, outcome, issues }) => ({ row, line, outcome, issues })),
});

export const counted = ({ counts }: ImportResult): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
