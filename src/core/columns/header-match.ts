import { describeColumn, type ColumnValues } from './column-values.js';
import { guessByValues } from './header-guess.js';
import { similarWord, wordMeanings, type Meaning } from './header-meaning.js';
import { headerKey, headerLanguage, headerWord } from './header-words.js';
import { columnOf, findSystem, type KnownSystem } from './known-systems.js';
import { cellFields, type UserField } from '../user.js';

export { recognizeSystem } from './known-systems.js';

/** How a column came to its field, from the surest to the least sure. */
export type MatchReason = 'known-system' | 'exact-name' | 'synonym' | 'similar-name' | 'values' | 'ignored';

/** What a column of a file is (I2). */
export interface HeaderMatch {
  /** Absent where nothing fits, or where it would be a guess. */
  readonly field?: UserField;
  /** 0 to 1; from `sureConfidence` on nobody needs to look, below 0.6 no field is given. */
  readonly confidence: number;
  readonly reason: MatchReason;
  /** What the reason rests on: the system's name, the language of the word, the word it resembles. */
  readonly detail?: string;
  /** A yes in this column says the opposite of the field: a column "Disabled" for the status. */
  readonly inverted?: boolean;
}

/** One thing a column might be. */
export interface Candidate extends Meaning {
  readonly column: number;
}

interface FileContext {
  readonly system: KnownSystem | undefined;
  readonly language: string;
  /** The values of the column that is called an extension. */
  readonly extension: ColumnValues | undefined;
}

const leastConfidence = 0.6;
const exactNames: ReadonlyMap<string, UserField> = new Map(cellFields.map((spec) => [headerKey(spec.name), spec.name]));

/**
 * Says per column which field of a user it holds, by known systems, names in 12 languages, resemblance, and the values (I2).
 * Never gives one field to two columns; where nothing is likely there is no field, because a wrong guess is worse than none.
 */
export function matchHeaders(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
): readonly HeaderMatch[] {
  const system = findSystem(headers);
  const keys = headers.map(headerKey);
  const language = headerLanguage(keys);
  const values = headers.map((_, column) => describeColumn(sampleRows, column));
  const extension = keys.findIndex(
    (key) => headerWord(key, language)?.meaning === 'extension' || columnField(system, key) === 'extension',
  );
  const context: FileContext = { system, language, extension: values[extension] };
  const candidates = headers.flatMap((header, column) =>
    meaningsOf(header, keys[column]!, values[column]!, context).map((meaning) => ({
      ...meaning,
      column,
    })),
  );
  const chosen = assign(candidates, keys, values);
  for (const candidate of guessByValues(keys, values, chosen)) chosen.set(candidate.column, candidate);
  return headers.map((_, column) => {
    const first = candidates.find((candidate) => candidate.column === column);
    const isAlone = keys.indexOf(keys[column]!) === keys.lastIndexOf(keys[column]!);
    return describe(chosen.get(column), first, isAlone);
  });
}

function columnField(system: KnownSystem | undefined, key: string): UserField | undefined {
  return system && columnOf(system, key)?.fields[0];
}

function meaningsOf(
  header: string,
  key: string,
  values: ColumnValues,
  { system, language, extension }: FileContext,
): readonly Meaning[] {
  if (key === '') return [];
  const known = system && columnOf(system, key);
  if (known) {
    const fields = known.fields.filter((field) => !repeatsExtension(field, values, extension));
    if (fields.length === 0) return [{ confidence: 1, reason: 'ignored', detail: system.name }];
    return fields.map((field, rank) => ({
      field,
      confidence: 0.98 - rank * 0.08 - (known.fields.length > 1 || known.yields ? 0.02 : 0),
      reason: 'known-system',
      detail: system.name,
      ...(known.inverted && { inverted: true }),
    }));
  }
  const exact = exactNames.get(key);
  if (exact)
    return checkValues(wordMeanings({ meaning: exact, language: '' }, values, 'exact-name'), values, extension);
  const word = headerWord(key, language);
  if (word) return checkValues(wordMeanings(word, values, 'synonym', { detail: word.language }), values, extension);
  const similar = similarWord(header, language);
  return similar
    ? checkValues(
        wordMeanings(similar.word, values, 'similar-name', { detail: similar.resembles, limit: similar.confidence }),
        values,
        extension,
      )
    : [];
}

/** A caller ID that is the extension again is the system's internal one, not a number of the tenant. */
function repeatsExtension(field: UserField, values: ColumnValues, extension: ColumnValues | undefined): boolean {
  if (field !== 'callerIdNumber' || !extension || values.filled === 0) return false;
  return values.values.every((value, row) => value === '' || value === extension.values[row]);
}

/** What the values deny is not what the name says. */
function checkValues(
  meanings: readonly Meaning[],
  values: ColumnValues,
  extension: ColumnValues | undefined,
): readonly Meaning[] {
  return meanings.flatMap((meaning) => {
    if (!meaning.field) return [meaning];
    if (repeatsExtension(meaning.field, values, extension)) return [];
    if (meaning.field === 'username' && values.filled > 0 && extension && sameValues(values, extension))
      return [{ ...meaning, field: 'sipUsername' as const, confidence: Math.min(meaning.confidence, 0.85) }];
    return [values.filled > 0 && denies(meaning.field, values) ? { ...meaning, confidence: 0.3 } : meaning];
  });
}

