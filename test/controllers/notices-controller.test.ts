import { expect } from '@open-wc/testing';
import { Notices } from '../../src/controllers/notices-controller.js';

describe('Notices', () => {
  it('P14: a listener that throws is reported and keeps no other from hearing', () => {
    const report = globalThis.reportError;
    const reported: unknown[] = [];
    globalThis.reportError = (error: unknown) => void reported.push(error);
    try {
      const notices = new Notices();
      const mistake = new Error('a mistake of a listener');
      let heard = 0;
      notices.subscribe(() => {
        throw mistake;
      });
      notices.subscribe(() => heard++);
      notices.show({ key: 'saved', text: 'Saved.' });
      notices.dismiss('saved');
      expect([heard, reported]).to.deep.equal([2, [mistake, mistake]]);
    } finally {
      globalThis.reportError = report;
    }
  });
});
