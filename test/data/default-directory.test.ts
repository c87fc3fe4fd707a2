import { expect } from '@open-wc/testing';
import { defaultDirectory, openDefaultAdapter } from '../../src/data/default-directory.js';

function withoutStorage<T>(factory: unknown, run: () => Promise<T>): Promise<T> {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: factory });
  return run().finally(() => Object.defineProperty(globalThis, 'indexedDB', own));
}

const sandboxed = {
  open(): never {
    throw new DOMException('access is denied for this document', 'SecurityError');
  },
};

describe('the default directory', () => {
  it('is one per tenant, whoever asks', () => {
    expect(defaultDirectory('one')).to.equal(defaultDirectory('one'));
    expect(defaultDirectory('one')).not.to.equal(defaultDirectory('two'));
  });

  it('keeps users in this browser', async () => {
    const directory = defaultDirectory('kept');
    await directory.ready();
    expect(directory.supports?.persistent).to.equal(true);
    expect(directory.error).to.equal(undefined);
    await directory.close();
  });

  for (const [where, factory] of [
    ['a sandboxed frame', sandboxed],
    ['a browser without IndexedDB', undefined],
  ] as const)
    it(`P14: in ${where} it works in memory and goes on saying so`, () =>
      withoutStorage(factory, async () => {
        const directory = defaultDirectory(`blocked in ${where}`);
        const [result] = await directory.submit([{ kind: 'create', values: { displayName: 'Ann' } }]);
        expect(result?.ok).to.equal(true);
        expect((await directory.list({})).total).to.equal(1);
        expect(directory.supports?.persistent).to.equal(false);
        expect(directory.error?.code).to.equal('storage-blocked');
      }));

  it('P14: all directories of the page show the same users from memory', () =>
    withoutStorage(sandboxed, async () => {
      const [one, two] = [await openDefaultAdapter('shared'), await openDefaultAdapter('shared')];
      await one.write([{ kind: 'create', values: { displayName: 'Ann' } }]);
      await one.close?.();
      expect((await two.list({})).total).to.equal(1);
    }));
});
