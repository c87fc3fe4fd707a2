const columns = [
  ['write', 'write all, ms'],
  ['open', 'cold open to first page, ms'],
  ['firstKeystroke', 'first letter of a search, ms'],
  ['keystroke', 'next letters, ms'],
  ['sort', 'sort by another column, ms'],
  ['nextFree', 'next free extension, ms'],
  ['edit', 'one edit, ms'],
  ['put', 'a bare put beside it, ms'],
  ['disk', 'on disk, MB'],
  ['heap', 'in memory, MB'],
];

/** docs/growth.md: written by `npm run bench:growth`, from the figures alone. */
export function pageOf({ date, machine, load, seed, reps, sizes }) {
  const users = sizes.map(({ rows }) => rows.toLocaleString('en'));
  const rows = columns.map(([key, label]) => `| ${label} | ${sizes.map((size) => shown(size[key])).join(' | ')} |`);
  return `# How the store grows

Written by \`npm run bench:growth\`; do not edit.

![Milliseconds by number of users, from ${users[0]} to ${users.at(-1)}](growth.svg)

The default store with ${users.join(', ')} invented users of 12 fields. ${reps > 1 ? `Medians of ${reps}` : 'One run'} on ${date}: ${machine}, profile on disk,
durability strict, seed ${seed}, load average of the machine ${load}. The browser was closed between writing and opening.

| users | ${users.join(' | ')} |
| --- | ${users.map(() => '---:').join(' | ')} |
${rows.join('\n')}

All users are read when the store is opened, so opening and memory grow with them. An edit writes the
user beside its block of 250 and the tenant's record, which has four numbers per block; a block that has sixteen beside it is
written whole again. The first letter of a search folds all names; the letters after it are answered from that. Figures of one
machine say little about another: their ratios do.
`;
}

const shown = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2));
