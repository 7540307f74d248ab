// Turns the page into the reader's language. Fetched only where that is not the one it came in, or not English.

import { fetchFile } from '../engine/files.js';
import { alternate, language } from './language.js';
import { setTranslations, t } from '../engine/words.js';

const root = document.documentElement;

/** @param {string} name */
async function fetched(name) {
  const response = await fetchFile(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** @param {string} name */
async function wordsOf(name) {
  try {
    return await (await fetched(name)).json();
  } catch {
    return {}; // English serves
  }
}

/** Copies what stands in the same places of the page that was built in this language. */
async function copyPage() {
  const page = new DOMParser().parseFromString(await (await fetched(alternate)).text(), 'text/html');
  document.title = page.title;
  /** @param {string} place */
  const pairs = (place) => {
    const [to, from] = [document, page].map((whole) => [...whole.querySelectorAll(place)]);
    return to.map((el, i) => [el, from[i]]).filter(([, other]) => other);
  };
  for (const [place, name] of [['.languages', 'aria-label'], ['#stage', 'aria-label'], ['#poster', 'alt']]) {
    const [to, from] = [document, page].map((whole) => whole.querySelector(place));
    if (to && from) to.setAttribute(name, from.getAttribute(name) ?? '');
  }
  for (const [to, from] of pairs('h1, .standfirst, .languages, #transcript, footer')) {
    to.replaceChildren(...document.adoptNode(from).childNodes);
  }
  for (const [to, from] of pairs('#more :is(summary, label, option, button, a)')) to.textContent = from.textContent;
  const note = page.querySelector('.fallback');
  if (note) document.querySelector('header')?.append(document.adoptNode(note));
}

/** Fetches the page's own words and puts what there is into the page. */
export async function translatePage() {
  const was = root.lang;
  const [words] = await Promise.all([
    language === 'en' ? {} : wordsOf(`words.${language}.json`),
    was !== language && alternate ? copyPage().catch(() => {}) : undefined,
  ]);
  setTranslations(words);
  root.lang = language;
  if (alternate || was === language) return;
  document.querySelector('.languages')?.setAttribute('aria-label', t('Language'));
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll('.languages a');
  for (const link of links) {
    if (link.hreflang === language) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  // The story has not been translated into this language.
  /** @type {NodeListOf<HTMLElement>} */
  const untranslated = document.querySelectorAll('header > *, #transcript, footer');
  for (const part of untranslated) part.lang = was;
  const note = document.createElement('p');
  note.className = 'fallback';
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(was) ?? was;
  note.textContent = t('This story has not been translated. Its own words are shown in: {name}.', name);
  document.querySelector('header')?.append(note);
}
