/** What was typed or pasted, as a number is kept: spaces go, digits of other scripts become 0–9; anything else stays, to be refused by name. */
export function typedExtension(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\p{Nd}/gu, latinDigit);
}

/** The digits of a script stand in a run of ten, so the value is the distance from the run's first. */
function latinDigit(character: string): string {
  if (character <= '9') return character;
  const code = character.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
