// What the reader's system asks for and what the reader chooses: light or dark, contrast, forced colours, zoom, paper.
import assert from 'node:assert/strict';
import { pageTest, until, world } from './support/harness.mjs';
import { colours, parseColour, pixelsOf } from './support/pixels.mjs';

const paper = (reader) => reader.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const LIGHT = 'rgb(251, 250, 246)';
const DARK = 'rgb(20, 23, 26)';
const share = (picture, colour) => pixelsOf(picture, parseColour(colour)) / (picture.width * picture.height);

// --- Light and dark ---

pageTest('the switch chooses light or dark for page, picture and address; the system’s again leaves no trace', { scheme: 'light', draws: true }, async (reader) => {
  const choose = async (theme) => {
    if (!(await reader.page.locator('#theme').isVisible())) await reader.page.locator('#more summary').click();
    await reader.page.locator('#theme').selectOption(theme);
    await reader.idle();
  };
  assert.equal(await paper(reader), LIGHT);
  await choose('dark');
  assert.equal(await paper(reader), DARK);
  assert.ok(share(await reader.stagePicture(), DARK) > 0.2, 'the picture is light');
  assert.equal((await reader.query()).get('theme'), 'dark');
  await until(() => reader.page.url().includes('theme=dark'), 'the address follows');
  await reader.page.reload();
  await reader.started();
  assert.equal(await paper(reader), DARK);
  assert.equal(await reader.page.locator('#theme').inputValue(), 'dark');
  await choose('system');
  assert.equal(await paper(reader), LIGHT);
  await until(() => !reader.page.url().includes('theme'), 'the address follows');
});

let release;
const held = new Promise((resolve) => (release = resolve));
pageTest('the theme in the address is there before the explainer, poster and all: nothing flashes', {
  scheme: 'light', path: '?theme=dark', starts: false, draws: true, routes: { '**/standpoint.wasm': async (route) => (await held, route.continue()) },
}, async (reader) => {
  assert.equal(await reader.state(), 'loading');
  assert.equal(await paper(reader), DARK);
  await until(() => reader.page.evaluate(() => document.getElementById('poster').complete), 'the poster is there');
  const poster = await reader.picture(await reader.page.locator('#poster').boundingBox());
  assert.ok(share(poster, '#191e22') > 0.1, 'the poster is light');
  release();
  await reader.started();
  assert.equal(await paper(reader), DARK);
});

pageTest('the system’s change is followed, until the reader has chosen', { scheme: 'light', draws: true }, async (reader) => {
  await reader.page.emulateMedia({ colorScheme: 'dark' });
  await reader.laidOut();
  assert.ok(share(await reader.stagePicture(), DARK) > 0.2);
  await reader.page.locator('#more summary').click();
  await reader.page.locator('#theme').selectOption('light');
  await reader.laidOut();
  assert.ok(share(await reader.stagePicture(), LIGHT) > 0.2);
});

// --- Contrast and forced colours ---

pageTest('who asks for more contrast gets it, on the page and in the picture', { scheme: 'light', draws: true }, async (reader) => {
  await reader.page.emulateMedia({ contrast: 'more' });
  await reader.laidOut();
  assert.equal(await paper(reader), 'rgb(255, 255, 255)');
  const picture = await reader.stagePicture();
  assert.ok(share(picture, '#ffffff') > 0.3);
  assert.ok(pixelsOf(picture, parseColour('#6b6b6b'), 2) > 300, 'the rules are not darker');
});

pageTest('where the system forces its colours, the picture has no others', { scheme: 'dark', draws: true }, async (reader) => {
  await reader.page.emulateMedia({ forcedColors: 'active' });
  await reader.laidOut();
  const system = await reader.page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    return ['Canvas', 'CanvasText', 'GrayText', 'Highlight', 'LinkText', 'Field', 'FieldText'].map((name) => {
      probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
      return getComputedStyle(probe).color;
    });
  });
  const [canvas, ...others] = system.map((colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number));
  const picture = await reader.stagePicture();
  assert.ok(share(picture, system[0]) > 0.4, `there is little of ${system[0]}`);
  // What is anti-aliased lies between the ground and a colour of the system's.
  const between = (pixel) =>
    others.some((colour) => {
      const way = colour.map((c, i) => c - canvas[i]);
      const length = way.reduce((sum, c) => sum + c * c, 0) || 1;
      const t = Math.max(0, Math.min(1, pixel.reduce((sum, c, i) => sum + (c - canvas[i]) * way[i], 0) / length));
      return Math.hypot(...pixel.map((c, i) => c - canvas[i] - t * way[i])) < 40;
    });
  let ours = 0;
  for (let i = 0; i < picture.data.length; i += 4) {
    const pixel = [...picture.data.subarray(i, i + 3)];
    if (Math.max(...pixel) - Math.min(...pixel) > 60) ours += !between(pixel);
  }
  assert.ok(ours < picture.data.length / 4 / 500, `${ours} pixels have a hue of ours`);
  await reader.focus('time:scrubber');
  await reader.press('Home');
  await reader.page.emulateMedia({ forcedColors: 'none' });
  await reader.laidOut();
  assert.ok(share(await reader.stagePicture(), DARK) > 0.2, 'it does not come back');
});

