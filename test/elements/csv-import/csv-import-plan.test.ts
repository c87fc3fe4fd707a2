import { expect } from '@open-wc/testing';
import { csvFile, people, stage, toReview, user } from './import-stage.js';

describe('csv-import', () => {
  describe('the plan', () => {
    const ana = user('u1', { displayName: 'Ana Ruiz', extension: '101', department: 'Sales' });

    it('P9: a cell of a megabyte is told, not painted', async () => {
      const { page } = await stage();
      const huge = 'x'.repeat(1_000_000);
      await toReview(page, `Name,Extension,E-mail,Notes\nBig,101,${huge},"${huge}"\nAda,102,ada@example.com,ok`);
      expect(page.chips).to.deep.equal(['All 2', '1 to add', '1 with a problem']);
      expect(page.everything.length).to.be.below(100_000);
    });

    it('I4: shows every row with what will happen to it, old → new where it changes', async () => {
      const { page } = await stage({ users: [ana] });
      await toReview(page, 'name,extension,department\nAna Ruiz,101,Support\nBo Lindqvist,102,Sales\n');
      expect(page.chips).to.deep.equal(['All 2', '1 to add', '1 to change']);
      expect(page.rows.map((row) => row.action)).to.deep.equal(['Change', 'Add']);
      expect(page.rows[0]!.cells['Department']).to.match(/^Sales ?Support$/);
      expect(page.root.querySelector('del')!.textContent).to.equal('Sales');
      expect(page.root.querySelector('ins')!.textContent).to.equal('Support');
      expect(page.root.textContent).to.contain('Changes: Department (1).');
    });

    it('I4: names a problem in its row', async () => {
      const { page } = await stage();
      await toReview(page, 'name,extension,email\nAna Ruiz,101,ana@example.com\nBo Lindqvist,101,bo(at)example\n');
      const problem = page.rows.find((row) => row.action === 'Problem')!;
      expect(problem.cells['Remarks']).to.contain('bo(at)example');
      expect(page.chips).to.include('1 with a problem');
    });

    it('I4: filters by what will happen', async () => {
      const { page } = await stage({ users: [ana] });
      await toReview(page, 'name,extension,department\nAna Ruiz,101,Support\nBo Lindqvist,102,Sales\n');
      await page.press('1 to add');
      expect(page.button('1 to add').getAttribute('aria-pressed')).to.equal('true');
      expect(page.rows.map((row) => row.cells['Display name'])).to.deep.equal(['Bo Lindqvist']);
      expect(page.grid!.getAttribute('aria-rowcount')).to.equal('2');
    });

    it('R28: rows without an extension are offered the next free one, marked as an offer', async () => {
      const { page } = await stage({ users: [ana] });
      await toReview(page, 'name,email\nBo Lindqvist,bo@example.com\n');
      expect(page.rows[0]!.cells['Extension']).to.match(/^\d+next free$/);
      await page.choose(page.field('Missing extensions'), 'Leave them out');
      await page.until(() => page.rows[0]!.cells['Extension'] === '');
    });

    it('I5: what cannot be activated says what is missing, to everybody', async () => {
      const { page } = await stage();
      await toReview(page, csvFile(people));
      const bo = page.rows[1]!;
      expect(bo.checkbox!.getAttribute('aria-disabled')).to.equal('true');
      expect(bo.cells['Activate']).to.match(/^Needs \S+/);
      const reason = page.root.getElementById(bo.checkbox!.getAttribute('aria-describedby')!)!.textContent;
      expect(reason)
        .to.contain('Bo Lindqvist can be imported, but not activated yet')
        .and.to.contain('SIP password')
        .and.to.contain('E-mail');
      bo.checkbox!.click();
      await page.settled();
      expect(page.rows[1]!.checkbox!.checked).to.equal(false);
      bo.checkbox!.focus();
      await page.settled();
      const tip = page.root.querySelector<HTMLElement>('.tip')!;
      expect(tip.matches(':popover-open')).to.equal(true);
      expect(tip.textContent).to.equal(reason);
    });

    it('R5, I5: the billed change follows the checkboxes', async () => {
      const { page } = await stage({ policy: { seats: 50 } });
      await toReview(page, csvFile(people));
      await page.press('None');
      expect(page.billed).to.equal('No change in billing: 0 activated of 50 seats');
      await page.press('Only those with credentials');
      expect(page.rows.map((row) => row.checkbox!.checked)).to.deep.equal([true, false, true]);
      expect(page.billed).to.equal('+2 activated, 0 → 2 of 50 seats');
      page.rows[0]!.checkbox!.click();
      await page.settled();
      expect(page.billed).to.equal('+1 activated, 0 → 1 of 50 seats');
    });

    it('R5: more activations than seats are told with the number', async () => {
      const { page } = await stage({ policy: { seats: 1 } });
      await toReview(page, csvFile(people));
      await page.press('All');
      expect(page.billed).to.contain('0 → 2 of 1 seats').and.to.contain('1 more than is paid for');
    });

    it('I4: another duplicate rule makes another plan', async () => {
      const { page } = await stage({ users: [ana] });
      await toReview(page, 'name,extension,department\nAna Ruiz,101,Support\nBo Lindqvist,102,Sales\n');
      await page.choose(page.field('If a user exists'), 'Skip the row');
      await page.until(() => page.chips.includes('1 skipped'));
      expect(page.button(/^Import/).textContent.trim()).to.equal('Import 1 user');
    });

    it('I4: a plan without a deed cannot be started, and says why', async () => {
      const { page } = await stage({ users: [ana] });
      await toReview(page, 'name,extension\nAna Ruiz,101\n');
      expect(page.button(/^Import/).getAttribute('aria-disabled')).to.equal('true');
      expect(page.root.querySelector('#start-note')!.textContent).to.contain('There is nothing to import');
      await page.press(/^Import 0/);
      expect(page.element.step).to.equal('review');
    });

    it('I9: of 20,000 rows only those in sight are rendered, and the last is reached by one key', async () => {
      const { page } = await stage();
      const lines = Array.from({ length: 20_000 }, (_, i) => `Person ${i},person${i}@example.com`);
      await toReview(page, `name,email\n${lines.join('\n')}\n`);
      expect(page.grid!.getAttribute('aria-rowcount')).to.equal('20001');
      expect(page.rows.length).to.be.lessThan(60);
      page.root.querySelector<HTMLElement>('[data-position] [tabindex="0"]')!.focus();
      await page.key('End', { ctrlKey: true });
      await page.until(() => page.focused?.closest('[data-position]')?.getAttribute('data-position') === '19999');
      expect(page.rows.length).to.be.lessThan(60);
    });
  });

  describe('the keyboard', () => {
    it('A1, T5: the list is one tab stop, arrows move in it and the space bar ticks', async () => {
      const { page } = await stage();
      await toReview(page, csvFile(people));
      await page.press('None');
      const stops = page.grid!.querySelectorAll('[tabindex="0"]');
      expect(stops).to.have.length(1);
      (stops[0] as HTMLElement).focus();
      await page.key('ArrowDown');
      await page.key('ArrowDown');
      expect(page.focused!.closest('[role=row]')!.getAttribute('aria-rowindex')).to.equal('4');
      await page.key(' ');
      expect(page.rows[2]!.checkbox!.checked).to.equal(true);
      await page.key('End');
      expect(page.focused).to.equal(page.rows[2]!.checkbox);
    });

    it('A1: each step leads the focus of who works in it to its heading', async () => {
      const { page } = await stage();
      page.button('Choose a file').focus();
      await page.pick(csvFile(people));
      await page.step('review');
      expect(page.focused!.textContent).to.contain('The plan');
      expect(page.announcement).to.equal('Step 3 of 5: Review. 3 to add.');
      page.button('Columns').focus();
      await page.press('Columns');
      await page.step('columns');
      expect(page.focused!.textContent).to.equal('Match the columns');
      page.button('See the plan').focus();
      await page.press('See the plan');
      await page.step('review');
      expect(page.focused!.textContent).to.contain('The plan');
    });

    it('A1: takes the focus from nobody who works elsewhere', async () => {
      const { page } = await stage();
      const other = document.createElement('button');
      document.body.append(other);
      other.focus();
      await page.element.load(csvFile(people));
      expect(page.element.step).to.equal('review');
      expect(document.activeElement).to.equal(other);
      other.remove();
    });
  });
});
