// files.js for the one-file edition: every file stands in the page itself, as a block that no browser runs, packed (deflate,
// base64) or as text; a page in another language as a template. Nothing is asked of a network or a disk.

/** @type {Record<string, string>} */
const SAME = { 'map-opening.bin': 'map-full.bin' }; // the larger holds the smaller

/**
 * No file has an address of its own here.
 * @param {string} name
 */
export const addressOf = (name) => name;

/** @param {string} base64 */
function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
}

/**
 * As fetch() answers.
 * @param {string} name
 */
export async function fetchFile(name) {
  /** @type {HTMLElement | null} */
  const block = document.querySelector(`[data-file="${CSS.escape(SAME[name] ?? name)}"]`);
  if (!block) return new Response(null, { status: 404 });
  if (block.localName === 'template') return new Response(block.innerHTML);
  return new Response('packed' in block.dataset ? unpack(block.textContent ?? '') : block.textContent);
}

/** All styles are in the page. */
export const loadStyles = () => Promise.resolve();
