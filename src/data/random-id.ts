const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const idBytes = 16;
let pool = new Uint8Array(0);
let used = 0;

/**
 * An id nobody else has: 128 random bits. Works on plain http too, where `crypto.randomUUID` is missing (P14).
 * Randomness is drawn for many ids at once, which is felt when 100,000 users come together.
 */
export function randomId(): string {
  if (used + idBytes > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(idBytes * 256));
    used = 0;
  }
  let id = '';
  for (const end = used + idBytes; used < end; used++) id += hex[pool[used]!]!;
  return id;
}
