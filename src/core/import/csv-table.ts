/** A file as rows of text, exactly as its writer gave them; never objects keyed by headers, for headers are hostile. */
export interface CsvTable {
  /** One per column; empty where the file names none. Equal names stay apart by their position. */
  readonly headers: readonly string[];
  /** The data rows; blank lines are left out, short and long rows stay as they are. */
  readonly rows: readonly (readonly string[])[];
  /** The line of the file, from 1, in which each row starts. */
  readonly lines: ArrayLike<number>;
}
