import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { defaultPolicy, type User } from '../../../src/core/index.js';
import type { UserTable } from '../../../src/elements/index.js';
import '../../../src/define/user-table.js';
import { people } from './people.js';

const policy = { ...defaultPolicy, extension: { ...defaultPolicy.extension, maxLength: 8 } };
let users: User[];

/** Resolves in the task after the frame in which `ready` first holds: what it measures was painted. */
async function painted(ready: () => boolean): Promise<void> {
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const done = ready();
    await new Promise((resolve) => setTimeout(resolve));
    if (done) return;
  }
}

const names = (table: UserTable): string[] =>
  [...table.shadowRoot!.querySelectorAll('[role=rowheader]')].map((cell) => cell.textContent.trim());

export const bench = {
  prepare(count: number, seed: number): void {
    users = people(count, seed).map(({ sipPassword: _secret, ...values }, i) => ({
      ...values,
      id: `u${i}`,
      version: '1',
      tenantId: 'bench',
      status: i % 3 === 0 ? 'activated' : 'deactivated',
      secrets: { sipPassword: 'set' },
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
    }));
  },

  /** Milliseconds to the first painted rows, to a re-sorted first window, and to the rows of one keystroke. */
  async run(): Promise<{ firstRows: number; sort: number; keystroke: number }> {
    document.body.replaceChildren();
    const start = performance.now();
    const directory = new UserDirectory({
      tenantId: 'bench',
      policy,
      open: () => createMemoryAdapter({ tenantId: 'bench', users, policy }),
    });
    const table = document.createElement('user-table') as UserTable;
    table.directory = directory;
    document.body.append(table);
    await painted(() => names(table).length > 5);
    const firstRows = performance.now() - start;

    const before = names(table)[0];
    const header = [...table.shadowRoot!.querySelectorAll('[role=columnheader] button')].find((button) =>
      /E-mail/.test(button.textContent),
    )!;
    let from = performance.now();
    (header as HTMLElement).click();
    (header as HTMLElement).click();
    await painted(() => names(table)[0] !== before);
    const sort = performance.now() - from;

    const search = table.shadowRoot!.querySelector<HTMLInputElement>('input[type=search]')!;
    from = performance.now();
    search.value = 'zoe sch';
    search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await painted(() => names(table).length > 0 && names(table).every((name) => name.startsWith('Zoë Sch')));
    const keystroke = performance.now() - from;
    await directory.close();
    return { firstRows, sort, keystroke };
  },
};

Object.assign(window, { bench });
