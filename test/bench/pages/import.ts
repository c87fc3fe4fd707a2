import Dexie from 'dexie';
import Papa from 'papaparse';
import { z } from 'zod';
import { defaultPolicy } from '../../../src/core/index.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { ImportSession } from '../../../src/data/import-session.js';
import { columns, csvOf, people, type Person } from './people.js';

/** File in, users kept: what each contender needs for the same CSV, until its last transaction is committed. */
export interface ImportBench {
  prepare(count: number, seed: number): number;
  ours(run: number): Promise<number>;
  usual(run: number): Promise<number>;
  /** Waits until the browser has done with what the contender before has left behind. */
  settle(): Promise<void>;
}

let file: File;
let expected = 0;
const policy = { ...defaultPolicy, extension: { ...defaultPolicy.extension, maxLength: 8 } };

/** The usual way: PapaParse to objects, zod per row, Dexie with the three unique indexes that the rules ask for. */
const schema = z.object({
  displayName: z.string().trim().min(1).max(128),
  givenName: z.string().max(128),
  familyName: z.string().max(128),
  extension: z.string().regex(/^\d{2,8}$/),
  username: z.string().min(1).max(254),
  email: z.email().max(254),
  sipPassword: z.string().min(8).max(128),
  mobile: z.string().regex(/^\+?[0-9 ()./-]+$/),
  role: z.enum(['org-admin', 'admin', 'manager', 'agent', 'user', 'fax']),
  licence: z.enum(['voice', 'admin']),
  department: z.string().max(256),
  position: z.string().max(256),
});

async function usual(run: number): Promise<number> {
  const db = new Dexie(`usual-${run}`);
  db.version(1).stores({ users: '++id, &extension, &username, &email' });
  await db.open();
  const fields = new Map<string, keyof Person>(columns);
  const start = performance.now();
  const { data } = Papa.parse<Record<string, string>>(await file.text(), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (header) => fields.get(header) ?? header,
  });
  const users = [];
  for (const row of data) {
    const result = schema.safeParse(row);
    if (result.success) users.push(result.data);
  }
  await db.table('users').bulkAdd(users);
  const took = performance.now() - start;
  if ((await db.table('users').count()) !== expected) throw new Error('the usual way lost users');
  db.close();
  await Dexie.delete(`usual-${run}`);
  return took;
}

async function ours(run: number): Promise<number> {
  const databaseName = `ours-${run}`;
  const directory = new UserDirectory({
    tenantId: 'bench',
    policy,
    open: () => openIndexedDBAdapter({ tenantId: 'bench', databaseName }),
  });
  await directory.ready();
  const session = new ImportSession(directory);
  const start = performance.now();
  await session.load(file);
  const { counts } = await session.start();
  const took = performance.now() - start;
  if (counts.created !== expected) throw new Error(`ours created ${counts.created} of ${expected}`);
  await directory.close();
  const deleted = indexedDB.deleteDatabase(databaseName);
  await new Promise((resolve, reject) => {
    deleted.onsuccess = resolve;
    deleted.onerror = deleted.onblocked = reject;
  });
  return took;
}

/** The store of the browser is shared: it still deletes the last contender's records when the next one begins. */
async function settle(): Promise<void> {
  const db = new Dexie('settle');
  db.version(1).stores({ probes: '++id' });
  await db.open();
  for (let quick = 0, probe = 0; quick < 5 && probe < 200; probe++) {
    const start = performance.now();
    await db.table('probes').add({ probe });
    quick = performance.now() - start < 20 ? quick + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  db.close();
}

export const bench: ImportBench = {
  prepare(count, seed) {
    const text = csvOf(people(count, seed));
    file = new File([text], 'people.csv', { type: 'text/csv' });
    expected = count;
    return text.length;
  },
  ours,
  usual,
  settle,
};

Object.assign(window, { bench });
