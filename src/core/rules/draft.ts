/** The draft of a form: how it begins, is edited, judged, merged with what others wrote, and becomes a wish. */
export * from './draft-conflict.js';
export {
  acknowledge,
  changedFields,
  changeOfDraft,
  editDraft,
  editSecret,
  foundIssues,
  isChanged,
  judgeAll,
  leaveField,
  refuseDraft,
} from './draft-edit.js';
export * from './draft-issues.js';
export * from './draft-start.js';
export { valueAt, valuePaths, type DraftValues } from './draft-values.js';
