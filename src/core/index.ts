/** The door of the room: what is true, pure and synchronous, for hosts that build on it (`pbx-user-kit/core`). */
export { missingToActivate } from './rules/activation.js';
export type { MailboxChoice, SecretPatch, UserChange, UserPatch, WriteResult } from './change.js';
export { DirectoryError, type DirectoryErrorCode, type StoreLoss } from './errors.js';
export {
  checkExtension,
  compareExtensions,
  type ExtensionInfo,
  type ExtensionOwner,
  type ExtensionSearch,
} from './extension/extension.js';
export type { FreeOptions } from './extension/free-extension.js';
export { matchHeaders, recognizeSystem, type HeaderMatch, type MatchReason } from './columns/header-match.js';
export { sureConfidence } from './columns/sure-confidence.js';
export type { CsvTable } from './import/csv-table.js';
export {
  changeOfRow,
  planImport,
  type ActivationChoice,
  type ColumnMapping,
  type FieldDifference,
  type ImportInput,
  type ImportOptions,
  type ImportPlan,
  type PlannedAction,
  type PlannedRow,
} from './import/import-plan.js';
export { createImportPlanner, type ImportPlanner } from './import/import-planner.js';
export { acknowledgePlan } from './import/import-privacy.js';
export type { HistoryEntry, HistoryQuery } from './history.js';
export { isBlocking, type Issue, type IssueCode } from './issue.js';
export {
  defaultPolicy,
  type ChoicePolicy,
  type CustomField,
  type ExtensionPolicy,
  type FormPolicy,
  type FormSectionPolicy,
  type Permission,
  type Permissions,
  type Policy,
  type PolicyInput,
  type PrivacyField,
  type PrivacyWarning,
  type RevealRule,
  type RingPolicy,
} from './policy.js';
export {
  noMailbox,
  resourceKinds,
  type Branch,
  type Location,
  type Mailbox,
  type OtherResource,
  type OwnedNumber,
  type Resource,
  type ResourceChange,
  type ResourceInput,
  type ResourceKind,
  type UserReference,
} from './resource.js';
export { applyEffects, invertEffects, type EffectsTarget } from './removal/effects.js';
export { judgeResourceChange, type ResourceContext, type ResourceJudgement } from './removal/judge-resource-change.js';
export { planRemoval, type RemovalContext, type RemovalPlan, type RemovalReference } from './removal/plan-removal.js';
export type { Owner, ResourceLookup, RoleLookup, UserLookup } from './rules/user-lookup.js';
export { parsePolicy, type ParsedPolicy } from './policy-schema.js';
export type { SortField, UserCounts, UserFilter, UserPage, UserQuery } from './query.js';
export { generatePassword, generatePin, type SecretOwner } from './rules/secret.js';
export {
  secretFields,
  userFields,
  type CustomValue,
  type CustomValues,
  type FieldPath,
  type FieldKind,
  type FieldSpec,
  type Forwarding,
  type ForwardingMode,
  type SecretField,
  type Secrets,
  type SecretState,
  type User,
  type UserField,
  type UserId,
  type UserStatus,
  type UserValues,
} from './user.js';
export {
  UserIndex,
  type Effects,
  type InUse,
  type JudgeContext,
  type Judgement,
  type OwnReference,
  type ReferenceField,
  type RemovedUser,
  type UserIndexOptions,
} from './users/user-index.js';
export type { ResourceIndex } from './users/resource-index.js';
export { userSchema, userValuesSchema } from './rules/user-schema.js';
export { billedUsers, seatsLeft, type BilledUsers, type BillingCycle } from './billing.js';
export type { Callee, FindCallee } from './calls/callee.js';
export { dialByName, type DialByName } from './calls/dial-by-name.js';
export { splitEmails } from './calls/email-list.js';
export { checkForwarding } from './calls/forwarding-cycle.js';
export { ringPlan, type RingPlan, type RingStep, type RingTarget } from './calls/ring-plan.js';
export { ringChoices, ringsOf, secondsOf, type RingChoice } from './calls/ring-time.js';
export { issuesOfProblem } from './problem.js';
