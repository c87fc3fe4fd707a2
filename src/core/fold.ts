/** Letters that have no decomposition but that people type without their stroke or ligature. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
};

/** Visible ASCII without capitals: its own key, as nearly all are. */
function isKey(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code >= 127 || (code >= 65 && code <= 90)) return false;
  }
  return true;
}

const isAscii = (text: string): boolean => !/[^\x00-\x7f]/.test(text);

/** Text as it is searched: lower case, without accents, `ß` as `ss` (T2). Equal folds are the same to a searching person. */
export function fold(text: string): string {
  if (isKey(text)) return text;
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłħıŧ]/g, (letter) => plainLetters[letter]!);
}

/** Text as an identity: two usernames or e-mail addresses with one key are the same (P2). Accents count, case and composition do not. */
export function identityKey(text: string): string {
  if (isKey(text)) return text;
  const lower = text.trim().toLowerCase();
  return isAscii(lower) ? lower : lower.normalize('NFC');
}
