/** The one file for a script tag: everything, defined under its own names. */
import './define/all.js';

export * from './index.js';
export * from './core/index.js';
export { openIndexedDBAdapter } from './data/adapters/indexeddb/open.js';
export { createMemoryAdapter } from './data/adapters/memory.js';
