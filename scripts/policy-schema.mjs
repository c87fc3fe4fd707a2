// The policy as JSON Schema, for editors and servers: made of the same settings that `parsePolicy` checks with.
import * as z from 'zod/mini';

/**
 * @param {Record<string, unknown>} settings `policySettings` of core: [schema, expected], or an object of such
 * @param {Record<string, any>} defaults `defaultPolicy` of core
 * @returns {Record<string, unknown>} JSON Schema, draft 2020-12
 */
export function policySchema(settings, defaults) {
  const shape = shapeOf(settings, defaults);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Policy of pbx-user-kit',
    description: 'The rules of a tenant. Every setting may be left out; what is left out is the default.',
    ...shape,
    properties: { $schema: { description: 'Where this schema is, for editors.', type: 'string' }, ...shape.properties },
  };
}

function shapeOf(settings, defaults) {
  const properties = Object.entries(settings).map(([name, setting]) => [
    name,
    Array.isArray(setting) ? settingOf(setting, defaults[name]) : shapeOf(setting, defaults[name]),
  ]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

function settingOf([schema, expected], initial) {
  const description = `${expected[0].toUpperCase()}${expected.slice(1)}.`;
  const setting = { description, ...z.toJSONSchema(schema), ...(initial !== undefined && { default: initial }) };
  delete setting.$schema;
  return setting;
}
