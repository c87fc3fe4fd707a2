import type { DraftController } from '../../controllers/draft-controller.js';
import { DirectoryError } from '../../core/errors.js';

/** What a host's server has against a draft (F2). What reads it is loaded with the first one. */
export async function refuseByProblem(drafts: DraftController, problem: unknown): Promise<void> {
  const { issuesOfProblem } = await import('../../core/problem.js');
  const issues = issuesOfProblem(problem);
  if (issues.length > 0) drafts.refuse(issues);
  else drafts.fail(new DirectoryError('unavailable', { cause: problem }));
}
