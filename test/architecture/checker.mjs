// Reads source files and says where they break the laws. Pure: it is given texts, so that it can be tried on bad ones.
import { posix } from 'node:path';
import ts from 'typescript';
import * as laws from './laws.mjs';

/**
 * @param {Record<string, string>} files path from the root → text
 * @returns {string[]} one sentence per breach
 */
export function breaches(files) {
  const modules = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, readModule(path, text)]));
  return [
    ...Object.entries(modules).flatMap(([path, module]) => [
      ...importBreaches(path, module),
      ...nameBreaches(path),
      ...sizeBreaches(path, module),
      ...wordBreaches(path, module),
      ...sentenceBreaches(path, module),
      ...keyBreaches(path, module),
      ...doorBreaches(path, module),
    ]),
    ...cycleBreaches(modules),
    ...lateBreaches(modules),
  ];
}

/** @typedef {{specifier: string, target?: string, kind: 'value' | 'type' | 'dynamic'}} Import */

function readModule(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  /** @type {Import[]} */
  const imports = [];
  const templates = [];
  const add = (specifier, kind) => {
    const target = specifier.startsWith('.')
      ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts')
      : undefined;
    imports.push({ specifier, kind, ...(target && { target }) });
  };
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      add(node.moduleSpecifier.text, isTypeOnly(node) ? 'type' : 'value');
    else if (ts.isImportTypeNode(node)) add(node.argument.literal.text, 'type');
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0].text ?? '?', 'dynamic');
    else if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html')
      templates.push(templateText(node.template));
    ts.forEachChild(node, visit);
  };
  visit(source);
  const code = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      removeComments: true,
      verbatimModuleSyntax: true,
      experimentalDecorators: true,
    },
  }).outputText;
  return { source, text, imports, templates, code };
}

