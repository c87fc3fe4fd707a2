import type { Turns } from '../turns.js';

export interface DecodedText {
  readonly text: string;
  /** Label of the Encoding Standard, or `text` for what came as a string. */
  readonly encoding: string;
  /** False where several encodings would do and a person should look. */
  readonly sure: boolean;
}

/** Bytes or letters handled at once. */
const usualSlice = 1 << 20;

/**
 * Bytes as text, by what they are and not by what a name says (I1): byte order mark, the pattern of UTF-16, valid UTF-8, else a
 * Windows code page. Line ends become `\n`, so that a file with mixed ones keeps its rows apart.
 */
export async function decodeText(
  source: Blob | string,
  encoding: string | undefined,
  turns: Turns,
  sliceSize = usualSlice,
): Promise<DecodedText> {
  if (typeof source === 'string')
    return { text: await plainLines(source, turns, sliceSize), encoding: 'text', sure: true };
  const bytes = new Uint8Array(await source.arrayBuffer());
  await turns.next();
  if (encoding !== undefined)
    return { text: await decodeAs(bytes, encoding, { turns, sliceSize }), encoding, sure: true };
  const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (marked) return { text: await decodeAs(bytes, marked, { turns, sliceSize }), encoding: marked, sure: true };
  try {
    return { text: await decodeAs(bytes, 'utf-8', { turns, sliceSize, fatal: true }), encoding: 'utf-8', sure: true };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const guess = guessCodePage(bytes);
    return { text: await decodeAs(bytes, guess.encoding, { turns, sliceSize }), ...guess };
  }
}

interface Decoding {
  readonly turns: Turns;
  readonly sliceSize: number;
  readonly fatal?: boolean;
}

/** @throws TypeError when `fatal` and the bytes are not of that encoding; RangeError for an encoding nobody knows. */
async function decodeAs(
  bytes: Uint8Array,
  encoding: string,
  { turns, sliceSize, fatal = false }: Decoding,
): Promise<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += sliceSize) {
    parts.push(decoder.decode(bytes.subarray(at, at + sliceSize), { stream: true }));
    await turns.next();
  }
  parts.push(decoder.decode());
  return plainLines(parts.join(''), turns, sliceSize);
}

/** One kind of line end and no byte order mark, in slices that never part a pair of CR and LF. */
async function plainLines(text: string, turns: Turns, sliceSize: number): Promise<string> {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.includes('\r')) return start ? text.slice(start) : text;
  const parts: string[] = [];
  for (let at = start; at < text.length;) {
    let end = Math.min(at + sliceSize, text.length);
    if (text.charCodeAt(end - 1) === 13 && text.charCodeAt(end) === 10) end++;
    parts.push(text.slice(at, end).replace(/\r\n?/g, '\n'));
    at = end;
    await turns.next();
  }
  return parts.join('');
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark has its zeros, of line ends and delimiters at least, all at odd or all at even places. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, at) => byte === 0 && (at % 2 === 0 ? even++ : odd++));
  if (bytes.length % 2 !== 0 || Math.max(even, odd) * 25 < sample.length || Math.max(even, odd) < 3) return undefined;
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : undefined;
}

/** Bytes that windows-1252 has no letter for. */
const undefined1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Windows-1252 is what spreadsheets of western countries write. Cyrillic letters stand in long runs of high bytes, western ones
 * alone among plain ones; signs where letters should be, or bytes without a letter, make it a guess.
 */
function guessCodePage(bytes: Uint8Array): { readonly encoding: string; readonly sure: boolean } {
  let high = 0;
  let inRuns = 0;
  let odd = 0;
  const length = Math.min(bytes.length, 1 << 20);
  for (let at = 0, run = 0; at <= length; at++) {
    // The end closes a run as a plain letter does.
    const byte = at < length ? bytes[at]! : 0;
    if (byte < 0x80) {
      if (run >= 3) inRuns += run;
      run = 0;
      continue;
    }
    high++;
    run = byte >= 0xc0 || byte === 0xa8 || byte === 0xb8 ? run + 1 : 0;
    if (undefined1252.has(byte)) odd++;
    else if (byte >= 0xc0 && byte <= 0xde && isSign(bytes[at + 1])) odd++;
  }
  if (inRuns * 2 > high) return { encoding: 'windows-1251', sure: false };
  return { encoding: 'windows-1252', sure: odd === 0 };
}

/** After a capital letter a name goes on, or ends; brackets and the like are what a broken pair of bytes looks like. */
const isSign = (byte: number | undefined): boolean =>
  byte !== undefined && /[!#$%&(*+/<=>?@[\\^{~]/.test(String.fromCharCode(byte));
