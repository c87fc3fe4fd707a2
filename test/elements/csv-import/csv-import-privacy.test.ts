import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { UserChangeRequestEvent } from '../../../src/elements/events.js';
import type { PolicyInput } from '../../../src/core/policy.js';
import { stage, toReview, type Stage } from './import-stage.js';

const file = `name,extension,Voice message e-mails
Ada Byron,101,ada@example.com
Bo Lindqvist,102,
Chidi Anagonye,103,chidi@example.com
`;

const box = ({ page }: Stage): HTMLInputElement => page.root.querySelector<HTMLInputElement>('[data-privacy]')!;
const start = ({ page }: Stage): HTMLElement => page.root.querySelector<HTMLElement>('[data-next]')!;
const note = ({ page }: Stage): string => page.root.getElementById('start-note')!.textContent.trim();

async function reviewing(policy: PolicyInput = {}): Promise<Stage> {
  const it = await stage({ policy });
  await toReview(it.page, file);
  return it;
}

describe('csv-import', () => {
  describe('privacy', () => {
    it('R16: holds the import until the warning is acknowledged, and says so', async () => {
      const it = await reviewing();
      const warning = it.page.root.querySelector('.privacy')!;
      expect(warning.textContent).to.contain('Privacy: Voice message e-mails of 2 users');
      expect(warning.textContent).to.contain('Recordings leave the phone system by e-mail');
      expect(box(it).labels![0]!.textContent.trim()).to.equal('I have read this');
      expect(box(it).checked).to.equal(false);
      expect(start(it).getAttribute('aria-disabled')).to.equal('true');
      expect(note(it)).to.equal('Read the privacy note above and tick that you have.');
      start(it).click();
      expect(it.page.focused).to.equal(box(it));
      expect(it.page.element.step).to.equal('review');
      await expect(it.page.element).to.be.accessible();
    });

    it('R16: the acknowledgement is part of the changes that need it, and of no other', async () => {
      const it = await reviewing();
      const asked: UserChangeRequestEvent[] = [];
      it.page.element.addEventListener('user-change-request', (event) => asked.push(event));
      box(it).click();
      await it.page.settled();
      expect(note(it)).to.equal('');
      start(it).click();
      await it.page.step('done');
      const changes = asked.flatMap((event) => event.changes);
      expect(changes.map((change) => 'acknowledged' in change && change.acknowledged)).to.deep.equal([
        ['voiceMessageEmails'],
        false,
        ['voiceMessageEmails'],
      ]);
      expect(it.page.element.result!.counts).to.deep.include({ created: 3, failed: 0 });
    });

    it('R16: a tick that is taken back holds the import again; a new plan keeps it', async () => {
      const it = await reviewing();
      box(it).click();
      await it.page.settled();
      await it.page.choose(it.page.field('Missing extensions'), 'Leave them out');
      await it.page.until(() => start(it).getAttribute('aria-disabled') === 'false');
      expect(box(it).checked).to.equal(true);
      box(it).click();
      await it.page.settled();
      expect(start(it).getAttribute('aria-disabled')).to.equal('true');
    });

    it('R16: the wording is the policy’s, as text', async () => {
      const it = await reviewing({ privacy: [{ field: 'voiceMessageEmails', text: 'Ask the <b>works council</b>.' }] });
      expect(it.page.root.querySelector('.privacy p')!.textContent).to.equal('Ask the <b>works council</b>.');
    });

    it('R16: where the policy warns of nothing, nothing is asked', async () => {
      const it = await reviewing({ privacy: [] });
      expect(it.page.root.querySelector('.privacy')).to.equal(null);
      expect(start(it).getAttribute('aria-disabled')).to.equal('false');
    });
  });

  describe('permissions', () => {
    it('R64: who may not import reads a sentence, and a host is told', async () => {
      const { page } = await stage({ policy: { permissions: { import: false } } });
      expect(page.root.querySelector('[data-heading]')!.textContent).to.equal(
        'You may not import users here. Ask an administrator who may.',
      );
      expect(page.root.querySelector('[part=steps], input, textarea')).to.equal(null);
      const refused: unknown = await page.element.load(file).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(TypeError);
    });

    it('P5: where a newer version has written, it says so before anybody chooses a file', async () => {
      const { page, directory } = await stage({ error: new DirectoryError('newer-schema') });
      await directory.ready().catch(() => undefined);
      await page.settled();
      expect(page.root.querySelector('[data-heading]')!.textContent).to.contain('saved by a newer version');
      expect(page.root.querySelector('input, textarea')).to.equal(null);
    });

    it('R64: without leave to activate, nobody’s status is chosen', async () => {
      const it = await reviewing({ permissions: { activate: false }, privacy: [] });
      expect(it.page.root.querySelector('[data-activate]')).to.equal(null);
      expect(it.page.rows[0]!.checkbox).to.equal(null);
      start(it).click();
      await it.page.step('done');
      expect((await it.users()).map(({ status }) => status)).to.deep.equal([
        'deactivated',
        'deactivated',
        'deactivated',
      ]);
    });
  });
});
