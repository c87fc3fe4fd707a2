import { headerKey } from './header-words.js';
import { officeSystems } from './known-systems/office.js';
import { openSourceSystems } from './known-systems/open-source.js';
import { vendorSystems } from './known-systems/vendors.js';
import type { UserField } from '../user.js';

/** A system whose export is known by the names of its columns (I2). */
export interface KnownSystem {
  readonly id: string;
  /** As its maker writes it. */
  readonly name: string;
  /**
   * Any of these tells the system: header keys that stand together, joined by `+`; a key after `!` must be absent.
   * Order, other columns and missing ones do not matter.
   */
  readonly signs: readonly string[];
  /** Header as published → field; `field!` is the opposite, `a|b` is the second where the first is taken, `field?` yields to another column. */
  readonly columns: Readonly<Record<string, string>>;
  /** Published headers that no field of a user can hold, separated by commas. */
  readonly ignored: string;
  /** Beginnings of header keys that are ignored: modules of the system add columns under them. */
  readonly ignoredPrefixes?: readonly string[];
}

export interface KnownColumn {
  readonly fields: readonly UserField[];
  readonly inverted: boolean;
  /** Another column of the system says it better, where it is there. */
  readonly yields: boolean;
}

const systems: readonly KnownSystem[] = [...openSourceSystems, ...vendorSystems, ...officeSystems];

/** The known system a file comes from, by its header; undefined when none is sure. */
export function recognizeSystem(
  headers: readonly string[],
): { readonly id: string; readonly name: string } | undefined {
  const system = findSystem(headers);
  return system && { id: system.id, name: system.name };
}

/** Several may show a sign: the one that knows most of the columns is meant. */
export function findSystem(headers: readonly string[]): KnownSystem | undefined {
  const keys = new Set(headers.map(headerKey));
  let best: KnownSystem | undefined;
  let bestKnown = 0;
  for (const system of systems) {
    if (!system.signs.some((sign) => shows(keys, sign))) continue;
    const known = [...keys].filter((key) => columnOf(system, key) !== undefined).length;
    if (known > bestKnown) [best, bestKnown] = [system, known];
  }
  return best;
}

function shows(keys: ReadonlySet<string>, sign: string): boolean {
  return sign.split('+').every((key) => (key.startsWith('!') ? !keys.has(key.slice(1)) : keys.has(key)));
}

const columnsOf = new Map<string, ReadonlyMap<string, KnownColumn>>();

/** What a system means by a header key: its fields, none for a column that has no place here, undefined for one it does not know. */
export function columnOf(system: KnownSystem, key: string): KnownColumn | undefined {
  let columns = columnsOf.get(system.id);
  if (!columns) columnsOf.set(system.id, (columns = readColumns(system)));
  const column = columns.get(key);
  if (column) return column;
  return system.ignoredPrefixes?.some((prefix) => key.startsWith(prefix)) ? nothing : undefined;
}

const nothing: KnownColumn = { fields: [], inverted: false, yields: false };

function readColumns(system: KnownSystem): ReadonlyMap<string, KnownColumn> {
  const columns = new Map<string, KnownColumn>();
  for (const header of system.ignored.split(',')) columns.set(headerKey(header), nothing);
  for (const [header, target] of Object.entries(system.columns))
    columns.set(headerKey(header), {
      fields: target.replace(/[!?]$/, '').split('|') as UserField[],
      inverted: target.endsWith('!'),
      yields: target.endsWith('?'),
    });
  return columns;
}
