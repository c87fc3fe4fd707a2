/** An id nobody else has: 128 random bits. Works on plain http too, where `crypto.randomUUID` is missing (P14). */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
