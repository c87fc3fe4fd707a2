import type { UserId } from '../../core/user.js';

/** What a write has done so far. */
export interface Progress {
  /** How to take it back, the last step last. */
  readonly undo: (() => void)[];
  /** Users that were altered because of others. */
  readonly affected: Set<UserId>;
  hasNewResources: boolean;
}

export const newProgress = (): Progress => ({ undo: [], affected: new Set(), hasNewResources: false });

/** In reverse: the last change is taken back first. */
export function takeBack(progress: Progress): void {
  const { undo, affected } = progress;
  for (let step = undo.pop(); step; step = undo.pop()) step();
  affected.clear();
  progress.hasNewResources = false;
}
