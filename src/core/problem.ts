import type { Issue } from './issue.js';
import { fieldOfPointer } from './problem-field.js';

/** Characters of a server's sentence that are shown. */
const maxDetail = 500;
/** More than a form can show; a bulk answer is not told through a form. */
const maxIssues = 100;

type Members = Readonly<Record<string, unknown>>;

/**
 * What a server refused, as issues (F2): RFC 9457 problem details, and the shapes that validators of common frameworks put into
 * them. Each error lands on the field that its `pointer`, `name`, `field` or `path` names, and on none where that is not a field
 * of a user; without errors, `detail` or else `title` is about the whole user. Their text is the server's, in its language, and
 * is only ever shown as text (R61).
 *
 * Never throws.
 * @returns empty where there is nothing to read: no object, a success (`status` below 400), no text, a whole HTML page
 */
export function issuesOfProblem(problem: unknown): readonly Issue[] {
  try {
    return isMembers(problem) && isRefusal(problem) ? readProblem(problem) : [];
  } catch {
    // A getter or a proxy of the host's threw: nothing of it can be read.
    return [];
  }
}

function readProblem(problem: Members): readonly Issue[] {
  const whole = textOf(problem, ['detail', 'title']);
  const errors = ['errors', 'invalid-params', 'invalidParams', 'violations']
    .flatMap((name) => errorsIn(problem[name], whole))
    .slice(0, maxIssues);
  if (errors.length > 0) return errors;
  return whole === undefined ? [] : [refused(whole)];
}

/** What was saved may come back with a `title` of its own, a person's; without a status, an `id` gives it away. */
function isRefusal({ status, type, detail, errors, id }: Members): boolean {
  if (typeof status === 'number') return status >= 400;
  return type !== undefined || detail !== undefined || errors !== undefined || id === undefined;
}

/** A list of errors, or of each field its texts (ASP.NET, Laravel, Rails). */
function errorsIn(errors: unknown, whole: string | undefined): readonly Issue[] {
  if (Array.isArray(errors)) return errors.flatMap((error) => errorOf(error, whole));
  if (!isMembers(errors)) return [];
  return Object.entries(errors).flatMap(([name, texts]) => {
    const field = fieldOfPointer(name);
    const list: readonly unknown[] = Array.isArray(texts) ? texts : [texts];
    return list.flatMap((each) => {
      const detail = isMembers(each) ? textOf(each, sentences) : shownText(each);
      return detail === undefined ? [] : [refused(detail, field)];
    });
  });
}

const sentences = ['detail', 'message', 'errorMessage', 'reason', 'msg', 'title'];
const places = ['pointer', 'field', 'path', 'name', 'propertyName', 'propertyPath', 'loc'];

/** One error; where it says only where, the problem's own text says what. */
function errorOf(error: unknown, whole: string | undefined): readonly Issue[] {
  const members: Members = isMembers(error) ? error : { detail: error };
  const source = isMembers(members['source']) ? members['source'] : {};
  const field = places.map((name) => fieldOfPointer(members[name] ?? source[name])).find(Boolean);
  const detail = textOf(members, sentences) ?? (field && whole);
  return detail === undefined ? [] : [refused(detail, field)];
}

const refused = (detail: string, field?: Issue['field']): Issue => ({
  code: 'refused',
  ...(field && { field }),
  params: { detail },
});

function textOf(members: Members, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = shownText(members[name]);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Text in one line and of bearable length; undefined where there is none, or a whole page instead. */
function shownText(value: unknown): string | undefined {
  if (typeof value !== 'string' || /^\s*<(!doctype|html)\b/i.test(value)) return undefined;
  const text = value
    // More is not looked at: an answer can be megabytes.
    .slice(0, 4 * maxDetail)
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
  const characters = [...text];
  return characters.length > maxDetail ? `${characters.slice(0, maxDetail - 1).join('')}…` : text || undefined;
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
