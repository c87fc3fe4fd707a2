import type { CsvTable } from '../../core/import/csv-table.js';
import { hasHeaderRow } from '../../core/columns/header-row.js';
import { Turns } from '../turns.js';
import { decodeText } from './decode.js';
import { detectDialect } from './dialect.js';
import { foreignBytes, foreignText } from './file-kind.js';
import type { FileProblem } from './file-problem.js';
import { parseRows } from './parse-rows.js';

export type { FileProblem, FileProblemCode } from './file-problem.js';

/** What a person corrects; what is absent is detected. */
export interface CsvFormat {
  /** Label of the Encoding Standard, such as `windows-1252`. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly hasHeader?: boolean;
}

export interface CsvFile {
  readonly table: CsvTable;
  readonly encoding: string;
  /** False where the encoding is a guess and a person should look. */
  readonly encodingSure: boolean;
  readonly delimiter: string;
  readonly quote: string;
  readonly hasHeader: boolean;
}

/** Bytes; a text of this size still fits into what browsers can hold as one string. */
const mostBytes = 200 * 1024 * 1024;

/**
 * Reads a file, or text, as a table: decoded by what it is, delimiter, quote and header row found (I1), in slices that never hold
 * the page (P12). The file is read once into memory and never handed to the parser itself, which would tear letters at slice edges.
 * @returns what is wrong with it when it is no table; rejects only with the reason of `signal`.
 */
export async function readCsv(
  source: Blob | string,
  format: CsvFormat = {},
  options: { readonly signal?: AbortSignal } = {},
): Promise<CsvFile | FileProblem> {
  const turns = new Turns(options.signal);
  if (typeof source !== 'string') {
    if (source.size === 0) return { code: 'empty' };
    if (source.size > mostBytes) return { code: 'too-large' };
  }
  try {
    return await readText(source, format, turns);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof DOMException || error instanceof RangeError) return { code: 'unreadable' };
    throw error;
  }
}

async function readText(source: Blob | string, format: CsvFormat, turns: Turns): Promise<CsvFile | FileProblem> {
  if (typeof source !== 'string') {
    const foreign = foreignBytes(new Uint8Array(await source.slice(0, 256).arrayBuffer()));
    if (foreign) return { code: foreign };
  }
  const { text, encoding, sure } = await decodeText(source, format.encoding, turns);
  if (!/\S/.test(text)) return { code: 'empty' };
  const foreign = foreignText(text);
  if (foreign) return { code: foreign };
  const dialect = detectDialect(text, format.delimiter);
  const parsed = await parseRows(text, dialect, turns);
  if ('code' in parsed) return parsed;
  const { rows, lines } = parsed;
  const hasHeader = format.hasHeader ?? hasHeaderRow(rows.slice(0, 20));
  if (rows.length === 0) return { code: 'empty' };
  if (hasHeader && rows.length === 1) return { code: 'no-rows' };
  const table: CsvTable = hasHeader
    ? { headers: headersOf(rows[0]!), rows: rows.slice(1), lines: lines.slice(1) }
    : { headers: Array.from({ length: widthOf(rows) }, () => ''), rows, lines };
  return { table, encoding, encodingSure: sure, delimiter: dialect.delimiter, quote: dialect.quote, hasHeader };
}

/** A `#` before the first name marks a header in some exports and is no part of the name. */
function headersOf(row: readonly string[]): readonly string[] {
  return row.map((cell, column) => (column === 0 ? cell.replace(/^\s*#\s*/, '') : cell).trim());
}

/** Without a header the usual row says how many columns there are. */
function widthOf(rows: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>();
  for (const row of rows.slice(0, 1000)) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
