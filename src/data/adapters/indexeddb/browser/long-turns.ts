import { Turns } from '../../../turns.js';

/** A pause waits for all that the browser has been given to write; so turns are longer, though nobody feels them yet. */
export const longTurns = (): Turns => new Turns(undefined, 24);
