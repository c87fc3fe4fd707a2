import { fold } from '../fold.js';
import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import type { SecretField, SecretState, UserValues } from '../user.js';
import { fieldSpec } from '../user.js';
import { isSimple } from './clean-text.js';
import { controlCharacter } from './control-character.js';
import { isDigits } from '../digits.js';

/** Whose secret it is: what an attacker would try first. */
export type SecretOwner = Pick<UserValues, 'displayName'> &
  Pick<UserValues, 'givenName' | 'familyName' | 'extension' | 'username' | 'email'>;

/** Letters and digits that nobody confuses: no 0 O, 1 l I. */
const alphabet = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const digits = '0123456789';

export function isPin(field: SecretField): field is 'voicemailPin' | 'onCallPin' {
  return field === 'voicemailPin' || field === 'onCallPin';
}

/**
 * Whether a secret can be kept at all: PINs are digits of the policy's length, nothing holds control characters.
 * A secret that can be kept may still be weak: see `checkSecretStrength`.
 */
export function checkSecret(field: SecretField, secret: string, policy: Policy): Issue | undefined {
  if (typeof secret !== 'string') return { code: 'control-character', field };
  if (isPin(field)) {
    const { minLength: min, maxLength: max } = policy.voicemailPin;
    const fits = isDigits(secret) && secret.length >= min && secret.length <= max;
    return fits ? undefined : { code: 'secret-not-digits', field, params: { min, max } };
  }
  if (!isSimple(secret) && controlCharacter.test(secret)) return { code: 'control-character', field };
  const max = fieldSpec(field).max!;
  return secret.length > max ? { code: 'too-long', field, params: { max } } : undefined;
}

/**
 * What is guessed first. `secret-weak`: a password that is short, or that is the extension, the login or part of the name;
 * `pin-weak`: a PIN of one digit repeated, of digits in a row, of a pair repeated, a straight line on the keypad, a year, or the extension.
 */
export function checkSecretStrength(
  field: SecretField,
  secret: string,
  owner: Partial<SecretOwner>,
  policy: Policy,
): Issue | undefined {
  if (isPin(field)) return isWeakPin(secret, owner.extension) ? { code: 'pin-weak', field } : undefined;
  const min = policy.sipPassword.minLength;
  return isWeakPassword(secret, owner, min) ? { code: 'secret-weak', field, params: { min } } : undefined;
}

/** The state under which a secret is kept (R60). */
export function secretStateOf(
  field: SecretField,
  secret: string,
  owner: Partial<SecretOwner>,
  policy: Policy,
): SecretState {
  return checkSecretStrength(field, secret, owner, policy) ? 'weak' : 'set';
}

function isWeakPassword(password: string, owner: Partial<SecretOwner>, minLength: number): boolean {
  if (password.length < minLength || isRepeated(password) || isRun(password)) return true;
  let folded: string | undefined;
  const isKnown = (word: string | undefined): boolean =>
    word !== undefined && word !== '' && mayBegin(password, word, 0) && isOnly((folded ??= fold(password)), fold(word));
  const { extension, username, email, displayName, givenName, familyName } = owner;
  if (isKnown(extension) || isKnown(username) || isKnown(givenName) || isKnown(familyName)) return true;
  if (isKnown(email) || isKnown(email?.slice(0, (email.indexOf('@') + 1 || Infinity) - 1))) return true;
  if (displayName === undefined || !mayHaveWord(password, displayName)) return false;
  return isKnown(displayName) || displayName.split(/\s+/).some(isKnown);
}

/** False only when every word of a text surely begins differently from the password, folded; spares taking nearly every name apart. */
function mayHaveWord(password: string, text: string): boolean {
  if (!isSimple(text)) return true;
  for (let at = 0; at < text.length; at++)
    if ((at === 0 || text.charCodeAt(at - 1) === 32) && mayBegin(password, text, at)) return true;
  return false;
}

/** False only when a password and the word from a place on surely begin differently, folded; spares folding nearly every word. */
function mayBegin(password: string, text: string, at: number): boolean {
  const [first, other] = [lowerCode(password.charCodeAt(0)), lowerCode(text.charCodeAt(at))];
  return first === other || !isVisible(first) || !isVisible(other);
}

const isVisible = (code: number): boolean => code > 32 && code < 127;
const lowerCode = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** The word itself, or the word repeated or spelled without blanks. */
function isOnly(password: string, word: string): boolean {
  if (password === word) return true;
  const bare = word.replace(/\s+/g, '');
  return bare !== '' && password.startsWith(bare) && password.replaceAll(bare, '') === '';
}

function isWeakPin(pin: string, extension: string | undefined): boolean {
  return isRepeated(pin) || isRun(pin) || pin === extension || isPairs(pin) || isWidespread(pin);
}

/** 1212, 474747. */
const isPairs = (pin: string): boolean => pin.length >= 4 && /^(..)\1+$/.test(pin);

/** The middle column of the keypad, down and up, and the years of birth of those alive. */
function isWidespread(pin: string): boolean {
  return pin === '2580' || pin === '0852' || (pin.length === 4 && pin >= '1900' && pin <= '2029');
}

function isRepeated(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first >= 0xd800 && first <= 0xdfff) {
    // Not by a backreference: WebKit takes half a letter for one.
    const letter = String.fromCodePoint(text.codePointAt(0)!);
    return letter.repeat(text.length / letter.length) === text;
  }
  for (let at = 1; at < text.length; at++) if (text.charCodeAt(at) !== first) return false;
  return text !== '';
}

/** Each character the one after, or before, the last one: 1234, 9876, 7890. */
const isRun = (text: string): boolean => text.length >= 3 && (isSteady(text, 1, '90') || isSteady(text, -1, '09'));

/** Every step is the same; `turn` is the step where the digits begin again. */
function isSteady(text: string, step: 1 | -1, turn: string): boolean {
  for (let at = 1; at < text.length; at++)
    if (text.charCodeAt(at) - text.charCodeAt(at - 1) !== step && text.slice(at - 1, at + 1) !== turn) return false;
  return true;
}

/**
 * A password that is strong by the policy.
 * @param random gives numbers from 0 up to but not 1; from a cryptographic source, please.
 */
export function generatePassword(random: () => number, policy: Policy): string {
  const { minLength, generatedLength } = policy.sipPassword;
  return generate(random, alphabet, Math.max(minLength, generatedLength), (text) => !isRepeated(text) && !isRun(text));
}

/** A PIN that is not weak for the owner; 6 digits where the policy allows. */
export function generatePin(
  random: () => number,
  policy: Policy,
  owner: Pick<Partial<SecretOwner>, 'extension'> = {},
): string {
  const { minLength, maxLength } = policy.voicemailPin;
  const length = Math.min(Math.max(minLength, 6), maxLength);
  return generate(random, digits, length, (pin) => !isWeakPin(pin, owner.extension));
}

/** Draws until it is accepted; a source that is stuck gets its last draw back after a hundred tries. */
function generate(random: () => number, letters: string, length: number, accept: (text: string) => boolean): string {
  let text = '';
  for (let attempt = 0; attempt < 100; attempt++) {
    text = Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
    if (accept(text)) break;
  }
  return text;
}
