import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { VirtualRowsController, type RowSlot } from '../../src/controllers/virtual-rows-controller.js';

class RowsHost extends LitElement {
  count = 0;
  pinned: number | undefined;
  shown: readonly RowSlot[] = [];
  readonly rows = new VirtualRowsController(this, { count: () => this.count, changed: () => undefined });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    const [scroller, body, probe] = ['scroller', 'body', 'probe'].map((name) =>
      this.querySelector<HTMLElement>(`.${name}`)!,
    );
    scroller!.style.blockSize = '400px';
    scroller!.style.overflow = 'auto';
    scroller!.style.position = 'relative';
    probe!.style.blockSize = '40px';
    probe!.style.position = 'absolute';
    this.rows.attach({ scroller: scroller!, body: body!, probe: probe! });
  }

  protected override render(): TemplateResult {
    this.shown = this.rows.slots(this.pinned);
    return html`<div class="scroller">
      <div class="probe"></div>
      <div class="body"></div>
    </div>`;
  }
}
customElements.define('rows-host', RowsHost);

async function hostOf(count: number): Promise<RowsHost> {
  const host = await fixture<RowsHost>(html`<rows-host></rows-host>`);
  host.count = count;
  host.requestUpdate();
  await laidOut(host);
  return host;
}

async function laidOut(host: RowsHost): Promise<void> {
  for (let frame = 0; frame < 2; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await host.updateComplete;
  }
}

async function scrollTo(host: RowsHost, top: number): Promise<void> {
  host.querySelector('.scroller')!.scrollTop = top;
  await laidOut(host);
}

describe('VirtualRowsController', () => {
  it('T4: renders the rows in view with a few beyond, and no more', async () => {
    const host = await hostOf(1000);
    await scrollTo(host, 4000);
    expect(host.rows.firstInView).to.equal(100);
    expect(host.rows.range.first).to.be.within(90, 100);
    expect(host.rows.range.end).to.be.within(110, 120);
    expect(host.rows.pageSize).to.equal(10);
  });

  it('T4: renders all of a short list', async () => {
    const host = await hostOf(5);
    expect(host.shown.map(({ index }) => index)).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('no two rows ever share a slot, whatever is scrolled and pinned', async () => {
    const host = await hostOf(2000);
    const tops = [0, 40, 400, 4000, 3960, 79_000, 0, 120, 20_000, 19_000];
    for (const [step, top] of tops.entries()) {
      host.pinned = [undefined, 3, 102, 1999][step % 4];
      host.requestUpdate();
      await scrollTo(host, top);
      const slots = host.shown.map(({ slot }) => slot);
      expect(new Set(slots).size).to.equal(slots.length);
      const indices = host.shown.map(({ index }) => index);
      expect(indices).to.deep.equal([...indices].sort((a, b) => a - b));
      if (host.pinned !== undefined) expect(indices).to.include(host.pinned);
    }
  });

  it('T5: a pinned row keeps its slot wherever the view goes', async () => {
    const host = await hostOf(2000);
    host.pinned = 4;
    host.requestUpdate();
    await laidOut(host);
    const slot = host.shown.find(({ index }) => index === 4)!.slot;
    for (const top of [500, 40_000, 39_000, 79_000, 0])
      await scrollTo(host, top).then(() => expect(host.shown.find(({ index }) => index === 4)!.slot).to.equal(slot));
  });

  it('T4: shows the last of a million rows, higher than any browser lets an element be', async () => {
    const host = await hostOf(1_000_000);
    const scroller = host.querySelector('.scroller')!;
    expect(scroller.scrollHeight).to.be.below(16_000_000);
    await scrollTo(host, scroller.scrollHeight);
    expect(host.rows.range.end).to.equal(1_000_000);
    const bottom = host.rows.top(999_999) + 40 - scroller.scrollTop;
    expect(bottom).to.be.closeTo(400, 1);
    host.rows.reveal(500_000);
    await laidOut(host);
    expect(host.rows.range.first).to.be.below(500_000);
    expect(host.rows.range.end).to.be.above(500_000);
    // So far down Firefox scrolls by whole pixels, each of which stands for 2.5 of the rows' own.
    expect(host.rows.top(500_000) - scroller.scrollTop).to.be.within(-2.5, 362.5);
  });
});
