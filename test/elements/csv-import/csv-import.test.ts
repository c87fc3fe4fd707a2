import { expect } from '@open-wc/testing';
import type { UserChangeRequestEvent } from '../../../src/elements/events.js';
import { canary, csvFile, fixtureFile, people, stage, toColumns, toReview, user } from './import-stage.js';

describe('csv-import', () => {
  describe('the deed', () => {
    it('I7, I8: imports, tells how far it is, and shows how each row ended', async () => {
      const { page, users } = await stage();
      const progress: string[] = [];
      page.element.addEventListener('import-progress', ({ done, total }) => progress.push(`${done}/${total}`));
      let ended: unknown;
      page.element.addEventListener('import-end', ({ counts }) => (ended = counts));
      await toReview(page, csvFile(people));
      await page.press('Only those with credentials');
      await page.press('Import 3 users');
      await page.step('done');
      expect(page.heading).to.equal('Imported 3 users');
      expect(page.chips).to.deep.equal(['All 3', '3 added']);
      expect(page.rows.map((row) => row.action)).to.deep.equal(['Added', 'Added', 'Added']);
      expect(progress.at(-1)).to.equal('3/3');
      expect(ended).to.deep.equal({ created: 3, updated: 0, unchanged: 0, skipped: 0, failed: 0 });
      expect((await users()).map(({ displayName, status }) => [displayName, status])).to.deep.equal([
        ['Ada Byron', 'activated'],
        ['Bo Lindqvist', 'deactivated'],
        ['Chidi Anagonye', 'activated'],
      ]);
    });

    it('I7: gives hosts the plan, the result and outcomes that add up to the rows', async () => {
      const { page } = await stage();
      await page.element.load(await fixtureFile('systems/ringotel.csv'));
      const rows = page.element.plan!.rows.length;
      const result = await page.element.start();
      expect(page.element.result).to.equal(result);
      expect(result.outcomes).to.have.length(rows);
      expect(Object.values(result.counts).reduce((sum, count) => sum + count, 0)).to.equal(rows);
      await page.settled();
      expect(page.element.getAttribute('step')).to.equal('done');
    });

    it('I1: a file that comes before the directory waits for it', async () => {
      const { directory } = await stage();
      const element = document.createElement('csv-import');
      const loading = element.load(people);
      element.directory = directory;
      document.body.append(element);
      await loading;
      expect(element.plan?.counts.create).to.equal(3);
      element.remove();
    });

    it('I8: who could not be activated has one sentence about it, naming everything that is missing', async () => {
      const { page } = await stage();
      await toReview(page, csvFile(people));
      await page.press('All');
      await page.press('Import 3 users');
      await page.step('done');
      expect(page.rows[1]!.cells['Reason']).to.equal(
        'Not activated. Still needed: Username, E-mail, and SIP password.',
      );
    });

    for (const name of ['ringotel', '3cx-v16-v18', 'fusionpbx-extension-export', 'vodia', 'google-workspace-29'])
      it(`I2: ${name} goes from the file to the users without a touch of the columns`, async () => {
        const { page, users } = await stage();
        await page.element.load(await fixtureFile(`systems/${name}.csv`));
        expect(page.element.step).to.equal('review');
        expect(page.chips.join()).not.to.contain('problem');
        const { counts } = await page.element.start();
        expect(counts).to.include({ created: page.element.plan!.rows.length, failed: 0 });
        expect((await users()).every((person) => person.extension !== undefined)).to.equal(true);
      });

    it('R60: no secret of the file is ever in the page, from the columns to the result', async () => {
      const { page } = await stage({ users: [user('u1', { displayName: 'Ada Byron', extension: '101' })] });
      const seen: string[] = [];
      await toColumns(page, csvFile(people));
      seen.push(page.everything);
      await page.press('See the plan');
      await page.step('review');
      seen.push(page.everything);
      await page.press(/^Import/);
      await page.step('done');
      seen.push(page.everything);
      for (const text of seen) expect(text).not.to.contain(canary);
    });

    it('asks the host before each chunk, and a veto stops the import with nothing written', async () => {
      const { page, users } = await stage();
      let asked = 0;
      page.element.addEventListener('user-change-request', (event: UserChangeRequestEvent) => {
        asked += event.changes.length;
        event.preventDefault();
      });
      await toReview(page, csvFile(people));
      await page.press(/^Import/);
      await page.step('done');
      expect(asked).to.equal(3);
      expect(page.heading).to.equal('No user was imported');
      expect(page.element.result!.counts).to.include({ created: 0, skipped: 3 });
      expect(await users()).to.have.length(0);
    });

    it('I7: another file does not end an import that is running', async () => {
      const { page, users } = await stage();
      const lines = Array.from({ length: 3000 }, (_, i) => `Person ${i},person${i}@example.com`);
      await toReview(page, `name,email\n${lines.join('\n')}\n`);
      let refusal: unknown;
      page.element.addEventListener('import-progress', () => {
        void page.element.load('name\nAna Ruiz\n').catch((error: unknown) => (refusal = error));
      });
      await page.press(/^Import/);
      await page.step('done');
      expect(refusal).to.be.instanceOf(TypeError);
      expect(await users()).to.have.length(3000);
    });

    it('I7: what is stopped keeps what is written and skips the rest', async () => {
      const { page, users } = await stage();
      const lines = Array.from({ length: 5000 }, (_, i) => `Person ${i},person${i}@example.com`);
      await toReview(page, `name,email\n${lines.join('\n')}\n`);
      page.element.addEventListener(
        'import-progress',
        () => page.root.querySelector<HTMLElement>('[data-cancel]')?.click(),
        { once: true },
      );
      await page.press(/^Import/);
      await page.step('done');
      const { counts } = page.element.result!;
      expect(counts.created + counts.skipped).to.equal(5000);
      expect(await users()).to.have.length(counts.created);
    });

    it('starts over, and leaves when asked', async () => {
      const { page } = await stage();
      let left = 0;
      page.element.addEventListener('import-close', () => left++);
      await toReview(page, csvFile(people));
      await page.press(/^Import/);
      await page.step('done');
      await page.press('Show users');
      expect(left).to.equal(1);
      await page.press('Import another file');
      expect(page.element.step).to.equal('choose');
      expect(page.element.plan).to.equal(undefined);
    });

    it('is wrong to start without a plan', async () => {
      const { page } = await stage();
      const error = await page.element.start().catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(TypeError);
    });
  });

  describe('for all', () => {
    const look = (width: number) => async () => {
      const { page } = await stage({
        users: [user('u1', { displayName: 'Ana Ruiz', extension: '101', department: 'Sales' })],
      });
      page.element.parentElement!.style.width = `${width}px`;
      await expect(page.element).to.be.accessible();
      await page.element.load('');
      await expect(page.element).to.be.accessible();
      await toColumns(
        page,
        'name,extension,password,department\nAna Ruiz,101,x,Support\nBo Lindqvist,102,,\nChidi,101,,\n',
      );
      await expect(page.element).to.be.accessible();
      await page.press('See the plan');
      await page.step('review');
      await page.settled();
      await expect(page.element).to.be.accessible();
      await page.press(/^Import/);
      await page.step('done');
      await page.settled();
      await expect(page.element).to.be.accessible();
    };
    it('A1: every step is clean for axe, wide', look(1280));
    it('A1: every step is clean for axe, as cards', look(320));

    it('A1: nothing sticks out at 320 pixels', async () => {
      const { page } = await stage();
      page.element.parentElement!.style.width = '320px';
      await toReview(page, csvFile(people));
      expect(page.element.scrollWidth).to.be.at.most(320);
      expect(page.grid!.scrollWidth).to.be.at.most(320);
    });
  });
});
