// The reader's preferences: light or dark, contrast, forced colours, motion. The system's, or those of the page's own switch.

import { Colours, THEMES, TOKENS } from '../engine/boundary.js';
import { followMedia } from '../engine/media.js';

const themeSwitch = document.getElementById('theme');

/** ?theme= decides for the page too. */
function showTheme(explainer) {
  const theme = THEMES[explainer.ask('theme')];
  const root = document.documentElement;
  if (themeSwitch) themeSwitch.value = theme;
  if ((root.dataset.theme ?? 'system') === theme) return;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** The page's colours as they come out at last, 0xRRGGBB each, as bytes: the system's own where it forces them. */
function tokensInUse() {
  const probe = document.createElement('i');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const colours = TOKENS.map((name) => {
    probe.style.color = `var(--${name})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    return (r << 16) | (g << 8) | b;
  });
  probe.remove();
  return new Uint8Array(Uint32Array.from(colours).buffer);
}

export function followPreferences(explainer) {
  followMedia('(prefers-color-scheme: dark)', (dark) => explainer.act('prefers_dark', dark));
  followMedia('(prefers-reduced-motion: reduce)', (reduced) => explainer.act('reduced_motion', reduced));
  const tellColours = () => {
    const forced = matchMedia('(forced-colors: active)').matches;
    const more = matchMedia('(prefers-contrast: more)').matches;
    const colours = forced ? Colours.forced : more ? Colours.moreContrast : Colours.theme;
    explainer.act('colours', colours, forced ? tokensInUse() : '');
  };
  for (const query of ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)']) {
    matchMedia(query).addEventListener('change', tellColours);
  }
  tellColours();

  const choose = () => explainer.act('set_theme', THEMES.indexOf(themeSwitch.value));
  // It may have been used while the explainer was on its way.
  const early = themeSwitch?.value;
  explainer.onChange(() => showTheme(explainer));
  showTheme(explainer);
  if (early && early !== 'system' && early !== themeSwitch.value) {
    themeSwitch.value = early;
    choose();
  }
  themeSwitch?.addEventListener('change', choose);
  return { forPaper: () => explainer.act('colours', Colours.print, ''), forScreen: tellColours };
}