const sameValues = (a: ColumnValues, b: ColumnValues): boolean =>
  a.values.every((value, row) => value === b.values[row]);

const isSwitch = (values: ColumnValues): boolean => values.booleans >= 0.5 && values.digits < 0.5;
const isPerson = (values: ColumnValues): boolean => values.people >= 0.7;
const isNoNumber = (values: ColumnValues): boolean => values.emails >= 0.5 || isSwitch(values) || isPerson(values);
const isNoAnswer = (values: ColumnValues): boolean => values.booleans < 0.5;

/**
 * Values that are something else. Merely malformed ones are not: a bad address in a column of addresses is the row's problem,
 * and the column stays what its name says.
 */
const contradictions: { readonly [F in UserField]?: (values: ColumnValues) => boolean } = {
  email: (values) => isSwitch(values) || isPerson(values) || values.dialable >= 0.8,
  extension: isNoNumber,
  mobile: isNoNumber,
  phone: isNoNumber,
  callerIdNumber: isNoNumber,
  smsNumber: isNoNumber,
  voicemailPin: isNoNumber,
  onCallPin: isNoNumber,
  callTimeout: isNoNumber,
  maxBindings: isNoNumber,
  onCallRemindMinutes: isNoNumber,
  status: (values) => values.statuses < 0.5,
  doNotDisturb: isNoAnswer,
  voicemailEnabled: isNoAnswer,
  smsEnabled: isNoAnswer,
  mobileStun: isNoAnswer,
};

const denies = (field: UserField, values: ColumnValues): boolean => contradictions[field]?.(values) ?? false;

/** The surest candidate first; each column and each field once. Two equally named columns that differ get nothing: people must say. */
function assign(
  candidates: readonly Candidate[],
  keys: readonly string[],
  values: readonly ColumnValues[],
): Map<number, Candidate> {
  const chosen = new Map<number, Candidate>();
  const taken = new Set<UserField>();
  const disputed = disputedColumns(keys, values);
  const fitting = candidates.filter(
    (candidate) => candidate.confidence >= leastConfidence && !disputed.has(candidate.column),
  );
  for (const candidate of [...fitting].sort((a, b) => b.confidence - a.confidence || a.column - b.column)) {
    if (chosen.has(candidate.column) || (candidate.field && taken.has(candidate.field))) continue;
    chosen.set(candidate.column, candidate);
    if (candidate.field) taken.add(candidate.field);
  }
  return settleNames(chosen, candidates, values);
}

/** A column called only "name" is the whole name, or what is missing beside a given or a family name. */
function settleNames(
  chosen: Map<number, Candidate>,
  candidates: readonly Candidate[],
  values: readonly ColumnValues[],
): Map<number, Candidate> {
  const columnFor = (field: UserField): number | undefined =>
    [...chosen.values()].find((candidate) => candidate.field === field)?.column;
  const loose = candidates.find((candidate) => candidate.loose && chosen.get(candidate.column) === candidate);
  if (!loose) return chosen;
  const given = columnFor('givenName');
  const family = columnFor('familyName');
  if ((given === undefined) === (family === undefined)) return chosen;
  const other = values[given ?? family!]!;
  const whole = values[loose.column]!;
  const both = whole.values.map((value, row) => [value.toLowerCase(), other.values[row]!.toLowerCase()] as const);
  const filled = both.filter(([name, part]) => name !== '' && part !== '');
  const contained = filled.filter(([name, part]) => name.includes(part)).length;
  if (filled.length > 0 && contained * 2 > filled.length) return chosen;
  chosen.set(loose.column, {
    ...loose,
    field: given === undefined ? 'givenName' : 'familyName',
    confidence: filled.length > 0 ? 0.9 : 0.8,
  });
  return chosen;
}

function disputedColumns(keys: readonly string[], values: readonly ColumnValues[]): ReadonlySet<number> {
  const disputed = new Set<number>();
  keys.forEach((key, column) => {
    const first = keys.indexOf(key);
    if (key === '' || first === column) return;
    const [one, other] = [values[first]!, values[column]!];
    if (other.filled === 0 || sameValues(one, other)) disputed.add(column);
    else if (one.filled === 0) disputed.add(first);
    else disputed.add(first).add(column);
  });
  return disputed;
}

/** @param isAlone no other column has the same name. */
function describe(chosen: Candidate | undefined, first: Candidate | undefined, isAlone: boolean): HeaderMatch {
  const meaning = chosen ?? first;
  if (!meaning) return { confidence: 0, reason: 'ignored' };
  const detail = meaning.detail !== undefined && { detail: meaning.detail };
  // What a known system says better in another column is not needed a second time.
  if (!chosen && meaning.reason === 'known-system' && isAlone) return { confidence: 1, reason: 'ignored', ...detail };
  return {
    ...(chosen?.field && { field: chosen.field }),
    confidence: chosen ? chosen.confidence : Math.min(meaning.confidence, 0.5),
    reason: meaning.reason,
    ...detail,
    ...(chosen?.inverted && { inverted: true }),
  };
}
