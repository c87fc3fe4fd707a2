import { fixture, html } from '@open-wc/testing';
import type { DirectoryError } from '../../../src/core/errors.js';
import type { PolicyInput } from '../../../src/core/policy.js';
import type { User, UserValues } from '../../../src/core/user.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { CsvImport } from '../../../src/elements/csv-import/csv-import.js';
import { CsvImportHarness } from '../../harness/csv-import-harness.js';

if (!customElements.get('csv-import')) CsvImport.define();

export const tenantId = 'tenant-a';

export function user(id: string, values: Partial<UserValues> & { readonly displayName: string }): User {
  const at = '2026-01-02T03:04:05.000Z';
  return { id, version: '1', tenantId, secrets: {}, status: 'deactivated', createdAt: at, updatedAt: at, ...values };
}

export interface Stage {
  readonly directory: UserDirectory;
  readonly page: CsvImportHarness;
  /** Everybody the store holds. */
  users(): Promise<readonly User[]>;
}

/** An import on an empty page, over users kept in memory. */
export async function stage(
  options: {
    readonly users?: readonly User[];
    readonly policy?: PolicyInput;
    /** The store cannot be opened. */
    readonly error?: DirectoryError;
  } = {},
): Promise<Stage> {
  const directory = new UserDirectory({
    tenantId,
    open: () =>
      options.error
        ? Promise.reject(options.error)
        : createMemoryAdapter({ tenantId, ...(options.users && { users: options.users }) }),
  });
  if (options.policy) await directory.configure(options.policy);
  const element = await fixture<CsvImport>(html`<csv-import .directory=${directory}></csv-import>`);
  return {
    directory,
    page: new CsvImportHarness(element),
    users: async () => (await directory.list({})).users,
  };
}

/** A secret that must not be seen anywhere. */
export const canary = 'cAnary-S3cret-4711';
/** Two who can be activated, and one who lacks everything for it. */
export const people = `name,extension,password,username,email,authname,mobile
Ada Byron,101,${canary},ada,ada@example.com,101,+14155550101
Bo Lindqvist,102,,,,,
Chidi Anagonye,103,${canary}2,chidi,chidi@example.com,103,+14155550103
`;

export const csvFile = (text: string, name = 'users.csv'): File => new File([text], name, { type: 'text/csv' });

/** A file of the test fixtures. */
export async function fixtureFile(path: string): Promise<File> {
  const response = await fetch(`/test/fixtures/csv/${path}`);
  if (!response.ok) throw new Error(`there is no fixture ${path}`);
  return new File([await response.blob()], path.split('/').at(-1)!);
}

/** Takes a file to the columns, also one that is understood at once and goes straight to the plan. */
export async function toColumns(page: CsvImportHarness, source: File | string): Promise<void> {
  await page.element.load(source);
  if (page.element.step === 'review') await page.press('Columns');
  await page.step('columns');
}

/** Takes a file to the plan as a person would. */
export async function toReview(page: CsvImportHarness, source: File | string): Promise<void> {
  await page.element.load(source);
  if (page.element.step === 'columns') await page.press('See the plan');
  await page.step('review');
  await page.settled();
}
