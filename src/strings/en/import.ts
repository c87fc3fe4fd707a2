/** What the import says. */
export const importStrings = {} as const;
