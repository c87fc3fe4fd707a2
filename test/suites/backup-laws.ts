import type { BackupProblem } from '../../src/core/backup/backup.js';
import type { BackupCheck, UserAdapter } from '../../src/data/adapter.js';
import { menu, put, three } from './around-kit.js';
import {
  codesOf,
  creation,
  equals,
  holds,
  law,
  refused,
  removal,
  strongPassword,
  update,
  withPolicy,
  write,
  written,
  type AdapterLaw,
} from './law-kit.js';
import { sealedLines } from './sealed-lines.js';

/** Everything that can be seen of a tenant, versions apart: a restoration gives new ones. */
export async function seen(adapter: UserAdapter): Promise<unknown> {
  const { users } = await adapter.list({});
  const resources = (await adapter.resources?.list()) ?? [];
  const trail = (await adapter.history?.({})) ?? [];
  return { users: users.map(withoutVersion), resources: resources.map(withoutVersion), trail };
}

const withoutVersion = ({ version: _, ...rest }: { readonly version: string }): unknown => rest;

const codes = (problems: readonly BackupProblem[]): readonly string[] => problems.map(({ code }) => code);

async function soundCheck(adapter: UserAdapter, file: Blob): Promise<BackupCheck> {
  const check = await adapter.backup!.read(file);
  equals(
    check.problems.filter(({ level }) => level !== 'warning'),
    [],
    'nothing is wrong with it',
  );
  return check;
}

