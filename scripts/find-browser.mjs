// Finds a Chromium for tests. Order: CHROME_PATH, an installed browser, the npm-shipped one (Linux x64), else a clear error.
import { accessSync, constants, createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join, dirname } from 'node:path';
import { createRequire } from 'node:module';
import { homedir, platform, arch } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const can = (p) => {
  try {
    accessSync(p, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const onPath = (n) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((d) => join(d, n))
    .find(can);

export async function findBrowser() {
  const given = process.env.CHROME_PATH ?? process.env.PUPPETEER_EXECUTABLE_PATH;
  if (given) {
    if (!can(given)) throw new Error(`CHROME_PATH is set to ${given}, which is not an executable file.`);
    return { path: given, env: {} };
  }
  const candidates =
    platform() === 'darwin'
      ? ['/Applications', join(homedir(), 'Applications')].flatMap((d) =>
          ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((n) => `${d}/${n}.app/Contents/MacOS/${n}`),
        )
      : platform() === 'win32'
        ? [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
            .filter(Boolean)
            .flatMap((d) =>
              [
                'Google\\Chrome\\Application\\chrome.exe',
                'Chromium\\Application\\chrome.exe',
                'Microsoft\\Edge\\Application\\msedge.exe',
              ].map((n) => join(d, n)),
            )
        : [
            'chromium',
            'chromium-headless-shell',
            'chromium-browser',
            'google-chrome-stable',
            'google-chrome',
            'microsoft-edge',
          ].map(onPath);
  const found = candidates.find((p) => p && can(p));
  if (found) return { path: found, env: {} };
  if (platform() === 'linux' && arch() === 'x64')
    try {
      // Unpacked once, beside node_modules; TMPDIR keeps it out of /tmp, where another version's copy would be taken for this one.
      const pkg = new URL('../../', import.meta.resolve('@sparticuz/chromium'));
      const { version } = JSON.parse(readFileSync(new URL('package.json', pkg), 'utf8'));
      const cache = join(
        dirname(fileURLToPath(import.meta.url)),
        '..',
        'node_modules',
        '.cache',
        `chromium-${version}`,
      );
      mkdirSync(cache, { recursive: true });
      const tmp = process.env.TMPDIR;
      process.env.TMPDIR = cache;
      let path;
      try {
        path = await (await import('@sparticuz/chromium')).default.executablePath();
      } finally {
        if (tmp === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = tmp;
      }
      const lib = join(cache, 'al2023', 'lib'); // NSS libraries, for machines without libnss3
      if (!existsSync(join(lib, 'libnss3.so'))) {
        const { extract } = createRequire(new URL('package.json', pkg))('tar-fs');
        await pipeline(
          createReadStream(new URL('bin/al2023.tar.br', pkg)),
          createBrotliDecompress(),
          extract(join(cache, 'al2023')),
        );
      }
      return { path, env: { LD_LIBRARY_PATH: [lib, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter) } };
    } catch (e) {
      if (e.code !== 'ERR_MODULE_NOT_FOUND') throw e;
    }
  throw new Error(
    [
      'No Chrome or Chromium was found, so the browser tests cannot run.',
      'Do one of these, then run the command again:',
      '  Debian/Ubuntu   sudo apt-get install -y chromium',
      '  macOS           brew install --cask google-chrome',
      '  any             npx @puppeteer/browsers install chrome-headless-shell@stable   and set CHROME_PATH to the path it prints',
      '  already there   CHROME_PATH=/path/to/chrome npm test',
    ].join('\n'),
  );
}

/** Firefox, the long-term release first. */
export function findFirefox() {
  const known = [process.env.FIREFOX_PATH, onPath('firefox-esr'), onPath('firefox')];
  const found = known.find((path) => path && can(path));
  if (!found) throw new Error('Firefox was not found: install firefox-esr (Debian), or set FIREFOX_PATH.');
  return found;
}

/** WebKitGTK's driver and the screen it needs. */
export function findWebKit() {
  const missing = ['WebKitWebDriver', ...(process.env.DISPLAY ? [] : ['Xvfb'])].filter((name) => !onPath(name));
  if (missing.length > 0)
    throw new Error(`${missing.join(' and ')} was not found: install webkit2gtk-driver and xvfb (Debian).`);
  return onPath('WebKitWebDriver');
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  findBrowser().then(
    (b) => console.log(b),
    (e) => {
      console.error(e.message);
      process.exit(1);
    },
  );
