// Coverage must not hang on luck: here properties draw the same values each time. In the browsers they draw anew.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_128 });
