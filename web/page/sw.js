// Keeps the page for reading without a network, for a reader who asked for it (keep.js); no page starts this worker by itself.
// `standpoint build` writes two names above this line: EDITION, a hash of all that is kept, and KEPT, each file's address and
// what fetch() takes as its integrity, so that an edition is kept whole or not at all, and never with a file of another one.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const MS_FOR_NETWORK = 4000; // a page that takes longer is read from what is kept
const { scope } = worker.registration;
const CACHE = `standpoint ${scope} ${EDITION}`;
/** @param {string} address */
const within = (address) => new URL(address, scope).href;
const kept = new Map(KEPT.map(([address]) => [within(address), address]));
kept.set(within('index.html'), './'); // two addresses of one page

/** @param {Request} request */
const nameOf = (request) => kept.get(request.url.split(/[?#]/, 1)[0]);
/** @param {string} address */
const fromCache = async (address) => (await caches.open(CACHE)).match(within(address), { ignoreVary: true });

async function keep() {
  const before = (await caches.keys()).filter((name) => name.startsWith(`standpoint ${scope} `));
  const cache = await caches.open(CACHE);
  /** @param {[address: string, integrity: string]} file */
  const keepOne = async ([address, integrity]) => {
    // What its address says the content of need not come twice.
    const hashed = address.startsWith('hashed/');
    for (const name of hashed ? before : []) {
      const had = await (await caches.open(name)).match(within(address), { ignoreVary: true });
      if (had) return cache.put(within(address), had);
    }
    await cache.put(within(address), await fetch(within(address), { integrity, cache: hashed ? 'default' : 'no-cache' }));
  };
  try {
    await Promise.all(KEPT.map(keepOne));
  } catch (error) {
    if (!before.includes(CACHE)) await caches.delete(CACHE);
    throw error;
  }
}

/** An older edition is left to the windows that show it; a single window has just come, and is new itself. */
async function takeOver() {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.filter(({ url }) => url.startsWith(scope)).length <= 1) await worker.skipWaiting();
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`standpoint ${scope} `) && name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * From the network while there is one: the page names the files that belong to it.
 * @param {Request} request
 * @param {string} address
 */
async function page(request, address) {
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;
  /** @type {Promise<Response | undefined>} */
  const slow = new Promise((resolve) => (timer = setTimeout(() => resolve(fromCache(address)), MS_FOR_NETWORK)));
  try {
    return await Promise.race([fetch(request), slow.then((had) => had ?? fetch(request))]);
  } catch {
    return (await fromCache(address)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

worker.addEventListener('install', (event) => event.waitUntil(keep().then(takeOver)));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = request.method === 'GET' && nameOf(request);
  if (!address) return; // not ours
  event.respondWith(request.mode === 'navigate' ? page(request, address) : fromCache(address).then((had) => had ?? fetch(request)));
});
