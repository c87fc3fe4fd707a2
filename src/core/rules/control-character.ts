/** Control characters, line and paragraph separators, and halves of surrogate pairs. Notes may have lines and tabs. */
export const controlCharacter = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
export const controlCharacterInNotes = /[\p{Zl}\p{Zp}\p{Cs}]|(?![\n\r\t])\p{Cc}/u;
