import { expect } from '@open-wc/testing';
import { valuesAtCreation, type HistoryEntry } from '../../src/core/history.js';
import { ana } from '../fixtures/draft-user.js';

const entry = (fields: NonNullable<HistoryEntry['fields']>): HistoryEntry => ({
  at: '2026-11-22T09:00:00.000Z',
  kind: 'update',
  id: ana.id,
  fields,
});

describe('core/history', () => {
  it('R53: what a user was given is what it has, with every later change taken back', () => {
    const later = [
      entry({ role: ['agent', 'user'], mobile: ['+49 1', null] }),
      entry({ role: ['manager', 'agent'], mobile: [null, '+49 1'], familyName: [null, 'Ruiz'] }),
    ];
    const given = valuesAtCreation(ana, later);
    expect(given).to.include({ displayName: 'Ana Ruiz', role: 'manager', extension: '101', status: 'activated' });
    expect(given).to.not.have.any.keys('mobile', 'familyName', 'secrets', 'version', 'createdAt');
  });
});
