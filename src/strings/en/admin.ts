/** What the admin says. */
export const adminStrings = {} as const;
