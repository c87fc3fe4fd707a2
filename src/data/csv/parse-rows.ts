import type { ParseConfig, ParseError } from 'papaparse';
import type { Turns } from '../turns.js';
import type { CsvDialect } from './dialect.js';
import type { FileProblem } from './file-problem.js';

export interface ParsedRows {
  readonly rows: string[][];
  /** The line of the file, from 1, in which each row starts. */
  readonly lines: number[];
}

interface ParsedSlice {
  readonly data: string[][];
  readonly errors: readonly ParseError[];
  readonly meta: { readonly cursor: number };
}

/** Characters given to the parser at once: a few milliseconds of work. */
const usualSlice = 1 << 17;

/**
 * Parses text whose lines end in `\n`, blank lines left out. The parser gets slices and gives back whole rows; the next slice starts
 * where the last whole row ended, so that neither a row nor a quoted line break is ever cut.
 */
export async function parseRows(
  text: string,
  dialect: CsvDialect,
  turns: Turns,
  sliceSize = usualSlice,
): Promise<ParsedRows | FileProblem> {
  const papa = await import('papaparse');
  const { Parser } = papa.default ?? papa;
  const config: ParseConfig = {
    delimiter: dialect.delimiter,
    quoteChar: dialect.quote,
    escapeChar: dialect.quote,
    newline: '\n',
    header: false,
  };
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1 + dialect.skip;
  let at = dialect.skip ? text.indexOf('\n') + 1 || text.length : 0;
  for (let size = sliceSize; at < text.length;) {
    const end = Math.min(at + size, text.length);
    const slice = text.slice(at, end);
    const isLast = end === text.length;
    const parsed = new Parser(config).parse(slice, 0, !isLast) as ParsedSlice;
    const consumed = isLast ? slice.length : parsed.meta.cursor;
    if (consumed === 0 && !isLast) {
      size *= 2;
      await turns.next();
      continue;
    }
    size = sliceSize;
    const hasQuotes = slice.includes(dialect.quote);
    const broken = hasQuotes ? brokenQuote(parsed, slice, line) : undefined;
    if (broken !== undefined) return { code: 'unclosed-quote', params: { line: broken } };
    for (const row of parsed.data) {
      if (!isBlank(row)) {
        rows.push(row);
        lines.push(line);
      }
      line += 1 + (hasQuotes ? lineBreaks(row) : 0);
    }
    at += consumed;
    await turns.next();
  }
  return { rows, lines };
}

/**
 * The line where a quote opens that never closes. One that is closed by the opening quote of a later row has swallowed the rows
 * between: the parser finds it malformed, and the cell holds a line break.
 */
function brokenQuote(parsed: ParsedSlice, slice: string, line: number): number | undefined {
  const error = parsed.errors.find(({ code, row }) => {
    if (row === undefined || row >= parsed.data.length) return false;
    return (
      code === 'MissingQuotes' || (code === 'InvalidQuotes' && parsed.data[row]!.some((cell) => cell.includes('\n')))
    );
  });
  if (error?.row === undefined) return undefined;
  const before = parsed.data.slice(0, error.row).reduce((sum, row) => sum + 1 + lineBreaks(row), 0);
  const cell = parsed.data[error.row]!.findIndex((text) => text.includes('\n'));
  const inRow = cell < 0 ? 0 : lineBreaks(parsed.data[error.row]!.slice(0, cell));
  return slice === '' ? line : line + before + inRow;
}

/** Spreadsheets keep rows that were once filled: nothing but blanks is no row. */
function isBlank(row: readonly string[]): boolean {
  for (const cell of row) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

function lineBreaks(row: readonly string[]): number {
  let count = 0;
  for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
