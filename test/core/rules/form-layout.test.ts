import { expect } from '@open-wc/testing';
import { defaultPolicy, formSectionIds, type FormPolicy, type Policy } from '../../../src/core/policy.js';
import type { DraftValues } from '../../../src/core/rules/draft-values.js';
import { formLayout, inFormOrder, revealedFields, type LayoutMode } from '../../../src/core/rules/form-layout.js';
import { userFields, type FieldPath } from '../../../src/core/user.js';

const user: DraftValues = { status: 'activated', role: 'user', licence: 'voice' };
const fax: DraftValues = { ...user, role: 'fax' };
const agent: DraftValues = { ...user, role: 'agent' };
const withForm = (form: Partial<FormPolicy>, more: Partial<Policy> = {}): Policy => ({
  ...defaultPolicy,
  ...more,
  form: { ...defaultPolicy.form, ...form },
});
const customFields: Policy['customFields'] = [
  { name: 'floor', label: 'Floor', kind: 'number' },
  { name: 'desk', label: 'Desk', kind: 'text' },
];

/** Section by section, rows as text. */
function laid(policy: Policy, values: DraftValues = user, mode: LayoutMode = 'all'): Record<string, string[]> {
  return Object.fromEntries(
    formLayout(policy, values, mode).map(({ id, rows }) => [id, rows.map((row) => row.join('+'))]),
  );
}
const shown = (policy: Policy, values: DraftValues = user): FieldPath[] =>
  formLayout(policy, values, 'all').flatMap(({ rows }) => rows.flat());

describe('formLayout', () => {
  it('R10: lays out every field in the kit’s sections', () => {
    expect(laid(withForm({ reveal: [] }, { customFields }))).to.deep.equal({
      person: ['displayName', 'givenName+familyName', 'email', 'mobile'],
      phone: ['extension+phoneType'],
      access: ['username', 'role', 'licence', 'faxAccountId', 'portalPassword'],
      calls: ['callTimeout', 'forwarding', 'noAnswer', 'doNotDisturb'],
      voicemail: ['voicemailEnabled', 'mailboxId', 'voicemailPin', 'greeting', 'voiceMessageEmails', 'notifyEmails'],
      'caller-id': ['callerIdName', 'callerIdNumber'],
      texting: ['smsEnabled', 'smsNumber'],
      location: ['locationId'],
      'on-call': ['onCallPin+onCallRemindMinutes'],
      devices: ['maxBindings', 'mobileStun'],
      organisation: ['branchId', 'company', 'position+department', 'phone', 'notes'],
      custom: ['custom.floor', 'custom.desk'],
      sip: ['sipUsername', 'authName', 'sipPassword'],
    });
    expect(Object.keys(laid(withForm({ reveal: [] }, { customFields })))).to.deep.equal(formSectionIds);
  });

  it('R10: the kit’s own form has a place for each field of a user but the status, which stands above it', () => {
    const all = userFields.map(({ name }) => name).filter((name) => name !== 'status' && name !== 'custom');
    expect(new Set(shown(withForm({ reveal: [] })))).to.deep.equal(new Set(all));
    expect(shown(withForm({ reveal: [] }))).to.have.length(all.length);
  });

  it('what is asked rarely is folded', () => {
    const open = formLayout(withForm({ reveal: [] }, { customFields }), user, 'all').filter(({ folded }) => !folded);
    expect(open.map(({ id }) => id)).to.deep.equal(['person', 'phone', 'access', 'custom']);
  });

  it('a section without fields is none', () => {
    expect(laid(defaultPolicy)).to.not.have.any.keys('custom', 'on-call');
  });

  it('R14: status, role and licence reveal their fields', () => {
    expect(laid(defaultPolicy)['access']).to.not.include('faxAccountId');
    expect(laid(defaultPolicy, fax)['access']).to.include('faxAccountId');
    expect(laid(defaultPolicy, agent)['on-call']).to.deep.equal(['onCallPin+onCallRemindMinutes']);
    expect(laid(defaultPolicy, { ...user, status: 'deactivated' })).to.not.have.property('devices');
    expect(laid(defaultPolicy, { ...user, licence: 'gold' })).to.not.have.property('texting');
    expect(laid(defaultPolicy, { status: 'activated' })).to.not.have.property('texting');
  });

  it('R14: a rule holds where all that it names does; one rule that holds is enough', () => {
    const reveal: FormPolicy['reveal'] = [
      { fields: ['notes'], statuses: ['activated'], roles: ['agent'] },
      { fields: ['notes'], licences: ['admin'] },
      { fields: ['phone'] },
    ];
    const policy = withForm({ reveal });
    expect(shown(policy, agent)).to.include('notes');
    expect(shown(policy, user)).to.not.include('notes');
    expect(shown(policy, { ...agent, status: 'deactivated' })).to.not.include('notes');
    expect(shown(policy, { ...user, licence: 'admin' })).to.include('notes');
    expect(shown(policy, user)).to.include('phone');
  });

  it('R10: what is hidden is not shown, whatever reveals it', () => {
    const policy = withForm({ hidden: ['mobile', 'faxAccountId', 'familyName', 'custom.desk'] }, { customFields });
    expect(laid(policy, fax)).to.deep.include({
      person: ['displayName', 'givenName', 'email'],
      custom: ['custom.floor'],
    });
    expect(shown(policy, fax)).to.not.include('faxAccountId');
  });

  it('R64: secrets are not shown to who may not set them', () => {
    const policy = { ...defaultPolicy, permissions: { ...defaultPolicy.permissions, secrets: false } };
    expect(laid(policy, agent)).to.deep.include({
      access: ['username', 'role', 'licence'],
      'on-call': ['onCallRemindMinutes'],
      sip: ['sipUsername', 'authName'],
    });
    expect(shown(policy)).to.not.include('voicemailPin');
  });

  describe('R10: a tenant’s own sections', () => {
    const sections: FormPolicy['sections'] = [
      { id: 'who', title: 'Who', fields: ['displayName', 'familyName', 'givenName', 'custom.desk', 'status'] },
      { id: 'calls', fields: ['callTimeout', 'extension', 'phoneType'], folded: true },
      { id: 'none', title: 'None', fields: ['faxAccountId', 'custom.unknown'] },
    ];

    it('stand in their order with their words, and what they do not name is not shown', () => {
      expect(formLayout(withForm({ sections }, { customFields }), user, 'all')).to.deep.equal([
        {
          id: 'who',
          title: 'Who',
          rows: [['displayName'], ['familyName'], ['givenName'], ['custom.desk']],
          folded: false,
        },
        { id: 'calls', rows: [['callTimeout'], ['extension', 'phoneType']], folded: true },
      ]);
    });

    it('F4: `custom` is the place of the host’s fields that have none of their own', () => {
      const own = [
        { id: 'who', title: 'Who', fields: ['custom.desk', 'displayName'] },
        { id: 'custom', fields: ['custom'] },
      ] as const;
      expect(laid(withForm({ sections: own }, { customFields }))).to.deep.equal({
        who: ['custom.desk', 'displayName'],
        custom: ['custom.floor'],
      });
    });
  });

  describe('settings', () => {
    it('R41: calls, voicemail and caller id, open', () => {
      const sections = formLayout(defaultPolicy, user, 'settings');
      expect(sections.map(({ id, folded }) => [id, folded])).to.deep.equal([
        ['calls', false],
        ['voicemail', false],
        ['caller-id', false],
      ]);
      expect(laid(defaultPolicy, user, 'settings')['calls']).to.deep.equal(laid(defaultPolicy)['calls']);
    });

    it('are the tenant’s own sections of these kinds where it has them', () => {
      const sections: FormPolicy['sections'] = [
        { id: 'person', fields: ['displayName'] },
        { id: 'calls', title: 'Ringing', fields: ['callTimeout'], folded: true },
      ];
      expect(formLayout(withForm({ sections }), user, 'settings')).to.deep.equal([
        { id: 'calls', title: 'Ringing', rows: [['callTimeout']], folded: false },
      ]);
    });

    it('are otherwise the kit’s, with the fields that the tenant shows somewhere', () => {
      const sections: FormPolicy['sections'] = [
        { id: 'all', title: 'All', fields: ['displayName', 'forwarding', 'callTimeout', 'callerIdName'] },
      ];
      expect(laid(withForm({ sections }), user, 'settings')).to.deep.equal({
        calls: ['callTimeout', 'forwarding'],
        'caller-id': ['callerIdName'],
      });
    });
  });
});

