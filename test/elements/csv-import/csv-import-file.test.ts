import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import { canary, csvFile, fixtureFile, people, stage, toColumns } from './import-stage.js';

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
});
