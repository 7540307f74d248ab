// The menu in the page's header: what its entries do, and that it closes as menus do, on Escape and on a press or focus elsewhere.

import { MAX_QUIZ_SEED } from '../engine/boundary.js';
import { tellUnfetched } from './notice.js';
import { printHandout } from './print.js';

const menu = document.getElementById('more'); // an embed has none

if (document.getElementById('keep')) {
  menu.addEventListener('toggle', () => import("./keep.js").then(({ offerKeeping }) => offerKeeping(), () => {}), { once: true });
}
menu?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
for (const type of ['pointerdown', 'focusin']) {
  document.addEventListener(type, ({ target }) => menu?.open && !menu.contains(target) && (menu.open = false));
}

/**
 * Brings the entries to life that the page and its edition have; presenting has its own (boot.js). `deferred()` and `letters()`
 * resolve once the program's second part and all letters are here.
 */
export function takeEntries({ explainer, canvas, stage, deferred, letters }) {
  const entries = {
    quiz() {
      explainer.act('start_quiz', 1 + Math.floor(Math.random() * MAX_QUIZ_SEED));
      stage.scrollIntoView({ block: 'start' });
      explainer.draw();
      const twin = (id) => stage.querySelector(`[data-id="quiz:${id}"]`);
      (twin('choice:0') ?? twin('leave'))?.focus({ preventScroll: true });
    },
    handout: printHandout,
    embed: () => explainer.hold(import("../embed/embed-dialog.js").then((page) => page.showEmbedding(explainer), tellUnfetched)),
    take: () =>
      explainer.hold(
        Promise.all([import("./takeaway.js"), deferred()]).then(([page]) => page.showTakeaway(explainer, canvas, letters), tellUnfetched),
      ),
  };
  for (const [id, choose] of Object.entries(entries)) {
    document.getElementById(id)?.addEventListener('click', () => {
      menu.open = false;
      choose();
    });
  }
}
