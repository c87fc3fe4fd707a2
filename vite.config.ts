// The demo: `npm run dev` while working on it, `npm run demo` to build and serve it.
import { readdirSync } from 'node:fs';
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
    emptyOutDir: true,
    rolldownOptions: {
      input: pages.map((name) => resolve(demo, name)),
    },
  },
  server: { fs: { allow: [import.meta.dirname] } },
  preview: {
    // The demo lives under the policy that the kit promises to bear (R62).
    headers: {
      'Content-Security-Policy':
        "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
    },
  },
});
