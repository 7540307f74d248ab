// The menu's entry for reading without a network: keeps the page on this device when the reader asks for it, and removes it
// again. Fetched when the menu is opened.

import { t } from '../engine/words.js';

const button = /** @type {HTMLElement} */ (document.getElementById('keep'));
const status = /** @type {HTMLElement} */ (document.getElementById('kept'));
const workers = navigator.serviceWorker; // none where storage is off, or on an address that is not secure
const scope = new URL('./', location.href).href;

const registered = async () => {
  const found = await workers.getRegistration(scope).catch(() => undefined);
  return found?.scope === scope ? found : undefined;
};

/**
 * @param {boolean} isKept
 * @param {string} words
 */
function show(isKept, words) {
  button.dataset.kept = String(isKept);
  button.textContent = isKept ? t('Remove from this device') : t('Keep for reading offline');
  status.textContent = words;
}

/** Resolves once the worker has kept everything; throws when it could not. */
async function keep() {
  const registration = await workers.register('sw.js', { scope, updateViaCache: 'none' });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker) throw new Error('not registered');
  await /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve();
      else if (worker.state === 'redundant') reject(new Error('not kept'));
    };
    worker.addEventListener('statechange', look);
    look();
  }));
}

async function remove() {
  await (await registered())?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`standpoint ${scope} `)) await caches.delete(name);
}

async function toggle() {
  if (button.getAttribute('aria-disabled') === 'true') return;
  const isKept = button.dataset.kept === 'true';
  button.setAttribute('aria-disabled', 'true'); // and keeps the focus
  if (!isKept) status.textContent = t('Keeping the page …');
  try {
    await (isKept ? remove() : keep());
    show(!isKept, isKept ? t('Removed from this device.') : t('Kept on this device: this address opens without a network.'));
  } catch {
    if (!isKept) await remove().catch(() => {}); // nothing half kept stays behind
    show(isKept, isKept ? t('The browser did not let it be removed.') : t('The browser did not let the page be kept.'));
  } finally {
    button.removeAttribute('aria-disabled');
  }
}

/** Offers it where the browser can. */
export async function offerKeeping() {
  if (!workers) return;
  show(Boolean((await registered())?.active), '');
  button.hidden = false;
  button.addEventListener('click', () => void toggle());
}
