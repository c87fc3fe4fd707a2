/** Why a file cannot be imported at all; nothing is written (I1). Codes are keys of the string catalogue. */
export type FileProblemCode =
  | 'empty'
  /** A header and nothing below it. */
  | 'no-rows'
  | 'excel-workbook'
  | 'web-page'
  | 'json'
  | 'image'
  | 'pdf'
  | 'archive'
  | 'binary'
  /** `line`: where the quote opens. */
  | 'unclosed-quote'
  | 'no-name-column'
  | 'too-large'
  /** The file could not be read from where it lies: moved, removed, or not permitted. */
  | 'unreadable';

export interface FileProblem {
  readonly code: FileProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
}
