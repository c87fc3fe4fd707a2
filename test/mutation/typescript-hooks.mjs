// Lets Node load core and its tests as they are written: TypeScript, with `expect` from the bundle that browsers use too.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import ts from 'typescript';

const tsconfig = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
const { compilerOptions } = ts.readConfigFile(tsconfig, ts.sys.readFile).config;

if (isMainThread) register(import.meta.url);

export async function resolve(specifier, context, next) {
  // Its package does not say that it is a module.
  if (specifier === '@open-wc/testing')
    return { ...(await next('@esm-bundle/chai/esm/chai.js', context)), format: 'module' };
  const isOurs = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
  return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { outputText } = ts.transpileModule(await readFile(fileURLToPath(url), 'utf8'), { compilerOptions });
  return { format: 'module', source: outputText, shortCircuit: true };
}
