import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { User } from '../../../src/core/user.js';
import { logLine, logText } from '../../../src/data/adapters/log-line.js';

describe('logText', () => {
  it('R53: a creation, put together by hand, is the same JSON as any other line', () => {
    const secrets = fc.option(
      fc.record({ sipPassword: fc.string(), voicemailPin: fc.constant(null) }, { requiredKeys: [] }),
      { nil: undefined },
    );
    const id = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('u1', 'a"b', 'a\\b', 'a\nb', 'é', '\ud800', '\u2028'),
    );
    fc.assert(
      fc.property(id, fc.constantFrom('activated', 'deactivated'), secrets, (name, status, patch) => {
        const after = { id: name, status } as User;
        const change = { ok: true, kind: 'create', after, ...(patch && { secrets: patch }) } as const;
        expect(JSON.parse(logText(change))).to.deep.equal(JSON.parse(JSON.stringify(logLine(change))));
        expect(logText(change)).to.equal(JSON.stringify(logLine(change)));
      }),
    );
  });
});
