/** The front door: classes, events and types; importing it defines nothing (A4). The rules themselves are in `pbx-user-kit/core`. */
export * from './elements/index.js';
export type * from './core/index.js';
export { DirectoryError } from './core/errors.js';
export { defaultPolicy } from './core/policy.js';
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
