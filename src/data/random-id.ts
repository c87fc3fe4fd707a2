const idLength = 32;
const idsAtOnce = 256;
/** Hexadecimal digits of many ids, one after another, and how much of them is used. */
let pool = '';
let used = 0;

/**
 * An id nobody else has: 128 random bits. Works on plain http too, where `crypto.randomUUID` is missing (P14).
 * Randomness is drawn for many ids at once, which is felt when 100,000 users come together.
 */
export function randomId(): string {
  if (used === pool.length) {
    pool = decoder.decode(digitsOf(crypto.getRandomValues(new Uint8Array((idLength / 2) * idsAtOnce))));
    used = 0;
  }
  return pool.slice(used, (used += idLength));
}

const decoder = new TextDecoder();

/** Two character codes for each byte. */
function digitsOf(bytes: Uint8Array): Uint8Array {
  const codes = new Uint8Array(2 * bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    codes[2 * at] = codeOf(byte >> 4);
    codes[2 * at + 1] = codeOf(byte & 15);
  }
  return codes;
}

const codeOf = (digit: number): number => (digit < 10 ? 48 : 87) + digit;
