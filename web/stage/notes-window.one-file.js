// notes-window.js for the one-file edition: a window without an address, which this page fills with the notes and drives. Its styles
// are admitted by the page's policy, which it inherits. After a reload the page has lost the window: opening the notes again finds
// it by its name.

import { fetchFile } from '../engine/files.js';
import { EXTENDED, FACES, fontFile, LATIN } from '../engine/fonts.js';
import { openNotesDesk } from './notes-desk.js';

/** @type {WeakSet<Document>} */
const filled = new WeakSet();

/** @param {string} name */
const textOf = async (name) => (await fetchFile(name)).text();

/** @param {Window & typeof globalThis} view */
async function addFonts(view) {
  /** @type {['latin' | 'ext', string][]} */
  const scripts = [['latin', LATIN], ['ext', EXTENDED]];
  for (const face of FACES) {
    for (const [script, unicodeRange] of scripts) {
      const bytes = await (await fetchFile(fontFile(face, script))).arrayBuffer();
      view.document.fonts.add(new view.FontFace(face.family, bytes, { weight: face.weight, unicodeRange }));
    }
  }
}

/**
 * @param {Window & typeof globalThis} view
 * @param {string} story
 * @param {string} language
 */
async function fill(view, story, language) {
  const page = view.document;
  const [notes, css] = await Promise.all([textOf('notes.html'), textOf('notes.css')]);
  const style = page.createElement('style');
  style.textContent = css;
  const tokens = /** @type {HTMLStyleElement} */ (document.querySelector('style'));
  page.head.replaceChildren(page.importNode(tokens, true), style);
  page.body.replaceWith(page.adoptNode(new DOMParser().parseFromString(notes, 'text/html').body));
  const { theme } = document.documentElement.dataset;
  if (theme) page.documentElement.dataset.theme = theme;
  const close = openNotesDesk(view, story, language);
  view.addEventListener('pagehide', close, { once: true });
  window.addEventListener('pagehide', close, { once: true });
  await addFonts(view).catch(() => {}); // the system's serve
}

/**
 * @param {string} story
 * @param {string} language
 */
export function openNotes(story, language) {
  const view = /** @type {(Window & typeof globalThis) | null} */ (window.open('', `notes:${story}`, 'popup,width=960,height=720'));
  if (!view) return false;
  view.focus();
  if (!filled.has(view.document)) {
    filled.add(view.document);
    void fill(view, story, language);
  }
  return true;
}
