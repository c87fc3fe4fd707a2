/** The idempotency key of one write of an import: by where it begins among the rows that are written, and nothing else (P3). */
export const importKey = (id: string, at: number): string => `${importKeyPrefix(id)}${at}`;

/** Of the second write for those of them who found no seat. */
export const importSeatsKey = (id: string, at: number): string => `${importKey(id, at)}:seats`;

/** How all keys of an import begin. */
export const importKeyPrefix = (id: string): string => `${id}:`;
