// The weight of the kit, against the budgets of size.json.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { measureAll, report } from './measure.mjs';

const found = await measureAll();

describe('size', () => {
  for (const { name, size, budget } of found)
    it(`${name} stays within ${(budget / 1000).toFixed(0)} kB`, () => {
      assert.ok(size > 0, 'nothing was bundled');
      assert.ok(size <= budget, `${size} bytes, ${size - budget} over the budget of ${budget}`);
    });
  after(() => console.log(report(found)));
});
