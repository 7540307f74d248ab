// The menu in the page's header closes as menus do: on Escape, and on a press or focus elsewhere.

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
