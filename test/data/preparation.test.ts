import { expect } from '@open-wc/testing';
import { Preparation } from '../../src/data/preparation.js';

/** Is ready after some slices, and says when. */
function unready(
  slices: number,
  size = 2000,
): { size: number; left: number; prepare(): boolean; ready: Promise<void> } {
  let tell: () => void;
  const ready = new Promise<void>((resolve) => (tell = resolve));
  return {
    size,
    left: slices,
    ready,
    prepare(): boolean {
      if (--this.left === 0) tell();
      return this.left <= 0;
    },
  };
}

describe('preparation', () => {
  it('goes on slice by slice until the index is ready', async () => {
    const index = unready(3);
    new Preparation(index).start();
    await index.ready;
    expect(index.left).to.equal(0);
  });

  it('works without idle callbacks', async () => {
    const { requestIdleCallback } = window;
    Object.assign(window, { requestIdleCallback: undefined });
    try {
      const index = unready(2);
      new Preparation(index).start();
      await index.ready;
    } finally {
      Object.assign(window, { requestIdleCallback });
    }
  });

  it('leaves a small index alone, and stops when told', async () => {
    const [small, stopped, last] = [unready(1, 10), unready(1), unready(1)];
    new Preparation(small).start();
    const preparation = new Preparation(stopped);
    preparation.start();
    preparation.stop();
    new Preparation(last).start();
    await last.ready;
    expect([small.left, stopped.left]).to.deep.equal([1, 1]);
  });

  it('stops between two slices', async () => {
    const stopped = unready(9);
    const preparation = new Preparation({
      size: 2000,
      prepare() {
        queueMicrotask(() => preparation.stop());
        return stopped.prepare();
      },
    });
    preparation.start();
    const last = unready(5);
    new Preparation(last).start();
    await last.ready;
    expect(stopped.left).to.equal(8);
  });

  it('hands over when the slice is used up', async () => {
    let asked = 0;
    let tell: () => void;
    const ready = new Promise<void>((resolve) => (tell = resolve));
    new Preparation({
      size: 2000,
      prepare(shouldPause) {
        while (!shouldPause()) asked++;
        tell();
        return true;
      },
    }).start();
    await ready;
    expect(asked).to.be.greaterThan(0);
  });
});
