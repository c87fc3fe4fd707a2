import { missingFields } from '../../core/rules/draft.js';
import type { Issue } from '../../core/issue.js';
import type { FieldPath } from '../../core/user.js';

export type SectionId = 'person' | 'phone' | 'access' | 'sip';

export interface FormSection {
  readonly id: SectionId;
  /** Line by line; two fields of a line are read as one. */
  readonly rows: readonly (readonly FieldPath[])[];
  /** Closed until asked for, with a summary of what is set. */
  readonly folded?: boolean;
}

/** The form in the order in which it is read; the status stands above it all. */
export const formSections: readonly FormSection[] = [
  { id: 'person', rows: [['displayName'], ['givenName', 'familyName'], ['email'], ['mobile']] },
  { id: 'phone', rows: [['extension', 'phoneType']] },
  { id: 'access', rows: [['username'], ['role'], ['licence']] },
  { id: 'sip', rows: [['sipUsername'], ['authName'], ['sipPassword']], folded: true },
];

const order: readonly FieldPath[] = ['status', ...formSections.flatMap((section) => section.rows.flat())];

/** In the order of the form; fields that it does not show come last. */
export function inFormOrder<T>(items: readonly T[], fieldOf: (item: T) => FieldPath | undefined): readonly T[] {
  const rank = (item: T): number => {
    const field = fieldOf(item);
    const at = field === undefined ? -1 : order.indexOf(field);
    return at < 0 ? order.length : at;
  };
  return [...items].sort((a, b) => rank(a) - rank(b));
}

/** What is still missing, as it is listed (R3). */
export const missingInOrder = (issues: readonly Issue[]): readonly FieldPath[] =>
  inFormOrder(missingFields(issues), (field) => field);

export const isShown = (field: FieldPath): boolean => order.includes(field);
