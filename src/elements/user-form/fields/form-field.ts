import type { TemplateResult } from 'lit';
import { customName, fieldSpec, isSecretField, type FieldPath, type UserField } from '../../../core/user.js';
import type { FormView } from '../form-view.js';
import { choiceField, ringTimeField } from './choice-field.js';
import { customField } from './custom-field.js';
import { emailListField } from './email-list-field.js';
import { extensionField } from './extension-field.js';
import { forwardingField } from './forwarding-field.js';
import { greetingField } from './greeting-field.js';
import { integerField } from './number-field.js';
import { readOnlyField } from './read-only-field.js';
import { referenceField } from './reference-field.js';
import { isReferenceField } from './resource-names.js';
import { secretField } from './secret-field.js';
import { kitSwitch, type KitSwitch } from './switch-field.js';
import { fixedUsername, notesField, textField } from './text-field.js';

/** The editor of a field; as text where the view is read only. */
export function formField(view: FormView, path: FieldPath): TemplateResult {
  if (isSecretField(path)) return secretField(view, path);
  if (view.readOnly) return readOnlyField(view, path);
  return customName(path) === undefined ? kitField(view, path as UserField) : customField(view, path);
}

function kitField(view: FormView, field: UserField): TemplateResult {
  if (field === 'extension') return extensionField(view);
  if (field === 'username' && view.draft.user?.username !== undefined) return fixedUsername(view);
  if (field === 'callTimeout') return ringTimeField(view);
  if (field === 'greeting') return greetingField(view);
  if (field === 'notes') return notesField(view, field);
  if (isReferenceField(field)) return referenceField(view, field);
  switch (fieldSpec(field).kind) {
    case 'choice':
      return choiceField(view, field);
    case 'boolean':
      return kitSwitch(view, field as KitSwitch);
    case 'integer':
      return integerField(view, field);
    case 'emails':
      return emailListField(view, field as 'notifyEmails' | 'voiceMessageEmails');
    case 'forwarding':
      return forwardingField(view);
    default:
      return textField(view, field);
  }
}
