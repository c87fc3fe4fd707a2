import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { UserChange, WriteResult } from '../../src/core/change.js';
import { DirectoryError } from '../../src/core/errors.js';
import { changeOfRow } from '../../src/core/import/import-plan.js';
import { isBlocking } from '../../src/core/issue.js';
import { defaultPolicy, type Policy } from '../../src/core/policy.js';
import { createMemoryAdapter } from '../../src/data/adapters/memory.js';
import { UserDirectory } from '../../src/data/directory.js';
import { ImportSession, type ImportResult, type ImportSessionOptions } from '../../src/data/import-session.js';
import { csvBlob } from '../fixtures/csv-files.js';
import { nastyFiles } from '../fixtures/nasty-files.js';

interface Bench {
  readonly directory: UserDirectory;
  readonly session: ImportSession;
}

function bench(policy: Policy = defaultPolicy, options: ImportSessionOptions = {}): Bench {
  const directory = new UserDirectory({
    tenantId: 'tenant',
    policy,
    open: () => createMemoryAdapter({ tenantId: 'tenant' }),
  });
  return { directory, session: new ImportSession(directory, options) };
}

const sum = (result: ImportResult): number => Object.values(result.counts).reduce((total, count) => total + count, 0);
/** Waits until a session says that something holds. */
function until(session: ImportSession, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (holds()) (stop(), resolve());
    };
    const stop = session.subscribe(look);
    look();
  });
}

const longNumbers: Policy = { ...defaultPolicy, extension: { ...defaultPolicy.extension, maxLength: 8 } };

function company(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `${100000 + at},"Person ${at}, Åberg",person${at}@example.test,+4930${1000000 + at},Str0ng-${at}-secret,Team ${at % 9}`,
  );
  return `extension,name,email,mobile,sip password,department\n${lines.join('\n')}\n`;
}

