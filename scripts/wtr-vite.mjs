// Web Test Runner plugin: module requests are answered by an in-process Vite dev server (no second port, no HMR), so
// that tests are compiled by the compiler of the build.
import { createServer } from 'vite';

/**
 * The packages a test may meet. They are listed, not discovered: a scan would read every source file at each start, and
 * a package found halfway through a run makes Vite reload modules under a running test.
 */
const packages = [
  'lit',
  'lit/decorators.js',
  'lit/directives/*.js',
  'lit/directive.js',
  'lit/static-html.js',
  '@lit/context',
  '@open-wc/testing',
  'axe-core',
  'dexie',
  'fast-check',
  'idb',
  'libphonenumber-js/min',
  'lucide',
  'papaparse',
  'zod/mini',
];

export function vitePlugin() {
  let vite;
  return {
    name: 'vite',
    async serverStart({ config }) {
      vite = await createServer({
        root: config.rootDir,
        configFile: false,
        appType: 'custom',
        logLevel: 'error',
        clearScreen: false,
        cacheDir: 'node_modules/.cache/wtr-vite',
        // Without this, a file outside tsconfig's `include` would reach the browser with its decorators as they are.
        oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
        plugins: [
          {
            name: 'wtr-external',
            enforce: 'pre',
            resolveId: (id) => (id.startsWith('/__web-') ? { id, external: true } : undefined),
          },
        ],
        optimizeDeps: { noDiscovery: true, include: packages, exclude: ['@web/test-runner-commands'] },
        server: { middlewareMode: true, hmr: false, ws: false, watch: null },
      });
    },
    async serverStop() {
      await vite?.close();
    },
    async serve(context) {
      if (context.path.startsWith('/__web-') || !/^\/@|\.(?:[cm]?[jt]s|css|json|svg)$/.test(context.path)) return;
      let url = context.url.replace(/([?&])wtr-session-id=[^&]*&?/, '$1').replace(/[?&]$/, '');
      if (url.startsWith('/@id/')) url = url.slice(5).replace('__x00__', '\0');
      const out = await vite.transformRequest(url);
      if (!out) return;
      return { body: out.code + inlineMap(out.map), type: 'js', headers: { 'cache-control': 'no-cache' } };
    },
  };
}

function inlineMap(map) {
  if (!map?.mappings) return '';
  return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
}
