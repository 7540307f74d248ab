// Brings the explainer to life over the page: fetches everything at once, shows the first frame in the poster's place, and
// leaves the reader with the text when anything is missing.

import { Presenting, Report } from '../engine/boundary.js';
import { Bridge } from '../engine/bridge.js';
import { Explainer } from '../engine/explainer.js';
import { fetchFile } from '../engine/files.js';
import { followNeed, followSize } from '../engine/stage-size.js';
import { followAddress } from './address-bar.js';
import { followPreferences } from './preferences.js';
import { takeInput } from '../engine/input.js';
import { language, storyFile } from './language.js';
import { FACES, fontFile, LATIN } from '../engine/fonts.js';
import { takeEntries } from './menu.js';
import { giveUp, hideNotice, showIgnored, showNotice, tellUnfetched } from './notice.js';
import { followPrinting } from './print.js';
import { startProgram } from '../engine/program.js';
import { Tree } from '../engine/semantics.js';
import { takeRequests } from './share.js';
import { t } from '../engine/words.js';

const root = document.documentElement;
const stage = document.getElementById('stage');
const canvas = document.getElementById('canvas');
const poster = document.getElementById('poster');

/** What the reader is told when the explainer cannot start. */
class StartError extends Error {
  constructor(sentence, list = [], name = '') {
    super(sentence);
    this.list = list;
    this.name = name; // of what the sentence calls {name}
  }
}

const missing = (name) => new StartError('The interactive view cannot start: the file {name} is missing or damaged.', [], name);

async function bytesOf(name) {
  try {
    const response = await fetchFile(name);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // told below
  }
  throw missing(name);
}

/** As the module knows a face: whether it has serifs, and whether it is semibold. */
const style = ({ family, weight }) => [family === 'Page Serif', weight === '600'];

/**
 * The opening view's fonts, fetched once for two readers: the canvas gets the bytes, and the page around it a face made of
 * them. (The style sheet asks for the files itself only where no script runs.)
 */
function startFonts() {
  return FACES.map(async (face) => {
    const bytes = await bytesOf(fontFile(face, 'latin'));
    const pageFace = new FontFace(face.family, bytes, { weight: face.weight, unicodeRange: LATIN });
    pageFace.load().then((loaded) => document.fonts.add(loaded), () => {}); // a damaged one is told when the canvas refuses it
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

/** A sentence at the foot of the map, or of the table in its place. */
function say(text) {
  const status = document.getElementById('status');
  const ground = stage.querySelector('[data-id=map], [data-id=grid]')?.getBoundingClientRect();
  status.style.bottom = ground ? `${stage.getBoundingClientRect().bottom - ground.bottom + 8}px` : '';
  status.textContent = text;
}

// --- Later files ---

async function loadFullMap(bridge, explainer) {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  await new Promise((resolve) => idle(resolve, { timeout: 2000 })); // a busy machine may never be idle
  const bytes = await bytesOf('map-full.bin').catch(() => null); // the opening map serves without it
  if (bytes && bridge.call('set_map', bytes)) explainer.act('report');
}

const fetchExtendedFonts = () => Promise.all(FACES.map((face) => bytesOf(fontFile(face, 'ext')).catch(() => null)));

async function loadExtendedFonts(bridge, explainer, arriving = fetchExtendedFonts()) {
  const files = await arriving;
  files.forEach((bytes, i) => bytes && bridge.call('add_font', ...style(FACES[i]), bytes));
  explainer.act('report');
}

/**
 * The program's second part: fetched when what the reader asks for takes it, at the latest when the explainer has time for it.
 * Gives what resolves once it is here.
 */
function followDeferred({ takeDeferred }, explainer) {
  const arrive = () => takeDeferred().then(() => explainer.act('deferred', true));
  let asked = null;
  explainer.onChange((bits) => {
    if (!(bits & Report.deferredWanted)) return;
    asked ??= explainer.hold(
      arrive()
        .catch(() => {
          tellUnfetched();
          explainer.act('deferred', false);
        })
        .finally(() => (asked = null)),
    );
  });
  return arrive;
}

function showKeys() {
  import('./help.js').then(({ showHelp }) => showHelp(stage), tellUnfetched);
}

// --- Life ---

function followContext(bridge, explainer) {
  let told = false;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // or it would never be given back
    bridge.call('context_lost');
    canvas.style.visibility = 'hidden'; // a browser marks a lost canvas as broken
    told = !('resting' in stage.dataset); // an embed that nobody sees
    if (!told) return;
    document.getElementById('transcript').open = true;
    showNotice(t('The browser took the graphics away. The picture comes back by itself; the whole story is below, as text.'));
  });
  canvas.addEventListener('webglcontextrestored', () => {
    if (told) hideNotice();
    explainer.act('context_restored');
    explainer.draw();
    canvas.style.visibility = '';
  });
}

/** For embeds, which may be scrolled past while they load: who is not seen needs no graphics. */
function comesIntoView() {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.at(-1).isIntersecting) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(stage);
  });
}

/**
 * Puts the first frame where the poster was. Both are in place before either is switched: nothing jumps. `letters()` is the
 * promise of those that the first frame lacks, if it lacks any: rather the poster for longer than question marks.
 */
