import { DirectoryError } from '../../src/core/errors.js';
import {
  codesOf,
  creation,
  equals,
  holds,
  law,
  LawBroken,
  refused,
  removal,
  strongPassword,
  update,
  write,
  written,
  type AdapterLaw,
} from './law-kit.js';

/** How it is written: R50, R54, P1, atomic, idempotent, aborted. */
export const writeLaws: readonly AdapterLaw[] = [
  law('absence is undefined', async (adapter) => {
    equals(await adapter.get('nobody'), undefined, 'get');
    equals((await adapter.list({})).users, [], 'list');
    equals(
      (await refused(adapter, { kind: 'update', id: 'nobody', base: '1', values: {} })).error?.code,
      'not-found',
      'update',
    );
    equals((await refused(adapter, { kind: 'remove', id: 'nobody', base: '1' })).error?.code, 'not-found', 'remove');
  }),

  law('so it is for a host without types that has no id to give', async (adapter) => {
    const none = undefined as unknown as string;
    equals(await adapter.get(none), undefined, 'get');
    const asked = await adapter.write([
      { kind: 'update', id: none, base: '1', values: {} },
      { kind: 'remove', id: none, base: '1' },
    ]);
    equals(
      asked.map((result) => (result.ok ? 'ok' : result.error?.code)),
      ['not-found', 'not-found'],
      'the verdicts',
    );
  }),

  law('supports cannot be altered', async (adapter) => {
    holds(Object.isFrozen(adapter.supports), 'the manifest is frozen');
  }),

  law('R50: a write on an old version is refused with the user as it is now', async (adapter) => {
    const first = await written(adapter, creation({ displayName: 'Ann' }));
    const second = await written(adapter, update(first, { displayName: 'Anna' }));
    holds(first.version !== second.version, 'every write makes a new version');
    for (const change of [update(first, { displayName: 'Annette' }), removal(first)]) {
      const result = await refused(adapter, change);
      equals([result.error?.code, result.error?.current], ['stale', second], `the verdict on a stale ${change.kind}`);
    }
    equals(await adapter.get(first.id), second, 'nothing was overwritten');
    const again = await refused(adapter, { kind: 'create', id: first.id, values: { displayName: 'Twin' } });
    equals(again.error?.code, 'stale', 'a second user of one id');
  }),

  law('a change that changes nothing writes nothing', async (adapter) => {
    const user = await written(
      adapter,
      creation({ displayName: 'Ann', notifyEmails: ['a@example.com'], mobile: '0170 1' }),
    );
    const same = update(user, { displayName: ' Ann ', notifyEmails: ['a@example.com'], email: null });
    equals(await write(adapter, same), { ok: true, id: user.id, user, changed: false }, 'the verdict');
  }),

  law('null clears a field, an absent one is left alone', async (adapter) => {
    const user = await written(
      adapter,
      creation({ displayName: 'Ann', position: 'Boss', company: 'Acme' }, { voicemailPin: '4711' }),
    );
    const after = await written(adapter, update(user, { position: null }, { voicemailPin: null }));
    equals([after.position, after.company, after.secrets], [undefined, 'Acme', {}], 'the fields');
    holds(!('position' in after), 'a cleared field is absent');
  }),

  law('one verdict per change in their order, each judged on what the ones before it left', async (adapter) => {
    const results = await adapter.write([
      creation({ displayName: 'Ann', extension: '201' }),
      creation({ displayName: 'Bob', extension: '201' }),
      creation({ displayName: '' }),
      creation({ displayName: 'Cid', extension: '202' }),
    ]);
    equals(
      results.map((result) => (result.ok ? result.user?.displayName : codesOf(result)[0])),
      ['Ann', 'extension:extension-taken', 'displayName:required', 'Cid'],
      'the verdicts',
    );
    equals(
      (await adapter.list({})).users.map((user) => user.displayName),
      ['Ann', 'Cid'],
      'the users in order of creation',
    );
    equals(await adapter.write([]), [], 'no change, no verdict');
  }),

  law('atomic: all or none, secrets and removals too', async (adapter) => {
    if (!adapter.supports.atomic) return;
    const ann = await written(
      adapter,
      creation({ displayName: 'Ann', extension: '201' }, { sipPassword: strongPassword }),
    );
    const bob = await written(adapter, creation({ displayName: 'Bob', extension: '202' }));
    const changes = [
      removal(ann),
      update(bob, { extension: '201' }, { sipPassword: strongPassword }),
      creation({ displayName: 'Cid', extension: '203' }),
      creation({ displayName: '' }),
    ];
    const results = await adapter.write(changes, { atomic: true });
    equals(
      results.map((result) => (result.ok ? 'ok' : (result.error?.code ?? codesOf(result)[0]))),
      ['not-applied', 'not-applied', 'not-applied', 'displayName:required'],
      'the verdicts',
    );
    equals((await adapter.list({})).users, [ann, bob], 'nothing has changed');
    if (adapter.extensions)
      equals((await adapter.extensions({ describe: ['203'] }))[0]?.state, 'free', 'a number given back');
    const done = await adapter.write(changes.slice(0, 3), { atomic: true });
    holds(
      done.every((result) => result.ok),
      'without the bad one, all are made',
    );
    equals(
      (await adapter.list({})).users.map((user) => user.extension),
      ['201', '203'],
      'after it',
    );
  }),

  law('a repeated write with the same key answers as the first did and writes nothing', async (adapter) => {
    const changes = [creation({ displayName: 'Ann', extension: '201' }), creation({ displayName: '' })];
    const first = await adapter.write(changes, { idempotencyKey: 'key-1' });
    const repeated = await adapter.write(changes, { idempotencyKey: 'key-1' });
    const plain = (results: typeof first): unknown =>
      results.map((result) => ({ ...result, error: !result.ok && result.error?.code }));
    equals(plain(repeated), plain(first), 'the answer');
    equals((await adapter.list({})).total, 1, 'how many were written');
    const other = await adapter.write([creation({ displayName: 'Bob' })], { idempotencyKey: 'key-2' });
    holds(other[0]!.ok, 'another key writes');
  }),

  law('an aborted call rejects with aborted and writes nothing', async (adapter) => {
    const signal = AbortSignal.abort();
    await rejects(() => adapter.write([creation({ displayName: 'Ann' })], { signal }), 'write');
    await rejects(() => adapter.list({}, { signal }), 'list');
    await rejects(() => adapter.get('nobody', { signal }), 'get');
    equals((await adapter.list({})).total, 0, 'nothing is written');
  }),

  law('progress grows to the number of changes', async (adapter) => {
    const seen: number[] = [];
    const changes = Array.from({ length: 25 }, (_, at) => creation({ displayName: `User ${at}` }));
    await adapter.write(changes, { onProgress: (done) => seen.push(done) });
    equals(seen.at(-1), 25, 'the last');
    holds(
      seen.every((done, at) => at === 0 || done >= seen[at - 1]!),
      'it never falls',
    );
  }),

  law('P1: what was acknowledged is there when the store is opened again', async (adapter, again) => {
    if (!adapter.supports.persistent) return;
    const ann = await written(
      adapter,
      creation({ displayName: 'Ann', extension: '0201' }, { sipPassword: strongPassword }),
    );
    const bob = await written(adapter, creation({ displayName: 'Bob' }));
    await adapter.close?.();
    const reopened = await again();
    equals((await reopened.list({})).users, [ann, bob], 'the users');
    const values = { email: 'ann@example.com', status: 'activated' } as const;
    equals((await written(reopened, update(ann, values))).status, 'activated', 'the kept SIP password activates');
  }),

  law('R51: a watcher hears of what is written elsewhere, and then sees it', async (adapter, again) => {
    if (!adapter.supports.watch || !adapter.supports.persistent) return;
    const elsewhere = await again();
    const heard = new Promise<void>((resolve) => {
      const unwatch = adapter.watch!((news) => {
        if (news.kind !== 'changed') return;
        unwatch();
        resolve();
      });
    });
    const user = await written(elsewhere, creation({ displayName: 'Ann' }));
    await heard;
    equals(await adapter.get(user.id), user, 'the user');
    equals((await adapter.list({})).total, 1, 'the list');
  }),
];

async function rejects(call: () => Promise<unknown>, what: string): Promise<void> {
  const error: unknown = await call().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DirectoryError) || error.code !== 'aborted')
    throw new LawBroken(`${what} rejects with a DirectoryError "aborted", not ${String(error)}`);
}
