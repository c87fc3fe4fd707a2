import { people, type Person } from '../../pages/people.js';
import type { Contender } from './contender.js';
import { Kit } from './contenders/kit.js';
import { Opfs } from './contenders/opfs.js';
import { answerOf, commitOf, Raw } from './contenders/raw.js';
import { WithDexie } from './contenders/with-dexie.js';
import { WithIdb } from './contenders/with-idb.js';
import { longestTask } from './long-tasks.js';

declare global {
  interface Window {
    contenders: Record<string, () => Contender>;
  }
}

window.contenders = {
  ...window.contenders,
  kit: () => new Kit(),
  dexie: () => new WithDexie(),
  idb: () => new WithIdb(),
  raw: () => new Raw(),
  rawByName: () => new Raw(true),
};

export type Times = Record<string, number>;

let contender: Contender;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let everybody: readonly object[] = [];
let nameOfContender = '';

/** As they come from a file: an engine puts a text that was made piece by piece together when it is first looked at, and that is not what is measured. */
const fromFile = (count: number, seed: number): readonly Person[] =>
  JSON.parse(JSON.stringify(people(count, seed))) as readonly Person[];

async function prepare(name: string, count: number, seed: number): Promise<void> {
  nameOfContender = name;
  contender = window.contenders[name]!();
  everybody = contender.shape(fromFile(count, seed));
  await contender.open();
  await pause(300);
}

/** Writes everybody into an empty store, in milliseconds until all are committed. */
async function writePrepared(): Promise<Times> {
  let took = 0;
  const longest = await longestTask(async () => (took = await timed(() => contender.write(everybody))));
  if ((await contender.count()) !== everybody.length) throw new Error(`${nameOfContender} lost somebody`);
  await contender.close();
  return { write: took, writeTask: longest };
}

async function limit(count: number, seed: number): Promise<Times> {
  const all = fromFile(count, seed);
  const opfs = new Opfs();
  await opfs.write(all.slice(0, 10));
  await pause(300);
  const took = await timed(() => opfs.write(all));
  opfs.close();
  return { write: took, bytes: opfs.bytes };
}

/** From a closed store to its first page, in a browser that has not seen it before. */
async function open(name: string): Promise<Times> {
  contender = window.contenders[name]!();
  let took = 0;
  const openTask = await longestTask(async () => {
    took = await timed(async () => {
      await contender.open();
      if ((await contender.firstPage()).length === 0) throw new Error(`${name} shows nobody`);
    });
  });
  return { open: took, openTask };
}

/** A person at work: letters typed, a header clicked, a number asked for. */
async function ask(): Promise<Times> {
  const keystrokes: number[] = [];
  const times: Record<string, number> = {};
  const typed = ['n', 'no', 'now', 'nowa', 'muller', '1000', '10005'];
  times['searchTask'] = await longestTask(async () => {
    for (const text of typed) {
      keystrokes.push(await timed(() => contender.search(text)));
      await pause(50);
    }
    times['sort'] = await timed(() => contender.sort());
    times['nextFree'] = await timed(() => contender.nextFree('100000'));
  });
  return { ...times, keystroke: median(keystrokes), firstKeystroke: keystrokes[0]! };
}

/** Edits in turn with the least that IndexedDB can do: one strict put of the same record into a store without indexes. */
async function edit(seed: number): Promise<Times> {
  const request = indexedDB.open('single', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('users');
  const single = await answerOf(request);
  const some = people(40, seed);
  const edits: number[] = [];
  const puts: number[] = [];
  for (const [at, person] of some.entries()) {
    const found = await contender.find(person.extension);
    edits.push(await timed(() => contender.edit(found, `Edited ${at}`)));
    puts.push(
      await timed(async () => {
        const tx = single.transaction('users', 'readwrite', { durability: 'strict' });
        tx.objectStore('users').put({ ...person, department: `Edited ${at}` }, person.extension);
        await commitOf(tx);
      }),
    );
  }
  single.close();
  return { edit: median(edits), put: median(puts) };
}

async function close(): Promise<void> {
  await contender.close();
}

Object.assign(window, { bench: { prepare, writePrepared, limit, open, ask, edit, close } });
