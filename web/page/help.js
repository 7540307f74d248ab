// The keys, for those who ask with "?". Fetched only then.

import { t } from '../engine/words.js';

const HELP = [
  ['Tab', 'goes on, and always out'],
  ['← →', 'on the timeline: the statement before or after'],
  ['Page Up, Page Down', 'on the timeline: a tenth of the way'],
  ['Home, End', 'on the timeline: the first and the last moment'],
  ['Space', 'on the timeline: play or pause'],
  ['Ctrl or Cmd with ← →', 'anywhere: the statement before or after'],
  ['← → ↑ ↓', 'on the map: move it'],
  ['+ −', 'on the map: zoom'],
  ['0', 'on the map: show every party'],
  ['Alt with ← → ↑ ↓', 'on the map: the nearest party that way'],
  ['Page Up, Page Down, ← →', 'presenting: the step before or after'],
  ['b, s, n', 'presenting: black screen, spotlight, notes window'],
  ['Escape', 'leaves what is open or chosen'],
];

/**
 * Opens the list of keys as a dialog in the stage.
 * @param {HTMLElement} stage
 */
export function showHelp(stage) {
  let dialog = stage.querySelector('dialog');
  if (!dialog) {
    /**
     * @param {string} tag
     * @param {...(string | Node)} children
     */
    const make = (tag, ...children) => {
      const made = document.createElement(tag);
      made.append(...children);
      return made;
    };
    const rows = HELP.flatMap(([keys, does]) => [make('dt', t(keys)), make('dd', t(does))]);
    const close = make('button', t('Close'));
    const made = document.createElement('dialog');
    made.append(make('h2', t('Keys')), make('dl', ...rows), close);
    made.setAttribute('aria-label', t('Keys'));
    close.addEventListener('click', () => made.close());
    stage.append(made);
    dialog = made;
  }
  if (!dialog.open) dialog.showModal();
}
