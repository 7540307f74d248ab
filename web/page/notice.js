// Sentences for the reader above the stage. All text is set as text, never as markup.

import { byId } from '../engine/dom.js';
import { t } from '../engine/words.js';

const place = byId('notice', HTMLElement);

/**
 * @param {string} tag
 * @param {string} text
 */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

export function hideNotice() {
  place.hidden = true;
  place.replaceChildren();
}

/**
 * Shows a sentence, and under it a list if there is one.
 * @param {string} sentence
 * @param {{list?: string[], dismissible?: boolean}} [options]
 */
export function showNotice(sentence, { list = [], dismissible = false } = {}) {
  const parts = [element('p', sentence)];
  if (list.length) {
    const items = document.createElement('ul');
    items.append(...list.map((line) => element('li', line)));
    parts.push(items);
  }
  if (dismissible) {
    const button = document.createElement('button');
    button.textContent = t('Dismiss');
    button.type = 'button';
    button.addEventListener('click', hideNotice);
    parts.push(button);
  }
  place.hidden = false; // before its content, so that it is announced
  place.replaceChildren(...parts);
}

/** A part of the page that was asked for could not be fetched. (A browser never retries a module that failed.) */
export function showUnfetched() {
  showNotice(t('This part of the page could not be loaded. Check the network, then load the page again.'), { dismissible: true });
}

/**
 * Values in the address that were not understood.
 * @param {string[]} sentences
 */
export function showIgnored(sentences) {
  if (sentences.length) {
    showNotice(t('A part of this address was not understood and is left out.'), { list: sentences, dismissible: true });
  }
}

/**
 * Ends the interactive view and leaves the reader with the story as text.
 * @param {string} sentence
 * @param {string[]} list
 */
export function showFailure(sentence, list) {
  document.documentElement.dataset.standpoint = 'error';
  byId('stage', HTMLElement).hidden = true;
  byId('transcript', HTMLDetailsElement).open = true;
  showNotice(`${sentence} ${t('The whole story is below, as text.')}`, { list });
}
