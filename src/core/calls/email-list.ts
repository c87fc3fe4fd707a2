/** Up to the next separator; what stands in quotes or angle brackets is not taken apart. */
const piece = /(?:"[^"\n\r]*"|<[^<>\n\r]*>|[^,;\n\r\t،؛，；、])+/g;

/** What a program wraps an address into: quotes, a name before angle brackets, a link that may hold a subject and more. */
const wrappings = [
  /^"([^"]*)"$/,
  /^'([^']*@[^']*)'$/,
  /^[^<>]*<([^<>@]*@[^<>]*)>$/,
  /^mailto:([^?\s]*@[^?\s]*)(?:\?\S*)?$/i,
];

/** A name before the angle brackets. */
const named = /^[^<>]+<[^<>@]*@[^<>]*>$/;

/** `Ruiz` of `Ruiz, Ana <ana@acme.example>`: it has nothing of an address, and a capital as names do in scripts that have some. */
const familyName = /^(?=.*[\p{Lu}\p{Lo}])[\p{L}\p{M} '’-]+$/u;

/**
 * The addresses in what was typed or pasted: separated by commas, semicolons, new lines or tabs, in columns, with names before
 * them, as `mailto:` links (R19). What is no address stays as it was typed, so that it can be named; nothing is dropped but
 * names and repetitions. What comes out, one in each line, gives the same again.
 */
export function splitEmails(text: string): readonly string[] {
  const pieces = text.match(piece) ?? [];
  const typed = pieces.map((each) => each.trim()).filter((each) => each !== '');
  const wanted = typed.filter((each, at) => !(familyName.test(each) && named.test(typed[at + 1] ?? '')));
  return [...new Set(wanted.flatMap(addressesOf))];
}

function addressesOf(text: string): readonly string[] {
  for (const wrapping of wrappings) {
    const inner = wrapping.exec(text)?.[1];
    if (inner !== undefined) return splitEmails(inner);
  }
  const words = text.split(/\s+/);
  return words.length > 1 && words.every((word) => word.includes('@')) ? splitEmails(words.join('\n')) : [text];
}
