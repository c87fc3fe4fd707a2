// Looks for a secret wherever it must not be (R60, P9): the page with its shadow roots and attributes, events, the console,
// messages to other tabs, web storage, addresses, requests, and every store of IndexedDB. Two places are made for secrets: the
// store `secrets`, and the part of that name in what a removal took away, without which Undo could not bring them back (R31).

/** Runs in the page before anything else: writes down what would otherwise be gone. */
export function recordLeaks() {
  const heard = [];
  window.leaks = heard;
  const plain = (value, depth = 0) => {
    if (value === null || typeof value !== 'object') return typeof value === 'function' ? '' : String(value);
    if (depth > 6 || value instanceof Node || value === window) return '';
    return JSON.stringify(Object.entries(value).map(([key, part]) => [key, plain(part, depth + 1)]));
  };
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    const fields = Object.getOwnPropertyNames(event).map((name) => plain(event[name]));
    heard.push(`event ${event.type} ${fields.join(' ')} ${plain(event.detail)}`);
    return dispatch.call(this, event);
  };
  const post = BroadcastChannel.prototype.postMessage;
  BroadcastChannel.prototype.postMessage = function (message) {
    heard.push(`broadcast ${plain(message)}`);
    return post.call(this, message);
  };
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    const original = console[level];
    console[level] = (...args) => {
      heard.push(`console ${args.map((arg) => plain(arg)).join(' ')}`);
      original.apply(console, args);
    };
  }
}

/** @returns where any of the canaries was found */
export async function findLeaks(page, canaries) {
  const { places, address } = await page.evaluate(dumpPage);
  places.push(`address ${address}`);
  return places
    .flatMap((place) => canaries.filter((canary) => place.includes(canary)).map((canary) => [canary, place]))
    .map(([canary, place]) => {
      const at = place.indexOf(canary);
      return `${canary} in ${place.slice(0, 60)} … ${place.slice(Math.max(0, at - 80), at + canary.length + 20)}`;
    });
}

async function dumpPage() {
  const places = [...window.leaks];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
      const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
      places.push(`page <${element.localName}> ${attributes.join(' ')} ${own.join(' ')}`);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  for (const store of [localStorage, sessionStorage]) places.push(`web storage ${JSON.stringify({ ...store })}`);
  const withoutSecrets = (store, records) =>
    store === 'removed' ? records.map((record) => ({ ...record, secrets: undefined })) : records;
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const stores = [...database.objectStoreNames].filter((store) => store !== 'secrets');
    const tx = database.transaction(stores, 'readonly');
    await Promise.all(
      stores.map(
        (store) =>
          new Promise((resolve, reject) => {
            const request = tx.objectStore(store).getAll();
            request.onsuccess = () => {
              places.push(`store ${name}/${store} ${JSON.stringify(withoutSecrets(store, request.result))}`);
              resolve();
            };
            request.onerror = () => reject(request.error);
          }),
      ),
    );
    database.close();
  }
  return { places, address: location.href };
}
