const widths = { state: 8, sum: 16 };

/** Characters of a sum. */
export const sumLength = widths.sum;

/**
 * A sum of 64 bits over all bytes so far: FNV-1a, stirred, twice with different numbers. A single byte that is another always gives
 * another sum, anything else all but surely. It finds damage, not forgery: whoever wants to can write a sum that fits. The
 * browser's own digests are missing on plain http (P14).
 */
export class RunningSum {
  #first = 0x811c9dc5;
  #second = 0x9747b28c;

  add(bytes: Uint8Array, end = bytes.length): void {
    let [first, second] = [this.#first, this.#second];
    for (let at = 0; at < end; at++) {
      const byte = bytes[at]!;
      // Each step can be undone, so two that differ once never meet again over the same bytes.
      first = Math.imul(first ^ byte, 0x01000193);
      first ^= first >>> 15;
      second = Math.imul(second ^ byte, 0x85ebca6b);
      second ^= second >>> 13;
    }
    this.#first = first;
    this.#second = second;
  }

  /** 16 hexadecimal digits. */
  get text(): string {
    return hex(this.#first) + hex(this.#second);
  }
}

const hex = (number: number): string => (number >>> 0).toString(16).padStart(widths.state, '0');
