/** The front door: classes, events and types; importing it defines nothing (A4). */
export * from './elements/index.js';
export * from './core/index.js';
export type * from './data/adapter.js';
export {
  UserDirectory,
  type DirectoryNews,
  type DirectoryOptions,
  type DirectoryRequest,
  type UserView,
} from './data/directory.js';
export type * from './data/import-session.js';
export type { Strings, StringKey } from './strings/en.js';
export type { Message, MessageParams } from './strings/message.js';
