import { DirectoryError } from '../../core/errors.js';

export interface FileLine {
  /** Without its line break. */
  readonly bytes: Uint8Array;
  /** Absent at the end of a file that ends in the middle of it. */
  readonly isWhole: boolean;
  /** How much of the file has been read, from 0 to 1. */
  readonly part: number;
}

const readBytes = 1 << 18;
const lineBreak = 10;

/** The lines of a file, read piece by piece. @throws DirectoryError `unavailable` for a file that cannot be read. */
export async function* fileLines(file: Blob): AsyncGenerator<FileLine, void> {
  /** Of a line that goes on in the next piece. */
  let begun: Uint8Array[] = [];
  let isFirst = true;
  for (let from = 0; from < file.size; from += readBytes) {
    const bytes = await readPiece(file.slice(from, from + readBytes));
    const part = Math.min(1, (from + readBytes) / file.size);
    let start = 0;
    for (let end = bytes.indexOf(lineBreak); end >= 0; end = bytes.indexOf(lineBreak, start)) {
      yield { bytes: join([...begun, bytes.subarray(start, end)]), isWhole: true, part };
      begun = [];
      isFirst = false;
      start = end + 1;
    }
    if (start < bytes.length) begun.push(bytes.subarray(start));
    // A header is far shorter: what has no line break by now is something else, and may be huge.
    if (isFirst) break;
  }
  if (begun.length > 0) yield { bytes: join(begun), isWhole: false, part: 1 };
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

async function readPiece(piece: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch (cause) {
    throw new DirectoryError('unavailable', { cause });
  }
}
