// custom-elements.json tells of the public elements and of nothing else: what is private, inherited machinery or a
// template function is left out, tags come from `static tagName`, paths are those of the published package.

const nativeEvents = ['input', 'change', 'close', 'toggle'];
const lifecycle = /^(connected|disconnected|adopted|attributeChanged|form\w+)Callback$|^getUpdateComplete$/;

/** Tags and event names stand as literals in static fields; the analyzer alone does not read them. */
const literals = {
  name: 'literals',
  analyzePhase({ ts, node, moduleDoc, context }) {
    if (!ts.isClassDeclaration(node) || !node.name) return;
    for (const member of node.members) {
      if (!ts.isPropertyDeclaration(member) || !member.initializer || !ts.isStringLiteral(member.initializer)) continue;
      const declaration = moduleDoc.declarations.find(({ name }) => name === node.name.text);
      if (member.name.getText() === 'tagName') declaration.tagName = member.initializer.text;
      if (member.name.getText() === 'type') (context.eventNames ??= new Set(nativeEvents)).add(member.initializer.text);
    }
  },
};

const isPublic = ({ name, privacy, static: isStatic }) =>
  !isStatic && privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#') && !lifecycle.test(name);

const distPath = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

/** An optional property that also says `| undefined` would be listed with both. */
const tidy = ({ type, inheritedFrom, ...member }) => ({
  ...member,
  ...(type && { type: { ...type, text: type.text.replace('| undefined | undefined', '| undefined') } }),
  ...(inheritedFrom && { inheritedFrom: { ...inheritedFrom, module: distPath(inheritedFrom.module) } }),
});

const published = {
  name: 'published',
  packageLinkPhase({ customElementsManifest, context }) {
    const modules = [];
    for (const module of customElementsManifest.modules) {
      const elements = module.declarations.filter(({ tagName }) => tagName);
      if (elements.length === 0) continue;
      const path = distPath(module.path);
      for (const element of elements) {
        element.customElement = true;
        element.members = element.members?.filter(isPublic).map(tidy);
        // The analyzer takes the first argument of any event it sees for a name.
        element.events = element.events?.filter(({ name }) => context.eventNames?.has(name));
        const definition = {
          kind: 'custom-element-definition',
          name: element.tagName,
          declaration: { name: element.name, module: path },
        };
        modules.push({
          kind: 'javascript-module',
          path: `dist/define/${element.tagName}.js`,
          declarations: [],
          exports: [definition],
        });
      }
      const exports = module.exports.filter(({ name }) => elements.some((element) => element.name === name));
      for (const entry of exports) entry.declaration = { ...entry.declaration, module: path };
      modules.push({ ...module, path, declarations: elements, exports });
    }
    customElementsManifest.modules = modules;
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [literals, published],
};
