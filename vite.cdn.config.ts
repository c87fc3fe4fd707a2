// The one file for a script tag: everything inside, all elements defined.
import { defineConfig, type Plugin } from 'vite';

/** Takes comments and indentation out of `css` templates: no minifier of scripts looks into them. */
const slimStyles: Plugin = {
  name: 'slim-styles',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]src[\\/].*\.ts$/.test(id) || !code.includes('css`')) return;
    // Line by line, so that source maps stay true.
    const slim = (text: string) =>
      text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/^[ \t]+/gm, '');
    return { code: code.replace(/\bcss`(?:[^`\\]|\\.)*`/g, slim), map: null };
  },
};

export default defineConfig({
  plugins: [slimStyles],
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
