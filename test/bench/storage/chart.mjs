const width = 760;
const height = 420;
const frame = { left: 90, right: 190, top: 20, bottom: 50 };
export const series = [
  { key: 'write', label: 'write all', colour: '#0b6e99' },
  { key: 'open', label: 'open to first page', colour: '#b3541e' },
  { key: 'firstKeystroke', label: 'first letter of a search', colour: '#6b3fa0' },
  { key: 'keystroke', label: 'next letters', colour: '#2f7d32' },
  { key: 'edit', label: 'one edit', colour: '#8a6d00' },
];

/** Milliseconds by users, both by powers of ten: what grows with the users is a slope, what does not is level. */
export function chartOf({ sizes }) {
  const values = sizes.flatMap((size) => series.map(({ key }) => size[key]));
  const x = scale(
    sizes.map(({ rows }) => rows),
    frame.left,
    width - frame.right,
  );
  const y = scale(decades(values), height - frame.bottom, frame.top);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="13">`,
    '<title>Milliseconds by number of users, both axes logarithmic</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...decades(values).map((value) => levelOf(value, y(value))),
    ...sizes.map(({ rows }) => text(x(rows), height - frame.bottom + 22, rows.toLocaleString('en'), 'middle')),
    text((frame.left + width - frame.right) / 2, height - 8, 'users', 'middle'),
    ...labelled(sizes, x, y),
    '</svg>\n',
  ].join('\n');
}

function labelled(sizes, x, y) {
  const ends = series.map((line) => ({ ...line, end: y(sizes.at(-1)[line.key]) })).sort((a, b) => a.end - b.end);
  // Lines may end close together; their names must not.
  ends.forEach((line, at) => (line.at = Math.max(line.end, at > 0 ? ends[at - 1].at + 17 : 0)));
  return ends.flatMap(({ key, label, colour, at }) => [
    `<polyline fill="none" stroke="${colour}" stroke-width="2.5" points="${sizes.map((size) => `${px(x(size.rows))},${px(y(size[key]))}`).join(' ')}"/>`,
    ...sizes.map((size) => `<circle cx="${px(x(size.rows))}" cy="${px(y(size[key]))}" r="3.5" fill="${colour}"/>`),
    text(width - frame.right + 12, at + 4, label, 'start', colour),
  ]);
}

const levelOf = (value, y) =>
  `<line x1="${frame.left}" x2="${width - frame.right}" y1="${px(y)}" y2="${px(y)}" stroke="#ddd"/>` +
  text(frame.left - 8, y + 4, `${value.toLocaleString('en')} ms`, 'end');

const text = (x, y, words, anchor, colour = '#333') =>
  `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}" fill="${colour}">${words}</text>`;

/** The powers of ten around some values. */
function decades(values) {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.ceil(Math.log10(Math.max(...values)));
  return Array.from({ length: last - first + 1 }, (_, step) => Number((10 ** (first + step)).toPrecision(1)));
}

function scale(values, from, to) {
  const [low, high] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
  return (value) => from + ((Math.log10(value) - low) / (high - low || 1)) * (to - from);
}

const px = (value) => Number(value.toFixed(1));
