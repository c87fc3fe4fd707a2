// The published JSON Schema of the policy. Needs the build.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const dist = new URL('../dist/', import.meta.url);
const { policySettings } = await import(new URL('core/policy-schema.js', dist).href);
const { defaultPolicy } = await import(new URL('core/policy.js', dist).href);
const schema = JSON.parse(readFileSync(new URL('policy.schema.json', dist), 'utf8'));

/** Every schema inside, with the path to it. */
function* parts(part, path = 'policy') {
  yield [path, part];
  for (const [name, inner] of Object.entries(part.properties ?? {})) yield* parts(inner, `${path}.${name}`);
  if (part.items) yield* parts(part.items, `${path}[]`);
}

describe('policy.schema.json', () => {
  it('is JSON Schema of the draft that editors know', () => {
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.equal(schema.title, 'Policy of pbx-user-kit');
  });

  it('holds every setting of a policy and no other, each with its description', () => {
    const { properties } = schema;
    assert.deepEqual(Object.keys(properties), ['$schema', ...Object.keys(policySettings)]);
    for (const name of Object.keys(defaultPolicy)) assert.ok(Object.hasOwn(properties, name), name);
    for (const [name, setting] of Object.entries(policySettings)) {
      const described = Array.isArray(setting) ? { [name]: properties[name] } : properties[name].properties;
      if (!Array.isArray(setting)) assert.deepEqual(Object.keys(described), Object.keys(setting), name);
      for (const [key, part] of Object.entries(described))
        assert.match(part.description, /^[A-Z].+\.$/, `${name} ${key}`);
    }
  });

  it('refuses what is no setting, at every depth', () => {
    for (const [path, part] of parts(schema))
      if (part.type === 'object' && part.properties) assert.equal(part.additionalProperties, false, path);
  });

  it('R10: names the fields of a user where fields are meant', () => {
    const { pattern } = schema.properties.required.items;
    for (const path of ['displayName', 'sipPassword', 'custom.badge']) assert.match(path, new RegExp(pattern, 'u'));
    for (const path of ['shoeSize', 'custom.', 'custom.__proto__', 'email '])
      assert.doesNotMatch(path, new RegExp(pattern, 'u'));
  });

  it('tells the default of what has one', () => {
    assert.equal(schema.properties.undoSeconds.default, defaultPolicy.undoSeconds);
    assert.equal(schema.properties.extension.properties.required.default, false);
    assert.deepEqual(schema.properties.roles.properties.choices.default, defaultPolicy.roles.choices);
    assert.ok(!Object.hasOwn(schema.properties.seats, 'default'));
  });
});
