// Taking the view and its data away: a dialog of files, each made here, on the reader's machine. Fetched when it is asked for.

import { Takeaway } from '../engine/boundary.js';
import { useStyles } from '../engine/files.js';
import { picture, save } from './share.js';
import { t } from '../engine/words.js';

const TYPES = ['image/png', 'image/svg+xml', 'text/csv;charset=utf-8', 'text/csv;charset=utf-8', 'application/json'];

const DATA = [
  { kind: Takeaway.quotes, name: 'Statements, CSV', what: 'for spreadsheets' },
  { kind: Takeaway.positions, name: 'Positions, CSV', what: 'for spreadsheets' },
  { kind: Takeaway.data, name: 'Both, JSON', what: 'for programs' },
];
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

/** Where a comma parts decimals, spreadsheets expect semicolons between cells. */
function separator() {
  try {
    return new Intl.NumberFormat(navigator.language).format(0.5).includes(',') ? ';' : ',';
  } catch {
    return ','; // a system without a locale has a language that is none, as WebKitGTK's "C"
  }
}

async function bytesOf(explainer, canvas, { kind, everything = false, ratio = 1 }) {
  const call = ['takeaway', kind, everything, ratio, separator().charCodeAt(0)];
  if (kind !== Takeaway.picture) return new Blob([explainer.readBytes(...call)], { type: TYPES[kind] });
  const [width, height] = explainer.read(...call).split(' ').map(Number);
  return picture(explainer, canvas, { width, height }, 'draw_picture', ratio);
}

/** Gives the file's name; "" when it could not be made. */
async function take(explainer, canvas, file) {
  const name = explainer.read('takeaway_name', file.kind, file.everything ?? false, file.ratio ?? 1);
  const blob = await bytesOf(explainer, canvas, file).catch(() => null);
  if (!blob?.size) return '';
  save(blob, name);
  return name;
}

const make = (tag, text, ...children) => {
  const made = document.createElement(tag);
  made.append(text, ...children);
  return made;
};

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

function build(onTake) {
  const heading = make('h2', t('Save or download'));
  heading.id = 'takeaway-title';
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  const close = make('button', t('Close'));
  close.type = 'button';
  close.className = 'close';
  const onFile = async (file) => {
    said.textContent = '';
    const name = await onTake(file);
    said.textContent = name ? t('Saved: {name}', name) : t('The file could not be made.');
  };
  const foot = make('div', said, close);
  foot.className = 'foot';
  const about = make('p', t('Every file is made on this device; nothing is sent anywhere.'));
  const dialog = make('dialog', heading, about, ...GROUPS.map((group, i) => groupOf(group, i, onFile)), foot);
  dialog.id = 'takeaway';
  dialog.setAttribute('aria-labelledby', heading.id);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener('close', () => document.querySelector('#more > summary').focus());
  return dialog;
}

/** `letters()` resolves once the letters are here that the screen may have done without, and a headline may have. */
export async function showTakeaway(explainer, canvas, letters) {
  let dialog = document.getElementById('takeaway');
  if (!dialog) {
    dialog = build((file) =>
      explainer.hold(
        (async () => {
          if (file.kind === Takeaway.picture || file.kind === Takeaway.drawing) await letters();
          return take(explainer, canvas, file);
        })(),
      ),
    );
    document.body.append(dialog);
    await useStyles('takeaway.css');
  }
  dialog.querySelector('[role=status]').textContent = '';
  if (!dialog.open) dialog.showModal();
}
