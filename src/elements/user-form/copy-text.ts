import type { Notices } from '../../controllers/notices-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { FieldPath } from '../../core/user.js';

/** Copies the value of a field, and says so; or that the page may not. */
export async function copyText(
  text: string,
  path: FieldPath,
  words: StringsController,
  notices: Notices,
): Promise<void> {
  const key = (await isCopied(text)) ? 'form.copied' : 'form.not-copied';
  notices.show({ key: 'copied', text: words.text(key, { field: words.field(path) }), seconds: 6 });
}

async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
