// Starts the explainer over the page: fetches everything at once, shows the first frame in the poster's place, and leaves the
// reader with the text when anything is missing.

import { Presenting } from '../engine/boundary.js';
import { Bridge } from '../engine/bridge.js';
import { byId } from '../engine/dom.js';
import { Explainer } from '../engine/explainer.js';
import { fetchFile } from '../engine/files.js';
import { listenForInput } from '../engine/input.js';
import { language, storyFile } from './language.js';
import { FACES, fontFile, LATIN } from '../engine/fonts.js';
import { MissingFile, startProgram } from '../engine/program.js';
import { AccessibleTree } from '../engine/semantics.js';
import { fitCanvas, fitStage } from '../engine/stage-size.js';
import { t } from '../engine/words.js';
import { syncAddressBar } from './address-bar.js';
import { closeMenu, connectMenu } from './menu.js';
import { hideNotice, showFailure, showIgnored, showNotice, showUnfetched } from './notice.js';
import { watchPreferences } from './preferences.js';
import { preparePrinting } from './print.js';
import { handlePageRequests } from './share.js';

/** @typedef {import('../engine/fonts.js').Face} Face */

const root = document.documentElement;
const stage = byId('stage', HTMLElement);
const canvas = byId('canvas', HTMLCanvasElement);
const poster = /** @type {HTMLImageElement | null} */ (document.getElementById('poster'));

/** What the reader reads when the explainer cannot start. */
class StartError extends Error {
  /**
   * @param {string} sentence in English
   * @param {string[]} list what is wrong, a line each
   * @param {string} name of what the sentence calls {name}
   */
  constructor(sentence, list = [], name = '') {
    super(sentence);
    this.list = list;
    this.subject = name;
  }
}

/** @param {string} name */
const missing = (name) => new StartError('The interactive view cannot start: the file {name} is missing or damaged.', [], name);

/** @param {string} name */
async function bytesOf(name) {
  try {
    const response = await fetchFile(name);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // reported below
  }
  throw missing(name);
}

/**
 * As the program knows a face: whether it has serifs, and whether it is semibold.
 * @param {Face} face
 * @returns {[serif: boolean, semibold: boolean]}
 */
const style = ({ family, weight }) => [family === 'Page Serif', weight === '600'];

/**
 * The opening view's fonts, fetched once for two readers: the canvas gets the bytes, and the page around it a face made of
 * them. (The style sheet asks for the files itself only where no script runs.)
 */
function fetchFonts() {
  return FACES.map(async (face) => {
    const bytes = await bytesOf(fontFile(face, 'latin'));
    const pageFace = new FontFace(face.family, bytes, { weight: face.weight, unicodeRange: LATIN });
    pageFace.load().then((loaded) => document.fonts.add(loaded), () => {}); // a damaged one is reported when the canvas refuses it
    return bytes;
  });
}

// --- Marks that measurements look for ---

function markFirstMap() {
  if (!performance.getEntriesByName('standpoint:first-map').length) performance.mark('standpoint:first-map');
}

function watchPoster() {
  poster?.decode?.().then(() => requestAnimationFrame(markFirstMap), () => {});
}

/**
 * Shows a sentence at the foot of the map, or of the table in its place; screen readers read it out.
 * @param {string} text
 */
function announce(text) {
  const status = byId('status', HTMLElement);
  const ground = stage.querySelector('[data-id=map], [data-id=grid]')?.getBoundingClientRect();
  status.style.bottom = ground ? `${stage.getBoundingClientRect().bottom - ground.bottom + 8}px` : '';
  status.textContent = text;
}

// --- Later files ---

/**
 * @param {Bridge} bridge
 * @param {Explainer} explainer
 */
async function loadFullMap(bridge, explainer) {
  await new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 2000 }); // a busy machine may never be idle
    else setTimeout(resolve);
  });
  const bytes = await bytesOf('map-full.bin').catch(() => null); // the opening map serves without it
  if (bytes && bridge.call('set_map', bytes)) explainer.frameIfDue();
}

const fetchExtendedFonts = () => Promise.all(FACES.map((face) => bytesOf(fontFile(face, 'ext')).catch(() => null)));

/**
 * @param {Bridge} bridge
 * @param {Explainer} explainer
 */
async function loadExtendedFonts(bridge, explainer, arriving = fetchExtendedFonts()) {
  const files = await arriving;
  files.forEach((bytes, i) => bytes && bridge.call('add_font', ...style(FACES[i]), bytes));
  explainer.frameIfDue();
}

