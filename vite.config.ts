// The demo: `npm run dev` while working on it, `npm run demo` to build and serve it.
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const demo = resolve(import.meta.dirname, 'demo');
const pages = readdirSync(demo).filter((name) => name.endsWith('.html'));

export default defineConfig({
  root: demo,
  base: './',
  appType: 'mpa',
  publicDir: false,
  cacheDir: resolve(import.meta.dirname, 'node_modules/.cache/vite-demo'),
  // Without this, a file outside tsconfig's `include` would ship its decorators as they are.
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  build: {
    target: 'es2022',
    sourcemap: true,
    outDir: resolve(import.meta.dirname, 'demo-static'),
    // The demo's policy allows no data: addresses.
    assetsInlineLimit: 0,
    emptyOutDir: true,
    rolldownOptions: {
      input: pages.map((name) => resolve(demo, name)),
    },
  },
  plugins: [
    {
      name: 'cdn-files-for-embed-page',
      apply: 'build',
      closeBundle() {
        for (const name of ['pbx-user-kit.js', 'pbx-user-kit-phone.js']) {
          const file = resolve(import.meta.dirname, 'dist/cdn', name);
          if (existsSync(file)) copyFileSync(file, resolve(import.meta.dirname, 'demo-static', name));
        }
      },
    },
  ],
  server: { fs: { allow: [import.meta.dirname] } },
  preview: {
    // The demo lives under the policy that the kit promises to bear (R62).
    headers: {
      'Content-Security-Policy':
        "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
    },
  },
});
