import type { TypedUser } from '../../core/rules/draft.js';
import type { OpenIntent } from '../../data/directory.js';
import type { FieldPath, UserId } from '../../core/user.js';

/** `settings`: only how calls reach the user, and the voicemail (R41). */
export type FormMode = 'create' | 'edit' | 'view' | 'settings';
export type FormPresentation = 'inline' | 'drawer' | 'dialog';
/** `page`: the browser asks before a page with unsaved changes is closed or left (F3). */
export type FormGuard = 'page';

export interface FormShowOptions {
  /** Absent: a new user. */
  readonly userId?: UserId | undefined;
  /** A new user like this one (R11): what colleagues have in common, nothing that is the person's own. */
  readonly duplicateOf?: UserId | undefined;
  /** Where the focus belongs. */
  readonly field?: FieldPath | undefined;
  /**
   * `activate`: with the status switch on and the focus on the first missing field (R3). `duplicate`: a new user like
   * `userId`. `view` and `settings`: in that mode. `history`: to be read, with what was changed unfolded (R53).
   */
  readonly intent?: OpenIntent | undefined;
}

/** What a form was asked for. */
export interface FormRequest extends Pick<FormShowOptions, 'field' | 'intent'> {
  /** Of a new user: what was entered already. */
  readonly typed?: TypedUser;
}

/** The modes that are asked for by an intent. */
export const modes: Readonly<Partial<Record<OpenIntent, FormMode>>> = {
  view: 'view',
  history: 'view',
  settings: 'settings',
};

export interface FormSubmitOptions {
  /** Of a new user: stays open for the next one (R11). */
  readonly another?: boolean;
}
