import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { findBrowser, findFirefox } from './scripts/find-browser.mjs';
import { serveBytes } from './scripts/wtr-bytes.mjs';
import { countsReporter } from './scripts/wtr-counts.mjs';
import { vitePlugin } from './scripts/wtr-vite.mjs';
import { webkitLauncher } from './scripts/wtr-webkit.mjs';

const isRoot = process.getuid?.() === 0;

const make = {
  async chromium() {
    const { path, env } = await findBrowser();
    // Chromium refuses to start as root with its sandbox on.
    const args = [
      '--disable-background-networking',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
      ...(isRoot ? ['--no-sandbox'] : []),
    ];
    return chromeLauncher({
      launchOptions: { executablePath: path, env: { ...process.env, ...env }, args },
      // A window of its own for each test file: pages behind others get no frames and no focus.
      createBrowserContext: ({ browser }) => browser.createBrowserContext(),
      createPage: async ({ context }) => {
        const page = await context.newPage();
        await page.emulateFocusedPage(true);
        return page;
      },
    });
  },
  async firefox() {
    const executablePath = findFirefox();
    return chromeLauncher({ puppeteer, concurrency: 1, launchOptions: { browser: 'firefox', executablePath } });
  },
  webkit: async () => webkitLauncher(),
};

/** What runs in every engine: all but the elements' own tests, whose keys and mouse only Chromium's protocol moves. */
const engineFiles = ['core', 'data', 'controllers'].map((room) => `test/${room}/**/*.test.ts`);
const engines = (process.env.BROWSERS ?? 'chromium').split(',');

export default {
  files: process.env.BROWSERS ? engineFiles : 'test/**/*.test.ts',
  nodeResolve: false,
  // Keys go to the one page that has the focus, and a page behind another gets no frames.
  concurrency: 1,
  concurrentBrowsers: 1,
  browserStartTimeout: 60000,
  testsStartTimeout: 60000,
  testsFinishTimeout: 240000,
  middleware: [serveBytes('/test/fixtures/csv/')],
  plugins: [vitePlugin()],
  browsers: await Promise.all(engines.map((name) => make[name]())),
  coverageConfig: {
    reportDir: 'coverage',
    reporters: ['lcovonly', 'text-summary'],
    include: ['src/**/*.ts'],
    threshold: { statements: 80, branches: 80, functions: 80, lines: 80 },
  },
  filterBrowserLogs: ({ args }) => !(typeof args[0] === 'string' && args[0].startsWith('Lit is in dev mode')),
  reporters: [countsReporter(), defaultReporter({ reportTestResults: true, reportTestProgress: false })],
  // WebKit's virtual screen and Firefox have two cores to themselves nowhere; a test that hangs is still one that fails.
  testFramework: { config: { timeout: process.env.BROWSERS ? 120_000 : 40_000 } },
};
