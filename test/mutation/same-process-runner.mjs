import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { createMochaTestRunnerFactory } from '@stryker-mutator/mocha-runner';

const create = createMochaTestRunnerFactory();

/**
 * Stryker's runner for Mocha, but for this: a mutant that is also evaluated when modules are loaded gets no process of its own. It is
 * switched on for the tests only (`ignoreStatic`), so nothing has been loaded with it; a process each would take hours for hundreds.
 */
function createRunner(injector) {
  const runner = create(injector);
  runner.capabilities = () => Promise.resolve({ reloadEnvironment: true });
  return runner;
}
createRunner.inject = create.inject;

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'mocha-same-process', createRunner)];
