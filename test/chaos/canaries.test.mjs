// P9 and P11: strings that must not get about, looked for in everything that a profile keeps and a page says.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordLeaks } from '../journeys/watch-secrets.mjs';
import { openSite, Profile } from './world.mjs';

const secrets = {
  sipPassword: 'cAnArY-sip-7Kq2!x',
  portalPassword: 'cAnArY-portal-9Zt4!y',
  voicemailPin: '8305174926',
  onCallPin: '6194028357',
};
/** Made for secrets (R60); nothing else may hold one. */
const secretStores = ['secrets', 'removed', 'importSecrets'];

describe('Canaries', () => {
  let site, profile, pages;
  before(async () => {
    site = await openSite();
    profile = new Profile();
    await profile.launch();
    await profile.context.addInitScript(recordLeaks);
    pages = { a: await profile.tab(site.url), b: await profile.tab(site.url), listener: await profile.tab(site.url) };
    await pages.listener.evaluate(() => tab.listen('canaries'));
    for (const tenantId of ['a', 'b'])
      await pages[tenantId].evaluate((id) => tab.open({ tenantId: id, databaseName: 'canaries' }), tenantId);
    for (const tenantId of ['a', 'b'])
      await pages[tenantId].evaluate(live, { mark: `tenant-mark-${tenantId}`, secrets });
  });
  after(async () => {
    await profile?.remove();
    await site?.close();
  });

  /** Everything a tenant does: creates, edits, removes, brings back, drafts, surroundings, an import that has ended. */
  const live = async ({ mark, secrets }) => {
    const [{ user }] = await tab.write([{ kind: 'create', values: { displayName: mark, extension: '201' }, secrets }]);
    const [{ user: edited }] = await tab.write([
      {
        kind: 'update',
        id: user.id,
        base: user.version,
        values: { notes: mark },
        secrets: { sipPassword: secrets.sipPassword + '2' },
      },
    ]);
    await tab.writeResources([
      { kind: 'put', resource: { kind: 'menu', id: mark, name: mark, users: [{ userId: user.id }] } },
    ]);
    await tab.write([{ kind: 'remove', id: user.id, base: edited.version }]);
    await tab.write([{ kind: 'restore', id: user.id }]);
    await tab.adapter.drafts.put('new', { at: new Date().toISOString(), values: { displayName: mark } });
    await tab.import(`name,sip password\n${mark} imported,${secrets.sipPassword}3`);
  };

  /** Every place outside the stores for secrets, by its name. */
  const places = async () => {
    const { stores, web } = await pages.listener.evaluate(async () => ({
      stores: await tab.dump('canaries'),
      web: JSON.stringify({ ...localStorage }),
    }));
    const said = await Promise.all([pages.a, pages.b].map((page) => page.evaluate(() => JSON.stringify(leaks))));
    const shown = await Promise.all(
      [pages.a, pages.b].map((page) => page.evaluate(async () => JSON.stringify(await tab.everything()))),
    );
    return { stores, web, said, shown, heard: await pages.listener.evaluate(() => JSON.stringify(tab.heard)) };
  };

  it('P9: secrets are found nowhere but in the stores made for them', async () => {
    const { stores, web, ...rest } = await places();
    const kept = Object.entries(stores);
    const inside = JSON.stringify(kept.filter(([name]) => secretStores.includes(name)));
    assert.ok(
      Object.values(secrets).every((canary) => inside.includes(canary)),
      'where they belong they are',
    );
    const outside = { ...Object.fromEntries(kept.filter(([name]) => !secretStores.includes(name))), web, ...rest };
    const leaks = Object.entries(outside).flatMap(([place, content]) =>
      Object.values(secrets)
        .filter((canary) => JSON.stringify(content).includes(canary))
        .map((canary) => `${canary} in ${place}`),
    );
    assert.deepEqual(leaks, []);
    const rows = JSON.stringify(stores.removed.map(([, { users }]) => users));
    assert.ok(
      !Object.values(secrets).some((canary) => rows.includes(canary)),
      'nor among the users of what was removed',
    );
  });

  it('P11: nothing of one tenant is kept under, said to, or shown to another', async () => {
    const { stores, web, said, shown, heard } = await places();
    const other = { a: 'tenant-mark-b', b: 'tenant-mark-a' };
    const mixed = Object.entries(stores).flatMap(([store, pairs]) =>
      pairs
        .filter(([[tenantId], value]) => tenantId in other && JSON.stringify(value).includes(other[tenantId]))
        .map(([key]) => `${store} ${key}`),
    );
    assert.deepEqual(mixed, []);
    for (const [at, tenantId] of ['a', 'b'].entries()) {
      assert.ok(shown[at].includes(`tenant-mark-${tenantId}`), 'its own is shown');
      assert.ok(!shown[at].includes(other[tenantId]) && !said[at].includes(other[tenantId]), tenantId);
    }
    for (const mark of Object.values(other))
      assert.ok(!web.includes(mark) && !heard.includes(mark), 'what all tabs hear has no name in it');
    assert.ok(JSON.parse(heard).length > 0, 'the listener hears');
  });
});
