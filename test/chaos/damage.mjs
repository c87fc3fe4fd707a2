// P4: profiles damaged while the browser is closed. Whatever a browser makes of them, the kit must say that something is gone.
import assert from 'node:assert/strict';
import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Profile, seeded } from './world.mjs';

/** What may be said of a store that lost something. */
export const notices = [
  ...['store-reset', 'store-rolled-back', 'store-damaged', 'read-only', 'unavailable'],
  'connection-lost',
];

const eachOf = async (files, matches, harm) => {
  const chosen = files.filter((file) => matches.test(basename(file)));
  for (const file of chosen) await harm(file);
  return chosen.length;
};

const bytes = async (file, alter) => {
  const content = await readFile(file);
  await writeFile(file, alter(content) ?? content);
};
const cutTo = (part) => async (file) => truncate(file, Math.floor((await readFile(file)).length * part));
const zeroHeader = (file) => bytes(file, (content) => void content.fill(0, 0, Math.min(4096, content.length)));
const flip =
  (random, count = 24) =>
  (file) =>
    bytes(file, (content) => {
      for (let at = 0; at < count; at++) content[Math.floor(random() * content.length)] ^= 0xff;
    });

/** The files that hold data: LevelDB's log and tables and a file for each large record beside them, SQLite's one file. */
const data = { leveldb: /\.(log|ldb)$|^[0-9a-f]+$/, sqlite: /^[A-Z2-7]{20,}$/ };
const largeRecords = /^[0-9a-f]+$/;

/**
 * Name → what is done to the files of a closed profile; each returns how many it touched.
 * @type {(backEnd: 'leveldb' | 'sqlite') => Record<string, (profile: Profile, random: () => number) => Promise<number>>}
 */
export const harmsOf = (backEnd) => {
  const every = data[backEnd];
  const on = (matches, harm) => async (profile, random) =>
    eachOf(await profile.files(), matches, typeof harm === 'function' ? harm : harm.with(random));
  const common = {
    'evicted: the databases are gone': async (profile) => {
      await rm(profile.databases, { recursive: true });
      return 1;
    },
    'an older copy is put back': async (profile) => {
      await rm(profile.databases, { recursive: true });
      await cp(profile.older, profile.databases, { recursive: true });
      return 1;
    },
    'every file cut in half': on(every, cutTo(0.5)),
    'every file cut to nothing': on(every, cutTo(0)),
    'every file loses its tail': on(every, cutTo(0.9)),
    'the header is zeroed': on(every, zeroHeader),
    'bytes are flipped': on(every, { with: (random) => flip(random) }),
    'many bytes are flipped': on(every, { with: (random) => flip(random, 2000) }),
  };
  if (backEnd === 'sqlite') return common;
  return {
    ...common,
    'MANIFEST is deleted': on(/^MANIFEST/, (file) => rm(file)),
    'MANIFEST is cut in half': on(/^MANIFEST/, cutTo(0.5)),
    'CURRENT is emptied': on(/^CURRENT$/, cutTo(0)),
    'the log is deleted': on(/\.log$/, (file) => rm(file)),
    'the files of large records are deleted': on(largeRecords, (file) => rm(file)),
    'the files of large records are cut': on(largeRecords, cutTo(0.7)),
  };
};

/** A profile with users in it, closed as a person closes it, and an older copy of its databases. */
export async function growProfile({ site, backEnd, users = 1500 }) {
  const profile = new Profile({ backEnd });
  // Two rounds, so that there is an older state to go back to.
  for (const half of [0, 1]) {
    await profile.launch();
    const page = await profile.tab(site.url);
    const written = await page.evaluate(
      async ([from, count]) => {
        const refusal = await tab.open();
        if (refusal) return refusal;
        const results = await tab.adapter.write(tab.grown.slice(from, from + count));
        // Edits lie beside the blocks; each of these is made and unmade.
        for (const { ok, user } of results.slice(0, 5)) {
          const edit = (base, department) =>
            tab.adapter.write([{ kind: 'update', id: user.id, base, values: { department } }]);
          const [edited] = ok ? await edit(user.version, 'Elsewhere') : [];
          if (!edited?.ok || !(await edit(edited.user.version, user.department ?? ''))[0].ok)
            return 'an edit was refused';
        }
        return results.every(({ ok }) => ok);
      },
      [half * users, users],
    );
    assert.equal(written, true);
    await profile.quit();
    if (half === 0) {
      profile.older = `${profile.path}-older`;
      await cp(profile.databases, profile.older, { recursive: true });
    }
  }
  profile.users = 2 * users;
  return profile;
}

/** The same profile, to be harmed. */
export async function copyOf(grown, at) {
  const copy = new Profile({ backEnd: grown.backEnd });
  copy.path = `${grown.path}-copy-${at}`;
  copy.older = grown.older;
  await cp(grown.path, copy.path, { recursive: true });
  return copy;
}

/** What the kit says of the profile, and who is shown. */
export async function look(profile, site) {
  await profile.launch();
  const page = await profile.tab(site.url);
  return page.evaluate(async () => {
    const refusal = await tab.open();
    if (refusal) return { refusal, said: refusal, users: 0, intact: false };
    const page = await tab.adapter.list({});
    const intact = page.users.every(({ id, ...user }) => {
      const { values } = tab.grown[Number(id.slice('user-'.length))];
      return Object.entries(values).every(([field, value]) => user[field] === value);
    });
    return { said: tab.states.at(-1) ?? null, users: page.users.length, intact };
  });
}

/** @returns one line per harm: what was done, what was lost, what was said */
export async function harmAll({ site, grown, names, seed, log = () => undefined }) {
  const random = seeded(seed);
  const harms = harmsOf(grown.backEnd);
  const lines = [];
  for (const [at, name] of names.entries()) {
    const copy = await copyOf(grown, at);
    try {
      const touched = await harms[name](copy, random);
      const { said, users, intact } = await look(copy, site);
      const isAltered = users === grown.users && !intact;
      const isWhole = users === grown.users && intact;
      lines.push({ name, touched, said, users, isAltered, isTold: isWhole || notices.includes(said) });
      log(
        `${grown.backEnd}: ${name} (seed ${seed}): ${users} of ${grown.users} users, ${said ?? 'nothing said'}${isAltered ? ', ALTERED' : ''}`,
      );
    } finally {
      await copy.remove();
    }
  }
  return lines;
}
