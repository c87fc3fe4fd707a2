import type { TemplateResult } from 'lit';
import type { StringsController } from '../../controllers/strings-controller.js';
import { DirectoryError } from '../../core/errors.js';
import { can } from '../../core/rules/permissions.js';
import type { Backup, BackupCheck, BackupFacet, RestoreResult } from '../../data/adapter.js';
import type { UserDirectory } from '../../data/directory.js';
import { saveFile } from './save-file.js';
import { storageTemplate } from './storage-panel-parts.js';

/** What the panel needs of the element that shows it. */
export interface StorageHost {
  readonly directory: UserDirectory;
  readonly tenantName: string | undefined;
  readonly words: StringsController;
  /** Renders, and resolves when that is done. */
  readonly render: () => Promise<unknown>;
  readonly done: () => void;
}

/** Where the person is. */
export type StorageStep =
  | { readonly kind: 'home' }
  /** Asked before secrets leave the store (R60). */
  | { readonly kind: 'secrets' }
  | { readonly kind: 'working'; readonly work: 'making' | 'reading' | 'restoring'; readonly name?: string }
  | { readonly kind: 'checked'; readonly file: File; readonly check: BackupCheck }
  | { readonly kind: 'restored'; readonly from: string; readonly result: RestoreResult };

/** What is known of the place. */
export interface StoragePlace {
  readonly kind: 'browser' | 'memory' | undefined;
  readonly persisted: boolean | undefined;
  readonly latest: string | undefined;
}

export interface StorageView {
  readonly place: StoragePlace;
  readonly step: StorageStep;
  /** From 0 to 1, of what is worked on. */
  readonly part: number;
  readonly tenantName: string;
  /** Has just been downloaded. */
  readonly made: Backup | undefined;
  readonly error: string;
  readonly withSecrets: boolean;
  readonly dragging: boolean;
  readonly typed: string;
  readonly typedWrong: boolean;
  readonly may: { readonly download: boolean; readonly secrets: boolean; readonly restore: boolean };
  readonly onWithSecrets: (on: boolean) => void;
  readonly onDownload: () => void;
  readonly onDownloadSecrets: () => void;
  readonly onFile: (file: File) => void;
  readonly onDrag: (dragging: boolean) => void;
  readonly onTakeOver: () => void;
  readonly onType: (text: string) => void;
  readonly onReplace: () => void;
  readonly onHome: () => void;
  readonly onClose: () => void;
}

const needed = ['create', 'edit', 'activate', 'remove', 'import'] as const;

/** Says where the users are kept (R55); makes backups and restores them, each after the question that it needs (R60). */
export class StoragePanel {
  readonly #host: StorageHost;
  #backup: BackupFacet | undefined;
  #place: StoragePlace = { kind: undefined, persisted: undefined, latest: undefined };
  #step: StorageStep = { kind: 'home' };
  #part = 0;
  #made: Backup | undefined;
  #error = '';
  #withSecrets = false;
  #dragging = false;
  #typed = '';
  #typedWrong = false;
  #call: AbortController | undefined;

  constructor(host: StorageHost) {
    this.#host = host;
  }

