/** How the cells of a text are told apart. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: string;
  /** Lines before the first row: the `sep=` line of a spreadsheet. */
  readonly skip: 0 | 1;
}

export const delimiters = [',', ';', '\t', '|'] as const;
const sampleLength = 1 << 16;
const sampleRows = 50;

/** Finds delimiter and quote by what makes the most rows alike (I1). A delimiter that is given is not doubted. */
export function detectDialect(text: string, given: string | undefined): CsvDialect {
  const hint = /^(?:"sep=(.)"|sep=(.))[ ]*(?:\n|$)/i.exec(text.slice(0, 20));
  const skip = hint ? 1 : 0;
  const sample = text.slice(hint?.[0].length ?? 0, sampleLength);
  const quote = detectQuote(sample);
  const delimiter = given ?? hint?.[1] ?? hint?.[2] ?? bestDelimiter(sample, quote);
  return { delimiter, quote, skip };
}

/** Single quotes only where they wrap every name of the header and no double quote is about. */
function detectQuote(sample: string): string {
  if (sample.includes('"')) return '"';
  const header = sample.slice(0, sample.indexOf('\n') + 1 || undefined).trim();
  return /^'[^']+'(?:[,;\t|]'[^']+')+$/.test(header) ? "'" : '"';
}

/** The share of rows with as many cells as the first; among equals the one with more cells. */
function bestDelimiter(sample: string, quote: string): string {
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = cellCounts(sample, delimiter, quote);
    const width = counts[0] ?? 0;
    if (width < 2) continue;
    const alike = counts.filter((count) => count === width).length / counts.length;
    const score = alike + Math.min(width, 100) / 1000;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Cells per row that is not blank. A quote counts only where a cell starts. */
function cellCounts(sample: string, delimiter: string, quote: string): readonly number[] {
  const counts: number[] = [];
  let cells = 1;
  let start = true;
  let quoted = false;
  let filled = false;
  for (let at = 0; at < sample.length && counts.length < sampleRows; at++) {
    const letter = sample[at]!;
    if (quoted) {
      if (letter === quote) {
        if (sample[at + 1] === quote) at++;
        else quoted = false;
      }
    } else if (letter === quote && start) {
      quoted = filled = true;
      start = false;
    } else if (letter === '\n') {
      if (filled) counts.push(cells);
      [cells, start, filled] = [1, true, false];
    } else {
      start = letter === delimiter;
      if (start) cells++;
      else if (letter !== ' ') filled = true;
    }
  }
  if (filled && (counts.length === 0 || sample.length < sampleLength - 20)) counts.push(cells);
  return counts;
}
