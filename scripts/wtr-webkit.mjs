// Web Test Runner launcher for WebKitGTK: WebKitWebDriver on a virtual screen, spoken to in plain W3C WebDriver, so that
// the third engine needs no package of npm. (Debian: webkit2gtk-driver, xvfb.)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export function webkitLauncher({ driver = 'WebKitWebDriver' } = {}) {
  const processes = [];
  let base, session, active, url;
  const call = async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${driver} ${path}: ${value?.error} ${value?.message}`);
    return value;
  };
  const start = (command, args, env) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env });
    processes.push(child);
    return child;
  };
  return {
    name: 'WebKit',
    type: 'webdriver',
    concurrency: 1,
    async initialize() {
      const env = { ...process.env, DISPLAY: process.env.DISPLAY ?? (await openScreen(start)) };
      const port = await freePort();
      base = `http://127.0.0.1:${port}`;
      const child = start(driver, [`--port=${port}`, '--host=127.0.0.1'], env);
      await Promise.race([failure(child, driver), untilReady(() => call('GET', '/status'))]);
    },
    async startSession(id, page) {
      session ??= (await call('POST', '/session', { capabilities: { alwaysMatch: {} } })).sessionId;
      active = id;
      url = page;
      await call('POST', `/session/${session}/url`, { url: page });
    },
    async stopSession() {
      active = undefined;
      await call('POST', `/session/${session}/url`, { url: 'about:blank' });
      return {};
    },
    isActive: (id) => active === id,
    getBrowserUrl: () => url,
    startDebugSession() {
      throw new Error('WebKitWebDriver has no debug session.');
    },
    async stop() {
      if (session) await call('DELETE', `/session/${session}`).catch(() => undefined);
      for (const child of processes.reverse()) child.kill();
    },
  };
}

/** Xvfb picks a free display and writes its number to descriptor 3. */
async function openScreen(start) {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const screen = start('Xvfb', args, process.env);
  const [number] = await Promise.race([failure(screen, 'Xvfb'), once(screen.stdio[3], 'data')]);
  return `:${String(number).trim()}`;
}

const failure = (child, name) =>
  once(child, 'exit').then(
    ([code]) => Promise.reject(new Error(`${name} ended with code ${code}.`)),
    (cause) => Promise.reject(new Error(`${name} does not start (Debian: webkit2gtk-driver, xvfb).`, { cause })),
  );

async function untilReady(ask) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(100);
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
