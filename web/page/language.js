// Which language the reader gets: what ?lang= asks for, else what the page is written in for itself, else the browser's. An
// embed keeps to its article's.

import { LANGUAGES } from '../engine/boundary.js';

const root = document.documentElement;

/** @param {string} tag */
const primary = (tag) => tag.toLowerCase().split('-', 1)[0];

function chosen() {
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = [asked, root.dataset.lang, ...('embed' in root.dataset ? [] : navigator.languages ?? []), root.lang];
  return wanted.map((tag) => primary(tag ?? '')).find((lang) => Object.hasOwn(LANGUAGES, lang)) ?? 'en';
}

export const language = chosen();

/** The page in this language, if there is one. */
export const alternate = document.querySelector(`link[rel=alternate][hreflang="${language}"]`)?.getAttribute('href') ?? '';

/** The story's file: in the reader's language where there is one. */
export const storyFile = alternate && language !== root.dataset.base ? `story.${language}.json` : 'story.json';

/** The switch keeps the view: only the address's lang changes. */
document.querySelector('header')?.addEventListener('click', (event) => {
  /** @type {HTMLAnchorElement | null} */
  const link = /** @type {Element} */ (event.target).closest('.languages a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const others = location.search.slice(1).split('&').filter((pair) => pair && !pair.startsWith('lang='));
  location.search = [...others, `lang=${link.hreflang}`].join('&');
});
