import type { FieldPath } from './user.js';

/**
 * What is wrong with data: returned and shown, never thrown.
 * The code is also the key of the sentence in `strings/`, so a missing sentence does not compile.
 */
export type IssueCode =
  | 'required'
  | 'required-to-activate'
  | 'required-for-role'
  | 'too-short'
  | 'too-long'
  | 'not-a-choice'
  | 'not-a-number'
  | 'out-of-bounds'
  | 'not-an-email'
  | 'not-emails'
  | 'not-a-phone-number'
  | 'not-a-boolean'
  | 'control-character'
  | 'extension-not-digits'
  | 'extension-length'
  | 'extension-taken'
  | 'extension-reserved'
  | 'extension-out-of-range'
  | 'username-taken'
  | 'username-fixed'
  | 'username-characters'
  | 'email-taken'
  | 'secret-weak'
  | 'secret-empty'
  | 'pin-weak'
  | 'secret-not-digits'
  | 'seats-exceeded'
  | 'protected-role'
  | 'last-administrator'
  | 'own-account'
  | 'in-use'
  | 'in-use-unknown'
  | 'mailbox-choice'
  | 'mailbox-heir'
  | 'successor-unknown'
  | 'extension-not-listed'
  | 'destination-required'
  | 'forwarding-to-self'
  | 'forwarding-cycle'
  | 'not-acknowledged'
  | 'pin-reused'
  | 'number-not-owned'
  | 'reference-unknown'
  | 'location-missing'
  | 'not-permitted'
  | 'refused'
  | 'duplicate-in-file'
  | 'row-too-long'
  | 'row-too-short'
  | 'ambiguous-match';

export interface Issue {
  readonly code: IssueCode;
  /** Where it belongs; absent when it is about the whole user. */
  readonly field?: FieldPath;
  /** `warning` does not block. */
  readonly level?: 'warning';
  /**
   * What the sentence needs. Fixed names: `value`, `values` (several that are wrong), `min`, `max`, `owner` (a user's name), `ownerId`, `next` (a free extension),
   * `fields` (user fields), `row` (row of the file), `seats`, `after`, `expected`, `found`, `path` (names of users, in the order
   * of a cycle), `role`, `mode` (of forwarding), `detail` (a server's own sentence, already in the reader's language), `messages` (count).
   */
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
}

export const isBlocking = (issue: Issue): boolean => issue.level !== 'warning';
