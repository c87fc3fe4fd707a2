import { expect } from '@open-wc/testing';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { adapterLaws } from '../../suites/adapter-suite.js';

describe('memory adapter', () => {
  for (const law of adapterLaws) it(law.name, () => law.run(({ tenantId }) => createMemoryAdapter({ tenantId })));

  it('R52: refuses users of another tenant', async () => {
    const stranger = createMemoryAdapter({ tenantId: 'b' });
    const [result] = await stranger.write([{ kind: 'create', values: { displayName: 'Ann' } }]);
    const users = result?.ok && result.user ? [result.user] : [];
    expect(() => createMemoryAdapter({ tenantId: 'a', users })).to.throw(TypeError, 'tenant "b"');
    expect((await createMemoryAdapter({ tenantId: 'b', users }).list({})).total).to.equal(1);
  });
});
