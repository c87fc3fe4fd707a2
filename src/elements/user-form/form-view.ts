import type { StaticValue } from 'lit/static-html.js';
import type { DraftController } from '../../controllers/draft-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { Issue } from '../../core/issue.js';
import type { PhoneNumbers } from '../../core/phone.js';
import type { Resource } from '../../core/resource.js';
import type { UserDraft } from '../../core/rules/draft.js';
import type { FieldPath, SecretField } from '../../core/user.js';
import type { UserDirectory } from '../../data/directory.js';

/** What a field needs to be shown and edited. The form makes one for each rendering. */
export interface FormView {
  readonly words: StringsController;
  readonly drafts: DraftController;
  readonly draft: UserDraft;
  /** What is wrong and may be shown now (F1). */
  readonly shown: readonly Issue[];
  readonly directory: UserDirectory | undefined;
  readonly readOnly: boolean;
  /** The tag of the extension picker, as it is registered here. */
  readonly picker: StaticValue;
  /** The tag of an element that looks up users, where there is one. */
  readonly userPicker?: StaticValue;
  /** What stands around the users; empty where the adapter keeps nothing of the kind. */
  readonly resources: readonly Resource[];
  /** Secrets that a person asked to see (R60). */
  readonly revealed: ReadonlySet<SecretField>;
  readonly reveal: (field: SecretField) => void;
  readonly copy: (path: FieldPath, text: string) => void;
  /** Sets a value; for editors that are more than one text control. */
  readonly edit: (path: FieldPath, value: unknown) => void;
  /** The field was left: its mistakes may be shown (F1). */
  readonly leave: (path: FieldPath) => void;
  /** Reads telephone numbers; undefined until it is loaded, or where it cannot be. */
  readonly phone: PhoneNumbers | undefined;
}

/** The id of a field's control; its notes are `<id>-notes`, its label `<id>-label`. */
export const idOf = (path: FieldPath): string => path.replaceAll('.', '-');

/** What is wrong, in one sentence. Who is activated already is not told what stands before it (R3). */
export function issueText({ words, draft }: Pick<FormView, 'words' | 'draft'>, issue: Issue): string {
  const { code, field } = issue;
  if (code !== 'required-to-activate' || !field || draft.user?.status !== 'activated') return words.issue(issue);
  return words.text('form.neededWhileActivated', { field: words.field(field) });
}

/** The sentence of the first mistake that may be shown. */
export function errorOf(view: FormView, path: FieldPath): string {
  const issue = view.shown.find(({ field, level }) => field === path && level !== 'warning');
  return issue ? issueText(view, issue) : '';
}

/** What should be minded about a field, but does not stand in the way. */
export function warningOf(view: FormView, path: FieldPath): string {
  const issue = view.shown.find(({ field, level }) => field === path && level === 'warning');
  return issue ? issueText(view, issue) : '';
}
