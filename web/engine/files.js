// Where the site's files are. The page lists the address of each by its name, since the address holds a hash of its content:
// what a page asks for is what it was built with, however long it has stood open. In the one-file edition files.one-file.js
// stands in this module's place.

/** @type {Record<string, string>} */
const addresses = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('files')).textContent ?? '');

/**
 * Relative to the page; for a name that is not listed, the name.
 * @param {string} name
 */
export const addressOf = (name) => addresses[name] ?? name;

/**
 * As fetch() answers.
 * @param {string} name
 */
export const fetchFile = (name) => fetch(addressOf(name));

/** @type {Map<string, Promise<void>>} */
const sheets = new Map();

/**
 * Loads a style sheet that only some readers need; resolves once it applies, or has failed.
 * @param {string} name
 */
export function loadStyles(name) {
  let loading = sheets.get(name);
  if (!loading) {
    loading = new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.onload = link.onerror = () => resolve();
      link.href = addressOf(name);
      document.head.append(link);
    });
    sheets.set(name, loading);
  }
  return loading;
}
