/** What the table says. */
export const tableStrings = {} as const;
