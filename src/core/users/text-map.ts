/** Slots looked at before a text goes elsewhere; in a table that is at most half full nearly all are found in the first two. */
const reach = 32;
const smallest = 16;

/**
 * From texts to positions, as a `Map` would have it, for 100,000 texts that are looked up once or twice each: everything an import
 * brings. For a text that an engine has not looked up before a `Map` takes one to three microseconds, empty or not (Chromium 156);
 * this takes a tenth of it. What decides stands side by side in one list of numbers.
 */
export class TextMap {
  readonly #hash: (text: string) => number;
  /** Per slot: the hash of its text, and one more than its number; 0 is empty, -1 was somebody's. */
  #slots = new Int32Array(2 * smallest);
  #texts: (string | undefined)[] = new Array<string | undefined>(smallest);
  /** Slots that are not empty. */
  #used = 0;
  #size = 0;
  /** Texts that found no place within reach: only such as were chosen for it. */
  readonly #overflow = new Map<string, number>();

  /** @param hash of a text, a signed integer of 32 bits */
  constructor(hash = hashOf) {
    this.#hash = hash;
  }

  get size(): number {
    return this.#size + this.#overflow.size;
  }

  /** Of what is no text, undefined, as a `Map` would say. */
  get(text: unknown): number | undefined {
    if (typeof text !== 'string') return undefined;
    const slot = this.#find(text, this.#hash(text));
    if (slot >= 0) return this.#slots[2 * slot + 1]! - 1;
    return this.#hasOverflow(text) ? this.#overflow.get(text) : undefined;
  }

  /** @param value an integer from 0 */
  set(text: string, value: number): void {
    const hash = this.#hash(text);
    const slot = this.#find(text, hash);
    if (slot >= 0) this.#slots[2 * slot + 1] = value + 1;
    else if (this.#hasOverflow(text)) this.#overflow.set(text, value);
    else this.#add(text, hash, value);
  }

  delete(text: string): void {
    const slot = this.#find(text, this.#hash(text));
    if (slot < 0) {
      if (this.#hasOverflow(text)) this.#overflow.delete(text);
      return;
    }
    this.#slots[2 * slot + 1] = -1;
    this.#texts[slot] = undefined;
    this.#size--;
  }

  /** Where a text stands; -1 when it stands in no slot. */
  #find(text: string, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let step = 0; step < reach; step++) {
      const slot = (hash + step) & mask;
      const value = slots[2 * slot + 1]!;
      if (value === 0) return -1;
      if (value > 0 && slots[2 * slot] === hash && this.#texts[slot] === text) return slot;
    }
    return -1;
  }

  /** Engines take microseconds to look up a text that they have not looked up before, also in an empty `Map`. */
  #hasOverflow(text: string): boolean {
    return this.#overflow.size > 0 && this.#overflow.has(text);
  }

  #add(text: string, hash: number, value: number): void {
    if (2 * (this.#used + 1) > this.#texts.length) this.#rebuild();
    if (!this.#put(text, hash, value + 1)) this.#overflow.set(text, value);
  }

  /** @returns whether there was a free slot. */
  #put(text: string, hash: number, value: number): boolean {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let step = 0; step < reach; step++) {
      const slot = (hash + step) & mask;
      const old = slots[2 * slot + 1]!;
      if (old > 0) continue;
      if (old === 0) this.#used++;
      slots[2 * slot] = hash;
      slots[2 * slot + 1] = value;
      this.#texts[slot] = text;
      this.#size++;
      return true;
    }
    return false;
  }

  /** Without those that are gone, and with room for as many again. */
  #rebuild(): void {
    const [slots, texts] = [this.#slots, this.#texts];
    let length = smallest;
    while (length < 4 * this.#size) length *= 2;
    this.#slots = new Int32Array(2 * length);
    this.#texts = new Array<string | undefined>(length);
    this.#used = this.#size = 0;
    for (let slot = 0; slot < texts.length; slot++) {
      const text = texts[slot];
      if (text === undefined) continue;
      const [hash, value] = [slots[2 * slot]!, slots[2 * slot + 1]!];
      if (!this.#put(text, hash, value)) this.#overflow.set(text, value - 1);
    }
  }
}

/** A signed integer of 32 bits: FNV-1a, its bits mixed once more so that the low ones tell texts apart that differ in one letter. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
