import { createContext } from '@lit/context';
import type { UserDirectory } from '../data/directory.js';
import type { Strings } from '../strings/en.js';
import type { Notices } from './notices-controller.js';

/** `null`: a provider is there but has no directory yet, so nobody falls back to the page's own (R52). */
export const directoryContext = createContext<UserDirectory | null | undefined>(Symbol.for('pbx-user-kit:directory'));
/** Sentences that replace the catalogue's own. */
export const stringsContext = createContext<Partial<Strings> | undefined>(Symbol.for('pbx-user-kit:strings'));
/** Where notices are shown, when an element further up shows them for all. */
export const noticesContext = createContext<Notices | undefined>(Symbol.for('pbx-user-kit:notices'));
