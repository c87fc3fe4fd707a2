/** A telephone number as it is compared: its digits, and a plus before them; two that are written differently have one key. */
export const numberKey = (text: string): string => text.replace(/[^0-9+]+/g, '');
