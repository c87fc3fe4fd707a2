import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { defaultPolicy } from '../../src/core/policy.js';
import { parsePolicy } from '../../src/core/policy-schema.js';
import { policies } from '../fixtures/policies.js';

describe('parsePolicy', () => {
  it('nothing said is the default, with no problem', () => {
    for (const input of [
      undefined,
      {},
      { extension: {} },
      { $schema: './policy.schema.json' },
      { extension: undefined, seats: undefined },
      { roles: { initial: undefined } },
    ])
      expect(parsePolicy(input)).to.deep.equal({ policy: defaultPolicy, problems: [] });
  });

  it('the tenants of the stories have no problem', () => {
    for (const [name, policy] of Object.entries(policies)) expect(parsePolicy(policy).problems, name).to.deep.equal([]);
  });

  it('takes what is right and completes it', () => {
    const { policy, problems } = parsePolicy({
      seats: 50,
      currentUserId: 'me',
      extension: { required: true, maxLength: 6, ranges: [{ from: '200', to: '299' }] },
      roles: { choices: ['boss', 'staff'], initial: 'staff' },
      nameOrder: 'family-given',
    });
    expect(problems).to.deep.equal([]);
    expect(policy).to.deep.include({ seats: 50, currentUserId: 'me', nameOrder: 'family-given' });
    expect(policy.extension).to.deep.equal({
      ...defaultPolicy.extension,
      required: true,
      maxLength: 6,
      ranges: [{ from: '200', to: '299' }],
    });
    expect(policy.roles).to.deep.equal({ choices: ['boss', 'staff'], initial: 'staff' });
  });

  it('a wrong part is named by its path and falls back, the rest is used', () => {
    const { policy, problems } = parsePolicy({
      seats: -1,
      undoSeconds: 5,
      extension: { minLength: '3', maxLength: 5, reserved: [{ extension: '1', reason: 'because' }] },
      requiredToActivate: ['email', 'shoeSize'],
      sipPassword: 'strong',
      protectedRoles: [''],
    });
    expect(problems.map((problem) => problem.split(':')[0])).to.have.members([
      'seats',
      'undoSeconds',
      'extension.minLength',
      'extension.reserved.0.reason',
      'requiredToActivate.1',
      'sipPassword',
      'protectedRoles.0',
    ]);
    expect(policy).to.deep.equal({ ...defaultPolicy, extension: { ...defaultPolicy.extension, maxLength: 5 } });
  });

  it('a setting that does not exist is named', () => {
    const { policy, problems } = parsePolicy({
      seat: 5,
      extension: { lenght: 3 },
      toString: 1,
      roles: { constructor: 1 },
    });
    expect(policy).to.deep.equal(defaultPolicy);
    expect(problems).to.have.length(4);
    expect(problems[0]).to.match(/^seat: is not a setting; known are currentUserId, seats/);
    expect(problems[1]).to.match(/^extension\.lenght: is not a setting/);
  });

  it('what is no object at all is the default', () => {
    for (const input of [null, 'policy', 7, []])
      expect(parsePolicy(input)).to.deep.equal({ policy: defaultPolicy, problems: ['policy: expected an object'] });
    expect(parsePolicy({ extension: [] }).problems).to.deep.equal(['extension: expected an object']);
  });

  it('the longest may not be shorter than the shortest', () => {
    const { policy, problems } = parsePolicy({ extension: { minLength: 6 }, voicemailPin: { maxLength: 3 } });
    expect(problems).to.deep.equal([
      'extension.minLength: expected at most maxLength 4',
      'voicemailPin.minLength: expected at most maxLength 3',
    ]);
    expect(policy).to.deep.equal(defaultPolicy);
  });

  it('R21: a range that cannot be is left out', () => {
    const ranges = [
      { from: '200', to: '299' },
      { from: '99', to: '100' },
      { from: '300', to: '299' },
      { from: '10000', to: '19999' },
    ];
    const { policy, problems } = parsePolicy({ extension: { ranges } });
    expect(policy.extension.ranges).to.deep.equal([{ from: '200', to: '299' }]);
    expect(problems.map((problem) => problem.split(':')[0])).to.deep.equal(
      [1, 2, 3].map((at) => `extension.ranges.${at}`),
    );
  });

  it('new choices begin with the first unless they say otherwise', () => {
    expect(parsePolicy({ roles: { choices: ['boss', 'staff'] } })).to.deep.include({ problems: [] });
    expect(parsePolicy({ roles: { choices: ['boss', 'staff'] } }).policy.roles.initial).to.equal('boss');
    const wrong = parsePolicy({ roles: { choices: ['boss'], initial: 'user' } });
    expect([wrong.policy.roles.initial, wrong.problems]).to.deep.equal([
      'boss',
      ['roles.initial: expected one of boss'],
    ]);
  });

  it('R23: numbers of the inventory have an allowed length; the first that has not stands for all', () => {
    const inventory = ['100', '20', '1', '10000', '22222'];
    const { policy, problems } = parsePolicy({ extension: { inventory } });
    expect(policy.extension.inventory).to.deep.equal(['100', '20']);
    expect(problems).to.deep.equal([
      'extension.inventory.2: has 1 digits, expected minLength 2 to maxLength 4; and 2 more',
    ]);
    expect(parsePolicy({ extension: { inventory: ['12', '12345'] } }).problems).to.deep.equal([
      'extension.inventory.1: has 5 digits, expected minLength 2 to maxLength 4',
    ]);
    expect(parsePolicy({ extension: { inventory: ['10', '1000'] } }).problems).to.deep.equal([]);
  });

  it('R17: the first ring time lies between the fewest and the most rings', () => {
    const ring = (given: object): unknown => {
      const { policy, problems } = parsePolicy({ ring: given });
      const { minRings, initialRings, maxRings } = policy.ring;
      return [[minRings, initialRings, maxRings], problems];
    };
    expect(ring({ maxRings: 3 })).to.deep.equal([[2, 3, 3], []]);
    expect(ring({ minRings: 6 })).to.deep.equal([[6, 6, 10], []]);
    expect(ring({ minRings: 4, maxRings: 4 })).to.deep.equal([[4, 4, 4], []]);
    expect(ring({ initialRings: 1 })).to.deep.equal([[2, 2, 10], ['ring.initialRings: expected from 2 to 10']]);
    expect(ring({ initialRings: 11 })).to.deep.equal([[2, 10, 10], ['ring.initialRings: expected from 2 to 10']]);
    expect(ring({ minRings: 12 })).to.deep.equal([[2, 4, 10], ['ring.minRings: expected at most maxRings 10']]);
  });

  it('R3: a generated password is as long as the policy asks', () => {
    const { policy, problems } = parsePolicy({ sipPassword: { minLength: 24 } });
    expect([policy.sipPassword, problems]).to.deep.equal([{ minLength: 24, generatedLength: 24 }, []]);
    expect(parsePolicy({ sipPassword: { minLength: 20 } }).policy.sipPassword.generatedLength).to.equal(20);
    const short = parsePolicy({ sipPassword: { minLength: 24, generatedLength: 23 } });
    expect(short.policy.sipPassword).to.deep.equal({ minLength: 24, generatedLength: 24 });
    expect(short.problems).to.deep.equal(['sipPassword.generatedLength: expected at least minLength 24']);
  });

  describe('F4: fields of the host’s own', () => {
    const floor = { name: 'floor', label: 'Floor', kind: 'number' };

    it('have a name of their own, and choices where they offer some', () => {
      const customFields = [
        floor,
        { name: 'shift', label: 'Shift', kind: 'choice' },
        { name: 'team', label: 'Team', kind: 'choice', choices: [] },
        { name: 'floor', label: 'Storey', kind: 'text' },
        { name: 'site', label: 'Site', kind: 'choice', choices: ['a'] },
      ];
      const { policy, problems } = parsePolicy({ customFields });
      expect(policy.customFields).to.deep.equal([floor, customFields[4]]);
      expect(problems).to.deep.equal([
        'customFields.1: expected choices for a field of choices',
        'customFields.2: expected choices for a field of choices',
        'customFields.3: floor is named twice',
      ]);
    });

    it('must be defined where they are named', () => {
      const { policy, problems } = parsePolicy({
        customFields: [floor],
        required: ['custom.floor', 'custom.desk'],
        requiredToActivate: ['email', 'custom.desk'],
        requiredForRole: { fax: ['custom.desk', 'faxAccountId'] },
        form: {
          sections: [{ id: 'person', fields: ['displayName', 'email', 'custom.desk', 'custom.floor'] }],
          hidden: ['custom.desk', 'mobile'],
          labels: { 'custom.desk': 'Desk', 'custom.floor': 'Storey' },
          reveal: [{ fields: ['custom.desk', 'notes'], roles: ['agent'] }],
        },
      });
      const unknown = 'custom.desk is not defined in customFields';
      expect(problems).to.deep.equal([
        `requiredToActivate.1: ${unknown}`,
        `required.1: ${unknown}`,
        `requiredForRole.fax.0: ${unknown}`,
        `form.labels.custom.desk: ${unknown}`,
        `form.sections.0.fields.2: ${unknown}`,
        `form.hidden.0: ${unknown}`,
        `form.reveal.0.fields.0: ${unknown}`,
      ]);
      expect(policy).to.deep.include({
        required: ['custom.floor'],
        requiredToActivate: ['email'],
        requiredForRole: { fax: ['faxAccountId'] },
      });
      expect(policy.form).to.deep.equal({
        sections: [{ id: 'person', fields: ['displayName', 'email', 'custom.floor'] }],
        hidden: ['mobile'],
        labels: { 'custom.floor': 'Storey' },
        reveal: [{ fields: ['notes'], roles: ['agent'] }],
      });
    });

    it('names that objects keep for themselves are refused, and change nothing', () => {
      const input: unknown = JSON.parse(
        '{"__proto__":{"seats":1},"extension":{"__proto__":{"minLength":9}},"requiredForRole":{"__proto__":["email"]},' +
          '"form":{"labels":{"__proto__":"x"}},"customFields":[{"name":"__proto__","label":"x","kind":"text"}],' +
          '"required":["custom.__proto__","constructor"]}',
      );
      const { policy, problems } = parsePolicy(input);
      expect(problems.map((problem) => problem.split(':')[0])).to.include.members([
        '__proto__',
        'extension.__proto__',
        'customFields.0.name',
        'required.0',
      ]);
      expect({ ...policy, requiredForRole: defaultPolicy.requiredForRole }).to.deep.equal(defaultPolicy);
      expect(Object.getPrototypeOf(policy.requiredForRole)).to.equal(Object.prototype);
      expect(({} as Record<string, unknown>)['seats']).to.equal(undefined);
      expect(parsePolicy({ customFields: [{ ...floor, name: 'a'.repeat(64) }] }).problems).to.deep.equal([]);
      for (const name of ['a'.repeat(65), '', 'a b', 'ä'])
        expect(parsePolicy({ customFields: [{ ...floor, name }] }).problems, name).to.have.length(1);
    });
  });

  describe('roles and licences that are named', () => {
    it('must be among those that there are', () => {
      const { policy, problems } = parsePolicy({
        roles: { choices: ['boss', 'staff'] },
        licences: { choices: ['basic'] },
        protectedRoles: ['boss', 'chief'],
        administratorRoles: ['admin'],
        fullControlLicences: ['basic', 'gold'],
        requiredForRole: { staff: ['email'], agent: ['mobile'] },
        form: { reveal: [{ fields: ['notes'], roles: ['staff', 'agent'], licences: ['basic', 'gold'] }] },
      });
      expect(problems).to.deep.equal([
        'protectedRoles.1: chief is none of boss, staff',
        'administratorRoles.0: admin is none of boss, staff',
        'fullControlLicences.1: gold is none of basic',
        'requiredForRole.agent: agent is none of boss, staff',
        'form.reveal.0.roles.1: agent is none of boss, staff',
        'form.reveal.0.licences.1: gold is none of basic',
      ]);
      expect(policy).to.deep.include({
        protectedRoles: ['boss'],
        administratorRoles: [],
        fullControlLicences: ['basic'],
        requiredForRole: { staff: ['email'] },
      });
      expect(policy.form.reveal).to.deep.equal([{ fields: ['notes'], roles: ['staff'], licences: ['basic'] }]);
    });

    it('of the default are left out without a word where a tenant has others', () => {
      const { policy, problems } = parsePolicy({
        roles: { choices: ['boss', 'agent'] },
        licences: { choices: ['basic'] },
      });
      expect(problems).to.deep.equal([]);
      expect(policy).to.deep.include({
        protectedRoles: [],
        administratorRoles: [],
        fullControlLicences: [],
        requiredForRole: {},
      });
      expect(policy.form.reveal).to.deep.equal([
        { fields: ['onCallPin', 'onCallRemindMinutes'], roles: ['agent'] },
        { fields: ['mobileStun', 'maxBindings'], statuses: ['activated'] },
      ]);
    });
  });

  it('R14: a rule that holds for nobody is left out, so that its fields are shown', () => {
    const reveal = [
      { fields: ['notes'], roles: ['nobody'] },
      { fields: ['phone'], statuses: [] },
      { fields: ['company'], licences: [] },
      { fields: [] },
      { fields: ['mobile'], statuses: ['activated'] },
    ];
    const { policy, problems } = parsePolicy({ form: { reveal } });
    expect(policy.form.reveal).to.deep.equal([{ fields: ['mobile'], statuses: ['activated'] }]);
    expect(problems).to.deep.equal([
      `form.reveal.0.roles.0: nobody is none of ${defaultPolicy.roles.choices.join(', ')}`,
      'form.reveal.0: holds for nobody, so it is left out',
      'form.reveal.1: holds for nobody, so it is left out',
      'form.reveal.2: holds for nobody, so it is left out',
    ]);
  });

  describe('R10: what is required is shown', () => {
    const customFields = [
      { name: 'floor', label: 'Floor', kind: 'number', required: true },
      { name: 'desk', label: 'Desk', kind: 'text', required: false },
    ];

    it('whatever is hidden', () => {
      const { policy, problems } = parsePolicy({
        required: ['company'],
        extension: { required: true },
        customFields,
        form: { hidden: ['displayName', 'company', 'email', 'extension', 'custom.floor', 'custom.desk', 'notes'] },
      });
      expect(policy.form.hidden).to.deep.equal(['custom.desk', 'notes']);
      expect(problems).to.deep.equal(
        ['displayName', 'company', 'email', 'extension', 'custom.floor'].map(
          (path, at) => `form.hidden.${at}: ${path} is required, so it is shown`,
        ),
      );
      const free = parsePolicy({ requiredToActivate: [], form: { hidden: ['extension', 'email', 'sipPassword'] } });
      expect(free.problems).to.deep.equal([]);
    });

    it('whatever reveals it', () => {
      const reveal = [{ fields: ['displayName', 'company', 'email', 'custom.floor'], roles: ['agent'] }];
      const { policy, problems } = parsePolicy({ required: ['company'], customFields, form: { reveal } });
      expect(policy.form.reveal).to.deep.equal([{ fields: ['email'], roles: ['agent'] }]);
      expect(problems).to.deep.equal(
        [
          [0, 'displayName'],
          [1, 'company'],
          [3, 'custom.floor'],
        ].map(([at, path]) => `form.reveal.0.fields.${at}: ${path} is required, so it is always shown`),
      );
    });

    it('in the first section, where none has a place for it', () => {
      const sections = [
        { id: 'person', fields: ['email'] },
        { id: 'phone', fields: ['extension'] },
      ];
      const { policy, problems } = parsePolicy({
        requiredToActivate: ['email', 'extension'],
        required: ['status', 'mobile'],
        customFields,
        form: { sections },
      });
      expect(policy.form.sections).to.deep.equal([
        { id: 'person', fields: ['email', 'displayName', 'mobile', 'custom.floor'] },
        { id: 'phone', fields: ['extension'] },
      ]);
      expect(problems).to.deep.equal([
        'form.sections: expected a place for displayName, mobile, custom.floor, which is required',
      ]);
    });

    it('F4: `custom` is a place for the host’s fields', () => {
      const sections = [{ id: 'person', fields: ['displayName', 'custom'] }];
      expect(parsePolicy({ requiredToActivate: [], customFields, form: { sections } }).problems).to.deep.equal([]);
    });
  });

  describe('sections', () => {
    it('name no field and no section twice, and have a title where they are not the kit’s', () => {
      const sections = [
        { id: 'person', fields: ['displayName', 'email', 'email'] },
        { id: 'mine', fields: ['displayName', 'notes'] },
        { id: 'yours', title: 'Yours', fields: ['phone'], folded: true },
        { id: 'person', fields: ['mobile'] },
      ];
      const { policy, problems } = parsePolicy({ requiredToActivate: [], form: { sections } });
      expect(policy.form.sections).to.deep.equal([
        { id: 'person', fields: ['displayName', 'email'] },
        { id: 'mine', title: 'mine', fields: ['notes'] },
        { id: 'yours', title: 'Yours', fields: ['phone'], folded: true },
      ]);
      expect(problems).to.deep.equal([
        'form.sections.3: person is named twice',
        'form.sections.0.fields.2: email is named twice',
        'form.sections.1.title: expected a title, mine is not one of the kit’s',
        'form.sections.1.fields.0: displayName is named twice',
      ]);
    });

    it('are the kit’s where there is none', () => {
      const { policy, problems } = parsePolicy({ form: { sections: [] } });
      expect(policy).to.deep.equal(defaultPolicy);
      expect(problems).to.deep.equal(['form.sections: expected at least one section']);
    });
  });

  it('R16: one warning for a field', () => {
    const privacy = [{ field: 'smsEnabled', text: 'a' }, { field: 'voiceMessageEmails' }, { field: 'smsEnabled' }];
    const { policy, problems } = parsePolicy({ privacy });
    expect(policy.privacy).to.deep.equal(privacy.slice(0, 2));
    expect(problems).to.deep.equal(['privacy.2: smsEnabled is named twice']);
  });

  it('a word that is not known inside a list is named', () => {
    const { problems } = parsePolicy({ form: { sections: [{ id: 'person', fields: ['displayName'], fold: true }] } });
    expect(problems).to.deep.equal(['form.sections.0: expected a list of {id, title?, fields, folded?}']);
  });

  const json = fc.jsonValue({ maxDepth: 4 });
  const path = fc.constantFrom('displayName', 'email', 'status', 'custom', 'custom.a', 'custom.b', 'extension', 'x');
  const word = fc.constantFrom('a', 'b', 'admin', 'fax', 'person', 'voice', '__proto__');
  const odd = <T>(likely: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
    fc.oneof({ arbitrary: likely, weight: 9 }, { arbitrary: json, weight: 1 });
  const choices = odd(fc.record({ choices: fc.array(word), initial: word }, { requiredKeys: [] }));
  const likely = fc.record(
    {
      roles: choices,
      licences: choices,
      required: odd(fc.array(path)),
      requiredToActivate: odd(fc.array(path)),
      requiredForRole: odd(fc.dictionary(word, fc.array(path))),
      protectedRoles: odd(fc.array(word)),
      extension: odd(
        fc.record(
          { required: fc.boolean(), minLength: fc.nat(9), inventory: fc.array(fc.constantFrom('1', '10', '100')) },
          { requiredKeys: [] },
        ),
      ),
      ring: odd(fc.record({ minRings: fc.nat(12), maxRings: fc.nat(12) }, { requiredKeys: [] })),
      sipPassword: odd(fc.record({ minLength: fc.nat(130) })),
      customFields: odd(
        fc.array(
          fc.record(
            { name: word, label: word, kind: fc.constantFrom('text', 'choice'), required: fc.boolean() },
            { requiredKeys: ['name', 'label', 'kind'] },
          ),
        ),
      ),
      form: odd(
        fc.record(
          {
            sections: odd(fc.array(fc.record({ id: word, fields: fc.array(path) }))),
            hidden: odd(fc.array(path)),
            labels: odd(fc.dictionary(path, word)),
            reveal: odd(
              fc.array(fc.record({ fields: fc.array(path), roles: fc.array(word) }, { requiredKeys: ['fields'] })),
            ),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  );

  it('whatever JSON is set, nothing is thrown, and the policy has no problem of its own', () => {
    fc.assert(
      fc.property(fc.oneof(json, likely), (input) => {
        const { policy } = parsePolicy(input);
        expect(parsePolicy(policy)).to.deep.equal({ policy, problems: [] });
      }),
      { numRuns: 400 },
    );
  });

  it('whatever a host sets, nothing is thrown and the policy can be used', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (extension, roles, rest) => {
        const input = typeof rest === 'object' ? { ...rest, extension, roles } : { extension, roles };
        const { policy } = parsePolicy(input);
        expect(policy.extension.minLength).to.be.at.most(policy.extension.maxLength);
        expect(policy.roles.choices).to.include(policy.roles.initial);
        expect(parsePolicy(policy).problems).to.deep.equal([]);
      }),
    );
  });
});
