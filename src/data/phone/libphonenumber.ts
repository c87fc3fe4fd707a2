import type { CountryCode } from 'libphonenumber-js/min';
import type { PhoneNumbers, PhoneReading } from '../../core/phone.js';

/**
 * Opens the numbering plans of the world (29 kB), loaded here and not before.
 * @returns rejects where the package cannot be loaded
 */
export async function openPhoneNumbers(): Promise<PhoneNumbers> {
  const { default: parse, isSupportedCountry } = await import('libphonenumber-js/min');
  const known = (country: string | undefined): CountryCode | undefined =>
    country !== undefined && isSupportedCountry(country) ? country : undefined;
  return {
    read(text: string, country?: string): PhoneReading | undefined {
      // A few digits alone are an extension or a service number, even where some plan has a number as short.
      if (/^[^+]*$/.test(text) && text.replace(/\D/g, '').length < 7) return undefined;
      const defaultCountry = known(country);
      // The whole text or nothing: a number inside a sentence is a sentence.
      const number = parse(text, { extract: false, ...(defaultCountry && { defaultCountry }) });
      // What is dialled after the number would be lost.
      if (!number?.isValid() || number.ext !== undefined) return undefined;
      return {
        e164: number.number,
        national: number.formatNational(),
        international: number.formatInternational(),
        ...(number.country && { country: number.country }),
      };
    },
  };
}