// --- Zoom, fingers ---

pageTest('at 400 % of 1280x1024 nothing is lost: the page scrolls, one way only', { size: [320, 256], ratio: 4 }, async (reader) => {
  const { page } = reader;
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  assert.ok((await page.locator('#stage').boundingBox()).height >= 500, 'the stage is squeezed');
  for (const part of ['question', 'map', 'time', 'quotes']) {
    const { width, height } = await reader.box(part);
    assert.ok(width >= 250 && height >= 40, `${part} has ${width}x${height}`);
  }
  for (const id of ['party:germany', 'time:play']) {
    await reader.bringIntoView(id);
    const { x, y, width, height } = await reader.box(id);
    assert.ok(x >= 0 && x + width <= 321 && y >= 0 && y + height <= 257, `${id} cannot be brought into view`);
  }
  await reader.click('party:germany');
  assert.equal((await reader.query()).get('party'), 'germany');
});

const targets = (reader) =>
  reader.page.evaluate(() =>
    [...document.querySelectorAll('#semantics :is(button, select, input, [role=application])')].map((el) => {
      const { width, height } = el.getBoundingClientRect();
      return { id: el.dataset.id, width, height };
    }),
  );
for (const [how, least, options] of [['mouse', 24, {}], ['finger', 44, { size: [390, 844], touch: true }]]) {
  pageTest(`every target is large enough for a ${how}: ${least} px`, options, async (reader) => {
    const small = new Set();
    for (const path of ['', '?party=germany', '?quote=healey-without-ukraine', '?step=3', '?question=~', '?lens=grid']) {
      await reader.page.goto(new URL(path, world.url).href);
      await reader.started();
      for (const { id, width, height } of await targets(reader)) {
        if (Math.min(width, height) < least - 0.5) small.add(`${id} ${Math.round(width)}x${Math.round(height)} at '${path}'`);
      }
    }
    assert.deepEqual([...small], []);
  });
}

// --- Said once ---

pageTest('a step in time is announced once, and briefly', {}, async (reader) => {
  await reader.focus('time:scrubber');
  await reader.page.evaluate(() => {
    const now = () => [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')].map((el) => el.textContent).join('');
    let before = now();
    globalThis.said = [];
    // Of the whole page: a region with nothing to say may not be there.
    new MutationObserver(() => {
      if (now() && now() !== before) said.push(now());
      before = now();
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  // Before and at the first event nothing has changed yet: the scrubber's own words are all that is heard.
  for (const [key, times] of [['Home', 0], ['ArrowRight', 0], ['ArrowRight', 1], ['End', 1]]) {
    await reader.page.evaluate(() => (said.length = 0));
    await reader.press(key);
    const said = await reader.page.evaluate(() => said);
    assert.equal(said.length, times, `${key}: said ${said.length} times: ${said.join(' | ')}`);
    for (const words of said) assert.ok(words.length <= 160, `${key}: ${words.length} characters: ${words}`);
  }
});

// --- Paper ---

pageTest('on paper are the map as it is now and the whole text, and no control', { path: '?question=imposed-peace', scheme: 'dark', draws: true }, async (reader) => {
  const { page } = reader;
  const before = await reader.stagePicture();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const question = world.story.questions.find((q) => q.id === 'imposed-peace').text;
  assert.match(await page.locator('#print-map figcaption').innerText(), new RegExp(question.replace(/[?]/g, '\\?')));
  assert.equal(await page.locator('#stage').isVisible(), false);
  assert.equal(await page.locator(':is(button, input, select, summary):visible').count(), 0, 'a control is printed');
  assert.equal(await page.locator('figure.quote blockquote:visible').count(), world.story.quotes.length);
  assert.equal(await paper(reader), 'rgb(255, 255, 255)');
  const map = await reader.picture(await page.locator('#print-map canvas').boundingBox());
  assert.ok(colours(map) > 50, 'the map is blank');
  assert.ok(share(map, '#ffffff') > 0.15, 'the map is dark');
  const { light, dark } = world.story.parties.find((party) => party.id === 'germany').hue;
  assert.ok(pixelsOf(map, parseColour(light)) > pixelsOf(map, parseColour(dark)), 'the parties have the hues of the dark');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  assert.equal(await page.locator('#print-map').count(), 0);
  await reader.laidOut();
  const after = await reader.stagePicture();
  assert.ok(Buffer.compare(before.data, after.data) === 0, 'the picture on the screen is another one');
});

pageTest('without scripts the poster is printed above the text', { scripts: false }, async (reader) => {
  await reader.page.emulateMedia({ media: 'print' });
  assert.ok((await reader.page.locator('#poster').boundingBox()).height > 100);
  assert.equal(await reader.page.locator('figure.quote blockquote:visible').count(), world.story.quotes.length);
});
