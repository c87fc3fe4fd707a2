/** Up to the next separator; what stands in quotes or angle brackets is not taken apart. */
const piece = /(?:"[^"\n\r]*"|<[^<>\n\r]*>|[^,;\n\r\t،؛，；、])+/g;

/** `Ana Ruiz <ana@acme.example>`; in the brackets is the address. */
const named = /^[^<>]*<([^<>@]*@[^<>]*)>$/;

/** `Ruiz` of `Ruiz, Ana <ana@acme.example>`: it has nothing of an address, and a capital as names do in scripts that have some. */
const familyName = /^(?=.*[\p{Lu}\p{Lo}])[\p{L}\p{M} '’-]+$/u;

/**
 * The addresses in what was typed or pasted: separated by commas, semicolons, new lines or tabs, in columns, with names before
 * them, as `mailto:` links (R19). What is no address stays as it was typed, so that it can be named; nothing is dropped but
 * names and repetitions.
 */
export function splitEmails(text: string): readonly string[] {
  const pieces = text.match(piece) ?? [];
  const typed = pieces.map((each) => each.trim()).filter((each) => each !== '');
  const wanted = typed.filter((each, at) => !isFamilyName(each, typed[at + 1]));
  return [...new Set(wanted.flatMap(addressesOf))];
}

const isFamilyName = (text: string, next = ''): boolean => familyName.test(text) && named.test(next) && next[0] !== '<';

function addressesOf(text: string): readonly string[] {
  const quoted = /^"([^"]*)"$/.exec(text) ?? /^'([^']*@[^']*)'$/.exec(text);
  if (quoted) return splitEmails(quoted[1]!);
  const address = (named.exec(text)?.[1] ?? text).trim();
  const words = address.split(/\s+/);
  return words.every((word) => word.includes('@')) ? words.map(withoutLink) : [address];
}

/** A link may also hold a subject and more, which no address does. */
const withoutLink = (word: string): string => word.replace(/^mailto:([^?]*@[^?]*).*$/i, '$1');