describe('revealedFields', () => {
  it('R14: are the fields that a rule shows now, in the order of the form', () => {
    expect(revealedFields(defaultPolicy, user)).to.deep.equal(['smsEnabled', 'smsNumber', 'maxBindings', 'mobileStun']);
    expect(revealedFields(defaultPolicy, { ...fax, status: 'deactivated', licence: 'none' })).to.deep.equal([
      'faxAccountId',
    ]);
    expect(revealedFields(withForm({ hidden: ['smsNumber'] }), user)).to.not.include('smsNumber');
    expect(revealedFields(withForm({ reveal: [] }), user)).to.deep.equal([]);
  });
});

describe('inFormOrder', () => {
  it('puts the status first, then as the form is read, and last what it does not show', () => {
    const sections = formLayout(defaultPolicy, user, 'all');
    const items = ['faxAccountId', undefined, 'sipPassword', 'email', 'status', 'displayName'] as const;
    expect(inFormOrder(items, (item) => item, sections)).to.deep.equal([
      'status',
      'displayName',
      'email',
      'sipPassword',
      'faxAccountId',
      undefined,
    ]);
    expect(items[0]).to.equal('faxAccountId');
  });

  it('leaves in their order what belongs to no field', () => {
    const sections = formLayout(defaultPolicy, user, 'all');
    const items = [{ name: 'b' }, { name: 'a' }, { name: 'c', field: 'status' as const }];
    expect(inFormOrder(items, ({ field }) => field, sections).map(({ name }) => name)).to.deep.equal(['c', 'b', 'a']);
  });
});
