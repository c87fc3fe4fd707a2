import type { Person } from '../../../pages/people.js';

/** Writes the people as one file of JSON and waits until it is flushed. The worker is there before, as a database is opened before. */
export class Opfs {
  readonly #worker = new Worker(new URL('./opfs-worker.ts', import.meta.url), { type: 'module' });
  bytes = 0;

  async write(people: readonly Person[]): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(people));
    this.bytes = bytes.length;
    await new Promise((resolve, reject) => {
      this.#worker.onmessage = resolve;
      this.#worker.onerror = () => reject(new Error('the worker could not write the file'));
      this.#worker.postMessage(bytes, [bytes.buffer]);
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}