function goLive(explainer, letters) {
  return new Promise((resolve) => {
    let live = false;
    canvas.style.visibility = 'hidden'; // has a size, is not seen
    canvas.hidden = false;
    const setRatio = followSize(explainer, canvas, () => {
      explainer.draw();
      if (live) return;
      live = true;
      Promise.resolve(letters()).then(() => {
        if (letters()) explainer.draw();
        canvas.style.visibility = '';
        if (poster) (poster.closest('picture') ?? poster).hidden = true;
        resolve(setRatio);
      });
    });
  });
}

function closeTranscript() {
  const transcript = document.getElementById('transcript');
  const readingIt = scrollY > stage.getBoundingClientRect().bottom + scrollY || transcript.querySelector(':target');
  if (!readingIt) transcript.open = false;
}

/** Whoever presents gets what a stage needs, before it is shown. Resolves once it is there, or is not wanted yet. */
function followStage(explainer, say) {
  let arriving = null;
  const takeStage = () => (arriving ??= import("../stage/present.js").then((page) => page.takeStage({ explainer, stage, say })));
  const look = () => (explainer.ask('presenting') && !arriving ? explainer.hold(takeStage().catch(console.error)) : null);
  explainer.onChange(look);
  document.getElementById('present')?.addEventListener('click', () => {
    document.getElementById('more').open = false;
    root.requestFullscreen?.({ navigationUI: 'hide' })?.catch(() => {}); // now, while the press counts; a window will do
    explainer.hold(takeStage().then(() => explainer.act('present', Presenting.speaker), tellUnfetched));
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
  const arrivingFonts = startFonts();
  for (const font of arrivingFonts) font.catch(() => {}); // told below, if the explainer gets that far
  if (typeof WebAssembly !== 'object') {
    throw new StartError('This browser cannot run the interactive view: it has no WebAssembly.');
  }

  const arriving = [
    startProgram().catch((error) => {
      throw error.file ? missing(error.file) : error;
    }),
    bytesOf(storyFile).catch(() => bytesOf('story.json')),
    bytesOf('map-opening.bin'),
    ...arrivingFonts,
  ];
  const arrivingExtended = language === 'uk' ? fetchExtendedFonts() : null; // Cyrillic
  const [program, story, map, ...fonts] = await Promise.all(arriving);
  const [messages] = await arrivingWords;

  const bridge = new Bridge(program.module, (error) => {
    console.error(error);
    giveUp(t('The interactive view stopped because of a fault in it.'), []);
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
  if (messages) bridge.call('set_messages', messages);
  // Twice, since WebKit has been seen, if rarely and on a busy machine, to find fault with a sound map.
  if (!bridge.call('set_map', map) && !bridge.call('set_map', await bytesOf('map-opening.bin'))) throw missing('map-opening.bin');

  if (bridge.call('report') & Report.deferredWanted) {
    const isHere = await program.takeDeferred().then(() => true, () => false);
    if (!isHere) tellUnfetched();
    bridge.call('deferred', isHere);
  }

  const explainer = new Explainer(bridge, canvas);
  let letters = arrivingExtended && loadExtendedFonts(bridge, explainer, arrivingExtended);
  await letters;
  const allLetters = () => (letters ??= explainer.hold(loadExtendedFonts(bridge, explainer)));
  explainer.onChange((bits) => {
    if (bits & Report.glyphsMissing) allLetters();
  });
  const deferred = followDeferred(program, explainer);
  const tree = new Tree(explainer, document.getElementById('semantics'));
  const colours = followPreferences(explainer);
  followAddress(explainer, bridge);
  followNeed(explainer, stage);
  followContext(bridge, explainer);
  takeInput({ explainer, canvas, stage, tree, say, showKeys });
  takeRequests({ explainer, canvas, stage, say });
  await followStage(explainer, say);
  takeEntries({ explainer, canvas, stage, deferred, letters: allLetters });

  const setRatio = await goLive(explainer, () => letters);
  if (!bridge.alive) return;
  requestAnimationFrame(markFirstMap);
  performance.mark('standpoint:interactive');
  closeTranscript();
  followPrinting({
    stage,
    canvas,
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
  explainer.hold(deferred().catch(() => {}).then(() => loadFullMap(bridge, explainer))); // what was not fetched is asked for again when wanted

  /**
   * For embeds, tests and measurements. query(): the view as the address bar has it. set(query): shows that view.
   * onChange(listener): after each picture that changed something for the page. pause(): stops playing. draw(): draws now.
   * frames(): pictures drawn so far. idle(): resolves when nothing is on its way (never while playing).
   */
  globalThis.standpoint = Object.freeze({
    version: 1,
    frames: () => explainer.frames,
    idle: () => explainer.idle(),
    query: () => explainer.read('query'),
    set: (query) => explainer.act('replace_state', query),
    onChange: (listener) => explainer.onChange(listener),
    pause: () => explainer.act('stop'),
    draw: () => explainer.draw(),
  });
  root.dataset.standpoint = 'ready';
}

boot().catch(async (error) => {
  const known = error instanceof StartError;
  if (!known) console.error(error);
  await arrivingWords.catch(() => {});
  const sentence = known ? error.message : 'The interactive view cannot start because of a fault in it.';
  giveUp(t(sentence, error.name), known ? error.list : []);
});
