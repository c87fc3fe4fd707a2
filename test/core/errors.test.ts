import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../src/core/errors.js';
import { ana } from '../fixtures/sample-users.js';

describe('a refusal of the world', () => {
  it('R54: is an error that says which it is, and nothing that nobody knows', () => {
    const error = new DirectoryError('quota');
    expect(error).to.be.instanceOf(Error);
    expect([error.name, error.message, error.code]).to.deep.equal(['DirectoryError', 'quota', 'quota']);
    for (const field of ['cause', 'current', 'loss']) expect(error, field).to.not.have.property(field);
  });

  it('R50, R54: carries what was found, what was lost and why', () => {
    const cause = new Error('disk');
    const loss = { before: 5, now: 3, at: '2026-03-02T08:00:00.000Z' };
    const error = new DirectoryError('store-damaged', { cause, current: ana, loss });
    expect(error.cause).to.equal(cause);
    expect(error.current).to.equal(ana);
    expect(error.loss).to.equal(loss);
  });
});
