// The menu in the page's header: what its entries do, and that it closes as menus do, on Escape and on a press or focus elsewhere.

import { MAX_QUIZ_SEED } from '../engine/boundary.js';
import { showUnfetched } from './notice.js';
import { printHandout } from './print.js';

/** @import { Explainer } from '../engine/explainer.js' */

const menu = /** @type {HTMLDetailsElement | null} */ (document.getElementById('more')); // an embed has none

export function closeMenu() {
  if (menu) menu.open = false;
}

if (menu && document.getElementById('keep')) {
  menu.addEventListener('toggle', () => void import("./keep.js").then(({ offerKeeping }) => offerKeeping(), () => {}), { once: true });
}
menu?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu.open) return;
  closeMenu();
  menu.querySelector('summary')?.focus();
});
for (const type of ['pointerdown', 'focusin']) {
  document.addEventListener(type, ({ target }) => menu?.open && !menu.contains(/** @type {Node} */ (target)) && closeMenu());
}

/**
 * Connects the entries that the page and its edition have; presenting has its own (boot.js).
 * @param {object} page
 * @param {Explainer} page.explainer
 * @param {HTMLCanvasElement} page.canvas
 * @param {HTMLElement} page.stage
 * @param {() => Promise<unknown>} page.deferred resolves once the program's second part is here
 * @param {() => Promise<unknown>} page.fonts resolves once all fonts are here
 */
export function connectMenu({ explainer, canvas, stage, deferred, fonts }) {
  /** @type {Record<string, () => unknown>} */
  const entries = {
    quiz() {
      explainer.act('start_quiz', 1 + Math.floor(Math.random() * MAX_QUIZ_SEED));
      stage.scrollIntoView({ block: 'start' });
      explainer.draw();
      /**
       * @param {string} id
       * @returns {HTMLElement | null}
       */
      const element = (id) => stage.querySelector(`[data-id="quiz:${id}"]`);
      (element('choice:0') ?? element('leave'))?.focus({ preventScroll: true });
    },
    handout: printHandout,
    embed: () => explainer.hold(import("../embed/embed-dialog.js").then((page) => page.showEmbedding(explainer), showUnfetched)),
    take: () =>
      explainer.hold(
        Promise.all([import("./takeaway.js"), deferred()]).then(([page]) => page.showTakeaway(explainer, canvas, fonts), showUnfetched),
      ),
  };
  for (const [id, choose] of Object.entries(entries)) {
    document.getElementById(id)?.addEventListener('click', () => {
      closeMenu();
      choose();
    });
  }
}
