import type { ColumnValues } from './column-values.js';
import type { MatchReason } from './header-match.js';
import { headerKey, headerTokens, headerWord, headerWordIndex, type HeaderWord } from './header-words.js';
import type { UserField } from '../user.js';

/** One thing a header might mean; without a field it is known and has no place in a user. */
export interface Meaning {
  readonly field?: UserField;
  readonly confidence: number;
  readonly reason: MatchReason;
  readonly detail?: string;
  readonly inverted?: boolean;
  /** "Name" alone: which name it is, the other columns say. */
  readonly loose?: boolean;
}

/** What a word means, given the values below it; the likelier first. */
export function wordMeanings(
  word: HeaderWord,
  values: ColumnValues,
  reason: MatchReason,
  { detail, limit = 1 }: { readonly detail?: string; readonly limit?: number } = {},
): readonly Meaning[] {
  const to = (field: UserField, confidence: number, extra: Partial<Meaning> = {}): Meaning => ({
    field,
    confidence: Math.min(reason === 'exact-name' ? confidence + 0.05 : confidence, limit),
    reason,
    ...(detail !== undefined && { detail }),
    ...extra,
  });
  const empty = values.filled === 0;
  switch (word.meaning) {
    case 'ignored':
      return [{ confidence: Math.min(0.9, limit), reason: 'ignored', detail: word.language }];
    case 'name':
      return [to('displayName', 0.88, { loose: true })];
    case 'password':
      return [to('sipPassword', 0.88), to('portalPassword', 0.72)];
    case 'number':
      if (empty) return [to('extension', 0.62)];
      return values.shortDigits > 0.7
        ? [to('extension', 0.85), to('phone', 0.6)]
        : [to('phone', values.phones > 0.7 ? 0.74 : 0.3)];
    case 'pin':
      return [to('voicemailPin', 0.8)];
    case 'did':
      return [to('callerIdNumber', 0.65)];
    case 'callerId':
      if (empty) return [to('callerIdNumber', 0.65)];
      return [values.dialable >= 0.5 ? to('callerIdNumber', 0.85) : to('callerIdName', 0.8)];
    case 'voicemail':
      if (empty) return [to('voicemailEnabled', 0.65)];
      return values.booleans >= 0.5
        ? [to('voicemailEnabled', 0.88)]
        : values.emails >= 0.5
          ? [to('voiceMessageEmails', 0.7)]
          : [];
    case 'disabled':
      return values.booleans >= 0.5 || empty ? [to('status', 0.88, { inverted: true })] : [];
    case 'username':
      return values.people > 0.7 ? [to('displayName', 0.72), to('username', 0.6)] : [to('username', 0.92)];
    case 'phone':
      // Short numbers, each once, are extensions where no other column is.
      if (values.shortDigits > 0.9 && values.distinct === 1 && !empty) return [to('extension', 0.72), to('phone', 0.7)];
      return [to('phone', 0.9)];
    case 'extension':
      // The French "poste" is a place in the company too.
      if (values.wordy > 0.8 && word.language === 'fr') return [to('position', 0.72)];
      return [to('extension', 0.92)];
    case 'title':
      return [to('position', 0.81)];
    case 'email':
      return [to('email', 0.95), to('notifyEmails', 0.3)];
    default:
      return [to(word.meaning, 0.92)];
  }
}

export interface SimilarWord {
  readonly word: HeaderWord;
  /** What the header resembles. */
  readonly resembles: string;
  readonly confidence: number;
}

/** Words that say whose a column is and not what it is. */
const modifiers = new Set(
  'user users employee employees staff person personal member members contact contacts work office business corporate primary main default new account customer subscriber pbx voip sip phone telephone your the of value field column text required optional mandatory benutzer mitarbeiter teilnehmer dienstlich geschaftlich utilisateur employe professionnel usuario empleado trabajo corporativo utente dipendente aziendale usuario colaborador gebruiker medewerker zakelijk uzytkownika pracownika sluzbowy kullanici calisan is s e164'.split(
    ' ',
  ),
);

/** A known word inside the header, or one that differs by a slip of the pen; undefined where two words are as near. */
export function similarWord(header: string, language: string): SimilarWord | undefined {
  return withoutModifiers(header, language) ?? withSlip(headerKey(header), language);
}

function withoutModifiers(header: string, language: string): SimilarWord | undefined {
  const tokens = headerTokens(header);
  const rest = tokens.filter((token) => !modifiers.has(token));
  if (rest.length === 0 || rest.length === tokens.length) return undefined;
  const word = headerWord(rest.join(''), language);
  return word && { word, resembles: rest.join(' '), confidence: 0.8 };
}

function withSlip(key: string, language: string): SimilarWord | undefined {
  if (key.length < 5) return undefined;
  const most = key.length >= 10 ? 2 : 1;
  let best: SimilarWord | undefined;
  let least = most + 1;
  let rivals = false;
  for (const known of headerWordIndex().keys()) {
    if (known.length < 5 || Math.abs(known.length - key.length) > most || digitsOf(known) !== digitsOf(key)) continue;
    const distance = editDistance(key, known, most);
    if (distance > most || distance > least) continue;
    const word = headerWord(known, language)!;
    rivals = distance === least && best?.word.meaning !== word.meaning;
    if (distance < least)
      [best, least] = [{ word, resembles: known, confidence: distance === 1 ? 0.74 : 0.65 }, distance];
  }
  return rivals ? undefined : best;
}

/** "Phone 2" is no slip of "Phone 1". */
const digitsOf = (key: string): string => key.replace(/\D/g, '');

/** Insertions, deletions, replacements and swaps of neighbours that lead from one to the other; `most + 1` when more. */
function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
