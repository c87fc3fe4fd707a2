import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { adapterLaws } from '../../suites/adapter-suite.js';

describe('IndexedDB adapter: the laws of every adapter (P13)', () => {
  for (const law of adapterLaws)
    it(law.name, () =>
      law.run(({ tenantId, store, activity }) =>
        openIndexedDBAdapter({ tenantId, databaseName: store, ...(activity && { activity }) }),
      ),
    );
});
