import type { LookupAnswer } from '../../controllers/extension-lookup-controller.js';
import { compareExtensions, type ExtensionInfo } from '../../core/extension/extension.js';

export type OptionGroup = 'suggested' | 'free' | 'taken' | 'reserved';

/** A line of the picker's list. */
export interface ExtensionOption {
  readonly id: string;
  readonly group: OptionGroup;
  readonly info: ExtensionInfo;
  /** Why it is suggested: the next free of all, or the next one from what was typed. */
  readonly why?: 'next' | 'next-from';
  readonly disabled: boolean;
}

/** Fewer free ones once something was typed, so that its owners come into view. */
const most = (typed: string): Readonly<Record<OptionGroup, number>> => ({
  suggested: 2,
  free: typed ? 4 : 8,
  taken: 20,
  reserved: 6,
});

/** Puts what the directory answered into the four groups of the list, each ascending, none longer than one can read. */
export function groupExtensions({ typed, near, matching, next }: LookupAnswer): readonly ExtensionOption[] {
  const limits = most(typed);
  const seen = new Set<string>();
  const lines: ExtensionOption[] = [];
  const add = (group: OptionGroup, infos: readonly ExtensionInfo[], why?: ExtensionOption['why']): void => {
    const fresh = infos.filter(({ extension }) => !seen.has(extension));
    for (const info of fresh.slice(0, limits[group])) {
      seen.add(info.extension);
      const id = `option-${info.extension}`;
      lines.push({ id, group, info, disabled: info.state !== 'free', ...(why && { why }) });
    }
  };
  const inOrder = (state: ExtensionInfo['state'], infos: readonly ExtensionInfo[]): readonly ExtensionInfo[] =>
    infos.filter((info) => info.state === state).sort((a, b) => compareExtensions(a.extension, b.extension));

  const first = near.find((info) => info.state === 'free');
  if (first) add('suggested', [first], typed ? 'next-from' : 'next');
  if (next?.state === 'free') add('suggested', [next], 'next');
  add('free', inOrder('free', [...near, ...matching]));
  add('taken', inOrder('taken', matching));
  add('reserved', inOrder('reserved', matching));
  return lines;
}
