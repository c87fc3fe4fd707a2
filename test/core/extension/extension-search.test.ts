import { expect } from '@open-wc/testing';
import type { ExtensionSearch } from '../../../src/core/extension/extension.js';
import { defaultPolicy, type ExtensionPolicy } from '../../../src/core/policy.js';
import { indexOf } from '../../fixtures/index-users.js';

const users = indexOf(
  { id: 'ann', displayName: 'Ann', extension: '100', status: 'activated' },
  { id: 'old', displayName: 'Old', extension: '10001' },
  { id: 'zero', displayName: 'Zero', extension: '0105' },
);

function answers(search: ExtensionSearch, extension: Partial<ExtensionPolicy> = {}): string[] {
  const policy = { ...defaultPolicy, extension: { ...defaultPolicy.extension, ...extension } };
  return users.extensions(search, policy).map((info) => `${info.extension} ${info.owner?.displayName ?? info.state}`);
}

describe('extensions', () => {
  it('E3: says what each number is and why it is refused', () => {
    const policy = {
      ...defaultPolicy,
      extension: { ...defaultPolicy.extension, ranges: [{ from: '100', to: '199' }] },
    };
    const [taken, free, reserved, outside, odd] = users.extensions(
      { describe: ['100', '101', '112', '300', 'x'] },
      policy,
    );
    expect(taken).to.deep.equal({
      extension: '100',
      state: 'taken',
      owner: { id: 'ann', displayName: 'Ann', status: 'activated' },
      issue: { code: 'extension-taken', field: 'extension', params: { value: '100', owner: 'Ann', ownerId: 'ann' } },
    });
    expect(free).to.deep.equal({ extension: '101', state: 'free' });
    expect([reserved?.state, reserved?.issue?.code]).to.deep.equal(['reserved', 'extension-reserved']);
    expect([outside?.state, outside?.issue?.code]).to.deep.equal(['out-of-range', 'extension-out-of-range']);
    expect([odd?.state, odd?.issue?.code]).to.deep.equal(['out-of-range', 'extension-not-digits']);
  });

  it("a user's own number is free for it, even where the rules have changed", () => {
    expect(answers({ describe: ['100', '10001'], forUser: 'ann' })).to.deep.equal(['100 free', '10001 Old']);
    expect(answers({ describe: ['10001'], forUser: 'old' })).to.deep.equal(['10001 free']);
  });

  it('R24: the next free ones, as many as wanted', () => {
    expect(answers({ free: { count: 2 } })).to.deep.equal(['101 free', '102 free']);
    expect(answers({ free: { from: '20', count: 1 } })).to.deep.equal(['20 free']);
    expect(answers({ free: { count: 0 } })).to.deep.equal([]);
  });

  it('numbers with a prefix ascend, taken ones and such that are no longer allowed among them', () => {
    expect(answers({ matching: { prefix: '100', limit: 4 } })).to.deep.equal([
      '100 Ann',
      '1000 free',
      '1001 free',
      '1002 free',
    ]);
    expect(answers({ matching: { prefix: '1000', limit: 9 } })).to.deep.equal(['1000 free', '10001 Old']);
    expect(answers({ matching: { prefix: '99', limit: 2 } })).to.deep.equal(['99 free', '990 free']);
    expect(answers({ matching: { prefix: '', limit: 2 } })).to.deep.equal(['10 free', '11 free']);
    expect(answers({ matching: { prefix: '1', limit: 0 } })).to.deep.equal([]);
    expect(answers({ matching: { prefix: 'x', limit: 5 } })).to.deep.equal([]);
    expect(answers({ matching: { prefix: '99999', limit: 5 } })).to.deep.equal([]);
  });

  it('R22: a typed zero leads to numbers that begin with it', () => {
    expect(answers({ matching: { prefix: '010', limit: 3 } })).to.deep.equal(['010 free', '0100 free', '0101 free']);
    expect(answers({ matching: { prefix: '0105', limit: 3 } })).to.deep.equal(['0105 Zero']);
  });

  it('R21: ranges wall the free ones in', () => {
    const ranges = [{ from: '0104', to: '0106' }];
    expect(answers({ matching: { prefix: '01', limit: 9 } }, { ranges })).to.deep.equal([
      '0104 free',
      '0105 Zero',
      '0106 free',
    ]);
  });

  it('R23: an inventory offers what it lists, and says of other numbers that they are not listed', () => {
    const inventory = ['0107', '100', '205', '206', '207', '300'];
    expect(answers({ matching: { prefix: '2', limit: 9 } }, { inventory })).to.deep.equal([
      '205 free',
      '206 free',
      '207 free',
    ]);
    expect(answers({ matching: { prefix: '0', limit: 9 } }, { inventory })).to.deep.equal(['0105 Zero', '0107 free']);
    expect(answers({ matching: { prefix: '', limit: 3 } }, { inventory })).to.deep.equal([
      '100 Ann',
      '0105 Zero',
      '0107 free',
    ]);
    expect(answers({ free: { count: 2 } }, { inventory })).to.deep.equal(['0107 free', '205 free']);
    expect(answers({ describe: ['101', '207'] }, { inventory })).to.deep.equal(['101 out-of-range', '207 free']);
  });
});
