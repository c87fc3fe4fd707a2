import { expect } from '@open-wc/testing';
import { BackupReading } from '../../../src/core/backup/backup-reading.js';
import { backupFormat, type BackupHeader } from '../../../src/core/backup/backup.js';
import type { Resource } from '../../../src/core/resource.js';
import { ana, ben, carla } from '../../fixtures/sample-users.js';

const at = '2026-03-02T08:00:00.000Z';
const header: BackupHeader = { 'pbx-user-kit': 'backup', format: backupFormat, tenantId: 'acme', at, secrets: true };
const menu: Resource = { id: 'main', version: '1', kind: 'menu', name: 'Main menu', users: [{ userId: 'ana' }] };
const box: Resource = { id: 'box', version: '1', kind: 'mailbox', name: 'Box', messages: 2, ownerId: 'ben' };
const log = { seq: 1, at, lines: [{ kind: 'create', id: 'ana' }] };

/** Takes lines in, the first of which is the second of the file. */
function read(records: readonly object[], options: { header?: BackupHeader; tenantId?: string } = {}): BackupReading {
  const reading = new BackupReading(options.header ?? header, options.tenantId ?? 'acme');
  records.forEach((record, index) => reading.take(record as Readonly<Record<string, unknown>>, index + 2));
  return reading;
}

const whole = [
  { users: [ana, ben] },
  { users: [carla] },
  { resources: [menu, box] },
  { secrets: [['ana', { sipPassword: 'abc' }]] },
  { log },
  {
    log: {
      seq: 5,
      at,
      by: 'ana',
      lines: [{ kind: 'update', id: 'ben', fields: { notes: [null, 'x'] } }, log.lines[0]],
    },
  },
];

