// What a reader gets without doing anything: the page starts, shows its picture, asks nobody else, and then rests.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { pageTest, until, world } from './support/harness.mjs';
import { colours, differing, parseColour, pixelsOf } from './support/pixels.mjs';

const COLOURS_OF_A_PICTURE = 300;

pageTest('the page starts, says so, and breaks none of its rules', { draws: true }, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  const marks = await reader.page.evaluate(() => performance.getEntriesByType('mark').map((mark) => mark.name));
  assert.ok(marks.includes('standpoint:first-map'), 'standpoint:first-map is not marked');
  assert.ok(marks.includes('standpoint:interactive'), 'standpoint:interactive is not marked');
  assert.ok(await reader.page.locator('#notice').isHidden(), 'there is a notice');
  assert.deepEqual(await reader.page.evaluate(() => document.cookie + localStorage.length + sessionStorage.length), '00');
});

pageTest('the content security policy allows no inline script, no eval and no other host', {}, async (reader) => {
  const policy = await reader.page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  const ran = await reader.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    document.head.append(script);
    return globalThis.inlineRan ?? false;
  });
  assert.equal(ran, false, 'an inline script ran');
  await until(() => reader.problems.some((problem) => problem.startsWith('content security policy')), 'the violation is heard');
  reader.problems.length = 0; // ours
});

pageTest('the canvas holds a picture of the map, the quotes and the timeline', { draws: true }, async (reader) => {
  for (const part of ['map', 'quotes', 'time', 'question']) {
    const picture = await reader.picture(await reader.box(part));
    assert.ok(colours(picture) > (part === 'map' ? COLOURS_OF_A_PICTURE : 50), `${part} has ${colours(picture)} colours`);
  }
  const hue = (id) => parseColour(world.story.parties.find((party) => party.id === id).hue.light);
  for (const party of world.story.parties.filter((p) => p.role === 'speaker')) {
    const mark = await reader.picture(await reader.box(`party:${party.id}`));
    assert.ok(pixelsOf(mark, hue(party.id)) > 20, `the mark of ${party.id} is not in its hue`);
  }
});

pageTest('an untouched page draws no frame', {}, async (reader) => {
  const before = await reader.frames();
  await sleep(3000); // the promise is about time
  assert.equal(await reader.frames(), before);
});

pageTest('a pointer over empty sea changes nothing to draw', {}, async (reader) => {
  const map = await reader.box('map:view');
  const sea = { x: map.x + map.width * 0.45, y: map.y + map.height * 0.75 };
  await reader.moveTo(sea.x, sea.y);
  const before = await reader.frames();
  for (let i = 1; i <= 20; ++i) await reader.page.mouse.move(sea.x + i * 2, sea.y);
  await reader.idle();
  assert.ok((await reader.frames()) - before <= 2, `${(await reader.frames()) - before} frames for 20 moves`);
});

for (const scheme of ['light', 'dark']) {
  pageTest(`the canvas and the page share one ${scheme} ground, as the reader prefers`, { scheme, draws: true }, async (reader) => {
    const paper = parseColour(
      await reader.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper')),
    );
    const dark = paper[0] < 128;
    assert.equal(dark, scheme === 'dark');
    const list = await reader.picture(await reader.box('quotes'));
    assert.ok(pixelsOf(list, paper, 1) > (list.width * list.height) / 2, 'the canvas is not on the page’s paper');
  });
}

pageTest('a change of the preferred colours is followed at once, and back', { draws: true }, async (reader) => {
  const light = await reader.stagePicture();
  await reader.page.emulateMedia({ colorScheme: 'dark' });
  await reader.idle();
  const dark = await reader.stagePicture();
  assert.ok(differing(light, dark) > (light.width * light.height) / 2);
  await reader.page.emulateMedia({ colorScheme: 'light' });
  await reader.idle();
  assert.equal(differing(light, await reader.stagePicture()), 0);
});

pageTest('?theme= decides for the canvas and for the page', { path: '?theme=dark', draws: true }, async (reader) => {
  const body = parseColour(await reader.page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  assert.ok(body[0] < 128, 'the page is light');
  assert.ok(pixelsOf(await reader.picture(await reader.box('quotes')), body, 1) > 10_000, 'the canvas is light');
});

for (const reduced of [false, true]) {
  const promise = reduced ? 'jumps where the reader wants little motion' : 'glides where the reader has nothing against it';
  pageTest(`the camera ${promise}`, { reduced }, async (reader) => {
    await reader.focus('map:view');
    await reader.press('+', '+', '+');
    const before = await reader.frames();
    await reader.press('0');
    const frames = (await reader.frames()) - before;
    if (reduced) assert.ok(frames <= 2, `${frames} frames`);
    else assert.ok(frames > 2, `${frames} frames`);
  });
}

pageTest('before the first statement the page says that nobody had spoken', { path: '?time=earliest' }, async (reader) => {
  assert.match(await reader.name('quotes:empty'), /nobody had spoken/i);
  assert.deepEqual(await reader.quotes(), []);
  for (const party of world.story.parties.filter((p) => p.role === 'speaker')) {
    assert.match(await reader.name(`party:${party.id}`), /has not said/i);
  }
});
