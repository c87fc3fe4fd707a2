import { isEmptyToken, plainDigits, plainIdentifier, plainText } from './cell-text.js';
import { booleanOf, choiceOf } from './cell-words.js';
import { choicesOf, forwardingModes } from '../rules/check.js';
import { isSimple } from '../rules/clean-text.js';
import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import { fieldSpec, isSecretField, type FieldSpec, type Forwarding, type UserField } from '../user.js';

/** The cell says nothing. */
export const blank: unique symbol = Symbol('blank');
/** The cell says to leave what is there alone: `****` for a password, `REGEN` for one to be made. */
export const keep: unique symbol = Symbol('keep');

export type CellValue = unknown;

export interface CellContext {
  readonly policy: Policy;
  /** A yes means the opposite of the field. */
  readonly inverted?: boolean;
  /** Takes what is wrong with the cell; the value is then left out. */
  readonly issues: Issue[];
}

/** No field holds more; longer cells are refused before anything else looks at them. */
const mostCharacters = 8000;

/**
 * A cell as the value of a field, as its writer meant it (P7): spreadsheet tricks and invisible marks taken off, digits of any script
 * as 0 to 9 but never a number type (R22), yes and no and choices in the dialects of systems and 12 languages.
 * What is left is judged with the user; here only what cannot become a value at all is an issue.
 */
export function readCell(field: UserField, cell: string, context: CellContext): CellValue {
  if (cell === '') return blank;
  const spec = fieldSpec(field);
  if (cell.length > mostCharacters)
    return refuse(context, {
      code: 'too-long',
      field,
      params: { max: spec.max ?? mostCharacters, found: cell.length },
    });
  if (isSecretField(field)) return readSecret(spec, cell);
  switch (spec.kind) {
    case 'digits':
      return orBlank(plainDigits(cell));
    case 'phone':
      return readPhone(plainDigits(cell));
    case 'email':
      return orBlank(bareAddress(plainIdentifier(cell)));
    case 'emails':
      return readEmails(plainIdentifier(cell));
    case 'boolean':
      return readBoolean(spec, plainText(cell), context);
    case 'integer':
      return readInteger(spec, plainDigits(cell), context);
    case 'choice':
      return readChoice(spec, plainText(cell), context);
    case 'forwarding':
      return readForwarding(plainDigits(cell));
    default:
      return readText(spec, cell);
  }
}

/** Fields that decide who a user is: an issue with them stops the row. With others the cell is left out and named. */
export function stopsRow(field: UserField): boolean {
  const { kind } = fieldSpec(field);
  if (kind === 'secret') return field === 'sipPassword' || field === 'portalPassword';
  return kind === 'text' || kind === 'digits' || kind === 'email' || kind === 'emails';
}

const orBlank = (text: string): CellValue => (text === '' || isEmptyToken(text) ? blank : text);

function refuse({ issues }: CellContext, issue: Issue): typeof blank {
  issues.push(issue);
  return blank;
}

function readSecret(spec: FieldSpec, cell: string): CellValue {
  const isPin = spec.name === 'voicemailPin' || spec.name === 'onCallPin';
  const text = isPin ? plainDigits(cell) : cell.startsWith('="') ? plainText(cell) : cell.trim();
  if (text === '') return blank;
  if (/^\*{3,}$/.test(text) || text === 'REGEN') return keep;
  return text;
}

const identifiers: ReadonlySet<UserField> = new Set(['username', 'sipUsername', 'authName']);

function readText(spec: FieldSpec, cell: string): CellValue {
  if (identifiers.has(spec.name)) return orBlank(plainIdentifier(cell));
  const text = plainText(cell);
  if (text === '') return blank;
  return spec.name === 'notes' || isSimple(text) ? text : text.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
}

/** Words that systems put in place of a number that they choose themselves. */
const noNumber = /^(?:default|anonymous|private|unknown|auto|inherit)$/i;