function isTypeOnly(node) {
  const clause = ts.isImportDeclaration(node) ? node.importClause : node;
  if (!clause) return false;
  if (clause.isTypeOnly || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  if (clause.name) return false;
  const names = ts.isImportDeclaration(node) ? clause.namedBindings : clause.exportClause;
  return Boolean(names?.elements?.length && names.elements.every((name) => name.isTypeOnly));
}

/** A template with `${}` in place of its expressions. */
function templateText(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.head.text + template.templateSpans.map((span) => '${}' + span.literal.text).join('');
}

const roomOf = (path) => (path in laws.doors ? path : path.split('/')[1]);

function importBreaches(path, { imports }) {
  const room = roomOf(path);
  const law = laws.rooms[room];
  const door = laws.doors[path];
  if (!law && !door) return [`${path} stands in no room`];
  return imports.flatMap(({ specifier, target, kind }) => {
    if (!target) return packageBreaches(path, law, specifier, kind);
    const other = roomOf(target);
    if (other === room) return floorBreaches(path, target);
    if (!specifier.endsWith('.js')) return [`${path} imports ${specifier} without .js`];
    const allowed = door ?? law.rooms;
    if (allowed.includes(other) || (kind === 'type' && law?.types?.includes(other))) return [];
    const only = law?.types?.includes(other) ? ' (types only)' : '';
    return [`${path} imports ${target}: ${room} may not import ${other}${only}`];
  });
}

/** The folder of core that a file stands in; word lists and the like stand with the file they belong to. */
const floorOf = (path) => /^src\/core\/(\w+)\//.exec(path)?.[1] ?? '';

function floorBreaches(path, target) {
  if (roomOf(path) !== 'core' || path === 'src/core/index.ts') return [];
  const [floor, other] = [floorOf(path), floorOf(target)];
  if (!(floor in laws.coreFloors)) return [`${path} stands on no floor of core`];
  return floor === other || laws.coreFloors[floor].includes(other)
    ? []
    : [`${path} imports ${target}: core/${floor} may not import core/${other}`];
}

function packageBreaches(path, law, specifier, kind) {
  if (!law?.packages.some((allowed) => allowed.test(specifier))) return [`${path} imports the package ${specifier}`];
  if (roomOf(path) === 'core' && kind !== 'type' && !laws.schemaFile.test(path))
    return [`${path} imports ${specifier}, but is no schema file`];
  return [];
}

/** The front doors only pass on. */
function doorBreaches(path, { source }) {
  if (path !== 'src/index.ts' && path !== 'src/core/index.ts') return [];
  return source.statements
    .filter((statement) => !ts.isExportDeclaration(statement) || !statement.moduleSpecifier)
    .map((statement) => `${path} does more than re-export: ${statement.getText().slice(0, 60)}`);
}

function nameBreaches(path) {
  const name = posix.basename(path);
  return laws.forbiddenNames.test(name) && !(path in laws.allowedNames) ? [`${path} has a name that says nothing`] : [];
}

function sizeBreaches(path, { text }) {
  const lines = text.trimEnd().split('\n').length;
  return lines > laws.maxLines && !(path in laws.allowedLength)
    ? [`${path} has ${lines} lines, over ${laws.maxLines}`]
    : [];
}

function wordBreaches(path, { code }) {
  const banned = { ...laws.bannedEverywhere, ...(roomOf(path) === 'core' && laws.bannedInCore) };
  return Object.entries(banned)
    .filter(([, pattern]) => pattern.test(code))
    .map(([name]) => `${path} uses ${name}`);
}

/** Words for people in a template: only the catalogue has them (A2). */
function sentenceBreaches(path, { templates }) {
  return templates.flatMap((template) => {
    const spoken = [...template.matchAll(/\s(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/g)].map(
      (m) => m[1],
    );
    const text = template.replace(/<!--.*?-->/gs, '').replace(/<[^>]*>/gs, ' ');
    return [text, ...spoken]
      .flatMap((words) => words.replaceAll('${}', ' ').match(/\p{L}{2,}[^<>]*/u) ?? [])
      .map((words) => `${path} says “${words.trim().slice(0, 40)}”, which belongs in src/strings`);
  });
}

/** An element loads the sentences of its own place; a key of another place would be shown as it is. */
function keyBreaches(path, { code }) {
  if (!/^src\/(elements|controllers)\//.test(path)) return [];
  const keys = code.matchAll(/['"`]([a-zA-Z]+)\.[a-zA-Z$][\w.${}-]*['"`]/g);
  return [...keys].flatMap(([key, place]) => {
    const home = laws.places[place];
    return home && !path.startsWith(`src/elements/${home}/`) ? [`${path} says ${key}, which only ${home} loads`] : [];
  });
}

function cycleBreaches(modules) {
  const found = [];
  const state = new Map();
  const walk = (path, trail) => {
    if (state.get(path) === 'done' || !modules[path]) return;
    if (state.get(path) === 'open') {
      found.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
      return;
    }
    state.set(path, 'open');
    for (const { target, kind } of modules[path].imports)
      if (target && kind === 'value') walk(target, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of Object.keys(modules)) walk(path, []);
  return found;
}

/** What comes in with the definition of an element must not bring what only some users need. */
function lateBreaches(modules) {
  const seen = new Map();
  const walk = (path, trail) => {
    if (seen.has(path) || !modules[path]) return;
    seen.set(path, trail);
    for (const { target, kind } of modules[path].imports)
      if (target && kind === 'value') walk(target, [...trail, target]);
  };
  for (const path of Object.keys(modules)) if (path.startsWith('src/define/')) walk(path, [path]);
  return [...seen].flatMap(([path, trail]) =>
    modules[path].imports
      .filter(({ specifier, kind }) => kind === 'value' && laws.lateOnly.some((late) => late.test(specifier)))
      .map(({ specifier }) => `${specifier} is loaded at once: ${trail.join(' → ')}`),
  );
}
