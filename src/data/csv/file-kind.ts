import type { FileProblemCode } from './file-problem.js';

const signatures: readonly (readonly [readonly number[], FileProblemCode])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'excel-workbook'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  [[0x47, 0x49, 0x46, 0x38], 'image'],
  [[0x42, 0x4d, 0xff], 'image'],
  [[0x1f, 0x8b], 'archive'],
  [[0x42, 0x5a, 0x68], 'archive'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0xfd, 0x37, 0x7a, 0x58], 'archive'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'archive'],
];

/** What a file is when it is no text, by its first bytes; a name says nothing. */
export function foreignBytes(bytes: Uint8Array): FileProblemCode | undefined {
  const found = signatures.find(([signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (found) return found[1];
  if (isAscii(bytes, 0, 'RIFF') && isAscii(bytes, 8, 'WEBP')) return 'image';
  if (isAscii(bytes, 0, 'PK\u0003\u0004')) return zipKind(bytes);
  return undefined;
}

const isAscii = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** Workbooks are zip archives; their first entries have names of their own. */
function zipKind(bytes: Uint8Array): FileProblemCode {
  const length = (bytes[26] ?? 0) | ((bytes[27] ?? 0) << 8);
  const name = String.fromCharCode(...bytes.subarray(30, 30 + Math.min(length, 100)));
  const isFileName = /^[\w .()/&+-]+\.\w{1,5}$/.test(name);
  return isFileName && !/^(\[Content_Types\]|_rels|xl|docProps|mimetype|META-INF)/.test(name)
    ? 'archive'
    : 'excel-workbook';
}

/** What a text is when it is no table: the login page of a session that ran out, the answer of an interface. */
export function foreignText(text: string): FileProblemCode | undefined {
  const start = text.slice(0, 2000).trimStart();
  if (/^<\?xml|^<\?mso|^<Workbook/i.test(start)) return start.includes('Workbook') ? 'excel-workbook' : 'web-page';
  if (/^<(?:!doctype|!--|html|head|body|table|script|style|meta|title|div|form|span|p|h1)\b/i.test(start))
    return 'web-page';
  if (/^(?:\{\s*(?:"[^"]*"\s*:|\})|\[\s*(?:[[{]|\]))/.test(start)) return 'json';
  return isBinary(text) ? 'binary' : undefined;
}

/** A text may hold a stray control character; a tenth of them is something else. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return strange > 4 && strange * 10 > sample.length;
}
