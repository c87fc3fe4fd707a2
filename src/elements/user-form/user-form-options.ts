import type { OpenIntent } from '../../data/directory.js';
import type { FieldPath, UserId } from '../../core/user.js';

export type FormMode = 'create' | 'edit' | 'view';
export type FormPresentation = 'inline' | 'drawer' | 'dialog';

export interface FormShowOptions {
  /** Absent: a new user. */
  readonly userId?: UserId | undefined;
  /** Where the focus belongs. */
  readonly field?: FieldPath | undefined;
  /** Opens with the status switch on and the focus on the first missing field (R3). */
  readonly intent?: OpenIntent | undefined;
}
