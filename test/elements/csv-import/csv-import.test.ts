import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { UserChangeRequestEvent } from '../../../src/elements/events.js';
import { csvFile, fixtureFile, stage, toColumns, toReview, user } from './import-stage.js';

const canary = 'cAnary-S3cret-4711';
const people = `name,extension,password,username,email,authname,mobile
Ada Byron,101,${canary},ada,ada@example.com,101,+14155550101
Bo Lindqvist,102,,,,,
Chidi Anagonye,103,${canary}2,chidi,chidi@example.com,103,+14155550103
`;

describe('csv-import', () => {
  describe('choosing', () => {
    it('I1: says what is accepted and that nothing is written yet', async () => {
      const { page } = await stage();
      expect(page.element.step).to.equal('choose');
      expect(page.currentStep).to.equal('Choose');
      expect(page.root.textContent)
        .to.contain('CSV or text')
        .and.to.contain('Nothing is written until you have seen the plan');
    });

    it('I1: takes a file that is chosen', async () => {
      const { page } = await stage();
      await page.pick(csvFile(people));
      await page.step('review');
      expect(page.root.textContent).to.contain('3 rows in users.csv.');
    });

    it('I1: takes a file that is dropped', async () => {
      const { page } = await stage();
      await page.drop(csvFile(people, 'dropped.csv'));
      await page.step('review');
      expect(page.root.textContent).to.contain('3 rows in dropped.csv.');
    });

    it('I1: takes rows that are pasted anywhere in the step', async () => {
      const { page } = await stage();
      await page.paste('Name\tExtension\nAda Byron\t101\n');
      await page.step('review');
      await page.press('Columns');
      expect(page.column('Name').field).to.equal('Display name');
      expect(page.field('Separator').selectedOptions[0]!.textContent).to.equal('Tab');
    });

    it('I1: takes rows from the text area, and asks for them where it is empty', async () => {
      const { page } = await stage();
      await page.press('Paste instead');
      const area = page.root.querySelector('textarea')!;
      expect(page.focused).to.equal(area);
      await page.press('Read these rows');
      expect(page.root.querySelector('#paste-error')!.textContent).to.contain('Nothing is pasted yet');
      area.value = people;
      await page.press('Read these rows');
      await page.step('review');
    });

    const unusable: readonly [name: string, file: () => File | Promise<File>, sentence: RegExp][] = [
      ['an Excel workbook', () => fixtureFile('nasty/xlsx-renamed.csv'), /Excel workbook.*Save As, then CSV UTF-8/],
      ['an empty file', () => csvFile(''), /The file is empty\. Export it again/],
      [
        'an unclosed quote',
        () => fixtureFile('nasty/unclosed-quote.csv'),
        /quotation mark that opens in line \d+ is never closed.*Close it/,
      ],
      ['a web page', () => fixtureFile('nasty/html-as-csv.csv'), /web page.*Sign in again/],
      ['a picture', () => fixtureFile('nasty/png.csv'), /picture.*Choose the file/],
      ['a header without rows', () => fixtureFile('nasty/header-only.csv'), /no rows below them.*Export it again/],
    ];
    for (const [name, file, sentence] of unusable)
      it(`I1: says of ${name} what it is and what to do, and writes nothing`, async () => {
        const { page, users } = await stage();
        await page.element.load(await file());
        expect(page.problem).to.match(sentence);
        expect(page.element.step).to.equal('choose');
        expect(page.element.plan).to.equal(undefined);
        expect(await users()).to.have.length(0);
      });

    it('R54: says what to do when the store is blocked, and rejects for hosts', async () => {
      const { page } = await stage({ error: new DirectoryError('storage-blocked') });
      await page.pick(csvFile(people));
      await page.until(() => page.problem !== '');
      expect(page.problem).to.contain('This browser does not allow storage here');
      expect(page.element.plan).to.equal(undefined);
      const error = await page.element.load(csvFile(people)).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(DirectoryError);
    });

    it('I9: reading a large file can be given up', async () => {
      const { page } = await stage();
      const lines = Array.from({ length: 20_000 }, (_, i) => `Person ${i},person${i}@example.com`);
      page.button('Choose a file').focus();
      const loading = page.element.load(csvFile(`name,email\n${lines.join('\n')}\n`));
      await page.settled();
      await page.press('Cancel');
      await loading;
      await page.settled();
      expect(page.element.step).to.equal('choose');
      expect(page.element.plan).to.equal(undefined);
      expect(page.button('Choose a file')).to.exist;
      expect(page.focused).to.equal(page.root.querySelector('[data-heading]'));
    });

    it('a later file takes the place of one that is still being read', async () => {
      const { page } = await stage();
      const first = page.element.load(csvFile(people, 'first.csv'));
      const second = page.element.load(csvFile('name,extension\nAda Byron,101\n', 'second.csv'));
      await Promise.all([first, second]);
      expect(page.element.plan!.rows).to.have.length(1);
      expect(page.root.textContent).to.contain('second.csv');
    });

    it('I1: a mended file is read after one that could not be', async () => {
      const { page } = await stage();
      await page.pick(csvFile(''));
      await page.until(() => page.problem !== '');
      await page.pick(csvFile(people));
      await page.step('review');
      expect(page.problem).to.equal('');
    });
  });

  describe('columns', () => {
    it('I2: recognises a Ringotel export and says so in one line', async () => {
      const { page } = await stage();
      await toColumns(page, await fixtureFile('systems/ringotel.csv'));
      expect(page.root.textContent).to.match(/Looks like an export of Ringotel: 10 columns, 10 used\./);
      expect(page.column('name')).to.include({ field: 'Display name', why: 'Known from Ringotel' });
    });

    it('R60: never shows samples of a column that may hold secrets, whatever it becomes', async () => {
      const { page } = await stage();
      await toColumns(page, csvFile(people));
      expect(page.column('password').samples).to.equal('hidden');
      await page.choose(page.column('password').select, 'Do not import');
      expect(page.column('password').samples).to.equal('hidden');
      await page.choose(page.column('password').select, 'Notes');
      expect(page.column('password').samples).to.equal('hidden');
      expect(page.everything).not.to.contain(canary);
    });

    it('I2: a field moves to the column it is given to, so two columns never become one field', async () => {
      const { page } = await stage();
      await toColumns(page, csvFile(people));
      await page.choose(page.column('mobile').select, 'E-mail');
      expect(page.column('mobile')).to.include({ field: 'E-mail', why: 'Chosen by you' });
      expect(page.column('email').field).to.equal('Do not import');
    });

    it('I2: marks a guess, asks about it, and believes the answer', async () => {
      const { page } = await stage();
      await page.element.load(csvFile('Name,Xyz\nAda Byron,ada@example.com\nBo Lindqvist,bo@example.com\n'));
      expect(page.column('Xyz').field).to.equal('E-mail');
      expect(page.column('Xyz').why).to.contain('check this');
      expect(page.root.textContent).to.contain('1 column is a guess');
      page.button('It is right').focus();
      await page.press('It is right');
      expect(page.column('Xyz').why).to.equal('Checked');
      expect(page.focused).to.equal(page.column('Xyz').select);
      expect(page.root.textContent).not.to.contain('is a guess');
    });

    it('I2: without a column of names nothing can be planned, and it says what to do', async () => {
      const { page, users } = await stage();
      await page.element.load(csvFile('Extension,Mobile\n101,+14155550101\n102,+14155550102\n'));
      expect(page.element.step).to.equal('columns');
      expect(page.element.plan).to.equal(undefined);
      expect(page.button('See the plan').getAttribute('aria-disabled')).to.equal('true');
      expect(page.problem).to.match(/No column holds names\. Choose the column that does/);
      await page.press('See the plan');
      expect(page.element.step).to.equal('columns');
      expect(await users()).to.have.length(0);
    });

    it('I1: reads the file again as the person says', async () => {
      const { page } = await stage();
      await toColumns(page, csvFile(people));
      await page.choose(page.field('First row'), 'A user');
      await page.until(() => page.root.textContent.includes('4 rows'));
      expect(page.columns.map((column) => column.header)).to.include('Column 1');
    });
  });

  describe('the plan', () => {
    const ana = user('u1', { displayName: 'Ana Ruiz', extension: '101', department: 'Sales' });

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
