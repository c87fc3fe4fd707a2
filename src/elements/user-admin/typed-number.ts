/** As people write a number: with or without what groups it, in the digits of any script. */
export function isNumber(text: string, number: number): boolean {
  const digits = [...text.replace(/[\s.,'’٬]/gu, '')].map((sign) => (/\p{Nd}/u.test(sign) ? digitOf(sign) : 'x'));
  return digits.join('') === String(number);
}

/** Digits of a script follow each other from a code that ends in 0 or 6. */
function digitOf(sign: string): string {
  let value = 0;
  for (let code = sign.codePointAt(0)!; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1 - value));) value++;
  return String(value);
}
