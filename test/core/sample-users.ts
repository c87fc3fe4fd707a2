import type { Policy } from '../../src/core/policy.js';
import { defaultPolicy } from '../../src/core/policy.js';
import type { User } from '../../src/core/user.js';
import { UserIndex, type JudgeContext } from '../../src/core/user-index.js';

let made = 0;

/** A user as it is kept, with what the test cares about. */
export function sampleUser(values: Partial<User> = {}): User {
  const id = values.id ?? `user-${++made}`;
  return {
    id,
    version: '1',
    tenantId: 'tenant',
    displayName: `User ${id}`,
    status: 'deactivated',
    secrets: {},
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...values,
  };
}

export function indexOf(...users: readonly Partial<User>[]): UserIndex {
  const index = new UserIndex({ tenantId: 'tenant', locale: 'en' });
  for (const user of users) index.place(sampleUser(user));
  return index;
}

/** A judge's circumstances in which every id and version is told apart. */
export function judgeContext(policy: Partial<Policy> = {}, more: Partial<JudgeContext> = {}): JudgeContext {
  let count = 0;
  return {
    policy: { ...defaultPolicy, ...policy },
    now: '2026-02-02T00:00:00.000Z',
    newId: () => `id-${++count}`,
    newVersion: () => `version-${++count}`,
    ...more,
  };
}
