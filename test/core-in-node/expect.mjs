export { expect, assert } from 'vitest';
