/** Digits 0 to 9 from a place on, and at least one. */
export function isDigits(text: string, start = 0): boolean {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return text.length > start;
}
