import type { Resource, ResourceInput } from '../../src/core/resource.js';
import type { User } from '../../src/core/user.js';
import type { ResourceFacet, UserAdapter } from '../../src/data/adapter.js';
import { creation, equals, LawBroken, written } from './law-kit.js';

export const menu = (users: readonly string[], more: Partial<ResourceInput> = {}): ResourceInput =>
  ({
    kind: 'menu',
    id: 'menu',
    name: 'Welcome',
    users: users.map((userId) => ({ userId, place: userId })),
    ...more,
  }) as ResourceInput;
export const box = (ownerId: string | undefined, messages = 3): ResourceInput => ({
  kind: 'mailbox',
  id: 'box',
  name: 'Sales',
  messages,
  ...(ownerId !== undefined && { ownerId }),
});

export async function put(resources: ResourceFacet, ...list: readonly ResourceInput[]): Promise<void> {
  equals(
    await resources.write(list.map((resource) => ({ kind: 'put', resource }))),
    [],
    'what is wrong with the resources',
  );
}

export async function resource(resources: ResourceFacet, id: string): Promise<Resource | undefined> {
  return (await resources.list()).find((each) => each.id === id);
}

/** Everything that can be seen, in its order. */
export async function everything(adapter: UserAdapter): Promise<unknown> {
  return [await adapter.list({}), await adapter.resources?.list()];
}

export async function three(adapter: UserAdapter): Promise<readonly [ann: User, bob: User, cid: User]> {
  const ann = await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
  const forwarding = { mode: 'sequential', destinations: ['201', '+49 30 1234567'] } as const;
  const bob = await written(adapter, creation({ displayName: 'Bob', extension: '202', mobile: '201', forwarding }));
  const cid = await written(adapter, creation({ displayName: 'Cid', extension: '203' }));
  return [ann, bob, cid];
}

/** Resolves when the adapter tells such news, about that user where one is given. */
export function next(adapter: UserAdapter, kind: 'changed' | 'resources', id?: string): Promise<void> {
  return new Promise((resolve) => {
    const unwatch = adapter.watch!((news) => {
      if (news.kind !== kind) return;
      if (id !== undefined && news.kind === 'changed' && news.ids && !news.ids.includes(id)) return;
      unwatch();
      resolve();
    });
  });
}

export async function rejectsWith(type: typeof TypeError, call: () => Promise<unknown>, what: string): Promise<void> {
  const error: unknown = await call().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof type)) throw new LawBroken(`${what} rejects with a ${type.name}, not ${String(error)}`);
}
