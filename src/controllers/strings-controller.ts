import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DirectoryError } from '../core/errors.js';
import type { Issue } from '../core/issue.js';
import { customName, type FieldPath, type UserField } from '../core/user.js';
import type { StringKey, Strings } from '../strings/en.js';
import { formatMessage, type Message, type MessageParams } from '../strings/message.js';
import { stringsContext } from './contexts.js';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * The words of an element. The locale is the nearest `lang`, up through shadow hosts, else the browser's (A2);
 * it decides numbers, lists, dates and sorting. Sentences can be replaced one by one from a provider.
 * The element brings the sentences of its own place only: who shows a table does not load those of an import.
 */
export class StringsController implements ReactiveController {
  readonly #host: Host;
  readonly #sentences: Partial<Strings>;
  readonly #overrides: ContextConsumer<typeof stringsContext, Host>;
  #locale = 'en';
  /** The tenant's own word for a field, where its rules have one. */
  readonly #labelOf: (path: FieldPath) => string | undefined;

  constructor(
    host: Host,
    sentences: Partial<Strings>,
    labelOf: (path: FieldPath) => string | undefined = () => undefined,
  ) {
    this.#host = host;
    this.#labelOf = labelOf;
    this.#sentences = sentences;
    this.#overrides = new ContextConsumer(host, { context: stringsContext, subscribe: true });
    host.addController(this);
  }

  get locale(): string {
    return this.#locale;
  }

  hostConnected(): void {
    this.#locale = localeOf(this.#host);
  }

  /** A sentence of the catalogue. */
  readonly text = (key: StringKey, params?: MessageParams): string =>
    formatMessage(this.#overrides.value?.[key] ?? this.#sentences[key] ?? key, this.#locale, params);

  /** What a field is called here; one of the host's own without a label, by its name. */
  field(path: FieldPath): string {
    return this.#labelOf(path) ?? customName(path) ?? this.text(`field.${path as UserField}`);
  }

  /** A choice that a policy may have added; its own value when the catalogue has no word for it. */
  choice(kind: 'status' | 'role' | 'licence' | 'phoneType' | 'noAnswer' | 'forwarding', value: string): string {
    const key = `${kind}.${value}` as StringKey;
    const message: Message | undefined = this.#overrides.value?.[key] ?? this.#sentences[key];
    return message === undefined ? value : formatMessage(message, this.#locale);
  }

  /** What is wrong with data, in one sentence. */
  issue(issue: Issue): string {
    const { fields, values, role, mode, ...params } = issue.params ?? {};
    const count = params[issue.code === 'too-long' ? 'max' : issue.code === 'mailbox-choice' ? 'messages' : 'min'];
    return this.text(`issue.${issue.code}`, {
      ...params,
      ...(count !== undefined && { count }),
      ...(Array.isArray(fields) && { fields: fields.map((field) => this.field(field as FieldPath)) }),
      ...(Array.isArray(values) && { values: values.map((value: string) => this.text('common.quoted', { value })) }),
      ...(typeof role === 'string' && { role: this.choice('role', role) }),
      ...(typeof mode === 'string' && { mode: this.choice('forwarding', mode), other: this.#ownPhone }),
      ...(issue.field && { field: this.field(issue.field) }),
    });
  }

  /** The mode that needs no destination. */
  get #ownPhone(): string {
    return this.choice('forwarding', 'ring-my-phone');
  }

  /** What the world refused, and what to do. */
  error(error: DirectoryError): string {
    const { code, loss } = error;
    return this.text(`error.${code}`, loss && { ...loss, count: loss.before, at: this.#moment(loss.at) });
  }

  #moment(at: string): string {
    const moment = new Date(at);
    if (Number.isNaN(moment.getTime())) return at;
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
  }

  /** A count; identifiers such as extensions are text and never come here. */
  number(value: number): string {
    return formatMessage('{value}', this.#locale, { value });
  }
}

function localeOf(host: Element): string {
  for (let node: Node | null = host; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null)
    if (node instanceof Element) {
      const lang = node.getAttribute('lang');
      if (lang) return supported(lang);
    }
  return supported(navigator.language);
}

function supported(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
