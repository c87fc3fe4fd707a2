import { recognizeSystem, type HeaderMatch } from '../core/columns/header-match.js';
import { sureConfidence } from '../core/columns/sure-confidence.js';
import type { CsvTable } from '../core/import/csv-table.js';
import type { ColumnMapping } from '../core/import/import-plan.js';
import type { CsvFile } from './csv/csv-reader.js';

/** How a file was read; what is wrong of it a person corrects with `reread`. */
export interface ImportFile {
  readonly name?: string;
  /** Label of the Encoding Standard, or `text` for what came as a string. */
  readonly encoding: string;
  /** The encoding is a guess that a person should look at. */
  readonly encodingGuessed?: true;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly rowCount: number;
  /** The system whose export it is, where known. */
  readonly system?: { readonly id: string; readonly name: string };
}

/** Rows that are looked at to tell what a column holds. */
export const sampleRows = 200;

export function describeFile(read: CsvFile, name: string | undefined): ImportFile {
  const system = recognizeSystem(read.table.headers);
  return {
    ...(name !== undefined && { name }),
    encoding: read.encoding,
    ...(!read.encodingSure && { encodingGuessed: true as const }),
    delimiter: read.delimiter,
    hasHeader: read.hasHeader,
    rowCount: read.table.rows.length,
    ...(system && { system }),
  };
}

/** Whether nobody needs to look at the columns: every one that holds something is sure, or surely of no use (I2). */
export function isUnderstood(read: CsvFile, matches: readonly HeaderMatch[]): boolean {
  if (!read.encodingSure) return false;
  const sample = read.table.rows.slice(0, sampleRows);
  return matches.every(({ field, confidence, reason }, column) => {
    if (field !== undefined || reason === 'ignored')
      return confidence >= sureConfidence || (field === undefined && isEmpty(sample, column));
    return isEmpty(sample, column);
  });
}

const isEmpty = (rows: CsvTable['rows'], column: number): boolean =>
  rows.every((row) => (row[column] ?? '').trim() === '');

/** What the columns become if nobody says otherwise. */
export const mappingOf = (matches: readonly HeaderMatch[]): readonly ColumnMapping[] =>
  matches.map(({ field, inverted }) => ({ ...(field && { field }), ...(inverted && { inverted }) }));

/** With another purpose for one column; a field moves there from the column that had it. */
export const withColumn = (
  mapping: readonly ColumnMapping[],
  column: number,
  to: ColumnMapping,
): readonly ColumnMapping[] =>
  mapping.map((other, at) => {
    if (at === column) return to;
    return to.field !== undefined && other.field === to.field ? {} : other;
  });
