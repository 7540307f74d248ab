// Putting the story into an article: a dialog of what can be chosen, a real embed that shows it, and what to paste. Fetched when
// it is asked for. What is pasted is made of escaped text; the preview is an ordinary frame of the site's own embed.

import { LANGUAGES, SETTING_KEYS } from '../engine/boundary.js';
import { loadStyles } from '../engine/files.js';
import { language } from '../page/language.js';
import { copy } from '../page/share.js';
import { t } from '../engine/words.js';

const WIDTHS_PX = [660, 480, 375, 320];
const COLUMN_PX = 660; // shown for a frame that takes its column's width
const HEIGHT_PX = 800; // until the preview has reported its own
const MOST_HEIGHT_PX = 20_000;
/** @import { Explainer } from '../engine/explainer.js' */

/**
 * Chosen in the dialog, or of no use in a frame.
 * @type {Set<string>}
 */
const NOT_OF_THE_VIEW = new Set([...SETTING_KEYS, 'present']);

/** @type {Record<string, string>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** @param {unknown} text */
const escaped = (text) => String(text).replace(/[&<>"]/g, (letter) => ESCAPES[letter]);
/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
const tag = (name, attributes) =>
  `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')}></${name}>`;

/** Where the site will be found: what its oEmbed link says, else where this page was. */
function siteAddress() {
  /** @type {HTMLLinkElement | null} */
  const link = document.querySelector('link[type="application/json+oembed"]');
  return new URL('./', link ? link.href : location.href);
}

/**
 * The embed in a language: a page of its own where the story has been translated into it.
 * @param {string} lang
 */
function embedIn(lang) {
  const page = document.querySelector(`link[rel=alternate][hreflang="${lang}"]`)?.getAttribute('href');
  if (page) return { file: page.replace(/^.*\//, '').replace(/^index/, 'embed'), query: [] };
  return { file: 'embed.html', query: lang === document.documentElement.lang ? [] : [`lang=${lang}`] };
}

/**
 * The embed's address, relative to the site.
 * @param {{now: boolean, theme: string, lang: string, controls: boolean}} choice
 * @param {string} view the explainer's query
 */
function embedAddress({ now, theme, lang, controls }, view) {
  const { file, query } = embedIn(lang);
  const seen = now ? view.split('&').filter((pair) => pair && !NOT_OF_THE_VIEW.has(pair.split('=', 1)[0])) : [];
  const pairs = [...seen, ...(theme ? [`theme=${theme}`] : []), ...(controls ? [] : ['controls=0']), ...query];
  return pairs.length ? `${file}?${pairs.join('&')}` : file;
}

/**
 * What to paste. `width` is 0 for the column's.
 * @param {{site: URL, address: string, title: string, width: number, height: number}} embed
 */
function snippets({ site, address, title, width, height }) {
  const src = new URL(address, site).href;
  const frame = tag('iframe', {
    src,
    title,
    width: width || '100%',
    height,
    loading: 'lazy',
    allow: 'fullscreen; clipboard-write; web-share',
    style: `width:100%;${width ? `max-width:${width}px;` : ''}border:0`,
  });
  const script = tag('script', { type: 'module', src: new URL('element/standpoint-story.js', site).href });
  const answer = { version: '1.0', type: 'rich', title, html: frame, width: width || COLUMN_PX, height };
  return {
    frame,
    element: `${script}\n${tag('standpoint-story', { src, label: title })}`,
    oembed: JSON.stringify(answer, null, 1),
  };
}

// --- The dialog ---

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(string | Node)} children
 */
const make = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
};

/**
 * @param {string} name
 * @param {string} title
 * @param {string[][]} options [value, words] of each
 * @param {string} chosen
 */
function choiceOf(name, title, options, chosen) {
  const select = make('select', { id: `embed-${name}`, name, autocomplete: 'off' });
  for (const [value, words] of options) select.append(make('option', { value, textContent: words, selected: value === chosen }));
  return make('p', {}, make('label', { htmlFor: select.id, textContent: title }), ' ', select);
}

function formOf() {
  const controls = make('input', { type: 'checkbox', id: 'embed-controls', name: 'controls', checked: true, autocomplete: 'off' });
  const asWide = WIDTHS_PX.map((px) => [String(px), t('{name} pixels at most', String(px))]);
  return make(
    'form',
    {},
    choiceOf('view', t('Opens with'), [['now', t('what you see now')], ['opening', t('the story’s beginning')]], 'now'),
    choiceOf('width', t('Width'), [['0', t('as its column')], ...asWide], '660'),
    choiceOf('theme', t('Colours'), [['', t('as the reader’s system')], ['light', t('light')], ['dark', t('dark')]], ''),
    choiceOf('lang', t('Language'), Object.entries(LANGUAGES), language),
    make('p', { className: 'tick' }, controls, ' ', make('label', { htmlFor: controls.id, textContent: t('With controls') })),
  );
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string} about
 * @param {(words: string) => void} announce
 */
function snippetOf(name, title, about, announce) {
  const text = make('textarea', { id: `embed-${name}`, readOnly: true, rows: 4, spellcheck: false });
  const button = make('button', { type: 'button', textContent: t('Copy') });
  const heading = make('label', { htmlFor: text.id, textContent: title });
  button.setAttribute('aria-label', t('Copy: {name}', title));
  const onCopy = async () => {
    announce('');
    if (await copy(text.value)) return announce(t('Copied: {name}', title));
    text.focus();
    text.select();
    announce(t('The browser does not allow copying. The text is selected: copy it with your keys.'));
  };
  button.addEventListener('click', () => void onCopy());
  const part = make('section', {}, make('div', { className: 'name' }, heading, button), make('p', { textContent: about }), text);
  return { part, put: (/** @type {string} */ words) => void (text.value = words) };
}

/** Returns the dialog and `open(view)`. */
function build() {
  const heading = make('h2', { id: 'embedding-title', textContent: t('Embed') });
  const status = make('p');
  status.setAttribute('role', 'status');
  const announce = (/** @type {string} */ words) => void (status.textContent = words);
  const form = formOf();
  const parts = {
    frame: snippetOf('frame', t('Frame'), t('Works everywhere, with no script on the page around it.'), announce),
    element: snippetOf('element', t('Custom element'), t('Sizes itself and starts when it comes near.'), announce),
    oembed: snippetOf('oembed', t('oEmbed answer'), t('For systems that turn an address into an embed.'), announce),
  };
  const close = make('button', { type: 'button', className: 'close', textContent: t('Close') });
  const preview = make('div', { className: 'preview', tabIndex: 0 }); // it scrolls, so keys must reach it
  preview.setAttribute('role', 'group');
  preview.setAttribute('aria-label', t('Preview'));
  const dialog = make(
    'dialog',
    { id: 'embedding' },
    make('div', { className: 'sides' },
      make('div', { className: 'words' }, heading, form, ...Object.values(parts).map(({ part }) => part)),
      preview),
    make('div', { className: 'foot' }, status, close),
  );
  dialog.setAttribute('aria-labelledby', heading.id);

  const title = document.querySelector('h1')?.textContent ?? '';
  /** @type {{view: string, address: string, height: number, frame: HTMLIFrameElement | null}} */
  const seen = { view: '', address: '', height: HEIGHT_PX, frame: null };
  const choice = () => {
    const data = new FormData(form);
    const value = (/** @type {string} */ name) => String(data.get(name));
    return {
      now: value('view') === 'now', width: Number(value('width')), theme: value('theme'), lang: value('lang'), controls: data.has('controls'),
    };
  };
  const write = () => {
    const made = snippets({ site: siteAddress(), address: seen.address, title, width: choice().width, height: seen.height });
    parts.frame.put(made.frame);
    parts.element.put(made.element);
    parts.oembed.put(made.oembed);
  };
  /** A new frame rather than a new address in the old one, which would stand in the history. */
  const show = () => {
    const chosen = choice();
    const address = embedAddress(chosen, seen.view);
    if (!seen.frame || address !== seen.address) {
      seen.address = address;
      seen.frame = make('iframe', { title: t('Preview'), src: address, allow: 'fullscreen; clipboard-write' });
      seen.frame.style.height = `${seen.height}px`;
      preview.replaceChildren(seen.frame);
    }
    seen.frame.style.width = `${chosen.width || COLUMN_PX}px`;
    write();
  };
  /** @param {MessageEvent} event */
  const onMessage = ({ data, source }) => {
    const height = data?.sentinel === 'standpoint' && data.type === 'height' ? data.payload?.height : 0;
    if (!seen.frame || source !== seen.frame.contentWindow || !(height > 0 && height < MOST_HEIGHT_PX)) return;
    seen.height = height;
    seen.frame.style.height = `${height}px`;
    write();
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', show);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener('close', () => {
    removeEventListener('message', onMessage);
    preview.replaceChildren(); // or it would run on, unseen
    seen.frame = null;
    /** @type {HTMLElement | null} */ (document.querySelector('#more > summary'))?.focus();
  });
  const open = (/** @type {string} */ view) => {
    seen.view = view;
    announce('');
    addEventListener('message', onMessage);
    dialog.showModal();
    show();
  };
  return { dialog, open };
}

/** @type {ReturnType<typeof build> | null} */
let built = null;

/** @param {Explainer} explainer */
export async function showEmbedding(explainer) {
  if (!built) {
    built = build();
    document.body.append(built.dialog);
    await loadStyles('embed-dialog.css');
  }
  if (!built.dialog.open) built.open(explainer.read('query'));
}
