import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { ComboboxController, type ComboboxItem } from '../../src/controllers/combobox-controller.js';

class ComboHost extends LitElement {
  items: readonly ComboboxItem[] = [];
  readonly heard: string[] = [];
  readonly combobox = new ComboboxController<ComboboxItem>(this, {
    items: () => this.items,
    anchor: () => this.querySelector<HTMLElement>('.anchor'),
    popup: () => this.querySelector<HTMLElement>('.popup'),
    choose: (item) => this.heard.push(item.id),
    confirm: () => this.heard.push('confirm'),
    toggled: (open) => this.heard.push(open ? 'open' : 'closed'),
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="anchor"></div>
      <div class="popup" popover="manual">${this.items.map(({ id }) => html`<div id=${id}>${id}</div>`)}</div>`;
  }
}
customElements.define('combo-host', ComboHost);

const host = (): Promise<ComboHost> => fixture<ComboHost>(html`<combo-host></combo-host>`);

describe('ComboboxController', () => {
  it('closes its list when the host leaves the page, and comes back closed', async () => {
    const element = await host();
    const place = element.parentElement!;
    element.combobox.show();
    await element.updateComplete;
    expect(element.querySelector('.popup')!.matches(':popover-open')).to.equal(true);
    element.remove();
    expect(element.heard).to.deep.equal(['open', 'closed']);
    place.append(element);
    await element.updateComplete;
    expect(element.combobox.open).to.equal(false);
    expect(element.querySelector('.popup')!.matches(':popover-open')).to.equal(false);
  });

  it('a step that waits for the items does not outlive the page it was asked for on', async () => {
    const element = await host();
    const place = element.parentElement!;
    element.combobox.show('next');
    element.remove();
    place.append(element);
    element.items = [{ id: 'first' }, { id: 'second' }];
    element.combobox.show();
    await element.updateComplete;
    expect(element.combobox.active).to.equal(undefined);
  });
});
