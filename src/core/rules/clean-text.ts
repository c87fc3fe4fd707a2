/** Characters that spreadsheets and contact apps leave behind: direction marks around numbers, zero-width space, byte order mark. */
const leftovers = /[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Printable ASCII and nothing else: there is little to clean and to check. */
export function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126) return false;
  }
  return true;
}

/**
 * Latin letters, digits and signs, as most names of the West are written: no control character, no blank but the plain one,
 * nothing to compose (all below U+0300 is composed) and nothing invisible.
 */
export function isSimple(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code >= 0x300 || (code > 126 && code <= 0xa0) || code === 0xad) return false;
  }
  return true;
}

/** Text as it is kept: one composition (NFC), no blanks at the ends, no invisible leftovers. */
export function cleanText(text: string): string {
  if (isSimple(text)) return text.charCodeAt(0) === 32 || text.charCodeAt(text.length - 1) === 32 ? text.trim() : text;
  return text.replace(leftovers, '').normalize('NFC').trim();
}
