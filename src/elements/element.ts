import { LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { unsafeStatic, type StaticValue } from 'lit/static-html.js';
import { DirectoryController } from '../controllers/directory-controller.js';
import { NoticesController } from '../controllers/notices-controller.js';
import { StringsController } from '../controllers/strings-controller.js';
import { labelOf } from '../core/policy.js';
import { withoutSecrets, type UserChange, type WriteResult } from '../core/change.js';
import type { FieldPath } from '../core/user.js';
import type { DirectoryNews, UserDirectory } from '../data/directory.js';
import type { WriteOptions } from '../data/adapter.js';
import { commonStrings } from '../strings/en/common.js';
import type { Strings } from '../strings/en.js';
import { controls } from '../styles/controls.js';
import { surfaces } from '../styles/surfaces.js';
import { modes, tokens } from '../styles/tokens.js';
import { hostRefusal } from './host-refusal.js';
import { UserChangeErrorEvent, UserChangeEvent, UserChangeRequestEvent } from './events.js';

export type KitElementClass = typeof KitElement & (new () => KitElement);

export interface DefineOptions {
  /** Put before every tag, for example `acme-`. */
  readonly prefix?: string;
  readonly registry?: CustomElementRegistry;
}

/** What all elements of the kit are: they find their directory, speak their strings and send changes one way. */
export abstract class KitElement extends LitElement {
  static readonly tagName: string;
  /** Elements that this one renders; they are defined with it. */
  static readonly uses: readonly KitElementClass[] = [];
  static override styles: CSSResultGroup = [tokens, modes, controls, surfaces];
  /** The sentences that an element can say: those of every place, and those of its own. */
  static readonly sentences: Partial<Strings> = commonStrings;
  /** Set on the subclass that a registry holds. */
  static prefix = '';

  /** Whose users these are; absent, the nearest provider's, else the page's own. */
  @property({ attribute: false }) directory?: UserDirectory | undefined;
  /** Forces a colour scheme; absent, the page's own `color-scheme` counts. */
  @property({ reflect: true }) theme?: 'light' | 'dark' | 'auto';
  /** How closely things stand; absent, `--pbx-density` counts. */
  @property({ reflect: true }) density?: 'compact' | 'regular' | 'comfortable';

  protected readonly noticeboard = new NoticesController(this);
  protected readonly source = new DirectoryController(this, {
    listen: (news) => this.directoryNews(news),
    change: (directory) => this.directoryChanged(directory),
  });
  protected readonly words = new StringsController(this, (this.constructor as typeof KitElement).sentences, (path) =>
    this.labelOf(path),
  );

  /** What a field is called here, where that is not the kit's own word. */
  protected labelOf(path: FieldPath): string | undefined {
    return this.source.current && labelOf(path, this.source.current.policy);
  }

  /** Something in the directory has changed. */
  protected directoryNews(_news: DirectoryNews): void {
    this.requestUpdate();
  }

  /** The element has found its directory, or another one. */
  protected directoryChanged(_directory: UserDirectory): void {}

  /**
   * The one road of a change: request event (cancelable, and a host may ask to be waited for), directory, verdict, event.
   * The events name the secrets of a change, but do not hold them (R60); those go to the adapter alone.
   * @returns the verdicts, a host's refusal among them; undefined when the host took over and has nothing against it.
   */
  protected async submitChanges(
    changes: readonly UserChange[],
    options?: WriteOptions,
  ): Promise<readonly WriteResult[] | undefined> {
    const directory = this.source.current;
    if (!directory) return undefined;
    const told = changes.map(withoutSecrets);
    const request = new UserChangeRequestEvent(told);
    const goesOn = this.dispatchEvent(request);
    const refused = await this.#askHosts(directory, changes, request);
    if (refused) {
      this.dispatchEvent(new UserChangeErrorEvent(told, refused));
      return refused;
    }
    if (!goesOn) return undefined;
    const results = await directory.submit(changes, options);
    const kept = results.some((result) => result.ok && result.changed);
    if (kept) this.dispatchEvent(new UserChangeEvent(told, results));
    if (results.some((result) => !result.ok)) this.dispatchEvent(new UserChangeErrorEvent(told, results));
    return results;
  }

  /** The verdicts where a host refuses; until its answer the changes are shown as pending. */
  async #askHosts(
    directory: UserDirectory,
    changes: readonly UserChange[],
    request: UserChangeRequestEvent,
  ): Promise<readonly WriteResult[] | undefined> {
    const answers = request.takeAnswers();
    if (answers.length === 0) return undefined;
    const release = directory.hold(changes);
    const refusal = await hostRefusal(answers);
    release();
    return refusal && changes.map(({ id }) => ({ ok: false, ...(id !== undefined && { id }), ...refusal }));
  }

  /** The tag under which an element is defined beside this one, for templates of `lit/static-html.js`. */
  protected tag(element: KitElementClass): StaticValue {
    return unsafeStatic((this.constructor as KitElementClass).prefix + element.tagName);
  }

  /**
   * Defines this element and those it uses. A name already held by this kit is left alone.
   * @throws {TypeError} when the name is held by somebody else, naming it.
   */
  static define(options: DefineOptions = {}): void {
    const { prefix = '', registry = customElements } = options;
    for (const element of this.uses) element.define(options);
    const name = prefix + this.tagName;
    const held = registry.get(name) as (CustomElementConstructor & { kitVersion?: string }) | undefined;
    if (held) {
      if (held.kitVersion === this.kitVersion) return;
      throw new TypeError(
        `<${name}> is already defined by ${held.kitVersion ? `pbx-user-kit ${held.kitVersion}` : 'other code'}, ` +
          `so pbx-user-kit ${this.kitVersion} cannot define it. Use defineElements({ prefix }).`,
      );
    }
    // A constructor may bear one name only, so each name gets its own subclass.
    const Named = class extends (this as unknown as KitElementClass) {
      static override prefix = prefix;
    };
    registry.define(name, Named);
  }

  static readonly kitVersion = '0.1.0';
}
