import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  build: { target: 'es2022' },
});
