// Taking the view and its data away: a dialog of files, each made here, on the reader's machine. Fetched when it is asked for.

import { Takeaway } from '../engine/boundary.js';
import { loadStyles } from '../engine/files.js';
import { picture, save } from './share.js';
import { t } from '../engine/words.js';

/** @import { Explainer } from '../engine/explainer.js' */
/** @typedef {(typeof Takeaway)[keyof typeof Takeaway]} Kind */
/** @typedef {{kind: Kind, name: string, what: string, ratio?: number, everything?: boolean}} File what one button makes */

/** By the number of their kind. */
const TYPES = ['image/png', 'image/svg+xml', 'text/csv;charset=utf-8', 'text/csv;charset=utf-8', 'application/json'];

/** @type {File[]} */
const DATA = [
  { kind: Takeaway.quotes, name: 'Statements, CSV', what: 'for spreadsheets' },
  { kind: Takeaway.positions, name: 'Positions, CSV', what: 'for spreadsheets' },
  { kind: Takeaway.data, name: 'Both, JSON', what: 'for programs' },
];
/** @type {{title: string, about: string, files: File[]}[]} */
const GROUPS = [
  {
    title: 'Picture of this view',
    about: 'The question, the answers, the date and the source on one sheet, with the map or the table as you see it.',
    files: [
      { kind: Takeaway.picture, ratio: 1, name: 'PNG', what: '1200 pixels wide' },
      { kind: Takeaway.picture, ratio: 2, name: 'PNG, double size', what: '2400 pixels wide' },
      { kind: Takeaway.drawing, name: 'SVG', what: 'sharp at any size' },
    ],
  },
  { title: 'Data of what is shown', about: 'The statements of the chosen question, party and date, and the answers as they stood.', files: DATA },
  { title: 'Data of the whole story', about: 'Every statement and every position, whatever is chosen.', files: DATA.map((file) => ({ ...file, everything: true })) },
];

/** Where decimals are separated by a comma, spreadsheets expect semicolons between cells. */
function separator() {
  try {
    return new Intl.NumberFormat(navigator.language).format(0.5).includes(',') ? ';' : ',';
  } catch {
    return ','; // a system without a locale has a language that is none, such as WebKitGTK's "C"
  }
}

/**
 * @param {Explainer} explainer
 * @param {HTMLCanvasElement} canvas
 * @param {File} file
 */
async function bytesOf(explainer, canvas, { kind, everything = false, ratio = 1 }) {
  const cells = separator().charCodeAt(0);
  if (kind !== Takeaway.picture) return new Blob([explainer.readBytes('takeaway', kind, everything, ratio, cells)], { type: TYPES[kind] });
  const [width, height] = explainer.read('takeaway', kind, everything, ratio, cells).split(' ').map(Number);
  return picture(explainer, canvas, { width, height }, () => explainer.ask('draw_picture', ratio));
}

/**
 * Returns the file's name; "" when it could not be made.
 * @param {Explainer} explainer
 * @param {HTMLCanvasElement} canvas
 * @param {File} file
 */
async function take(explainer, canvas, file) {
  const name = explainer.read('takeaway_name', file.kind, file.everything ?? false, file.ratio ?? 1);
  const blob = await bytesOf(explainer, canvas, file).catch(() => null);
  if (!blob?.size) return '';
  save(blob, name);
  return name;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {...(string | Node)} children
 */
const make = (tag, ...children) => {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
};

/**
 * @param {(typeof GROUPS)[number]} group
 * @param {number} index
 * @param {(file: File) => void} onTake
 */
function groupOf({ title, about, files }, index, onTake) {
  const heading = make('h3', t(title));
  heading.id = `takeaway-${index}`;
  const buttons = files.map((file) => {
    const button = make('button', make('b', t(file.name)), ' ', make('span', t(file.what)));
    button.type = 'button';
    button.addEventListener('click', () => onTake(file));
    return button;
  });
  const row = make('div', ...buttons);
  row.className = 'files';
  const group = make('section', heading, make('p', t(about)), row);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-labelledby', heading.id);
  return group;
}

/** @param {(file: File) => Promise<string>} onTake returns the name of what it saved */
function build(onTake) {
  const heading = make('h2', t('Save or download'));
  heading.id = 'takeaway-title';
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const close = make('button', t('Close'));
  close.type = 'button';
  close.className = 'close';
  /** @param {File} file */
  const onFile = async (file) => {
    status.textContent = '';
    const name = await onTake(file);
    status.textContent = name ? t('Saved: {name}', name) : t('The file could not be made.');
  };
  const foot = make('div', status, close);
  foot.className = 'foot';
  const about = make('p', t('Every file is made on this device; nothing is sent anywhere.'));
  const dialog = make('dialog', heading, about, ...GROUPS.map((group, i) => groupOf(group, i, (file) => void onFile(file))), foot);
  dialog.id = 'takeaway';
  dialog.setAttribute('aria-labelledby', heading.id);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener('close', () => /** @type {HTMLElement | null} */ (document.querySelector('#more > summary'))?.focus());
  return dialog;
}

/**
 * @param {Explainer} explainer
 * @param {HTMLCanvasElement} canvas
 * @param {() => Promise<unknown>} fonts resolves once all fonts are here: a headline may need those that the screen did not
 */
export async function showTakeaway(explainer, canvas, fonts) {
  let dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('takeaway'));
  if (!dialog) {
    dialog = build((file) =>
      explainer.hold(
        (async () => {
          if (file.kind === Takeaway.picture || file.kind === Takeaway.drawing) await fonts();
          return take(explainer, canvas, file);
        })(),
      ),
    );
    document.body.append(dialog);
    await loadStyles('takeaway.css');
  }
  dialog.querySelector('[role=status]')?.replaceChildren();
  if (!dialog.open) dialog.showModal();
}
