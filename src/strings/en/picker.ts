/** What the picker says. */
export const pickerStrings = {} as const;
