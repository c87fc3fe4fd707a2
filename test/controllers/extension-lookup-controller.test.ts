import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { ExtensionLookupController } from '../../src/controllers/extension-lookup-controller.js';
import type { UserDirectory } from '../../src/data/directory.js';

class LookupHost extends LitElement {
  answers = 0;
  readonly lookup = new ExtensionLookupController(this, { answered: () => this.answers++ });
}
customElements.define('lookup-host', LookupHost);

/** A directory that answers when it is told to. */
function slowDirectory(): { directory: UserDirectory; answer: () => void } {
  const waiting: (() => void)[] = [];
  const extensions = (): Promise<readonly []> => new Promise((resolve) => waiting.push(() => resolve([])));
  return { directory: { extensions } as unknown as UserDirectory, answer: () => waiting.forEach((tell) => tell()) };
}

describe('ExtensionLookupController', () => {
  it('a question whose host has left the page is over: nothing waits, and its answer is not heard', async () => {
    const element = await fixture<LookupHost>(html`<lookup-host></lookup-host>`);
    const { directory, answer } = slowDirectory();
    element.lookup.ask(directory, { value: '101' });
    expect(element.lookup.busy).to.equal(true);
    element.remove();
    expect(element.lookup.busy).to.equal(false);
    answer();
    await element.lookup.settled;
    expect(element.answers).to.equal(0);
  });

  it('an emptied control waits for nothing', async () => {
    const element = await fixture<LookupHost>(html`<lookup-host></lookup-host>`);
    const { directory } = slowDirectory();
    element.lookup.ask(directory, { value: '101' });
    element.lookup.ask(directory, { value: '' });
    expect(element.lookup.busy).to.equal(false);
  });
});