describe('the reading of a backup', () => {
  it('R55: gives everything that was written, in its order, and finds nothing wrong with it', () => {
    const reading = read(whole);
    const contents = reading.finish();
    expect(contents.header).to.equal(header);
    expect(contents.users).to.deep.equal([ana, ben, carla]);
    expect(contents.resources).to.deep.equal([menu, box]);
    expect(contents.secrets).to.deep.equal(new Map([['ana', { sipPassword: 'abc' }]]));
    expect(contents.log.map(({ seq }) => seq)).to.deep.equal([1, 5]);
    expect(contents.damaged).to.deep.equal([]);
    expect(reading.problems).to.deep.equal([]);
  });

  it('R6: counts what it holds, and agrees with an end that says the same of every count', () => {
    const reading = read(whole);
    const counts = { users: 3, activated: 2, resources: 2, entries: 3, secrets: 1, damaged: 0 };
    expect(reading.counts).to.deep.equal(counts);
    expect(reading.agreesWith({ ...counts, later: 7 })).to.equal(true);
    for (const name of Object.keys(counts))
      expect(reading.agreesWith({ ...counts, [name]: counts[name as keyof typeof counts] + 1 }), name).to.equal(false);
    expect(reading.agreesWith(undefined)).to.equal(false);
    expect(reading.agreesWith({})).to.equal(false);
  });

  it('P5: passes over lines and fields that a later kit may have added', () => {
    const reading = read([{ tomorrow: [1] }, { users: 'none', resources: {}, secrets: 7 }, { users: [ana], shape: 2 }]);
    expect(reading.finish().users).to.deep.equal([ana]);
    expect(reading.problems).to.deep.equal([]);
  });

  it('R52: users become those of the tenant into which they are read; others than of the backup’s tenant are refused', () => {
    const reading = read([{ users: [ana, { ...ben, tenantId: 'other' }] }], { tenantId: 'copy' });
    expect(reading.finish().users).to.deep.equal([{ ...ana, tenantId: 'copy' }]);
    expect(reading.problems).to.deep.equal([
      { code: 'user-invalid', params: { line: 2, name: 'Ben Okafor', field: 'tenantId' } },
    ]);
  });

  it('R55: a user that is none is named by line, field and whatever name it has', () => {
    const bad = [{ ...ana, status: 'on' }, { ...ana, displayName: 7 }, { ...ana, displayName: 7, id: 8 }, 'ana'];
    const reading = read(bad.map((user) => ({ users: [user] })));
    expect(reading.finish().users).to.deep.equal([]);
    expect(reading.problems).to.deep.equal([
      { code: 'user-invalid', params: { line: 2, name: 'Ana Ruiz', field: 'status' } },
      { code: 'user-invalid', params: { line: 3, name: 'ana', field: 'displayName' } },
      { code: 'user-invalid', params: { line: 4, name: '', field: 'id' } },
      { code: 'user-invalid', params: { line: 5, name: '', field: '' } },
    ]);
  });

  it('P2, R20: names both who have what only one may have, resources among them', () => {
    const twin = { ...ben, id: 'twin', displayName: 'Twin', extension: '101', email: 'ANA.Ruiz@acme.example' };
    const login = { ...ben, id: 'login', displayName: 'Login', extension: '109', username: 'Ana.Ruiz@ACME.example' };
    const reading = read([{ users: [ana, twin, login] }, { resources: [{ ...menu, extension: '101' }] }]);
    expect(reading.problems).to.deep.equal([
      { code: 'extension-shared', params: { value: '101', names: ['Ana Ruiz', 'Twin'] } },
      { code: 'email-shared', params: { value: 'ANA.Ruiz@acme.example', names: ['Ana Ruiz', 'Twin'] } },
      { code: 'username-shared', params: { value: 'Ana.Ruiz@ACME.example', names: ['Ana Ruiz', 'Login'] } },
      { code: 'extension-shared', params: { value: '101', names: ['Ana Ruiz', 'Main menu'] } },
    ]);
  });

  it('R55: a user who comes twice is found', () => {
    const reading = read([{ users: [ben] }, { users: [{ ...ben, extension: '199' }] }]);
    expect(reading.problems).to.deep.equal([{ code: 'user-repeated', params: { line: 3, name: 'Ben Okafor' } }]);
  });

  it('R55: a resource that is none, or comes twice, is found by its line', () => {
    const bad = [
      'menu',
      { ...menu, id: '' },
      { ...menu, version: 1 },
      { ...menu, name: undefined },
      { ...menu, kind: 'person' },
      { ...menu, extension: '' },
      { ...menu, users: 'ana' },
      { ...menu, users: [{ userId: '' }] },
      { ...menu, users: ['ana'] },
      { ...box, messages: undefined },
    ];
    const reading = read([...bad.map((resource) => ({ resources: [resource] })), { resources: [menu, menu] }]);
    const line = bad.length + 2;
    expect(reading.problems).to.deep.equal(
      [...bad.map((_, index) => index + 2), line].map((at) => ({ code: 'resource-invalid', params: { line: at } })),
    );
    expect(reading.counts.resources).to.equal(1);
  });

  it('R60: secrets are of a user who is there, are texts, and are there only where the backup says so', () => {
    const bad = ['ana', ['nobody', {}], ['ana', 'abc'], ['ana', { sipPassword: 7 }], [7, {}]];
    const reading = read([{ users: [ana] }, ...bad.map((entry) => ({ secrets: [entry] }))]);
    expect(reading.problems).to.deep.equal(
      bad.map((_, index) => ({ code: 'secrets-invalid', params: { line: index + 3 } })),
    );
    const later = ['ana', { sipPassword: 'abc', doorCode: 7 }];
    expect(read([{ users: [ana] }, { secrets: [later] }]).problems).to.deep.equal([]);
    const open = { ...header, secrets: false };
    const none = read([{ users: [ana] }, { secrets: [['ana', { sipPassword: 'abc' }]] }], { header: open });
    expect(none.problems).to.deep.equal([{ code: 'secrets-invalid', params: { line: 3 } }]);
    expect(none.finish().secrets).to.equal(undefined);
  });

  it('R53, R60: a write of the trail that is none, comes out of order or tells a secret is found by its line', () => {
    const line = log.lines[0]!;
    const bad = [
      'log',
      { ...log, seq: 0 },
      { ...log, seq: 1.5 },
      { ...log, at: 'soon' },
      { ...log, by: 7 },
      { ...log, lines: line },
      { ...log, lines: ['create'] },
      { ...log, lines: [{ ...line, kind: 7 }] },
      { ...log, lines: [{ ...line, id: undefined }] },
      { ...log, lines: [{ ...line, kind: 'update' }] },
      { ...log, lines: [{ ...line, kind: 'update', fields: 'notes' }] },
      { ...log, lines: [{ ...line, kind: 'update', fields: { sipPassword: [null, 'abc'] } }] },
    ];
    const reading = read([...bad.map((each) => ({ log: each })), { log }, { log }]);
    const lines = [...bad.map((_, index) => index + 2), bad.length + 3];
    expect(reading.problems).to.deep.equal(lines.map((at) => ({ code: 'log-invalid', params: { line: at } })));
    expect(reading.counts.entries).to.equal(1);
  });

  it('R35: references to users who are not in it are left out, and counted', () => {
    const users = [{ userId: 'ana' }, { userId: 'gone' }];
    const reading = read([{ users: [ana] }, { resources: [{ ...menu, users }, box, { ...box, id: 'free', users }] }]);
    const { ownerId: _, ...ownerless } = box;
    const kept = [{ userId: 'ana' }];
    expect(reading.finish().resources).to.deep.equal([
      { ...menu, users: kept },
      ownerless,
      { ...ownerless, id: 'free', users: kept },
    ]);
    expect(reading.problems).to.deep.equal([{ code: 'references-dropped', level: 'warning', params: { count: 4 } }]);
  });

  it('P4: pieces that were damaged when it was made are kept as they were found, and told', () => {
    const reading = read([{ damaged: { block: 1 } }, { damaged: undefined }]);
    expect(reading.finish().damaged).to.deep.equal([{ block: 1 }, undefined]);
    expect(reading.counts.damaged).to.equal(2);
    expect(reading.problems).to.deep.equal([{ code: 'damaged-inside', level: 'warning', params: { count: 2 } }]);
  });

  it('R55: tells fifty problems at most', () => {
    const reading = read([{ users: Array.from({ length: 60 }, () => 'nobody') }]);
    expect(reading.problems).to.have.length(50);
  });
});
