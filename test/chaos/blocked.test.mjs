// P14: browsers that allow no storage, or only some of it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSite, Profile } from './world.mjs';

/** Opens where users are kept when the host says nothing, adds one, and tells what was said. */
const useDefault = async () => {
  const refusal = await tab.open({ kept: 'default' });
  if (refusal) return { refusal };
  const [result] = await tab.write([{ kind: 'create', values: { displayName: 'Ann', extension: '201' } }]);
  const { users } = await tab.list();
  return {
    written: result.ok,
    shown: users.map((user) => user.displayName),
    states: [...tab.states],
    name: tab.adapter.name,
  };
};
const inMemory = { written: true, shown: ['Ann'], states: ['storage-blocked'], name: 'memory' };

describe('Without storage', () => {
  let site;
  const profiles = [];
  before(async () => (site = await openSite()));
  after(async () => {
    for (const profile of profiles) await profile.remove();
    await site?.close();
  });
  const launch = async (options, preferences) => {
    const profile = new Profile(options);
    profiles.push(profile);
    if (preferences) {
      profile.path = await mkdtemp(join(tmpdir(), 'pbx-chaos-blocked-'));
      await mkdir(join(profile.path, 'Default'));
      await writeFile(join(profile.path, 'Default/Preferences'), JSON.stringify(preferences));
    }
    await profile.launch();
    return profile;
  };

  it('P14: with storage blocked by the person it works in memory and says so', async () => {
    const profile = await launch({}, { profile: { default_content_setting_values: { cookies: 2 } } });
    const page = await profile.tab(site.url);
    const isBlocked = () => {
      try {
        return localStorage === undefined;
      } catch {
        return true;
      }
    };
    assert.equal(await page.evaluate(isBlocked), true, 'the browser blocks');
    assert.equal(await page.evaluate(() => tab.open()), 'storage-blocked');
    assert.deepEqual(await page.evaluate(useDefault), inMemory);
  });

  it('P14: in a sandboxed frame it works in memory and says so', async () => {
    const profile = await launch({});
    const page = await profile.context.newPage();
    await page.goto(`${site.url}sandbox.html`);
    const frame = page.frames().find((each) => each !== page.mainFrame());
    await frame.waitForFunction(() => globalThis.tab !== undefined);
    assert.equal(await frame.evaluate(() => tab.open()), 'storage-blocked');
    assert.deepEqual(await frame.evaluate(useDefault), inMemory);
  });

  it('P14: over plain http, where the browser has no crypto.subtle, no locks and no storage manager, it keeps what it is given', async () => {
    const profile = await launch({ args: ['--host-resolver-rules=MAP plain.test 127.0.0.1'] });
    const url = site.url.replace('127.0.0.1', 'plain.test');
    const page = await profile.tab(url);
    const lacks = await page.evaluate(() =>
      [isSecureContext, crypto.subtle, navigator.locks, navigator.storage].every((x) => !x),
    );
    assert.equal(lacks, true, 'the browser has none of it');
    const used = await page.evaluate(useDefault);
    assert.deepEqual(used, { written: true, shown: ['Ann'], states: [], name: 'indexeddb' });
    assert.equal(await page.evaluate(() => tab.adapter.storage.persisted()), undefined, 'nothing is promised');
    const again = await profile.tab(url);
    const kept = await again.evaluate(async () => {
      await tab.open({ kept: 'default' });
      return (await tab.list()).users.map((user) => user.displayName);
    });
    assert.deepEqual(kept, ['Ann']);
  });
});
