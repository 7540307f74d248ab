// Sentences for the reader above the stage. All text is set as text, never as markup.

import { t } from '../engine/words.js';

const place = document.getElementById('notice');

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

export function hideNotice() {
  place.hidden = true;
  place.replaceChildren();
}

/** Shows a sentence, and under it a list if there is one. */
export function showNotice(sentence, { list = [], dismissible = false } = {}) {
  const parts = [element('p', sentence)];
  if (list.length) {
    const items = document.createElement('ul');
    items.append(...list.map((line) => element('li', line)));
    parts.push(items);
  }
  if (dismissible) {
    const button = element('button', t('Dismiss'));
    button.type = 'button';
    button.addEventListener('click', hideNotice);
    parts.push(button);
  }
  place.hidden = false; // before its content, so that it is announced
  place.replaceChildren(...parts);
}

/** A part of the page that was asked for did not come. (A browser asks no second time for a module that failed.) */
export function tellUnfetched() {
  showNotice(t('This part of the page could not be loaded. Check the network, then load the page again.'), { dismissible: true });
}

/** Values in the address that were not understood. */
export function showIgnored(sentences) {
  if (sentences.length) {
    showNotice(t('A part of this address was not understood and is left out.'), { list: sentences, dismissible: true });
  }
}

/** Gives up on the interactive view and leaves the reader with the story as text. */
export function giveUp(sentence, list) {
  document.documentElement.dataset.standpoint = 'error';
  document.getElementById('stage').hidden = true;
  document.getElementById('transcript').open = true;
  showNotice(`${sentence} ${t('The whole story is below, as text.')}`, { list });
}