/** One file for everything: R55, R60. */
export const backupLaws: readonly AdapterLaw[] = [
  law('R55: a backup brings back users, what stands around them and the trail', async (adapter) => {
    const { backup, resources } = adapter;
    if (!backup) return;
    const [ann, bob] = await three(adapter);
    if (resources) await put(resources, menu([ann.id, bob.id]));
    await written(adapter, update(bob, { displayName: 'Bob Bee', custom: { floor: 3 } }));
    const before = await seen(adapter);
    const { file, counts } = await backup.create();
    await write(adapter, removal((await adapter.get(ann.id))!));
    await written(adapter, creation({ displayName: 'Dan', extension: '201' }));
    const check = await soundCheck(adapter, file);
    equals(check.counts, counts, 'what the file says it holds');
    equals([check.counts.users, check.present.users], [3, 3], 'users in the file and now');
    equals((await backup.restore(check)).users, 3, 'restored');
    const after = (await seen(adapter)) as { trail: readonly { kind: string; from?: string }[] };
    const [latest, ...trail] = after.trail;
    equals({ ...after, trail }, before, 'all is as it was');
    if (latest) equals([latest.kind, latest.from], ['replace', check.header!.at], 'the trail tells of the restoration');
    equals(await backup.latest(), check.header!.at, 'the latest backup');
  }),

  law('R50: after a restoration no version of before is valid', async (adapter) => {
    const { backup } = adapter;
    if (!backup) return;
    const ann = await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
    const { file } = await backup.create();
    await backup.restore(await soundCheck(adapter, file));
    const verdict = await refused(adapter, update(ann, { displayName: 'Anne' }));
    equals(verdict.error?.code, 'stale', 'the verdict');
    holds(
      (await write(adapter, update((await adapter.get(ann.id))!, { displayName: 'Anne' }))).ok,
      'the new version is',
    );
  }),

  law('R60: a backup has no secrets unless they are asked for, and then says so', async (adapter) => {
    const { backup } = adapter;
    if (!backup) return;
    const canary = 'Kx7-canary-9fQ2';
    await written(
      adapter,
      creation({ displayName: 'Ann', extension: '201' }, { sipPassword: canary, voicemailPin: '739164' }),
    );
    const plain = await backup.create();
    const text = await plain.file.text();
    holds(!text.includes(canary) && !text.includes('739164'), 'none is in it');
    equals(
      [plain.header.secrets, plain.counts.secrets, plain.name.includes('passwords')],
      [false, 0, false],
      'it says so',
    );
    const full = await backup.create({ secrets: true });
    holds((await full.file.text()).includes(canary), 'asked for, they are');
    equals([full.header.secrets, full.counts.secrets, full.name.includes('passwords')], [true, 1, true], 'it says so');
  }),

  law(
    'R60: secrets that a backup lacks stay with the same user, and no mark stays without a secret',
    async (adapter) => {
      const { backup } = adapter;
      if (!backup) return;
      const secrets = { sipPassword: strongPassword };
      const ann = await written(adapter, creation({ displayName: 'Ann', extension: '201' }, secrets));
      const bob = await written(adapter, creation({ displayName: 'Bob', extension: '202' }, secrets));
      const [plain, full] = [await backup.create(), await backup.create({ secrets: true })];
      await written(adapter, update(ann, {}, { voicemailPin: '739164' }));
      await write(adapter, removal(bob));
      const check = await soundCheck(adapter, plain.file);
      equals(codes(check.problems), ['passwords-lost'], 'the warning');
      equals((await backup.restore(check)).withoutPassword, 1, 'users without a password');
      const marks = async (): Promise<unknown> => [
        (await adapter.get(ann.id))!.secrets,
        (await adapter.get(bob.id))!.secrets,
      ];
      equals(await marks(), [{ sipPassword: 'set', voicemailPin: 'set' }, {}], 'the marks');
      await backup.restore(await soundCheck(adapter, full.file));
      equals(
        await marks(),
        [secrets, secrets].map(() => ({ sipPassword: 'set' })),
        'the marks with secrets',
      );
      const again = await (await backup.create({ secrets: true })).file.text();
      equals(again.split(strongPassword).length - 1, 2, 'the passwords that are kept');
    },
  ),

  law('R55: a file that is cut short or altered is refused, and replaces nothing', async (adapter) => {
    const { backup } = adapter;
    if (!backup) return;
    await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
    const { file } = await backup.create();
    const text = await file.text();
    const cases: readonly [string, string, Record<string, unknown>?][] = [
      ['', 'not-a-backup'],
      ['name,extension\nAnn,201\n', 'not-a-backup'],
      [text.slice(0, -1), 'incomplete'],
      [text.slice(0, text.indexOf('\n') + 1), 'incomplete', { line: 2 }],
      [text.replace('"Ann"', '"Eve"'), 'altered', { line: 2 }],
      [`${text}\n`, 'altered'],
    ];
    for (const [content, code, params] of cases) {
      const { problems } = await backup.read(new Blob([content]));
      equals([problems[0]?.code, problems.length], [code, 1], content.slice(-40));
      if (params) equals(problems[0]?.params, params, 'the line');
    }
    const check = await backup.read(new Blob(['no']));
    const error: unknown = await backup.restore(check).catch((cause: unknown) => cause);
    holds(error instanceof TypeError, 'restoring it is a mistake of the program');
  }),

  law('R52, P11: a backup of another tenant is refused, unless it is to be taken over', async (adapter) => {
    const { backup } = adapter;
    if (!backup) return;
    await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
    const { file } = await backup.create({ tenantName: 'Acme' });
    const other = await otherTenant(file, adapter);
    const refusal = await backup.read(other);
    equals(
      refusal.problems[0],
      { code: 'other-tenant', params: { found: 'Acme', expected: adapter.tenantId } },
      'refused',
    );
    const check = await backup.read(other, { takeOver: true });
    equals(check.problems, [], 'taken over');
    await backup.restore(check);
    equals(
      (await adapter.list({})).users.map(({ tenantId }) => tenantId),
      [adapter.tenantId],
      'whose they are',
    );
  }),

  law('R64: who may not export makes no backup, and who may not see secrets none with them', async (adapter) => {
    const { backup } = adapter;
    if (!backup) return;
    const { permissions } = withPolicy(adapter, {});
    const refusedWith = async (work: () => Promise<unknown>): Promise<unknown> =>
      work().then(
        () => undefined,
        (error: { code?: string }) => error.code,
      );
    const { file } = await backup.create();
    withPolicy(adapter, { permissions: { ...permissions, secrets: false } });
    equals(await refusedWith(() => backup.create({ secrets: true })), 'not-permitted', 'with secrets');
    equals(await refusedWith(() => backup.create()), undefined, 'without');
    withPolicy(adapter, { permissions: { ...permissions, export: false, remove: false } });
    equals(await refusedWith(() => backup.create()), 'not-permitted', 'any');
    equals(codes((await backup.read(file)).problems), ['not-permitted'], 'and nothing is replaced');
  }),

  law('R5: a backup with more activated users than seats is restored with a warning', async (adapter) => {
    const { backup } = adapter;
    if (!backup) return;
    const full = { displayName: 'Ann', extension: '201', email: 'ann@example.com', status: 'activated' } as const;
    const result = await write(adapter, creation(full, { sipPassword: strongPassword }));
    equals(codesOf(result), [], 'activated');
    const { file } = await backup.create();
    withPolicy(adapter, { seats: 0 });
    const check = await soundCheck(adapter, file);
    equals(
      check.problems,
      [{ code: 'more-than-seats', level: 'warning', params: { activated: 1, seats: 0 } }],
      'warned',
    );
    await backup.restore(check);
    equals((await adapter.list({})).counts.activated, 1, 'activated');
  }),

  law('R51: a watcher hears of a restoration', async (adapter, again) => {
    const { backup } = adapter;
    if (!backup || !adapter.supports.watch) return;
    await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
    const { file } = await backup.create();
    await written(adapter, creation({ displayName: 'Bob', extension: '202' }));
    const other = adapter.supports.persistent ? await again() : adapter;
    const heard = new Promise<void>((resolve) => other.watch!(({ kind }) => kind === 'changed' && resolve()));
    await backup.restore(await soundCheck(adapter, file));
    await heard;
    equals(
      (await other.list({})).users.map(({ displayName }) => displayName),
      ['Ann'],
      'what the other shows',
    );
  }),
];

/** The same file, as if another tenant had made it: through a second adapter nobody could, so the sums are made here. */
async function otherTenant(file: Blob, { tenantId }: UserAdapter): Promise<Blob> {
  const text = (await file.text()).replaceAll(`"tenantId":"${tenantId}"`, '"tenantId":"acme"');
  return sealedLines(text);
}
