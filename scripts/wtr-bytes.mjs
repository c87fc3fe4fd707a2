import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';

/**
 * Serves the files below a folder as the bytes they are: the dev server would hand text files on as UTF-8 and so mend
 * the very encodings that a test is about.
 */
export function serveBytes(folder) {
  return async (context, next) => {
    const path = normalize(decodeURIComponent(context.path));
    if (!path.startsWith(folder)) return next();
    context.body = await readFile(join(process.cwd(), path)).catch(() => undefined);
    if (context.body) context.type = 'application/octet-stream';
  };
}