/**
 * The program's second part: fetched when something that the reader asks for needs it, at the latest when the explainer has time
 * for it. Returns a function whose promise resolves once it is here.
 * @param {() => Promise<unknown>} loadDeferred
 * @param {Explainer} explainer
 */
function loadDeferredOnDemand(loadDeferred, explainer) {
  const load = () => loadDeferred().then(() => explainer.act('deferred', true));
  /** @type {Promise<void> | null} */
  let loading = null;
  explainer.onChange((output) => {
    if (!output.deferredWanted) return;
    loading ??= explainer.hold(
      load()
        .catch(() => {
          showUnfetched();
          explainer.act('deferred', false);
        })
        .finally(() => (loading = null)),
    );
  });
  return load;
}

function showKeys() {
  void import("./help.js").then(({ showHelp }) => showHelp(stage), showUnfetched);
}

// --- Life ---

/**
 * @param {Bridge} bridge
 * @param {Explainer} explainer
 */
function handleContextLoss(bridge, explainer) {
  let noticed = false;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // or it would never be given back
    bridge.call('context_lost');
    canvas.style.visibility = 'hidden'; // a browser marks a lost canvas as broken
    noticed = !('resting' in stage.dataset); // an embed that nobody sees
    if (!noticed) return;
    byId('transcript', HTMLDetailsElement).open = true;
    showNotice(t('The browser took the graphics away. The picture comes back by itself; the whole story is below, as text.'));
  });
  canvas.addEventListener('webglcontextrestored', () => {
    if (noticed) hideNotice();
    explainer.act('context_restored');
    explainer.draw();
    canvas.style.visibility = '';
  });
}

/**
 * For embeds, which may be scrolled past while they load: one that is not seen needs no graphics.
 * @returns {Promise<void>}
 */
function comesIntoView() {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.at(-1)?.isIntersecting) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(stage);
  });
}

/**
 * Puts the first frame where the poster was. Both are in place before either is switched: nothing jumps. `fonts()` is the
 * promise of those that the first frame lacks, if it lacks any: rather the poster for longer than question marks. Resolves to
 * fitCanvas()'s function.
 * @param {Explainer} explainer
 * @param {() => Promise<void> | null} fonts
 * @returns {Promise<(ratio?: number) => void>}
 */
function goLive(explainer, fonts) {
  return new Promise((resolve) => {
    let live = false;
    canvas.style.visibility = 'hidden'; // has a size, is not seen
    canvas.hidden = false;
    const setRatio = fitCanvas(explainer, canvas, () => {
      explainer.draw();
      if (live) return;
      live = true;
      void Promise.resolve(fonts()).then(() => {
        if (fonts()) explainer.draw();
        canvas.style.visibility = '';
        if (poster) (poster.closest('picture') ?? poster).hidden = true;
        resolve(setRatio);
      });
    });
  });
}

function closeTranscript() {
  const transcript = byId('transcript', HTMLDetailsElement);
  const readingIt = scrollY > stage.getBoundingClientRect().bottom + scrollY || transcript.querySelector(':target');
  if (!readingIt) transcript.open = false;
}

/**
 * Loads what presenting needs, before a stage is shown. Resolves once it is there, or is not wanted yet.
 * @param {Explainer} explainer
 */
function loadStageOnDemand(explainer) {
  /** @type {Promise<void> | null} */
  let loading = null;
  const load = () => (loading ??= import("../stage/present.js").then((page) => page.startStage({ explainer, stage, announce })));
  const look = () => (explainer.ask('presenting') && !loading ? explainer.hold(load().catch(console.error)) : null);
  explainer.onChange(() => void look());
  document.getElementById('present')?.addEventListener('click', () => {
    closeMenu();
    root.requestFullscreen?.({ navigationUI: 'hide' })?.catch(() => {}); // now, while the press counts; a window will do
    void explainer.hold(load().then(() => explainer.act('present', Presenting.speaker), showUnfetched));
  });
  return look();
}

/**
 * The interface in the reader's language: its messages, null for English, and the page around it. (The modules that are imported
 * only when asked for are files of their own in the site.)
 */
const arrivingWords = Promise.all([
  language === 'en' ? null : bytesOf(`messages.${language}.json`).catch(() => null), // English serves without it
  (language === 'en' && root.lang === 'en') || import("./translate.js").then((page) => page.translatePage()),
]);

