import type { UserPatch } from '../change.js';
import type { PlannedRow } from './import-plan.js';

/** What many rows have in common. */
type Rest = Omit<PlannedRow, 'row' | 'line' | 'values' | 'differences'>;

/**
 * Rows of a plan as short as they can be kept: what repeats stands once. Their secrets are not in it, as they are not in the plan
 * (R60), nor is what differs from before, which only the review shows.
 */
export interface PackedRows {
  /** Number of the first row; the others follow it. */
  readonly first: number;
  readonly lines: readonly number[];
  /** Names of values. */
  readonly shapes: readonly (readonly string[])[];
  readonly rests: readonly Rest[];
  /** Two per row: its shape and its rest. */
  readonly kinds: readonly number[];
  /** The values of all rows, one after the other in the order of their shapes. */
  readonly cells: readonly unknown[];
}

/** All of them, or rows would be taken for alike that are not; the type sees to it. */
const restFields = Object.keys({
  action: true,
  userId: true,
  base: true,
  status: true,
  secrets: true,
  issues: true,
  offeredExtension: true,
  missing: true,
  activate: true,
  asked: true,
  fileStatus: true,
  privacy: true,
  acknowledged: true,
} satisfies Record<keyof Rest, true>) as (keyof Rest)[];

/** @param rows one after the other in the file. */
export function packRows(rows: readonly PlannedRow[]): PackedRows {
  const shapes = new Shapes();
  const rests = new Rests();
  const packed = { lines: [] as number[], kinds: [] as number[], cells: [] as unknown[] };
  for (const row of rows) {
    const names = Object.keys(row.values);
    packed.lines.push(row.line);
    packed.kinds.push(shapes.place(names), rests.place(row));
    for (const name of names) packed.cells.push(row.values[name as keyof UserPatch]);
  }
  return { first: rows[0]?.row ?? 1, shapes: shapes.list, rests: rests.list, ...packed };
}

export function unpackRows({ first, lines, shapes, rests, kinds, cells }: PackedRows): PlannedRow[] {
  let cell = 0;
  return lines.map((line, at) => {
    const values: Record<string, unknown> = {};
    for (const name of shapes[kinds[2 * at]!]!) values[name] = cells[cell++];
    return { ...rests[kinds[2 * at + 1]!]!, row: first + at, line, values, differences: [] };
  });
}

/** Most rows give what the row before them gives. */
class Shapes {
  readonly list: (readonly string[])[] = [];
  readonly #at = new Map<string, number>();
  #last = -1;

  place(names: readonly string[]): number {
    const last = this.list[this.#last];
    if (last && last.length === names.length && names.every((name, at) => name === last[at])) return this.#last;
    const key = names.join();
    this.#last = this.#at.get(key) ?? this.list.push(names) - 1;
    this.#at.set(key, this.#last);
    return this.#last;
  }
}

class Rests {
  readonly list: Rest[] = [];
  readonly #at = new Map<string, number>();

  place(row: PlannedRow): number {
    // Nobody is like anybody else here.
    if (row.userId !== undefined || row.issues.length > 0) return this.list.push(restOf(row)) - 1;
    let key = '';
    for (const field of restFields) key += `${row[field] as unknown as string}|`;
    let at = this.#at.get(key);
    if (at === undefined) this.#at.set(key, (at = this.list.push(restOf(row)) - 1));
    return at;
  }
}

function restOf({ row: _, line: __, values: ___, differences: ____, ...rest }: PlannedRow): Rest {
  return rest;
}
