import { DirectoryError } from '../core/errors.js';
import type { Issue } from '../core/issue.js';

/** What hosts have against a change. */
export interface HostRefusal {
  readonly issues: readonly Issue[];
  readonly error?: DirectoryError;
}

/** Waits for what hosts were asked; undefined when nobody has anything against it. What reads a problem is loaded with the first one. */
export async function hostRefusal(answers: readonly Promise<unknown>[]): Promise<HostRefusal | undefined> {
  const settled = await Promise.allSettled(answers);
  const problems = settled.flatMap((answer) => (answer.status === 'fulfilled' && answer.value ? [answer.value] : []));
  const issues = problems.length > 0 ? await issuesOf(problems) : [];
  if (issues.length > 0) return { issues };
  const failed = settled.find((answer) => answer.status === 'rejected');
  if (!failed) return undefined;
  const cause: unknown = failed.reason;
  const error = cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause });
  return { issues: [], error };
}

async function issuesOf(problems: readonly unknown[]): Promise<readonly Issue[]> {
  const { issuesOfProblem } = await import('../core/problem.js');
  return problems.flatMap((problem) => issuesOfProblem(problem));
}
