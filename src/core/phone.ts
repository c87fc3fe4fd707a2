/** A telephone number that was recognised. */
export interface PhoneReading {
  /** As it is kept: `+493012345`. */
  readonly e164: string;
  /** As its own country writes it: `030 12345`. */
  readonly national: string;
  /** As others write it: `+49 30 12345`. */
  readonly international: string;
  /** ISO 3166, two capitals; absent where a number belongs to several countries or to none. */
  readonly country?: string;
}

/** Knows the numbering plans of the world. The port behind which a library stands that nobody loads before it is needed. */
export interface PhoneNumbers {
  /**
   * Reads a number as people write it.
   * @param country whose national numbers are meant (ISO 3166, two capitals); absent, only international ones are read
   * @returns undefined for what is surely no telephone number, an extension for example; never throws
   */
  read(text: string, country?: string): PhoneReading | undefined;
}
