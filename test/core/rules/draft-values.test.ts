import { expect } from '@open-wc/testing';
import { cleanAt, isSameAt, valueAt, valuePaths, valuesOf, withValue } from '../../../src/core/rules/draft-values.js';
import { isSecretField, userFields, type FieldPath } from '../../../src/core/user.js';
import { ana } from '../../fixtures/draft-user.js';

describe('core/rules/draft-values', () => {
  it('takes of a user what can be set, and neither secrets nor what the store adds', () => {
    expect(valuesOf({ ...ana, custom: { floor: 3 } })).to.deep.equal({
      displayName: 'Ana Ruiz',
      givenName: 'Ana',
      familyName: 'Ruiz',
      extension: '101',
      phoneType: 'softphone',
      username: 'ana@x.example',
      email: 'ana@x.example',
      role: 'user',
      licence: 'voice',
      status: 'activated',
      custom: { floor: 3 },
    });
    expect(valuesOf(ana)).to.not.have.property('mobile');
  });

  it('F4: reads and writes a field of the host’s own by its path', () => {
    const values = withValue({ displayName: 'Ana' }, 'custom.floor', 3);
    expect(values).to.deep.equal({ displayName: 'Ana', custom: { floor: 3 } });
    expect(valueAt(values, 'custom.floor')).to.equal(3);
    expect(valueAt(values, 'custom.desk')).to.equal(undefined);
    expect(valueAt({}, 'custom.floor')).to.equal(undefined);
    expect(valueAt(values, 'displayName')).to.equal('Ana');
    expect(withValue(values, 'custom.vip', false)).to.deep.include({ custom: { floor: 3, vip: false } });
  });

  it('empties a field with nothing, null or an empty text, and leaves the values it was given alone', () => {
    const values = { displayName: 'Ana', mobile: '+49 1', custom: { floor: 3, desk: 'a' } };
    for (const nothing of [undefined, null, '']) {
      expect(withValue(values, 'mobile', nothing)).to.deep.equal({ displayName: 'Ana', custom: values.custom });
      expect(withValue(values, 'custom.floor', nothing).custom).to.deep.equal({ desk: 'a' });
    }
    expect(withValue({ custom: { floor: 3 } }, 'custom.floor', '')).to.deep.equal({});
    expect(withValue({}, 'custom.floor', '')).to.deep.equal({});
    expect(withValue(values, 'callTimeout', 0)).to.deep.include({ callTimeout: 0 });
    expect(values).to.deep.equal({ displayName: 'Ana', mobile: '+49 1', custom: { floor: 3, desk: 'a' } });
  });

  it('names that every object has are fields like others', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      const path: FieldPath = `custom.${name}`;
      expect(valueAt({ custom: { floor: 3 } }, path)).to.equal(undefined);
      const values = withValue({}, path, 'x');
      expect(valueAt(values, path)).to.equal('x');
      expect(Object.getPrototypeOf(values.custom!)).to.equal(Object.prototype);
      expect(withValue(values, path, undefined)).to.deep.equal({});
    }
  });

  it('cleans a value as the store would', () => {
    expect(cleanAt('email', ' a@x.example ')).to.equal('a@x.example');
    expect(cleanAt('mobile', '  ')).to.equal(undefined);
    expect(cleanAt('custom.floor', '  third ')).to.equal('third');
    expect(cleanAt('custom.floor', '  ')).to.equal(undefined);
    expect(cleanAt('custom.floor', null)).to.equal(undefined);
    expect(cleanAt('custom.floor', 0)).to.equal(0);
    expect(cleanAt('custom.floor', false)).to.equal(false);
  });

  it('F3: compares by what would be kept', () => {
    expect(isSameAt('email', ' a@x.example', 'a@x.example')).to.equal(true);
    expect(isSameAt('email', 'A@x.example', 'a@x.example')).to.equal(false);
    expect(isSameAt('custom.floor', ' ', undefined)).to.equal(true);
    expect(isSameAt('custom.vip', false, undefined)).to.equal(false);
    expect(isSameAt('notifyEmails', ['a@x.example', ' '], ['a@x.example'])).to.equal(true);
    expect(isSameAt('notifyEmails', [], undefined)).to.equal(true);
    expect(isSameAt('callTimeout', 0, undefined)).to.equal(false);
  });

  it('F3: a switch that is turned there and back is as it was, though nothing stood in it', () => {
    const shown: [FieldPath, unknown, unknown][] = [
      ['doNotDisturb', false, true],
      ['smsEnabled', false, true],
      ['mobileStun', false, true],
      ['voicemailEnabled', true, false],
      ['noAnswer', 'voicemail', 'hang-up'],
      ['forwarding', { mode: 'ring-my-phone', destinations: [] }, { mode: 'ring-my-phone', destinations: ['102'] }],
      ['forwarding', { mode: 'ring-my-phone', destinations: [] }, { mode: 'forward', destinations: [] }],
    ];
    for (const [path, unset, other] of shown) {
      expect(isSameAt(path, undefined, unset), path).to.equal(true);
      expect(isSameAt(path, unset, undefined), path).to.equal(true);
      expect(isSameAt(path, undefined, other), path).to.equal(false);
    }
  });

  it('lists the fields that hold values: the kit’s in their order, then the host’s by name, each once', () => {
    const kit = userFields.map(({ name }) => name).filter((name) => !isSecretField(name) && name !== 'custom');
    expect(valuePaths()).to.deep.equal(kit);
    expect(valuePaths({ custom: { a: 1 } }, {}, { custom: { b: 2, a: 3 } })).to.deep.equal([
      ...kit,
      'custom.a',
      'custom.b',
    ]);
  });
});
