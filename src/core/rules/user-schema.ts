import * as z from 'zod/mini';
import { emailPattern, forwardingModes, maxDestinations, phonePattern } from './check.js';
import { controlCharacter, controlCharacterInNotes } from './control-character.js';
import { customNamePattern, maxCustomText } from './custom.js';
import type { FieldSpec, User, UserValues } from '../user.js';
import { secretFields, userFields } from '../user.js';

/**
 * The user as a schema, made from `userFields`: shape, kinds, lengths, characters. Choices that a policy gives
 * (role, licence, phone type) are any text here, so that data written under an older policy still parses.
 */

const characters = (text: string): number => [...text].length;

function textSchema(spec: FieldSpec): z.ZodMiniType {
  const forbidden = spec.name === 'notes' ? controlCharacterInNotes : controlCharacter;
  const text = z.string().check(
    z.refine((value) => characters(value) >= (spec.min ?? 0) && characters(value) <= (spec.max ?? Infinity)),
    z.refine((value) => !forbidden.test(value)),
  );
  if (spec.kind === 'email') return text.check(z.regex(emailPattern));
  if (spec.kind === 'phone') return text.check(z.regex(phonePattern));
  if (spec.kind === 'digits') return text.check(z.regex(/^[0-9]+$/));
  if (spec.name === 'username') return text.check(z.regex(/^\S*$/u));
  return text;
}

const forwardingSchema = z
  .object({
    mode: z.enum(forwardingModes),
    destinations: z.array(z.string().check(z.maxLength(32), z.regex(phonePattern))).check(z.maxLength(maxDestinations)),
  })
  .check(z.refine(({ mode, destinations }) => mode === 'ring-my-phone' || destinations.length > 0));

/** Looks before `record` does, which passes over that name in silence. */
const withoutPrototype = z
  .unknown()
  .check(z.refine((value) => typeof value !== 'object' || !value || !Object.hasOwn(value, '__proto__')));

const customSchema = (spec: FieldSpec): z.ZodMiniType =>
  z.pipe(
    withoutPrototype,
    z
      .record(
        z.string().check(z.regex(customNamePattern)),
        z.union([textSchema({ name: 'custom', kind: 'text', max: maxCustomText }), z.number(), z.boolean()]),
      )
      .check(z.refine((custom) => Object.keys(custom).length <= spec.max!)),
  );

function fieldSchema(spec: FieldSpec): z.ZodMiniType {
  switch (spec.kind) {
    case 'boolean':
      return z.boolean();
    case 'integer':
      return z.int().check(z.minimum(spec.min!), z.maximum(spec.max!));
    case 'emails':
      return z.array(z.string().check(z.maxLength(254), z.regex(emailPattern))).check(z.maxLength(spec.max!));
    case 'forwarding':
      return forwardingSchema;
    case 'custom':
      return customSchema(spec);
    default:
      return spec.choices ? z.enum([...spec.choices] as [string, ...string[]]) : textSchema(spec);
  }
}

const requiredFields: ReadonlySet<string> = new Set(['displayName', 'status']);

const valueShape = Object.fromEntries(
  userFields
    .filter((spec) => spec.kind !== 'secret')
    .map((spec) => [spec.name, requiredFields.has(spec.name) ? fieldSchema(spec) : z.optional(fieldSchema(spec))]),
);

const secretShape = Object.fromEntries(secretFields.map((field) => [field, z.optional(z.enum(['set', 'weak']))]));

const id = z.string().check(z.minLength(1));
const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/));

/** What an administrator can set on a user, secrets apart. */
export const userValuesSchema = z.object(valueShape) as unknown as z.ZodMiniType<UserValues, UserValues>;

/** A user as it is kept and handed out. */
export const userSchema = z.object({
  ...valueShape,
  id,
  version: id,
  tenantId: id,
  secrets: z.object(secretShape),
  createdAt: time,
  updatedAt: time,
  activatedAt: z.optional(time),
}) as unknown as z.ZodMiniType<User, User>;