async function boot() {
  watchPoster();
  const arrivingFonts = fetchFonts();
  for (const font of arrivingFonts) font.catch(() => {}); // reported below, if the explainer gets that far
  if (typeof WebAssembly !== 'object') {
    throw new StartError('This browser cannot run the interactive view: it has no WebAssembly.');
  }

  const arriving = Promise.all([
    startProgram().catch((error) => {
      throw error instanceof MissingFile ? missing(error.file) : error;
    }),
    bytesOf(storyFile).catch(() => bytesOf('story.json')),
    bytesOf('map-opening.bin'),
    Promise.all(arrivingFonts),
  ]);
  const arrivingExtended = language === 'uk' ? fetchExtendedFonts() : null; // Cyrillic
  const [program, story, map, fonts] = await arriving;
  const [messages] = await arrivingWords;

  const bridge = new Bridge(program.module, (error) => {
    console.error(error);
    showFailure(t('The interactive view stopped because of a fault in it.'), []);
  });
  if ('embed' in root.dataset) await comesIntoView();
  if (!bridge.create('#canvas')) {
    throw new StartError('This browser cannot show the interactive view: WebGL 2 is not available.');
  }
  FACES.forEach((face, i) => {
    if (!bridge.call('add_font', ...style(face), fonts[i])) throw missing(fontFile(face, 'latin'));
  });
  if (!bridge.call('load_story', story, location.search)) {
    throw new StartError('The interactive view cannot start: the story has errors.', bridge.lines());
  }
  showIgnored(bridge.lines());
  bridge.call('page_address', location.origin === 'null' ? location.href.split(/[?#]/)[0] : location.origin + location.pathname);
  if (messages) bridge.call('set_messages', messages);
  // Twice, since WebKit has been seen, if rarely and on a busy machine, to find fault with a sound map.
  if (!bridge.call('set_map', map) && !bridge.call('set_map', await bytesOf('map-opening.bin'))) throw missing('map-opening.bin');

  if (bridge.call('waits_for_deferred')) {
    const isHere = await program.loadDeferred().then(() => true, () => false);
    if (!isHere) showUnfetched();
    bridge.call('deferred', isHere);
  }

  const explainer = new Explainer(bridge);
  let extendedFonts = arrivingExtended && loadExtendedFonts(bridge, explainer, arrivingExtended);
  await extendedFonts;
  const loadAllFonts = () => (extendedFonts ??= explainer.hold(loadExtendedFonts(bridge, explainer)));
  explainer.onChange((output) => {
    if (output.fontsWanted) void loadAllFonts();
  });
  const deferred = loadDeferredOnDemand(program.loadDeferred, explainer);
  const tree = new AccessibleTree(explainer, byId('semantics', HTMLElement));
  const colours = watchPreferences(explainer);
  syncAddressBar(explainer, bridge);
  fitStage(explainer, stage);
  handleContextLoss(bridge, explainer);
  listenForInput({ explainer, canvas, stage, tree, announce, showKeys });
  handlePageRequests({ explainer, canvas, stage, announce });
  await loadStageOnDemand(explainer);
  connectMenu({ explainer, canvas, stage, deferred, fonts: loadAllFonts });

  const setRatio = await goLive(explainer, () => extendedFonts);
  if (!bridge.alive) return;
  requestAnimationFrame(markFirstMap);
  performance.mark('standpoint:interactive');
  closeTranscript();
  preparePrinting({
    stage,
    canvas,
    query: () => explainer.read('query'),
    paint(ratio) {
      colours.forPaper();
      setRatio(ratio);
      explainer.draw();
    },
    restore() {
      colours.forScreen();
      setRatio();
      explainer.draw();
    },
  });
  // What could not be fetched is asked for again when it is wanted.
  void explainer.hold(deferred().catch(() => {}).then(() => loadFullMap(bridge, explainer)));

  /**
   * For embeds, tests and measurements. query(): the view as the address bar has it. set(query): shows that view.
   * onChange(listener): after each picture that changed something for the page. pause(): stops playing. draw(): draws now.
   * frames(): pictures drawn so far. idle(): resolves when nothing is pending (never while playing).
   */
  globalThis.standpoint = Object.freeze({
    version: 1,
    frames: () => explainer.frames,
    idle: () => explainer.idle(),
    query: () => explainer.read('query'),
    set: (/** @type {string} */ query) => explainer.act('replace_state', query),
    onChange: (/** @type {() => void} */ listener) => explainer.onChange(() => listener()),
    pause: () => explainer.act('set_playing', false),
    draw: () => explainer.draw(),
  });
  root.dataset.standpoint = 'ready';
}

boot().catch(async (error) => {
  const known = error instanceof StartError;
  if (!known) console.error(error);
  await arrivingWords.catch(() => {});
  const sentence = known ? error.message : 'The interactive view cannot start because of a fault in it.';
  showFailure(t(sentence, known ? error.subject : ''), known ? error.list : []);
});
