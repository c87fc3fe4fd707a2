import { expect } from '@open-wc/testing';
import { readCsv, type CsvFile } from '../../../src/data/csv/csv-reader.js';
import { decodeText } from '../../../src/data/csv/decode.js';
import { detectDialect } from '../../../src/data/csv/dialect.js';
import { parseRows } from '../../../src/data/csv/parse-rows.js';
import { Turns } from '../../../src/data/turns.js';
import { csvBlob } from '../../fixtures/csv-files.js';
import { nastyFiles } from '../../fixtures/nasty-files.js';

async function read(source: Blob | string, format?: Parameters<typeof readCsv>[1]): Promise<CsvFile> {
  const result = await readCsv(source, format);
  if ('code' in result) throw new Error(`not read: ${result.code}`);
  return result;
}

async function problemOf(source: Blob | string): Promise<unknown> {
  const result = await readCsv(source);
  return 'code' in result ? result : 'read';
}

const bytes = (...values: number[]): Blob => new Blob([new Uint8Array(values)]);
const people = [
  ['1001', 'ann', 'Ann Åberg', 'ann@example.test'],
  ['0042', 'bob', 'Doe, Bob', 'bob@example.test'],
];

describe('readCsv', () => {
  for (const { file, expect: expected } of nastyFiles)
    if (expected.problem && expected.problem !== 'no-name-column')
      it(`I1: ${file} is no table: ${expected.problem}`, async () => {
        const { code, params } = (await problemOf(await csvBlob(`nasty/${file}`))) as { code: string; params?: object };
        expect(code).to.equal(expected.problem);
        if (expected.line) expect(params).to.deep.equal({ line: expected.line });
      });

  for (const file of [
    'utf8.csv',
    'utf8-bom.csv',
    'utf8-bom-quoted-header.csv',
    'utf16le-bom-tab.txt',
    'utf16be-bom.csv',
    'semicolon.csv',
    'semicolon-sep-line.csv',
    'tab.tsv',
    'pipe.csv',
    'lf.csv',
    'no-final-newline.csv',
    'trailing-blank-lines.csv',
    'blank-lines-between.csv',
  ])
    it(`P7: ${file} says what the plain file says`, async () => {
      const { table } = await read(await csvBlob(`nasty/${file}`));
      expect(table.headers).to.deep.equal(['extension', 'username', 'name', 'email']);
      expect(table.rows).to.deep.equal(people);
    });

  it('I1: says how the file was read', async () => {
    expect(await read(await csvBlob('nasty/utf16le-bom-tab.txt'))).to.include({
      encoding: 'utf-16le',
      delimiter: '\t',
      hasHeader: true,
    });
    expect(await read(await csvBlob('nasty/windows-1252.csv'))).to.include({
      encoding: 'windows-1252',
      encodingSure: true,
    });
    expect(await read(await csvBlob('nasty/invalid-utf8-middle.csv'))).to.include({ encodingSure: false });
    expect(await read('name;ext\nEva;101')).to.include({ encoding: 'text', delimiter: ';' });
  });

  it('I1: UTF-16 without a mark is known by its zeros', async () => {
    const text = 'extension,name\r\n101,Eva Mäier\r\n';
    const little = new Uint8Array(new Uint16Array([...text].map((letter) => letter.charCodeAt(0))).buffer);
    const big = little.slice();
    for (let at = 0; at < big.length; at += 2) [big[at], big[at + 1]] = [big[at + 1]!, big[at]!];
    for (const source of [little, big])
      expect((await read(new Blob([source]))).table.rows).to.deep.equal([['101', 'Eva Mäier']]);
  });

  it('I1: Cyrillic of an old spreadsheet is guessed, and corrected by hand', async () => {
    const windows = bytes(
      ...'101;'.split('').map((letter) => letter.charCodeAt(0)),
      0xc0,
      0xed,
      0xed,
      0xe0,
      0x0a,
      0x31,
      0x30,
      0x32,
      0x3b,
      0xc1,
      0xee,
      0xf0,
      0xe8,
      0xf1,
    );
    const guessed = await read(windows, { hasHeader: false });
    expect(guessed).to.include({ encoding: 'windows-1251', encodingSure: false });
    expect(guessed.table.rows[0]).to.deep.equal(['101', 'Анна']);
    expect((await read(windows, { hasHeader: false, encoding: 'windows-1252' })).table.rows[0]![1]).to.equal('Àííà');
  });

  it('I1: what a person says of the file is not doubted', async () => {
    const { table } = await read('a;b,c\n1;2,3', { delimiter: ',', hasHeader: false });
    expect(table.headers).to.deep.equal(['', '']);
    expect(table.rows).to.deep.equal([
      ['a;b', 'c'],
      ['1;2', '3'],
    ]);
  });

  it('I1: a first row that is a user is no header', async () => {
    const plain = await read('101,Eva Maier,eva@example.test\n102,Bo Li,bo@example.test');
    expect(plain.hasHeader).to.equal(false);
    expect(plain.table.rows).to.have.length(2);
    expect((await read('Vorname;Durchwahl\nEva;101')).hasHeader).to.equal(true);
    expect((await read('Foo,Bar\nEva,101')).hasHeader).to.equal(true);
    expect((await read('#alias;first_name\n40;Ada')).table.headers).to.deep.equal(['alias', 'first_name']);
  });

  it('P7: line ends may be mixed, and the rows stay apart', async () => {
    const { table } = await read('extension,name\r\n101,Eva\n102,Bo\r103,Cy\r\n104,"D\r\ni"\n105,Ed');
    expect(table.rows).to.deep.equal([
      ['101', 'Eva'],
      ['102', 'Bo'],
      ['103', 'Cy'],
      ['104', 'D\ni'],
      ['105', 'Ed'],
    ]);
    expect(Array.from(table.lines)).to.deep.equal([2, 3, 4, 5, 7]);
  });

  it('I1: ragged rows, equal and empty names, and lines are kept as they are', async () => {
    const { table } = await read('name,name,\n\nEva\n\nBo,Li,x,y\n');
    expect(table.headers).to.deep.equal(['name', 'name', '']);
    expect(table.rows).to.deep.equal([['Eva'], ['Bo', 'Li', 'x', 'y']]);
    expect(Array.from(table.lines)).to.deep.equal([3, 5]);
  });

  it('I1: an open quote is found where it opens, even when a later quote seems to close it', async () => {
    expect(await problemOf('ext,name\n1,Eva\n2,"Bo\n3,Cy\n4,"Di, D"\n5,Ed\n')).to.deep.equal({
      code: 'unclosed-quote',
      params: { line: 3 },
    });
    expect(await problemOf('ext,name\n1,"E\nva"\n2,"Bo\n3,Cy')).to.deep.equal({
      code: 'unclosed-quote',
      params: { line: 4 },
    });
    const inch = await read('ext,name\n1,"5" pipe"\n2,6" pipe\n');
    expect(inch.table.rows).to.deep.equal([
      ['1', '5" pipe'],
      ['2', '6" pipe'],
    ]);
  });

  it('I1: single quotes that wrap everything are quotes', async () => {
    expect((await read(`'ext','name'\n'1','Doe, Bob'`)).table.rows).to.deep.equal([['1', 'Doe, Bob']]);
    expect((await read(`ext,name\n'0042,O'Neil`)).table.rows).to.deep.equal([[`'0042`, `O'Neil`]]);
  });

  it('I1: knows what is no text by its first bytes', async () => {
    const cases: readonly (readonly [string, Blob])[] = [
      ['excel-workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)],
      ['pdf', new Blob(['%PDF-1.7 …'])],
      ['archive', bytes(0x1f, 0x8b, 8, 0)],
      ['image', bytes(0xff, 0xd8, 0xff, 0xe0)],
      ['image', bytes(0x89, 0x50, 0x4e, 0x47)],
      ['web-page', new Blob(['\n<!DOCTYPE html><title>Log in</title>'])],
      ['json', new Blob(['{ "users": [] }'])],
      ['binary', bytes(...Array.from({ length: 200 }, (_, at) => (at * 7) % 9))],
      ['empty', new Blob(['\r\n \n'])],
      ['no-rows', new Blob(['name,extension\n,\n'])],
    ];
    for (const [code, source] of cases) expect(await problemOf(source), code).to.deep.equal({ code });
  });

  it('I1: a zip that is no workbook is an archive', async () => {
    const zip = (name: string): Blob => {
      const head = new Uint8Array(30);
      head.set([0x50, 0x4b, 3, 4, 20, 0]);
      head[26] = name.length;
      return new Blob([head, name, 'data']);
    };
    expect(await problemOf(zip('users.csv'))).to.deep.equal({ code: 'archive' });
    expect(await problemOf(zip('xl/workbook.xml'))).to.deep.equal({ code: 'excel-workbook' });
    expect(await problemOf(zip('[Content_Types].xml'))).to.deep.equal({ code: 'excel-workbook' });
  });

  it('P7: no letter is torn, whatever the size of the slices', async () => {
    const blob = await csvBlob('nasty/multibyte-64k.csv');
    const part = blob.slice(0, 3000);
    const whole = await decodeText(part, undefined, new Turns());
    for (const size of [...Array.from({ length: 64 }, (_, at) => at + 1), 65536]) {
      const { text } = await decodeText(part, undefined, new Turns(), size);
      expect(text, `slices of ${size}`).to.equal(whole.text);
      expect(text).not.to.include('\ufffd');
    }
    const { table } = await read(blob);
    expect(table.rows).to.have.length(1500);
    for (const row of table.rows) expect(row[2]).to.equal('Zoë Müller 北京市 😀');
  });

  it('P7: no row and no quoted line is torn, whatever the size of the slices', async () => {
    const text =
      'ext,name\n' + Array.from({ length: 40 }, (_, at) => `${100 + at},"Doe, ""B${at}""\nthe ${at}. 😀"`).join('\n');
    const dialect = detectDialect(text, undefined);
    const whole = await parseRows(text, dialect, new Turns());
    for (const size of [...Array.from({ length: 64 }, (_, at) => at + 1), 65536])
      expect(await parseRows(text, dialect, new Turns(), size), `slices of ${size}`).to.deep.equal(whole);
    expect((whole as { rows: string[][] }).rows[40]).to.deep.equal(['139', 'Doe, "B39"\nthe 39. 😀']);
  });

  it('P7: hostile headers become no properties', async () => {
    const { table } = await read(await csvBlob('nasty/proto-header.csv'));
    expect(table.rows[0]).to.deep.equal(['{"admin":true}', 'x', 'y', '1001']);
    expect(({} as Record<string, unknown>)['admin']).to.equal(undefined);
  });

  it('gives up when told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const reading = readCsv('name\nEva', {}, { signal: stop.signal });
    expect(await reading.catch((error: unknown) => error)).to.equal(stop.signal.reason);
  });
});
