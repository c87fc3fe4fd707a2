import type { UserPage, UserQuery } from '../../core/query.js';
import type { UserIndex } from '../../core/users/user-index.js';
import { Turns } from '../turns.js';

/**
 * The answer to a query, with pauses for the page where something has to be sorted or folded for it first (P12). When it is
 * ready already, as nearly always, it takes no turn more.
 * @param ready is waited for at the beginning and after each pause.
 */
export async function selectInPieces(
  users: UserIndex,
  query: UserQuery,
  ready: () => Promise<void>,
): Promise<UserPage> {
  await ready();
  const turns = new Turns();
  while (!users.prepareFor(query, () => turns.over)) {
    await turns.next();
    await ready();
  }
  return users.select(query);
}
