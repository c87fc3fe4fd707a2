import { openLine, sealOf } from '../../core/backup/backup-line.js';
import { RunningSum } from '../../core/backup/running-sum.js';

/** Bytes that are handed to the browser at once, which may keep them outside the page's memory. */
const pieceBytes = 1 << 20;

/** Writes a backup line by line; each closes with the sum of all bytes before. */
export class BackupWriter {
  readonly #encoder = new TextEncoder();
  readonly #sum = new RunningSum();
  readonly #pieces: Blob[] = [];
  #lines: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  write(line: object, replacer?: (key: string, value: unknown) => unknown): void {
    const start = this.#encoder.encode(openLine(JSON.stringify(line, replacer)));
    this.#sum.add(start);
    const end = this.#encoder.encode(`${sealOf(this.#sum)}\n`);
    this.#sum.add(end);
    this.#lines.push(start, end);
    this.#bytes += start.length + end.length;
    if (this.#bytes >= pieceBytes) this.#hand();
  }

  get file(): Blob {
    this.#hand();
    return new Blob(this.#pieces, { type: 'application/x-ndjson' });
  }

  #hand(): void {
    if (this.#lines.length > 0) this.#pieces.push(new Blob(this.#lines));
    this.#lines = [];
    this.#bytes = 0;
  }
}