/** `"Ada Byron" <4915…>` is a number with a name beside it. */
function readPhone(text: string): CellValue {
  const number = /^[^<>]*<\s*([^<>]*?)\s*>$/.exec(text)?.[1] ?? text.replace(/^(?:tel|sip|sips):/i, '');
  return noNumber.test(number) ? blank : orBlank(number);
}

const bareAddress = (text: string): string =>
  (/^[^<>]*<\s*([^<>\s]+)\s*>$/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '');

/** Comma, semicolon, bar, blank or line between addresses (R19). */
function readEmails(text: string): CellValue {
  if (isEmptyToken(text)) return blank;
  const addresses = text
    .split(/[,;|\n]+/)
    .flatMap((part) => (part.includes('<') ? [bareAddress(part.trim())] : part.trim().split(/\s+/)))
    .filter((address) => address !== '');
  return addresses.length > 0 ? addresses : blank;
}

function readBoolean(spec: FieldSpec, text: string, context: CellContext): CellValue {
  if (text === '' || isEmptyToken(text)) return blank;
  const answer =
    booleanOf(text) ?? (spec.name === 'voicemailEnabled' ? mailboxWords.get(text.toLowerCase()) : undefined);
  if (answer === undefined)
    return refuse(context, { code: 'not-a-boolean', field: spec.name, params: { value: shown(text) } });
  return context.inverted ? !answer : answer;
}

/** FreePBX writes the context of a mailbox where others write yes or no. */
const mailboxWords: ReadonlyMap<string, boolean> = new Map([
  ['novm', false],
  ['default', true],
]);

function readInteger(spec: FieldSpec, text: string, context: CellContext): CellValue {
  if (text === '' || isEmptyToken(text)) return blank;
  const digits = /^(\d{1,9})(?:\.0+)?\s*(?:s|sec|secs|second|seconds|sek|sekunden|min|minutes)?\.?$/i.exec(text)?.[1];
  if (digits === undefined)
    return refuse(context, { code: 'not-a-number', field: spec.name, params: { value: shown(text) } });
  const value = Number(digits);
  // Systems write 0 for "as everywhere": nobody rings for no time, and no device is none.
  return value === 0 && (spec.name === 'callTimeout' || spec.name === 'maxBindings') ? blank : value;
}

function readChoice(spec: FieldSpec, text: string, context: CellContext): CellValue {
  if (text === '' || isEmptyToken(text)) return blank;
  if (spec.name === 'status') return readStatus(text, context);
  const choices = choicesOf(spec.name, context.policy)?.choices ?? spec.choices!;
  // 3CX writes its roles as a piece of XML; 0 is "none" where systems number them.
  const word = /^<role\s+name="([^"]*)"/.exec(text)?.[1] ?? text;
  const choice = choiceOf(word, choices);
  if (choice !== undefined) return choice;
  if (/^0$/.test(word)) return blank;
  return refuse(context, { code: 'not-a-choice', field: spec.name, params: { value: shown(text), expected: choices } });
}

function readStatus(text: string, context: CellContext): CellValue {
  const named = choiceOf(text, ['activated', 'deactivated']);
  const on = booleanOf(text) ?? (named === undefined ? undefined : named === 'activated');
  if (on === undefined)
    return refuse(context, {
      code: 'not-a-choice',
      field: 'status',
      params: { value: shown(text), expected: ['activated', 'deactivated'] },
    });
  return on !== (context.inverted ?? false) ? 'activated' : 'deactivated';
}

/** `sequential: 102, +49…`, or numbers alone to forward to. */
function readForwarding(text: string): CellValue {
  if (text === '' || isEmptyToken(text)) return blank;
  const parts = /^(?:([a-z-]+)\s*:?)?(.*)$/is.exec(text)!;
  const mode = forwardingModes.find((candidate) => candidate === parts[1]?.toLowerCase()) ?? 'forward';
  const destinations = parts[2]!
    .split(/[,;|\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return { mode, destinations } satisfies Forwarding;
}

/** Enough of a value to find the cell by. */
const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
