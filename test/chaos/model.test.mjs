import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runModel } from './model.mjs';
import { openSite } from './world.mjs';

describe('Two tabs and the model', () => {
  let site;
  before(async () => (site = await openSite()));
  after(() => site?.close());

  it('P2, R50, R51: whatever two tabs do, both show what the model shows: 150 random commands', async () => {
    const { commands } = await runModel({ site, commands: 150, perRun: 25, seed: 3 });
    assert.equal(commands, 150);
  });
});
