import { Turns } from '../turns.js';

/**
 * An answer for each, with pauses for the page (P12).
 * @param ready is waited for at the beginning and after each pause.
 */
export async function inPieces<T, A>(
  list: readonly T[],
  answer: (one: T) => A,
  ready: () => Promise<void>,
): Promise<readonly A[]> {
  await ready();
  const turns = new Turns();
  const answers: A[] = [];
  for (const one of list) {
    if (turns.over) {
      await turns.next();
      await ready();
    }
    answers.push(answer(one));
  }
  return answers;
}