describe('ImportSession', () => {
  const untouched = [
    [
      'ringotel',
      {
        displayName: 'Ada Byron',
        extension: '101',
        mobile: '+14155550101',
        phone: '+14155550100',
        sipUsername: '101',
        department: 'R&D',
      },
    ],
    [
      '3cx-v16-v18',
      {
        displayName: 'Ada Byron',
        extension: '101',
        email: 'ada@example.com',
        authName: 'aX9exampl1',
        voicemailEnabled: true,
      },
    ],
    [
      'fusionpbx-extension-export',
      { displayName: 'Ada Byron', givenName: 'Ada', extension: '101', callTimeout: 30, doNotDisturb: false },
    ],
    [
      'vodia',
      {
        displayName: 'Ada Byron',
        extension: '40',
        mobile: '+14155550101',
        position: 'Engineer',
        email: 'ada@example.com',
      },
    ],
    [
      'google-workspace-29',
      { displayName: 'Ada Byron', extension: '100', email: 'ada@example.com', username: 'ada@example.com' },
    ],
  ] as const;
  for (const [file, expected] of untouched)
    it(`I2: ${file} imports without touching the mapping, zeros and + intact`, async () => {
      const { session, directory } = bench();
      await session.load(await csvBlob(`systems/${file}.csv`));
      expect(session.stage).to.equal('review');
      const result = await session.start();
      expect(result.counts.failed).to.equal(0);
      expect(sum(result)).to.equal(session.table!.rows.length);
      expect((await directory.list({})).users[0]).to.deep.include(expected);
    });

  const others = [
    'freepbx-required-only',
    'freepbx-userman-users',
    'fspbx-extension-template',
    'grandstream-ucm61xx-1.0.9.25',
    'microsoft-365-16',
    'mikopbx-full',
    'switchvox-8',
    'yeastar-p-series-head',
  ];
  for (const file of others)
    it(`I2: ${file} needs no look at its columns either`, async () => {
      const { session } = bench();
      await session.load(await csvBlob(`systems/${file}.csv`));
      expect(session.stage).to.equal('review');
      expect(session.plan!.counts).to.deep.equal({ create: 1, update: 0, unchanged: 0, skip: 0, problem: 0 });
      expect(session.plan!.rows[0]!.issues).to.deep.equal([]);
    });

  it('P7: the voicemail PIN of the 3CX file keeps its zero', async () => {
    const { session } = bench();
    await session.load(await csvBlob('systems/3cx-v16-v18.csv'));
    const row = session.plan!.rows[0]!;
    expect(row.secrets).to.deep.equal(['sipPassword', 'voicemailPin']);
    expect(changeOfRow(row)).to.deep.include({ secrets: { sipPassword: 'bY8exampl2', voicemailPin: '0735' } });
    expect(JSON.stringify(session.plan), 'R60').not.to.match(/bY8exampl2|"0735"/);
  });

  it('R28: the rows of a file without extensions are offered the next free ones', async () => {
    const { session } = bench();
    await session.load(await csvBlob('systems/google-workspace-29.csv'));
    expect(session.plan!.rows[0]).to.deep.include({ offeredExtension: true });
    expect(session.plan!.rows[0]!.secrets).to.equal(undefined);
  });

  for (const { file, why, expect: expected } of nastyFiles)
    it(`P7: ${file}: ${why}`, async () => {
      const { session, directory } = bench();
      await session.load(await csvBlob(`nasty/${file}`));
      expect(session.problem?.code).to.equal(expected.problem);
      if (expected.line) expect(session.problem!.params).to.deep.equal({ line: expected.line });
      const noTable = expected.problem !== undefined && expected.problem !== 'no-name-column';
      expect(session.stage).to.equal(expected.stage ?? (noTable ? 'choose' : 'review'));
      if (expected.mapped) expect(session.mapping.map(({ field }) => field ?? null)).to.deep.equal(expected.mapped);
      if (expected.encodingGuessed) expect(session.file?.encodingGuessed).to.equal(true);
      if (expected.rowCount) expect(session.file?.rowCount).to.equal(expected.rowCount);
      const rows = session.plan?.rows ?? [];
      expected.rows?.forEach((values, at) => expect(rows[at]!.values).to.deep.include(values));
      if (expected.allNames) for (const row of rows) expect(row.values.displayName).to.equal(expected.allNames);
      if (expected.problems)
        for (const row of rows)
          expect(row.issues.filter(isBlocking).map(({ code }) => code)).to.deep.equal(expected.problems[row.row] ?? []);
      for (const [row, codes] of Object.entries(expected.warnings ?? {}))
        expect(
          rows[Number(row) - 1]!.issues.filter((issue) => !isBlocking(issue)).map(({ code }) => code),
        ).to.deep.equal(codes);
      if (noTable) expect((await directory.list({})).total).to.equal(0);
    });

  it('I1: a person corrects what was read', async () => {
    const { session } = bench();
    await session.load('name;extension\nEva;101', { name: 'users.csv', delimiter: ',' });
    expect(session.file).to.include({ name: 'users.csv', delimiter: ',' });
    expect(session.mapping).to.have.length(1);
    await session.reread({ delimiter: ';' });
    expect(session.file).to.include({ name: 'users.csv', delimiter: ';' });
    expect(session.stage).to.equal('review');
    await session.reread({ hasHeader: false });
    expect(session.file!.rowCount).to.equal(2);
  });

  it('I2: a person maps the names, and a field moves from the column that had it', async () => {
    const { session } = bench();
    await session.load('extension,who knows,also\n101,Eva,x\n');
    expect(session).to.deep.include({ stage: 'columns', plan: undefined, problem: { code: 'no-name-column' } });
    expect(await session.start().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    session.setColumn(1, { field: 'displayName' });
    expect(session.problem).to.equal(undefined);
    await session.replan();
    session.goTo('review');
    expect(session.plan!.rows[0]!.values).to.deep.equal({ extension: '101', displayName: 'Eva' });
    session.setColumn(2, { field: 'displayName' });
    expect(session.mapping.map(({ field }) => field)).to.deep.equal(['extension', undefined, 'displayName']);
    expect(await session.start().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    await session.replan();
    expect((await session.start()).counts.created).to.equal(1);
  });

  it('I4: the same file again changes nothing', async () => {
    const { session, directory } = bench();
    const file = 'extension,name,email,role,mobile\n0042,Zoë Müller,z@x.test,Manager,+49 30 1\n,Bo Li,bo@x.test,,\n';
    await session.load(file);
    expect((await session.start()).counts).to.include({ created: 2 });
    await session.load(file);
    expect(session.plan!.counts).to.include({ unchanged: 2, create: 0, update: 0, problem: 0 });
    expect((await session.start()).counts).to.include({ unchanged: 2 });
    expect((await directory.list({})).total).to.equal(2);
  });

  it('I5: activates per row, and says what kept others from it', async () => {
    const { session, directory } = bench();
    await session.load(
      'name,extension,email,secret\nAda,101,ada@x.test,Str0ng-enough\nBo,102,,\nCy,103,cy@x.test,Str0ng-enough\n',
    );
    session.activateAll('all');
    session.activateRow(3, false);
    expect(session.plan!.billed).to.include({ before: 0, after: 1 });
    const { outcomes } = await session.start();
    expect((await directory.list({})).users.map(({ status }) => status)).to.deep.equal([
      'activated',
      'deactivated',
      'deactivated',
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(['created', 'created', 'created']);
    expect(outcomes[1]!.issues.map(({ code, field, level }) => [code, field, level])).to.deep.equal([
      ['required-to-activate', 'username', 'warning'],
      ['required-to-activate', 'email', 'warning'],
      ['required-to-activate', 'sipPassword', 'warning'],
    ]);
    expect(outcomes[2]!.issues).to.deep.equal([]);
  });

  it('I5: the choice of who is activated outlives another plan', async () => {
    const { session } = bench();
    await session.load(
      'name,extension,email,secret\nAda,101,ada@x.test,Str0ng-enough\nBo,102,bo@x.test,Str0ng-enough\n',
    );
    session.activateAll('with-credentials');
    session.activateRow(2, false);
    session.setOptions({ fillExtensions: false });
    await session.replan();
    expect(session.plan!.rows.map(({ activate }) => activate)).to.deep.equal([true, false]);
  });

  it('R5: who finds no seat is imported deactivated, with the reason', async () => {
    const { session, directory } = bench({ ...defaultPolicy, seats: 1 });
    await session.load(
      'name,extension,email,secret\nAda,101,ada@x.test,Str0ng-enough\nBo,102,bo@x.test,Str0ng-enough\n',
    );
    session.activateAll('all');
    expect(session.plan!.billed).to.deep.equal({ before: 0, after: 2, seats: 1 });
    const { counts, outcomes } = await session.start();
    expect(counts.created).to.equal(2);
    expect(outcomes[1]!.issues[0]).to.deep.include({ code: 'seats-exceeded', level: 'warning' });
    expect((await directory.list({})).counts).to.include({ activated: 1, deactivated: 1 });
  });

  it('I7: writes in chunks, each with its own key, and tells how far it is', async () => {
    const written: {
      readonly changes: number;
      readonly key: string | undefined;
      readonly atomic: boolean | undefined;
    }[] = [];
    const { directory } = bench(longNumbers);
    const session = new ImportSession(directory, {
      submit: (changes, options) => {
        written.push({ changes: changes.length, key: options?.idempotencyKey, atomic: options?.atomic });
        return directory.submit(changes, options);
      },
    });
    await session.load(company(7000));
    const told: number[] = [];
    session.subscribe(() => session.progress && told.push(session.progress.done));
    const result = await session.start();
    expect(result.counts.created).to.equal(7000);
    expect(written.reduce((all, { changes }) => all + changes, 0)).to.equal(7000);
    expect(written.length).to.be.greaterThan(1);
    expect(new Set(written.map(({ key }) => key)).size).to.equal(written.length);
    expect(written.every(({ atomic }) => atomic === false)).to.equal(true);
    expect(told).to.deep.equal([...told].sort((a, b) => a - b));
    expect(session.progress).to.include({ done: 7000, total: 7000, secondsLeft: 0 });
  });

  it('I7: a cancelled import keeps what is written, the other rows are skipped', async () => {
    const { directory } = bench(longNumbers);
    const stop = new AbortController();
    const session = new ImportSession(directory, {
      submit: (changes, options) => {
        stop.abort();
        return directory.submit(changes, options);
      },
    });
    await session.load(company(7000));
    const result = await session.start({ signal: stop.signal });
    expect(sum(result)).to.equal(7000);
    expect(result.counts.created).to.equal((await directory.list({})).total);
    expect(result.counts.skipped).to.equal(7000 - result.counts.created);
    expect(result.counts.skipped).to.be.greaterThan(0);
    expect(session.stage).to.equal('done');
  });

  it('I7: pauses after a chunk and goes on', async () => {
    const { directory } = bench(longNumbers);
    let chunks = 0;
    const session: ImportSession = new ImportSession(directory, {
      submit: (changes, options) => {
        if (++chunks === 1) session.pause();
        return directory.submit(changes, options);
      },
    });
    await session.load(company(7000));
    const importing = session.start();
    await new Promise<void>((resolve) => {
      const stop = session.subscribe(() => {
        if (session.paused && (session.progress?.done ?? 0) > 0) (stop(), resolve());
      });
    });
    expect(chunks).to.equal(1);
    expect(session.paused).to.equal(true);
    session.resume();
    expect((await importing).counts.created).to.equal(7000);
  });

  it('I7: a host that takes over stops the import, and nothing more is written', async () => {
    const { session, directory } = bench(defaultPolicy, { submit: async () => undefined });
    await session.load('name,extension\nAda,101\nBo,102\n');
    const result = await session.start();
    expect(result.counts).to.include({ created: 0, skipped: 2 });
    expect((await directory.list({})).total).to.equal(0);
  });

  it('R54: a world that refuses is the outcome of the rows, and stops the rest', async () => {
    let asked = 0;
    const refuse = async (changes: readonly UserChange[]): Promise<readonly WriteResult[]> => {
      asked++;
      return changes.map(() => ({ ok: false, issues: [], error: new DirectoryError('quota') }));
    };
    const { session } = bench(longNumbers, { submit: refuse });
    await session.load(company(7000));
    const result = await session.start();
    expect(asked).to.equal(1);
    expect(sum(result)).to.equal(7000);
    expect(result.counts.created).to.equal(0);
    expect(result.outcomes[0]).to.deep.include({ outcome: 'failed' });
    expect(result.outcomes[0]!.error!.code).to.equal('quota');
  });

  it('R54: of a write that was cut off nothing is settled; it is asked for again by its key and goes on', async () => {
    const { directory } = bench(longNumbers);
    const keys: (string | undefined)[] = [];
    const session = new ImportSession(directory, {
      submit: async (changes, options) => {
        keys.push(options?.idempotencyKey);
        const results = await directory.submit(changes, options);
        if (keys.length !== 2) return results;
        const cut: WriteResult = { ok: false, issues: [], error: new DirectoryError('connection-lost') };
        return results.map((result, at) => (at < 10 ? result : cut));
      },
    });
    await session.load(company(7000));
    const stopped = await session.start();
    expect(session.stage).to.equal('stopped');
    expect(stopped.stopped!.code).to.equal('connection-lost');
    expect(stopped.counts).to.include({ created: 2000, failed: 5000 });
    expect(() => session.setOptions({})).to.throw(TypeError);
    const result = await session.goOn();
    expect(result).to.not.have.property('stopped');
    expect(result.counts.created).to.equal(7000);
    expect((await directory.list({})).total).to.equal(7000);
    expect(keys[2]).to.equal(keys[1]);
    expect(await session.goOn().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
  });

  it('R27: what somebody else took in the meantime fails with the owner, and the rest comes in', async () => {
    const { session, directory } = bench();
    await session.load('name,extension\nAda,101\nBo,102\n');
    await directory.submit([{ kind: 'create', values: { displayName: 'Quick', extension: '101' } }]);
    const { counts, outcomes } = await session.start();
    expect(counts).to.include({ created: 1, failed: 1 });
    expect(outcomes[0]!.issues[0]).to.deep.include({ code: 'extension-taken' });
    expect(outcomes[0]!.issues[0]!.params!['owner']).to.equal('Quick');
  });

  it('I4: a plan made again sees what has changed since', async () => {
    const { session, directory } = bench();
    await session.load('name,extension\nAda,101\n');
    await directory.submit([{ kind: 'create', values: { displayName: 'Ada', extension: '101' } }]);
    await session.replan();
    expect(session.plan!.rows[0]!.action).to.equal('unchanged');
  });

  it('R54: users who cannot be reached reject, and the columns are matched all the same', async () => {
    const directory = new UserDirectory({
      tenantId: 'tenant',
      open: () => Promise.reject(new DirectoryError('storage-blocked')),
    });
    const session = new ImportSession(directory);
    const error: unknown = await session.load('name,extension\nAda,101\n').catch((reason: unknown) => reason);
    expect((error as DirectoryError).code).to.equal('storage-blocked');
    expect(session).to.deep.include({ stage: 'columns', busy: false, plan: undefined });
  });

  it('R54: users who cannot be reached for the review lead back to the columns, and say why', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'tenant' });
    const directory = new UserDirectory({ tenantId: 'tenant', open: () => adapter });
    const session = new ImportSession(directory);
    await session.load('name,extension\nAda,101\n');
    const { list } = adapter;
    adapter.list = () => Promise.reject(new DirectoryError('connection-lost'));
    await directory.submit([{ kind: 'create', values: { displayName: 'Bo' } }]);
    session.setOptions({ onDuplicate: 'skip' });
    session.goTo('review');
    await until(session, () => session.stage === 'columns');
    expect(session).to.include({ busy: false, problem: undefined });
    expect(session.error?.code).to.equal('connection-lost');
    adapter.list = list;
    session.goTo('review');
    expect(session.error).to.equal(undefined);
    await until(session, () => !session.busy);
    expect(session).to.include({ stage: 'review', error: undefined });
  });

  it('P12: who leaves no longer waits for the users, and nothing is said of it', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'tenant' });
    const asked = new Promise<AbortSignal | undefined>((tell) => {
      adapter.list = (_, options) =>
        new Promise((__, reject) => {
          options?.signal?.addEventListener('abort', () => reject(new DirectoryError('aborted')));
          tell(options?.signal);
        });
    });
    const session = new ImportSession(new UserDirectory({ tenantId: 'tenant', open: () => adapter }));
    const loading = session.load('name,extension\nAda,101\n');
    const signal = await asked;
    session.goTo('choose');
    expect(signal?.aborted).to.equal(true);
    await loading;
    expect(session).to.include({ stage: 'choose', busy: false, error: undefined });
  });

  it('P14: a listener that throws stops neither the import nor the other listeners', async () => {
    const { session } = bench();
    const report = globalThis.reportError;
    const reported: unknown[] = [];
    globalThis.reportError = (error: unknown) => void reported.push(error);
    try {
      let heard = 0;
      session.subscribe(() => {
        throw new Error('a mistake of the host');
      });
      session.subscribe(() => heard++);
      await session.load('name,extension\nAda,101\n');
      expect((await session.start()).counts.created).to.equal(1);
      expect(heard).to.be.greaterThan(2);
      expect(reported).to.have.length(heard);
    } finally {
      globalThis.reportError = report;
    }
  });

  it('a later file takes the place of an earlier one', async () => {
    const { session } = bench(longNumbers);
    const first = session.load(company(3000), { name: 'first' });
    const second = session.load('name,extension\nAda,101\n', { name: 'second' });
    await Promise.all([first, second]);
    expect(session.file).to.include({ name: 'second', rowCount: 1 });
    expect(session.plan!.rows).to.have.length(1);
    expect(session.busy).to.equal(false);
  });

  it('I7: for any file and any options the outcomes add up to the rows, and the plan is what happens', async () => {
    const words = [
      '',
      ' ',
      '101',
      '102',
      '0042',
      '9',
      '112',
      'Ada',
      'Bo Li',
      'a@x.test',
      'A@X.test',
      'b@x.test',
      'ja',
      'no',
    ];
    const odd = ['"', '\n', "'7", '-', 'x'.repeat(300), '\u0000', 'ada', '+49 30 1', 'Str0ng-enough', '<b>', '=1+1'];
    const names = ['name', 'extension', 'email', 'username', 'status', 'secret', 'mobile', 'role', 'notes', '', 'zzz'];
    const cell = fc.constantFrom(...words, ...odd);
    const file = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }).chain((header) => {
      const row = fc.array(cell, { minLength: 1, maxLength: header.length + 1 });
      return fc.record({ header: fc.constant(header), rows: fc.array(row, { minLength: 1, maxLength: 12 }) });
    });
    const options = fc.record({
      matchBy: fc.constantFrom('extension' as const, 'email' as const, 'username' as const),
      onDuplicate: fc.constantFrom('update' as const, 'skip' as const, 'replace' as const, 'fail' as const),
      blankCells: fc.constantFrom('keep' as const, 'clear' as const),
      fillExtensions: fc.boolean(),
    });
    const choice = fc.constantFrom(undefined, 'all' as const, 'none' as const, 'with-credentials' as const);
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const outcome = {
      create: 'created',
      update: 'updated',
      unchanged: 'unchanged',
      skip: 'skipped',
      problem: 'failed',
    };
    await fc.assert(
      fc.asyncProperty(file, options, choice, async ({ header, rows }, chosen, activation) => {
        const { session, directory } = bench();
        const ada = {
          displayName: 'Ada',
          extension: '101',
          email: 'a@x.test',
          notes: 'old',
          status: 'activated' as const,
        };
        await directory.submit([
          { kind: 'create', values: ada, secrets: { sipPassword: 'Str0ng-enough' } },
          { kind: 'create', values: { displayName: 'Bo', extension: '102', username: 'ada' } },
        ]);
        const text = [header, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
        await session.load(text, { hasHeader: true, delimiter: ',' });
        if (!session.plan) return;
        session.setOptions(chosen);
        await session.replan();
        if (activation) session.activateAll(activation);
        const { plan } = session;
        const result = await session.start();
        expect(sum(result)).to.equal(session.table!.rows.length);
        expect(result.outcomes.map(({ row }) => row)).to.deep.equal(plan.rows.map(({ row }) => row));
        expect(result.outcomes.map((row) => row.outcome)).to.deep.equal(plan.rows.map((row) => outcome[row.action]));
        expect((await directory.list({})).counts.activated).to.equal(plan.billed.after);
      }),
      { numRuns: 250 },
    );
  });

  it('I4: users who are there may be skipped, and are counted so', async () => {
    const { session, directory } = bench();
    await directory.submit([{ kind: 'create', values: { displayName: 'Ada', extension: '101' } }]);
    await session.load('name,extension\nAda Byron,101\nBo,102\n');
    session.setOptions({ onDuplicate: 'skip' });
    await session.replan();
    expect((await session.start()).counts).to.deep.equal({
      created: 1,
      updated: 0,
      unchanged: 0,
      skipped: 1,
      failed: 0,
    });
    expect((await directory.list({ search: 'Byron' })).total).to.equal(0);
  });

  it('I9: 100,000 rows are read, matched and planned', async function () {
    this.timeout(60_000);
    const { session } = bench(longNumbers);
    await session.load(new Blob([company(100_000)]));
    expect(session.stage).to.equal('review');
    expect(session.plan!.counts).to.include({ create: 100_000, problem: 0 });
  });
});
