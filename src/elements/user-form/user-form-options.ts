import type { UserField, UserId } from '../../core/user.js';

export type FormMode = 'create' | 'edit' | 'view';
export type FormPresentation = 'inline' | 'drawer' | 'dialog';

export interface FormShowOptions {
  /** Absent: a new user. */
  readonly userId?: UserId | undefined;
  /** Where the focus belongs. */
  readonly field?: UserField | undefined;
  /** Opens with the status switch on and the focus on the first missing field (R3). */
  readonly intent?: 'activate' | undefined;
}
