import type { PrivacyField } from '../../core/policy.js';
import { isSame } from '../../core/rules/is-same.js';
import type { Effects, Judgement } from '../../core/rules/judgement.js';
import { secretFields, type SecretField, type User, type UserId } from '../../core/user.js';
import type { LogLine } from './indexeddb/schema.js';

type Change = Exclude<Judgement & { ok: true }, { kind: 'unchanged' }>;

/** What the line's own place already says: the write's number, time and tenant. */
const implied: ReadonlySet<string> = new Set<keyof User>([
  'id',
  'version',
  'tenantId',
  'secrets',
  'createdAt',
  'updatedAt',
  'activatedAt',
]);

/** The line as it is kept. A creation's is put together by hand: there are 100,000 of them in an import. */
export function logText(change: Change): string {
  const { kind, after, secrets, acknowledged } = change;
  if (kind !== 'create' || acknowledged) return JSON.stringify(logLine(change));
  let names = '';
  for (const field of secretFields) if (secrets && field in secrets) names += `${names && ','}"${field}"`;
  const secretNames = names && `,"secrets":[${names}]`;
  return `{"kind":"create","id":${quoted(after!.id)},"status":"${after!.status}"${secretNames}}`;
}

/** As `JSON.stringify` has it, which takes five times as long for an id without anything to escape. */
function quoted(id: string): string {
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    if (code < 32 || code > 126 || code === 34 || code === 92) return JSON.stringify(id);
  }
  return `"${id}"`;
}

/** The line of the audit trail for one user (R53); secrets only by name (R60). */
export function logLine({ kind, before, after, secrets, acknowledged }: Change): LogLine {
  if (kind === 'remove') return { kind, id: before!.id, user: before! };
  if (kind === 'restore') return { kind, id: after!.id, status: after!.status };
  const changed = secretFields.filter((field) => secrets && field in secrets);
  const rest = { ...named(changed), ...accepted(acknowledged) };
  if (kind === 'create') return { kind, id: after!.id, status: after!.status, ...rest };
  return { kind: 'update', id: after!.id, fields: differences(before!, after!), ...rest };
}

/** The lines for the users that had to be altered with another one (R35). */
export function effectLines({ users }: Effects, because: UserId | undefined): readonly LogLine[] {
  return users.map(({ before, after }) => ({
    kind: 'update',
    id: after.id,
    fields: differences(before, after),
    ...(because !== undefined && { because }),
  }));
}

function differences(before: User, after: User): Record<string, readonly [unknown, unknown]> {
  const fields: Record<string, readonly [unknown, unknown]> = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (implied.has(field)) continue;
    const old = before[field as keyof User] ?? null;
    const now = after[field as keyof User] ?? null;
    if (!isSame(old, now)) fields[field] = [old, now];
  }
  return fields;
}

const named = (secrets: readonly SecretField[]): { secrets?: readonly SecretField[] } =>
  secrets.length > 0 ? { secrets } : {};

const accepted = (fields: readonly PrivacyField[] | undefined): { acknowledged?: readonly PrivacyField[] } =>
  fields && fields.length > 0 ? { acknowledged: fields } : {};
