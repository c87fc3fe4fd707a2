// The import law of ARCHITECTURE.md as data: room → rooms and packages it may import.

/**
 * @typedef {object} Room
 * @property {string[]} rooms whose values and types it may import
 * @property {string[]} [types] rooms of which it may import types only
 * @property {RegExp[]} packages
 */

const lit = /^lit($|\/)/;

/** @type {Record<string, Room>} */
export const rooms = {
  core: { rooms: [], packages: [/^zod\/mini$/] },
  data: { rooms: ['core'], packages: [/^idb$/, /^libphonenumber-js\/min$/, /^papaparse$/] },
  strings: { rooms: [], types: ['core'], packages: [] },
  styles: { rooms: [], packages: [lit] },
  controllers: { rooms: ['core', 'data', 'strings'], packages: [lit, /^@lit\/context$/] },
  // The two providers, user-directory and user-admin, hand down contexts themselves.
  elements: {
    rooms: ['core', 'controllers', 'styles', 'strings'],
    types: ['data'],
    packages: [lit, /^lucide$/, /^@lit\/context$/],
  },
  define: { rooms: ['elements'], packages: [] },
};

/** Core has floors: what stands in a folder of it may import these others. Its front door may import all. */
export const coreFloors = {
  '': [],
  extension: [''],
  // What a caller experiences: forwarding, ring time, dial-by-name.
  calls: ['', 'extension'],
  rules: ['', 'extension', 'calls'],
  // Removal and return, with all that refers to a user.
  removal: ['', 'extension', 'calls', 'rules'],
  users: ['', 'extension', 'calls', 'rules', 'removal'],
  columns: ['', 'extension', 'rules'],
  backup: ['', 'extension', 'calls', 'rules'],
  import: ['', 'extension', 'rules', 'users', 'columns'],
};

/** Files that stand in no room. */
export const doors = {
  'src/index.ts': ['core', 'data', 'controllers', 'elements', 'strings'],
  'src/cdn.ts': ['define', 'data', 'core', 'src/index.ts'],
};

/** Packages that nothing may load before it is used: they are reached by a dynamic import or not at all. */
export const lateOnly = [/^idb$/, /^libphonenumber-js/, /^papaparse$/, /^zod/];

/** Where each schema lives; nowhere else may core know zod. */
export const schemaFile = /-schema\.ts$/;

/** Places of the catalogue, and the one folder of elements that loads each; all other keys are in `common`. */
export const places = {
  admin: 'user-admin',
  fileProblem: 'csv-import',
  form: 'user-form',
  import: 'csv-import',
  picker: 'extension-picker',
  storage: 'user-admin',
  table: 'user-table',
  userPicker: 'user-picker',
};

export const forbiddenNames = /(^|-)(utils?|helpers?|common|types|manager|service)\.ts$/;
export const allowedNames = {
  'src/strings/en/common.ts': 'a place of the catalogue: the sentences that every place needs',
};

export const maxLines = 400;
/** Path → reason. */
export const allowedLength = {};

/** What strict CSP stops or what parses text as HTML (R61, R62); matched against code without comments. */
export const bannedEverywhere = {
  styleMap: /\bstyleMap\b/,
  unsafeHTML: /\bunsafe(HTML|SVG|MathML)\b/,
  innerHTML: /\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
  'a style attribute in a template': /\sstyle=(["'$])/,
  'an inline event handler': /\son[a-z]+=["'$]/,
  eval: /\beval\(|new Function\b/,
};

/** Core is pure and synchronous: clocks and randomness are given to it. */
export const bannedInCore = {
  'Date.now': /\bDate\.now\b/,
  'the current date': /new Date\(\s*\)/,
  'Math.random': /\bMath\.random\b/,
  crypto: /\bcrypto\b\s*\./,
  performance: /\bperformance\s*\./,
  timers: /\b(setTimeout|setInterval|queueMicrotask)\(/,
  waiting: /\b(await|async)\b|\bnew Promise\b|\bimport\(/,
};
