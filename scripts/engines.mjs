// The three engines for scripts/test.mjs: found, else fetched with apt-get where that is possible, else said to be missing.
import { spawnSync } from 'node:child_process';
import { findBrowser, findFirefox, findWebKit } from './find-browser.mjs';

/** How each is found (the environment its tests need), and the packages of Debian that bring it. */
const engines = {
  chromium: { find: async () => usable(await findBrowser()), packages: ['chromium'] },
  firefox: { find: async () => ({ FIREFOX_PATH: findFirefox() }), packages: ['firefox-esr'] },
  webkit: { find: async () => (findWebKit(), {}), packages: ['webkit2gtk-driver', 'xvfb'] },
};

/** @returns the environment for tests in it; undefined, with one clear line, when it is not to be had */
export async function findEngine(name) {
  const { find, packages } = engines[name];
  try {
    return await find();
  } catch (error) {
    if (!canInstall()) return void console.error(error.message);
  }
  console.log(`No ${name} that starts; installing ${packages.join(' and ')} with apt-get.`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
  try {
    return await find();
  } catch (error) {
    console.error(error.message);
  }
}

const canInstall = () =>
  process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

const apt = (...args) =>
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/** A browser that is there but lacks a library is no browser. */
function usable({ path, env }) {
  const args = ['--headless', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const result = spawnSync(path, [...args, '--dump-dom', 'about:blank'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
    env: { ...process.env, ...env },
  });
  const reason = String(result.stderr).trim().split('\n').at(-1);
  if (result.status !== 0) throw new Error(`${path} does not start: ${reason}. Install chromium, or set CHROME_PATH.`);
  return { CHROME_PATH: path, ...env };
}
