import type { TemplateResult } from 'lit';
import { fieldSpec, isSecretField, type FieldPath, type UserField } from '../../../core/user.js';
import type { FormView } from '../form-view.js';
import { choiceField } from './choice-field.js';
import { extensionField } from './extension-field.js';
import { readOnlyField } from './read-only-field.js';
import { secretField } from './secret-field.js';
import { fixedUsername, textField } from './text-field.js';

/** The editor of a field; as text where the view is read only. */
export function formField(view: FormView, path: FieldPath): TemplateResult {
  if (isSecretField(path)) return secretField(view, path);
  if (view.readOnly) return readOnlyField(view, path);
  const field = path as UserField;
  if (field === 'extension') return extensionField(view);
  if (field === 'username' && view.draft.user?.username !== undefined) return fixedUsername(view);
  return fieldSpec(field).kind === 'choice' ? choiceField(view, field) : textField(view, field);
}
