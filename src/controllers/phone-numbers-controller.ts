import type { ReactiveControllerHost } from 'lit';
import type { PhoneNumbers } from '../core/phone.js';
import { openPhoneNumbers } from '../data/phone/libphonenumber.js';

/** Of all forms of the page; nobody needs it twice. */
let opening: Promise<PhoneNumbers> | undefined;

function openOnce(): Promise<PhoneNumbers> {
  const attempt = openPhoneNumbers();
  opening = attempt;
  // The next field that is entered tries again.
  attempt.catch(() => (opening = undefined));
  return attempt;
}

/**
 * Loads what reads telephone numbers when a field for one (`inputmode=tel`) is first entered. Where that fails, the
 * form works without it: numbers stay as they are typed.
 */
export class PhoneNumbersController {
  readonly #host: ReactiveControllerHost;
  readonly #open: () => Promise<PhoneNumbers>;

  /** Undefined until it is loaded, or where it cannot be. */
  numbers: PhoneNumbers | undefined;
  /** Resolves when the latest attempt to load it has ended. */
  settled: Promise<void> = Promise.resolve();

  /** @param open gives the numbering plans; absent, the kit's own package, once for the page */
  constructor(host: ReactiveControllerHost, open: () => Promise<PhoneNumbers> = () => opening ?? openOnce()) {
    this.#host = host;
    this.#open = open;
  }

  /** For the form: no event that moves within a shadow root is heard outside it. */
  readonly focusin = ({ target }: Event): void => {
    if (this.numbers || !(target instanceof HTMLInputElement) || target.inputMode !== 'tel') return;
    this.settled = this.#load();
  };

  async #load(): Promise<void> {
    try {
      this.numbers = await this.#open();
      this.#host.requestUpdate();
    } catch {
      // What is typed is kept as it is; the rules judge it all the same.
    }
  }
}
