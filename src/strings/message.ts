/** A sentence with `{placeholders}`; by plural category when a count decides its form. */
export type Message = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });
export type MessageParams = Readonly<Record<string, string | number | readonly string[]>>;

const numberFormats = new Map<string, Intl.NumberFormat>();
const pluralRules = new Map<string, Intl.PluralRules>();
const listFormats = new Map<string, Intl.ListFormat>();

function cached<T>(cache: Map<string, T>, locale: string, make: (locale: string) => T): T {
  let value = cache.get(locale);
  if (value === undefined) cache.set(locale, (value = make(locale)));
  return value;
}

/**
 * Fills a message. Numbers are counts and follow the locale; extensions and phone numbers are identifiers and come as text.
 * The plural form is chosen by `count`.
 */
export function formatMessage(message: Message, locale: string, params: MessageParams = {}): string {
  const text =
    typeof message === 'string'
      ? message
      : (message[cached(pluralRules, locale, (l) => new Intl.PluralRules(l)).select(Number(params['count'] ?? 0))] ??
        message.other);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value === 'number') return cached(numberFormats, locale, (l) => new Intl.NumberFormat(l)).format(value);
    if (typeof value === 'string') return value;
    return cached(listFormats, locale, (l) => new Intl.ListFormat(l, { type: 'conjunction' })).format(value);
  });
}
