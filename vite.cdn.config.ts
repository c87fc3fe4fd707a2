// The one file for a script tag: everything inside, all elements defined.
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  build: {
    target: 'es2022',
    sourcemap: true,
    outDir: 'dist/cdn',
    emptyOutDir: true,
    lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => 'pbx-user-kit.js' },
    // Vite leaves an ES library unminified unless the output says so.
    rolldownOptions: { output: { minify: true, codeSplitting: false } },
  },
});
