/** From here on a match is no guess that a person should look at (I2). A file of its own: who asks needs none of the words. */
export const sureConfidence = 0.75;
