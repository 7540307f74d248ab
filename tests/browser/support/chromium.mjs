// Chromium as the tests start it.
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  // As where there is no graphics card: WebGL in software, and the page itself composited without it.
  '--disable-gpu-compositing',
  // A smooth scroll is an animation of the compositor, which a busy machine was seen not to begin for seconds.
  '--disable-smooth-scrolling',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

function browserPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // the next one, perhaps
    }
  }
  throw new Error('no Chromium is on PATH. Install it (Debian: apt install chromium), or run ./dev test, which does.');
}

export const launch = () => chromium.launch({ executablePath: browserPath(), args: FLAGS });
