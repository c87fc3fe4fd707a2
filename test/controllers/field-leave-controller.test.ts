import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { FieldLeaveController } from '../../src/controllers/field-leave-controller.js';

class LeaveHost extends LitElement {
  readonly left: string[] = [];
  readonly leaving = new FieldLeaveController(this, ({ id }) => this.left.push(id));

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div @focusout=${this.leaving.focusout} @pointerdown=${this.leaving.pointerdown}>
      <input id="a" aria-label="A" /><input id="b" aria-label="B" />
    </div>`;
  }

  pointer(type: string): void {
    this.querySelector('#b')!.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
  }
  leave(id: string): void {
    this.querySelector(`#${id}`)!.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  }
}
customElements.define('leave-host', LeaveHost);

const host = (): Promise<LeaveHost> => fixture<LeaveHost>(html`<leave-host></leave-host>`);
/** A turn of the event loop, as between the end of a press and its click. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('FieldLeaveController', () => {
  it('F1: tells at once of a field that the keyboard left', async () => {
    const element = await host();
    element.leave('a');
    expect(element.left).to.deep.equal(['a']);
  });

  it('F1: waits for the end of a press, and for the click that follows it', async () => {
    const element = await host();
    element.pointer('pointerdown');
    element.leave('a');
    element.pointer('pointerup');
    expect(element.left).to.deep.equal([]);
    await turn();
    expect(element.left).to.deep.equal(['a']);
  });

  it('F1: a press that became a scroll tells when it is cancelled, once', async () => {
    const element = await host();
    element.pointer('pointerdown');
    element.leave('a');
    element.pointer('pointercancel');
    expect(element.left).to.deep.equal(['a']);
    element.pointer('pointerup');
    await turn();
    expect(element.left).to.deep.equal(['a']);
  });

  it('the end of a press is heard even where the page keeps it to itself', async () => {
    const element = await host();
    const keep = (event: Event): void => event.stopPropagation();
    element.addEventListener('pointerup', keep);
    element.pointer('pointerdown');
    element.leave('a');
    element.pointer('pointerup');
    await turn();
    expect(element.left).to.deep.equal(['a']);
  });

  it('hears nothing more once its host has left the page, whether the press was over or not', async () => {
    const element = await host();
    element.pointer('pointerdown');
    element.leave('a');
    element.remove();
    dispatchEvent(new PointerEvent('pointerup'));
    await turn();
    expect(element.left).to.deep.equal([]);

    document.body.append(element);
    element.pointer('pointerdown');
    element.leave('b');
    element.pointer('pointerup');
    element.remove();
    await turn();
    expect(element.left).to.deep.equal([]);
  });
});
