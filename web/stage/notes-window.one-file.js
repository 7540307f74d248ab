// notes-window.js for the one-file edition: a window without an address, which this page furnishes with the notes and drives. Its
// styles are admitted by the page's policy, which it inherits. Loaded anew, the page has lost the window: opening the notes again
// finds it by its name.

import { fetchFile } from '../engine/files.js';
import { EXTENDED, FACES, fontFile, LATIN } from '../engine/fonts.js';
import { openDesk } from './notes-desk.js';

const furnished = new WeakSet(); // documents

const textOf = async (name) => (await fetchFile(name)).text();

async function addLetters(view) {
  for (const face of FACES) {
    for (const [script, unicodeRange] of [['latin', LATIN], ['ext', EXTENDED]]) {
      const bytes = await (await fetchFile(fontFile(face, script))).arrayBuffer();
      view.document.fonts.add(new view.FontFace(face.family, bytes, { weight: face.weight, unicodeRange }));
    }
  }
}

async function furnish(view, story, language) {
  const page = view.document;
  const [notes, css] = await Promise.all([textOf('notes.html'), textOf('notes.css')]);
  const style = page.createElement('style');
  style.textContent = css;
  page.head.replaceChildren(page.importNode(document.querySelector('style'), true), style); // the first are the tokens
  page.body.replaceWith(page.adoptNode(new DOMParser().parseFromString(notes, 'text/html').body));
  const { theme } = document.documentElement.dataset;
  if (theme) page.documentElement.dataset.theme = theme;
  const close = openDesk(view, story, language);
  view.addEventListener('pagehide', close, { once: true });
  window.addEventListener('pagehide', close, { once: true });
  await addLetters(view).catch(() => {}); // the system's serve
}

export function openNotes(story, language) {
  const view = window.open('', `notes:${story}`, 'popup,width=960,height=720');
  if (!view) return false;
  view.focus();
  if (!furnished.has(view.document)) {
    furnished.add(view.document);
    furnish(view, story, language);
  }
  return true;
}