  async open(): Promise<void> {
    await this.#attempt('storage.failedBackup', async () => {
      this.#backup = await this.#host.directory.backup();
      await this.#look();
    });
  }

  /** It is shown no more; what is not committed by now is not done. */
  close(): void {
    this.#call?.abort();
  }

  render(): TemplateResult {
    const { policy, tenantId } = this.#host.directory;
    const view: StorageView = {
      place: this.#place,
      step: this.#step,
      part: this.#part,
      tenantName: this.#host.tenantName ?? tenantId,
      made: this.#made,
      error: this.#error,
      withSecrets: this.#withSecrets,
      dragging: this.#dragging,
      typed: this.#typed,
      typedWrong: this.#typedWrong,
      may: {
        download: this.#backup !== undefined && can(policy, 'export'),
        secrets: can(policy, 'secrets'),
        restore: this.#backup !== undefined && needed.every((permission) => can(policy, permission)),
      },
      onWithSecrets: (on) => this.#set(() => (this.#withSecrets = on)),
      onDownload: () => void (this.#withSecrets ? this.#go({ kind: 'secrets' }) : this.#download(false)),
      onDownloadSecrets: () => void this.#download(true),
      onFile: (file) => void this.#read(file),
      onDrag: (dragging) => this.#set(() => (this.#dragging = dragging)),
      onTakeOver: () => void (this.#step.kind === 'checked' && this.#read(this.#step.file, true)),
      onType: (text) => this.#set(() => ([this.#typed, this.#typedWrong] = [text, false])),
      onReplace: () => void this.#replace(),
      onHome: () => void this.#leave(),
      onClose: () => this.#host.done(),
    };
    return storageTemplate(view, this.#host.words);
  }

  async #download(secrets: boolean): Promise<void> {
    const { tenantName } = this.#host;
    await this.#attempt('storage.failedBackup', async (options) => {
      await this.#go({ kind: 'working', work: 'making' });
      const told = tenantName === undefined ? {} : { tenantName };
      this.#made = await this.#backup!.create({ ...options, secrets, ...told });
      saveFile(this.#made.file, this.#made.name);
      this.#withSecrets = false;
      await this.#look();
      await this.#go({ kind: 'home' });
    });
  }

  async #read(file: File, takeOver = false): Promise<void> {
    this.#dragging = false;
    await this.#attempt('storage.failed', async (options) => {
      await this.#go({ kind: 'working', work: 'reading', name: file.name });
      const check = await this.#backup!.read(file, { ...options, takeOver });
      [this.#typed, this.#typedWrong] = ['', false];
      await this.#go({ kind: 'checked', file, check });
    });
  }

  async #replace(): Promise<void> {
    if (this.#step.kind !== 'checked') return;
    const { check } = this.#step;
    const { users } = check.present;
    if (users > 0 && !isNumber(this.#typed, users)) {
      this.#set(() => (this.#typedWrong = true));
      return this.#lead('#storage-typed');
    }
    await this.#attempt('storage.failed', async (options) => {
      await this.#go({ kind: 'working', work: 'restoring' });
      const result = await this.#backup!.restore(check, options);
      await this.#look();
      await this.#go({ kind: 'restored', from: check.header!.at, result });
    });
  }

  /** Out of what is asked or worked on. */
  async #leave(): Promise<void> {
    this.#call?.abort();
    if (this.#step.kind !== 'working') await this.#go({ kind: 'home' });
  }

  /** @param sentence says what has not happened, and why. */
  async #attempt(
    sentence: 'storage.failed' | 'storage.failedBackup',
    work: (options: { signal: AbortSignal; onProgress: (part: number) => void }) => Promise<void>,
  ): Promise<void> {
    const { words, render } = this.#host;
    const { signal } = (this.#call = new AbortController());
    this.#error = '';
    this.#made = undefined;
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
      if (!signal.aborted) this.#error = words.text(sentence, { reason: words.error(error) });
      await this.#go({ kind: 'home' });
    }
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

  async #go(step: StorageStep): Promise<void> {
    this.#step = step;
    await this.#lead('[data-heading]');
  }

  async #lead(target: string): Promise<void> {
    const root = await this.#host.render();
    (root as ShadowRoot | undefined)?.querySelector<HTMLElement>(`.storage ${target}`)?.focus();
  }
}

/** As people write a number: with or without what groups it, in the digits of any script. */
function isNumber(text: string, number: number): boolean {
  const digits = [...text.replace(/[\s.,'’٬]/gu, '')].map((sign) => (/\p{Nd}/u.test(sign) ? digitOf(sign) : 'x'));
  return digits.join('') === String(number);
}

/** Digits of a script follow each other from a code that ends in 0 or 6. */
function digitOf(sign: string): string {
  let value = 0;
  for (let code = sign.codePointAt(0)!; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1 - value));) value++;
  return String(value);
}
