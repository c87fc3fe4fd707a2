import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { PhoneNumbersController } from '../../src/controllers/phone-numbers-controller.js';
import type { PhoneNumbers } from '../../src/core/phone.js';

const none: PhoneNumbers = { read: () => undefined };

class PhoneHost extends LitElement {
  opened = 0;
  answer: () => Promise<PhoneNumbers> = () => Promise.resolve(none);
  readonly phones = new PhoneNumbersController(this, () => {
    this.opened++;
    return this.answer();
  });
  override render(): TemplateResult {
    return html`<form @focusin=${this.phones.focusin}>
      <input id="text" inputmode="text" aria-label="Text" /><input id="mobile" inputmode="tel" aria-label="Mobile" />
      <button id="button" type="button">B</button>
      <p>${this.phones.numbers ? 'loaded' : 'as typed'}</p>
    </form>`;
  }
  enter(id: string): void {
    this.shadowRoot!.querySelector<HTMLElement>(`#${id}`)!.focus();
  }
  get shown(): string {
    return this.shadowRoot!.querySelector('p')!.textContent;
  }
}
customElements.define('phone-host', PhoneHost);

const host = (): Promise<PhoneHost> => fixture<PhoneHost>(html`<phone-host></phone-host>`);

describe('PhoneNumbersController', () => {
  it('loads nothing until a field for a number is entered, and then once', async () => {
    const element = await host();
    element.enter('text');
    element.enter('button');
    expect(element.opened).to.equal(0);
    element.enter('mobile');
    expect(element.opened).to.equal(1);
    await element.phones.settled;
    await element.updateComplete;
    expect(element.phones.numbers).to.equal(none);
    expect(element.shown).to.equal('loaded');
    element.enter('text');
    element.enter('mobile');
    expect(element.opened).to.equal(1);
  });

  it('does without what cannot be loaded, and tries again when the next field is entered', async () => {
    const element = await host();
    element.answer = () => Promise.reject(new Error('offline'));
    element.enter('mobile');
    await element.phones.settled;
    expect(element.phones.numbers).to.equal(undefined);
    element.answer = () => Promise.resolve(none);
    element.enter('text');
    element.enter('mobile');
    await element.phones.settled;
    expect(element.phones.numbers).to.equal(none);
  });

  it('by itself, reads with the package of the kit', async () => {
    const element = await host();
    const phones = new PhoneNumbersController(element);
    phones.focusin({ target: element.shadowRoot!.querySelector('#mobile') } as unknown as Event);
    await phones.settled;
    expect(phones.numbers?.read('030 12345678', 'DE')?.e164).to.equal('+493012345678');
  });
});
