// The reader's preferences: light or dark, contrast, forced colours, motion. They are the system's, or come from the page's switch.

import { Colours, THEMES, TOKENS } from '../engine/boundary.js';
import { watchMedia } from '../engine/media.js';

/** @import { Explainer } from '../engine/explainer.js' */

const themeSwitch = /** @type {HTMLSelectElement | null} */ (document.getElementById('theme')); // an embed has none

/**
 * ?theme= decides for the page too.
 * @param {Explainer} explainer
 */
function showTheme(explainer) {
  const theme = THEMES[explainer.ask('theme')];
  const root = document.documentElement;
  if (themeSwitch) themeSwitch.value = theme;
  if ((root.dataset.theme ?? 'system') === theme) return;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** The page's colours as the browser computes them, 0xRRGGBB each, as bytes: the system's own where it forces them. */
function computedTokens() {
  const probe = document.createElement('i');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const colours = TOKENS.map((name) => {
    probe.style.color = `var(--${name})`;
    const [r = 0, g = 0, b = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return (r << 16) | (g << 8) | b;
  });
  probe.remove();
  return new Uint8Array(Uint32Array.from(colours).buffer);
}

/** @param {Explainer} explainer */
export function watchPreferences(explainer) {
  watchMedia('(prefers-color-scheme: dark)', (dark) => explainer.act('prefers_dark', dark));
  watchMedia('(prefers-reduced-motion: reduce)', (reduced) => explainer.act('reduced_motion', reduced));
  const sendColours = () => {
    const forced = matchMedia('(forced-colors: active)').matches;
    const more = matchMedia('(prefers-contrast: more)').matches;
    const colours = forced ? Colours.forced : more ? Colours.moreContrast : Colours.theme;
    explainer.act('colours', colours, forced ? computedTokens() : '');
  };
  for (const query of ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)']) {
    matchMedia(query).addEventListener('change', sendColours);
  }
  sendColours();

  // The switch may have been used while the explainer was still loading.
  const early = themeSwitch?.value;
  showTheme(explainer);
  explainer.onChange(() => showTheme(explainer));
  if (themeSwitch) {
    const choose = () => explainer.act('set_theme', THEMES.findIndex((theme) => theme === themeSwitch.value));
    if (early && early !== 'system' && early !== themeSwitch.value) {
      themeSwitch.value = early;
      choose();
    }
    themeSwitch.addEventListener('change', choose);
  }
  return { forPaper: () => explainer.act('colours', Colours.print, ''), forScreen: sendColours };
}
