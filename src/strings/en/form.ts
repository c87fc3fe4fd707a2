/** What the form says. */
export const formStrings = {} as const;
