// Writes down what the package promises: the names of each entry point, and what each element has.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const snapshotPath = join(root, 'test/public-api/surface.snapshot.txt');

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Entry point → source file, from the exports of package.json. */
function entries() {
  const found = {};
  for (const [name, target] of Object.entries(packageJson.exports)) {
    const types = target.types;
    if (!types || name.includes('*')) continue;
    const source = types.replace(/^\.\/dist\//, 'src/').replace(/\.d\.ts$/, '.ts');
    found[name] = name === './conformance' ? 'test/suites/adapter-suite.ts' : source;
  }
  return found;
}

function kindOf(symbol, checker) {
  const { flags } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (flags & ts.SymbolFlags.Class) return 'class';
  if (flags & ts.SymbolFlags.Function) return 'function';
  if (flags & ts.SymbolFlags.Interface) return 'interface';
  if (flags & ts.SymbolFlags.TypeAlias) return flags & ts.SymbolFlags.Variable ? 'const and type' : 'type';
  return flags & ts.SymbolFlags.Variable ? 'const' : 'other';
}

function exportsOfEntries() {
  const found = entries();
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  const program = ts.createProgram(
    Object.values(found).map((path) => join(root, path)),
    config.options,
  );
  const checker = program.getTypeChecker();
  return Object.entries(found).map(([name, path]) => {
    const file = program.getSourceFile(join(root, path));
    const symbol = file && checker.getSymbolAtLocation(file);
    const names = symbol ? checker.getExportsOfModule(symbol) : [];
    const lines = names.map((one) => `  ${one.name}: ${kindOf(one, checker)}`).sort();
    return [`${packageJson.name}${name.slice(1)}`, ...(lines.length ? lines : ['  (nothing)'])].join('\n');
  });
}

const typeOf = ({ type }) => (type?.text ? `: ${type.text}` : '');

function elementSurfaces() {
  const { modules } = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
  const elements = modules.flatMap(({ declarations }) => declarations).sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
  return elements.map(
    ({ tagName, name, members = [], attributes = [], events = [], slots = [], cssParts = [], cssProperties = [] }) => {
      const section = (title, list) => (list.length ? [`  ${title}`, ...list.map((line) => `    ${line}`).sort()] : []);
      return [
        `<${tagName}> ${name}`,
        ...section(
          'attributes',
          attributes.map((one) => one.name),
        ),
        ...section(
          'properties',
          members
            .filter(({ kind }) => kind === 'field')
            .map((one) => `${one.readonly ? 'readonly ' : ''}${one.name}${typeOf(one)}`),
        ),
        ...section(
          'methods',
          members
            .filter(({ kind }) => kind === 'method')
            .map(
              ({ name, parameters = [] }) =>
                `${name}(${parameters.map((one) => `${one.name}${one.optional ? '?' : ''}`).join(', ')})`,
            ),
        ),
        ...section('events', [...new Set(events.map((one) => one.name))]),
        ...section(
          'slots',
          slots.map((one) => one.name || '(default)'),
        ),
        ...section(
          'parts',
          cssParts.map((one) => one.name),
        ),
        ...section(
          'custom properties',
          cssProperties.map((one) => one.name),
        ),
      ].join('\n');
    },
  );
}

/** The whole surface as text, the same for the same sources. Needs custom-elements.json, which the build makes. */
export function surface() {
  const definitions = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'))
    .modules.flatMap(({ exports }) => exports)
    .filter(({ kind }) => kind === 'custom-element-definition')
    .map(({ name }) => `${packageJson.name}/define/${name}`)
    .sort();
  return `${[...exportsOfEntries(), [`${packageJson.name}/define/all`, ...definitions].join('\n'), ...elementSurfaces()].join('\n\n')}\n`;
}
