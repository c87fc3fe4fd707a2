/** The one file for a script tag: everything, defined under its own names. */
import './define/all.js';

export * from './index.js';
