import type { TemplateResult } from 'lit';
import type { StringsController } from '../../controllers/strings-controller.js';
import { DirectoryError } from '../../core/errors.js';
import { can } from '../../core/rules/permissions.js';
import type { Backup, BackupFacet } from '../../data/adapter.js';
import type { UserDirectory } from '../../data/directory.js';
import { mayRestore } from './may-restore.js';
import { saveFile } from './save-file.js';
import { storageTemplate } from './storage-panel-parts.js';
import type { StoragePlace, StorageStep, StorageView } from './storage-view.js';
import { isNumber } from './typed-number.js';

/** What the panel needs of the element that shows it. */
export interface StorageHost {
  readonly directory: UserDirectory;
  readonly tenantName: string | undefined;
  readonly words: StringsController;
  /** Whether an import of this page is under way. */
  readonly importing: () => boolean;
  /** Renders, and resolves when that is done. */
  readonly render: () => Promise<unknown>;
  readonly done: () => void;
}

/** What comes back to the first screen leads to the button that began it. */
const buttons = { backup: '[data-download]', restore: '[data-restore]' } as const;

/** Says where the users are kept (R55); makes backups and restores them, each after the question that it needs (R60). */
export class StoragePanel {
  readonly #host: StorageHost;
  #backup: BackupFacet | undefined;
  #place: StoragePlace = { kind: undefined, persisted: undefined, latest: undefined };
  #step: StorageStep = { kind: 'home' };
  #part = 0;
  #made: Backup | undefined;
  #error = '';
  #stopped = '';
  #withSecrets = false;
  #dragging = false;
  #typed = '';
  #typedWrong = false;
  #work: keyof typeof buttons = 'backup';
  #call: AbortController | undefined;

  constructor(host: StorageHost) {
    this.#host = host;
  }

  async open(): Promise<void> {
    await this.#attempt('backup', async () => {
      this.#backup = await this.#host.directory.backup();
      await this.#look();
    });
  }

  /** It is shown no more; what is not committed by now is not done. */
  close(): void {
    this.#call?.abort();
  }

  render(): TemplateResult {
    const { directory, tenantName, words } = this.#host;
    const view: StorageView = {
      place: this.#place,
      step: this.#step,
      part: this.#part,
      tenantName: tenantName ?? directory.tenantId,
      made: this.#made,
      error: this.#error,
      stopped: this.#stopped,
      withSecrets: this.#withSecrets,
      dragging: this.#dragging,
      typed: this.#typed,
      typedWrong: this.#typedWrong,
      may: {
        download: this.#backup !== undefined && can(directory.policy, 'export'),
        secrets: can(directory.policy, 'secrets'),
        restore: this.#backup !== undefined && mayRestore(directory),
      },
      importing: this.#host.importing(),
      onWithSecrets: (on) => this.#set(() => (this.#withSecrets = on)),
      onDownload: () => void (this.#withSecrets ? this.#ask() : this.#download(false)),
      onDownloadSecrets: () => void this.#download(true),
      onFile: (file) => void this.#read(file),
      onDrag: (dragging) => this.#set(() => (this.#dragging = dragging)),
      onTakeOver: () => void (this.#step.kind === 'checked' && this.#read(this.#step.file, true)),
      onType: (text) => this.#set(() => ([this.#typed, this.#typedWrong] = [text, false])),
      onReplace: () => void this.#replace(),
      onHome: () => void this.#leave(),
      onClose: () => this.#host.done(),
    };
    return storageTemplate(view, words);
  }

  async #ask(): Promise<void> {
    this.#work = 'backup';
    this.#forget();
    await this.#go({ kind: 'secrets' });
  }

  async #download(secrets: boolean): Promise<void> {
    const { tenantName } = this.#host;
    await this.#attempt('backup', async (options) => {
      await this.#go({ kind: 'working', work: 'making' });
      const told = tenantName === undefined ? {} : { tenantName };
      const made = await this.#backup!.create({ ...options, secrets, ...told });
      // Stopped when nothing was left to stop: what was not wanted any more is not saved.
      options.signal.throwIfAborted();
      this.#made = made;
      saveFile(made.file, made.name);
      this.#withSecrets = false;
      await this.#look();
      await this.#home();
    });
  }

  async #read(file: File, takeOver = false): Promise<void> {
    this.#dragging = false;
    if (this.#host.importing()) return this.#home();
    await this.#attempt('restore', async (options) => {
      await this.#go({ kind: 'working', work: 'reading', name: file.name });
      const check = await this.#backup!.read(file, { ...options, takeOver });
      options.signal.throwIfAborted();
      [this.#typed, this.#typedWrong] = ['', false];
      await this.#go({ kind: 'checked', file, check });
    });
  }

  async #replace(): Promise<void> {
    if (this.#step.kind !== 'checked') return;
    if (this.#host.importing()) return this.#home();
    const { check } = this.#step;
    const { users } = check.present;
    if (users > 0 && !isNumber(this.#typed, users)) {
      this.#set(() => (this.#typedWrong = true));
      return this.#lead('#storage-typed');
    }
    await this.#attempt('restore', async (options) => {
      await this.#go({ kind: 'working', work: 'restoring' });
      const result = await this.#backup!.restore(check, options);
      await this.#look();
      await this.#go({ kind: 'restored', from: check.header!.at, result });
    });
  }

  /** Out of what is asked; what is worked on is stopped, and says so itself as soon as nothing can come of it any more. */
  async #leave(): Promise<void> {
    this.#call?.abort();
    if (this.#step.kind !== 'working') await this.#home();
  }

  /** Does something that may be stopped and may fail; both are told together with what has not happened. */
  async #attempt(
    kind: keyof typeof buttons,
    work: (options: { signal: AbortSignal; onProgress: (part: number) => void }) => Promise<void>,
  ): Promise<void> {
    const { words, render } = this.#host;
    const { signal } = (this.#call = new AbortController());
    this.#work = kind;
    this.#forget();
    this.#part = 0;
    const onProgress = (part: number): void => {
      // A screen shows no more than these, and each of them is a rendering.
      if (part - this.#part < 0.02) return;
      this.#part = part;
      void render();
    };
    try {
      await work({ signal, onProgress });
    } catch (cause) {
      const error = cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause });
      if (cause instanceof TypeError) reportError(cause);
      const isBackup = kind === 'backup';
      if (signal.aborted) this.#stopped = words.text(isBackup ? 'storage.stoppedBackup' : 'storage.stopped');
      else
        this.#error = words.text(isBackup ? 'storage.failedBackup' : 'storage.failed', { reason: words.error(error) });
      await this.#home();
    }
  }

  #forget(): void {
    this.#error = this.#stopped = '';
    this.#made = undefined;
  }

  async #look(): Promise<void> {
    const { storage } = this.#host.directory;
    const [persisted, latest] = await Promise.all([storage?.persisted(), this.#backup?.latest()]);
    this.#place = { kind: storage?.kind, persisted, latest };
  }

  #set(change: () => unknown): void {
    change();
    void this.#host.render();
  }

  #home(): Promise<void> {
    return this.#go({ kind: 'home' }, buttons[this.#work]);
  }

  async #go(step: StorageStep, target = '[data-heading]'): Promise<void> {
    this.#step = step;
    await this.#lead(target);
  }

  /** Moves the focus; to what the screen is about where the target is not offered. */
  async #lead(target: string): Promise<void> {
    const root = (await this.#host.render()) as ShadowRoot | undefined;
    const found = [target, '[data-heading]'].map((each) => root?.querySelector<HTMLElement>(`.storage ${each}`));
    found.find((each) => each)?.focus();
  }
}
