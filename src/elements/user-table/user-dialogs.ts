import { nothing, type TemplateResult } from 'lit';
import type { StaticValue } from 'lit/static-html.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { User, UserId } from '../../core/user.js';
import type { DirectoryNews, UserDirectory } from '../../data/directory.js';
import { confirmDialog, type Confirmation } from '../confirm-parts.js';
import type { KitElementClass } from '../element.js';
import { extensionDialog } from './extension-dialog-parts.js';
import type { RemovalDialog } from './removal-dialog.js';
import type { UserActions } from './user-actions.js';

/** What the dialogs need of the element that shows them. */
export interface DialogHost {
  readonly directory: () => UserDirectory | undefined;
  readonly words: StringsController;
  readonly actions: UserActions;
  /** Defines an element beside the table and names its tag. */
  readonly define: (element: KitElementClass) => StaticValue;
  /** What the removal of a user does to the billed users, in a sentence (R5). */
  readonly billing: (user: User) => string;
  /** Renders, and resolves when that is done. */
  readonly render: () => Promise<unknown>;
  /** The dialog is gone: the focus belongs to the row again. */
  readonly closed: () => void;
  /** What a question needs could not be loaded. */
  readonly failed: (cause: unknown) => void;
}

type Dialog =
  | { readonly kind: 'confirm'; readonly confirmation: Confirmation; readonly run: () => unknown }
  | { readonly kind: 'removal'; readonly removal: RemovalDialog }
  | { readonly kind: 'extension'; readonly user: User; readonly value: string; readonly refusal?: string };

/** The questions the table asks before it acts: remove (R30), unassign (R25), which extension (R20–R25). One at a time. */
export class UserDialogs {
  readonly #host: DialogHost;
  #dialog: Dialog | undefined;
  #picker: StaticValue | undefined;
  /** Asked for, but not shown yet. */
  #opening: RemovalDialog | undefined;

  constructor(host: DialogHost) {
    this.#host = host;
  }

  /** The question before a removal and the picker of users are loaded when they are first needed. */
  async remove(user: User): Promise<void> {
    const { words, actions, billing, render } = this.#host;
    const directory = this.#host.directory();
    if (!directory) return;
    try {
      const [{ RemovalDialog }, { UserPicker }] = await Promise.all([
        import('./removal-dialog.js'),
        import('../user-picker/user-picker.js'),
      ]);
      const picker = this.#host.define(UserPicker);
      const removal: RemovalDialog = new RemovalDialog(
        { directory, words, actions, picker, billing, render, done: () => this.#leave(removal) },
        user,
      );
      this.#opening = removal;
      await removal.open();
      // Gone already, or another question came first.
      if (this.#opening === removal) this.#show({ kind: 'removal', removal });
      else removal.close();
    } catch (cause) {
      this.#host.failed(cause);
    }
  }

  /** Something in the directory has changed. */
  news(news: DirectoryNews): void {
    if (this.#dialog?.kind === 'removal') this.#dialog.removal.news(news);
  }

  /** An activated user may need an extension: then it is deactivated in the same change, and the question says so. */
  unassign(user: User): void {
    const { words, actions } = this.#host;
    const { displayName: name, extension = '' } = user;
    const status = actions.unassigning(user);
    const deactivates = status !== user.status;
    const confirmation: Confirmation = {
      title: words.text('table.unassignTitle', { name, extension }),
      text: [
        words.text('table.unassignConsequence', { name }),
        ...(deactivates ? [words.text('table.unassignDeactivates', { name })] : []),
      ],
      confirm: deactivates ? words.text('table.unassignAndDeactivate') : words.text('table.unassign', { extension }),
    };
    this.#show({ kind: 'confirm', confirmation, run: () => actions.setExtension(user, null, status) });
  }

  /** The picker is loaded when it is first needed. */
  async chooseExtension(user: User): Promise<void> {
    try {
      const { ExtensionPicker } = await import('../extension-picker/extension-picker.js');
      this.#picker ??= this.#host.define(ExtensionPicker);
      this.#show({ kind: 'extension', user, value: user.extension ?? (await this.#nextFree(user)) });
    } catch (cause) {
      this.#host.failed(cause);
    }
  }

  /** Whether one of them is about this user. */
  isAbout(id: UserId): boolean {
    return this.#dialog?.kind === 'extension' && this.#dialog.user.id === id;
  }

  render(): TemplateResult | typeof nothing {
    const { words } = this.#host;
    const directory = this.#host.directory();
    const dialog = this.#dialog;
    if (!dialog || !directory) return nothing;
    if (dialog.kind === 'confirm')
      return confirmDialog(
        dialog.confirmation,
        words,
        (confirmed) => void this.#answer(confirmed ? dialog.run : undefined),
      );
    if (dialog.kind === 'removal') return dialog.removal.render();
    const { user, value, refusal } = dialog;
    return extensionDialog(
      {
        user,
        directory,
        value,
        refusal,
        // A picker that goes tells once more what was typed: that opens nothing again.
        onInput: (next) =>
          this.isAbout(user.id) && next !== this.#typed && this.#show({ kind: 'extension', user, value: next }),
        onSubmit: () => void this.#assign(user),
        onClose: () => void this.#answer(undefined),
      },
      this.#picker!,
      words,
    );
  }

  #leave(removal: RemovalDialog): void {
    if (this.#opening === removal) this.#opening = undefined;
    if (this.#dialog?.kind === 'removal' && this.#dialog.removal === removal) void this.#answer(undefined);
  }

  /** What most people would take (R24). */
  async #nextFree(user: User): Promise<string> {
    const search = { free: { count: 1 }, forUser: user.id };
    const infos = await this.#host
      .directory()
      ?.extensions(search)
      .catch(() => []);
    return infos?.find(({ state }) => state === 'free')?.extension ?? '';
  }

  get #typed(): string {
    return this.#dialog?.kind === 'extension' ? this.#dialog.value : '';
  }

  async #assign(user: User): Promise<void> {
    const { words, actions, closed } = this.#host;
    const value = this.#typed;
    if (!value) return this.#show({ kind: 'extension', user, value, refusal: words.text('table.chooseExtension') });
    if (value !== user.extension) {
      // The user may have changed while the dialog was open; the number is a new wish about what is there now.
      const now =
        (await this.#host
          .directory()
          ?.get(user.id)
          .catch(() => undefined)) ?? user;
      const refusal = await actions.setExtension(now, value);
      if (refusal) return this.#show({ kind: 'extension', user, value, refusal });
    }
    this.#hide();
    closed();
  }

  async #answer(run: (() => unknown) | undefined): Promise<void> {
    if (!this.#dialog) return;
    this.#hide();
    await run?.();
    this.#host.closed();
  }

  #show(dialog: Dialog): void {
    this.#opening = undefined;
    this.#dialog = dialog;
    void this.#host.render();
  }

  #hide(): void {
    if (this.#dialog?.kind === 'removal') this.#dialog.removal.close();
    this.#dialog = undefined;
    void this.#host.render();
  }
}
