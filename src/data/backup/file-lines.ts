import { DirectoryError } from '../../core/errors.js';

export interface FileLine {
  /** Without its line break. */
  readonly bytes: Uint8Array;
  /** Absent at the end of a file that ends in the middle of it. */
  readonly isWhole: boolean;
  /** How much of the file has been read, from 0 to 1. */
  readonly part: number;
}

const readBytes = 1 << 20;
/** A header is far shorter; what has no line break before this is something else, and may be huge. */
const mostOfHeader = 1 << 16;
const lineBreak = 10;

/** The lines of a file, read piece by piece. @throws DirectoryError `unavailable` for a file that cannot be read. */
export async function* fileLines(file: Blob): AsyncGenerator<FileLine, void> {
  let rest = new Uint8Array(0);
  let isFirst = true;
  for (let from = 0; from < file.size; from += readBytes) {
    const bytes = join(rest, await readPiece(file.slice(from, from + readBytes)));
    const part = Math.min(1, (from + readBytes) / file.size);
    let start = 0;
    // What is left of the piece before has no line break.
    for (let end = bytes.indexOf(lineBreak, rest.length); end >= 0; end = bytes.indexOf(lineBreak, start)) {
      yield { bytes: bytes.subarray(start, end), isWhole: true, part };
      isFirst = false;
      start = end + 1;
    }
    rest = bytes.slice(start);
    if (isFirst && rest.length > mostOfHeader) break;
  }
  if (rest.length > 0) yield { bytes: rest, isWhole: false, part: 1 };
}

function join(before: Uint8Array, after: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(before.length + after.length);
  joined.set(before);
  joined.set(after, before.length);
  return joined;
}

async function readPiece(piece: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch (cause) {
    throw new DirectoryError('unavailable', { cause });
  }
}
