import type { UserField } from '../user.js';
import { ar, he } from './header-words/ar-he.js';
import { de, nl } from './header-words/de-nl.js';
import { en } from './header-words/en.js';
import { es, pt } from './header-words/es-pt.js';
import { fr, it } from './header-words/fr-it.js';
import { pl, ru, tr } from './header-words/pl-ru-tr.js';

/**
 * What a header may mean beside a field: words that only the other columns or the values can decide (`name`, `password`, `number` …),
 * `disabled` for a status told the other way round, and `ignored` for what has no place in a user.
 */
export type HeaderMeaning =
  | UserField
  | 'name'
  | 'password'
  | 'number'
  | 'pin'
  | 'did'
  | 'callerId'
  | 'voicemail'
  | 'title'
  | 'disabled'
  | 'ignored';

/** Words of one language per meaning, separated by commas. */
export type HeaderWords = { readonly [M in HeaderMeaning]?: string };

export interface HeaderWord {
  readonly meaning: HeaderMeaning;
  /** BCP 47 code. */
  readonly language: string;
}

const languages: readonly (readonly [string, HeaderWords])[] = Object.entries({
  en,
  de,
  fr,
  es,
  it,
  pt,
  nl,
  pl,
  tr,
  ru,
  ar,
  he,
});

/** Letters that no normalisation folds. */
const foldings: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
};

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|ـ/gu, '')
    .toLowerCase()
    .replace(/[łøßæœđıىة]/g, (letter) => foldings[letter]!);
}

/** A header without what does not count: case, accents, spaces, signs and remarks in brackets. */
export function headerKey(header: string): string {
  const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return letters(header.replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')) || letters(header);
}

/** The words of a header, from spaces, signs and camelCase. */
export function headerTokens(header: string): string[] {
  const spaced = header.replace(/\[[^\]]*\]|\([^)]*\)/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return fold(spaced)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
}

let index: Map<string, HeaderWord[]> | undefined;

/** Every known word by its `headerKey`, of each language that has it; made on first use, because most pages never import. */
export function headerWordIndex(): ReadonlyMap<string, readonly HeaderWord[]> {
  if (index) return index;
  index = new Map();
  for (const [language, words] of languages)
    for (const [meaning, list] of Object.entries(words) as [HeaderMeaning, string][])
      for (const word of list.split(',')) {
        const key = headerKey(word);
        const known = index.get(key);
        if (!known) index.set(key, [{ meaning, language }]);
        else if (!known.some((other) => other.language === language)) known.push({ meaning, language });
      }
  return index;
}

/** The word a key is, in the language that most of the file's other headers speak: "CEP" is a postcode or a mobile phone. */
export function headerWord(key: string, language: string): HeaderWord | undefined {
  const words = headerWordIndex().get(key);
  return words?.find((word) => word.language === language) ?? words?.[0];
}

/** The language that has most of the headers; a word that several have counts little. English where none is ahead. */
export function headerLanguage(keys: readonly string[]): string {
  const votes = new Map<string, number>([['en', 0]]);
  for (const key of keys) {
    const words = headerWordIndex().get(key) ?? [];
    for (const { language } of words) votes.set(language, (votes.get(language) ?? 0) + 1 / words.length);
  }
  return [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best))[0];
}
