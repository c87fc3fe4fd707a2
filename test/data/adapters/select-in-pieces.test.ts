import { expect } from '@open-wc/testing';
import type { UserPage, UserQuery } from '../../../src/core/query.js';
import type { UserIndex } from '../../../src/core/users/user-index.js';
import { selectInPieces } from '../../../src/data/adapters/select-in-pieces.js';

const page = { users: [], offset: 0, total: 0 } as unknown as UserPage;

/** An index that is ready after some slices, and what was asked of it in which order. */
function indexReadyAfter(slices: number): { users: UserIndex; asked: string[] } {
  const asked: string[] = [];
  let left = slices;
  const users = {
    prepareFor: () => (asked.push('prepare'), left-- <= 0),
    select: (_query: UserQuery) => (asked.push('select'), page),
  } as unknown as UserIndex;
  return { users, asked };
}

describe('selectInPieces', () => {
  it('P12: pauses between slices of sorting, and looks after each pause whether the users may be read', async () => {
    const { users, asked } = indexReadyAfter(2);
    const answer = await selectInPieces(users, {}, async () => void asked.push('ready'));
    expect(answer).to.equal(page);
    expect(asked).to.deep.equal(['ready', 'prepare', 'ready', 'prepare', 'ready', 'prepare', 'select']);
  });

  it('P12: answers without a pause what is ready already', async () => {
    const { users, asked } = indexReadyAfter(0);
    await selectInPieces(users, {}, async () => void asked.push('ready'));
    expect(asked).to.deep.equal(['ready', 'prepare', 'select']);
  });

  it('P1: refuses when the users may not be read after a pause', async () => {
    const { users } = indexReadyAfter(5);
    let asked = 0;
    const refusal = await selectInPieces(users, {}, async () => {
      if (++asked === 3) throw new Error('lost');
    }).catch((error: Error) => error.message);
    expect(refusal).to.equal('lost');
  });
});
