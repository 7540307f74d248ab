// files.js for the one-file edition: every file stands in the page itself, as a block that no browser runs, packed (deflate,
// base64) or as text; a page in another language as a template. Nothing is asked of a network or a disk.

const SAME = { 'map-opening.bin': 'map-full.bin' }; // the larger holds the smaller

/** No file has an address of its own here. */
export const addressOf = (name) => name;

const blockOf = (name) => document.querySelector(`[data-file="${CSS.escape(SAME[name] ?? name)}"]`);

function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
}

/** As fetch() answers. */
export async function fetchFile(name) {
  const block = blockOf(name);
  if (!block) return new Response(null, { status: 404 });
  if (block.localName === 'template') return new Response(block.innerHTML);
  return new Response('packed' in block.dataset ? unpacked(block.textContent) : block.textContent);
}

/** All styles are in the page. */
export const useStyles = () => Promise.resolve();
