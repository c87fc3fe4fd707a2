import { expect } from '@open-wc/testing';
import { backupFormat } from '../../../src/core/backup/backup.js';
import { parseHeader } from '../../../src/core/backup/parse-header.js';

const header = {
  'pbx-user-kit': 'backup',
  format: backupFormat,
  tenantId: 'acme',
  at: '2026-03-02T08:00:00.000Z',
  secrets: false,
};
const notOne = { code: 'not-a-backup' };

describe('the first line of a backup', () => {
  it('R55: is read as it was written, with the name of the tenant or without', () => {
    expect(parseHeader(header)).to.deep.equal(header);
    expect(parseHeader({ ...header, tenantName: 'Acme', by: 'ana', secrets: true })).to.deep.equal({
      ...header,
      tenantName: 'Acme',
      by: 'ana',
      secrets: true,
    });
  });

  it('R55: of a newer format names the format, whatever else stands in it', () => {
    expect(parseHeader({ 'pbx-user-kit': 'backup', format: backupFormat + 1 })).to.deep.equal({
      code: 'newer-format',
      params: { format: backupFormat + 1 },
    });
  });

  it('R55: anything else is no backup', () => {
    const others = [
      null,
      'backup',
      [header],
      {},
      { ...header, 'pbx-user-kit': 'export' },
      { ...header, format: 0 },
      { ...header, format: '1' },
      { ...header, tenantId: '' },
      { ...header, tenantId: 7 },
      { ...header, tenantName: 7 },
      { ...header, at: 'yesterday' },
      { ...header, secrets: 'no' },
    ];
    for (const other of others) expect(parseHeader(other), JSON.stringify(other)).to.deep.equal(notOne);
  });
});
