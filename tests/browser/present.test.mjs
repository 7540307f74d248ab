// Presenting: the stage, a clicker's keys, the notes window in step with it, and the kiosk that runs by itself.
import assert from 'node:assert/strict';
import { violations } from './support/axe.mjs';
import { pageTest, until, world } from './support/harness.mjs';

const steps = () => world.story.steps;

const onStage = (reader) => reader.page.evaluate(() => document.documentElement.dataset.presenting ?? '');
const title = (reader) => reader.name('stage:title');
const stepNow = async (reader) => Number((await reader.query()).get('step'));

/** The stage fills the window, and what has the focus is in it. */
async function assertStage(reader) {
  await reader.laidOut();
  const { x, y, width, height } = await reader.page.locator('#stage').boundingBox();
  const window = await reader.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  assert.deepEqual({ x, y, width, height }, { x: 0, y: 0, ...window });
  for (const part of ['header', 'footer', '#transcript']) assert.ok(!(await reader.page.locator(part).first().isVisible()), `${part} is seen`);
  assert.ok(await reader.page.evaluate(() => document.activeElement.closest('#stage') !== null), 'the focus is not on the stage');
}

pageTest('the menu leads to the stage, and Escape back to the page and its menu', {}, async (reader) => {
  await reader.page.locator('#more > summary').click();
  await reader.page.locator('#present').click();
  await reader.idle();
  await assertStage(reader);
  assert.equal(await onStage(reader), 'speaker');
  assert.equal((await reader.query()).get('present'), '1');
  assert.equal(await title(reader), steps()[0].title);
  await reader.press('Escape');
  await reader.laidOut();
  assert.equal(await onStage(reader), '');
  assert.ok(await reader.page.locator('h1').isVisible());
  assert.equal((await reader.query()).get('present'), null);
  assert.equal(await reader.page.evaluate(() => document.activeElement.textContent), 'More');
});

const DENIALS = {
  'is refused': () => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('Permissions check failed'))),
  'is not there': () => {
    delete Element.prototype.requestFullscreen;
    Object.defineProperty(document, 'fullscreenEnabled', { value: false });
  },
};
for (const [what, init] of Object.entries(DENIALS)) {
  pageTest(`where full screen ${what} the stage fills the window, and a clicker steps through`, { init }, async (reader) => {
    await reader.page.locator('#more > summary').click();
    await reader.page.locator('#present').click();
    await reader.idle();
    await assertStage(reader);
    await reader.press('PageDown');
    assert.equal(await stepNow(reader), 2);
    const button = reader.page.getByRole('button', { name: 'Full screen' });
    await reader.page.mouse.move(300, 300);
    if (what === 'is refused') {
      await button.click();
      await until(async () => /refused full screen/.test(await reader.page.locator('#status').textContent()), 'it is told');
      await assertStage(reader);
    } else {
      assert.equal(await button.count(), 0, 'it is offered though it cannot be had');
    }
    await reader.page.locator('#stage').focus();
    await reader.press('PageDown');
    assert.equal(await stepNow(reader), 3);
    await reader.press('Escape');
    await reader.laidOut();
    assert.equal(await onStage(reader), '');
  });
}

pageTest('an address leads to the stage, and Back out of the way there', { path: '?step=3&present' }, async (reader) => {
  await assertStage(reader);
  assert.equal(await title(reader), steps()[2].title);
  assert.match(await reader.name('stage:counter'), new RegExp(`^3 of ${steps().length}`));
  const said = world.story.quotes.find((quote) => quote.id === steps()[2].quote);
  assert.equal(await reader.page.locator('#semantics blockquote').count(), 1);
  assert.ok((await reader.name('stage:quote')).includes(said.text.slice(0, 12)));
  await reader.press('Escape');
  await reader.page.goBack();
  await reader.idle();
  assert.equal(await onStage(reader), 'speaker');
});

pageTest('a clicker steps through from wherever the focus is', { path: '?present=1' }, async (reader) => {
  const last = steps().length;
  for (const [key, step] of [
    ['PageDown', 2], ['PageDown', 3], ['PageUp', 2], ['ArrowRight', 3], ['ArrowLeft', 2],
    ['End', last], ['PageDown', last], ['Home', 1], ['PageUp', 1],
  ]) {
    await reader.press(key);
    assert.equal(await stepNow(reader), step, `after ${key}`);
    assert.equal(await title(reader), steps()[step - 1].title);
  }
  await reader.focus('party:germany');
  await reader.press('PageDown');
  assert.equal(await stepNow(reader), 2);
  const entries = await reader.page.evaluate(() => history.length);
  await reader.press('PageDown', 'PageDown');
  assert.equal(await reader.page.evaluate(() => history.length), entries, 'each step is an entry of its own');
});

pageTest('the buttons on the stage have names, sizes and an end', { path: '?present=1', touch: true, size: [390, 844], ratio: 2 }, async (reader) => {
  assert.equal(await reader.name('step:next'), 'Next step');
  assert.equal(await reader.element('step:previous').getAttribute('aria-disabled'), 'true');
  const { x, y } = await reader.middle('step:next');
  await reader.tap(x, y);
  assert.equal(await stepNow(reader), 2);
  for (const button of await reader.page.locator('.stage-tools button:visible').all()) {
    const box = await button.boundingBox();
    assert.ok(box.height >= 43.9, `${await button.textContent()} is ${box.height} high`);
    assert.ok(box.x >= 0 && box.x + box.width <= 390, `${await button.textContent()} is cut off`);
  }
  const leave = await reader.middle('stage:leave');
  await reader.tap(leave.x, leave.y);
  assert.equal(await onStage(reader), '');
});

for (const key of ['b', '.']) {
  pageTest(`${key} makes the screen black, and any key lights it where it was`, { path: '?present=1&step=2', draws: true }, async (reader) => {
    await reader.press(key);
    const cover = reader.page.locator('.stage-blank');
    assert.ok(await cover.isVisible());
    assert.match(await cover.textContent(), /any key/);
    const { data, width, height } = await reader.picture();
    const lit = data.findIndex((value, i) => i % 4 !== 3 && value !== 0);
    assert.equal(lit, -1, `something is seen on ${width} by ${height}`);
    await reader.press('PageDown');
    assert.ok(!(await cover.isVisible()));
    assert.equal(await stepNow(reader), 2, 'the key did more than to light the screen');
    await reader.press('PageDown');
    assert.equal(await stepNow(reader), 3);
  });
}

pageTest('the speaker’s letters work by their place on a Cyrillic keyboard', { path: '?present=1&step=2' }, async (reader) => {
  for (const type of ['keyDown', 'keyUp']) await reader.cdp.send('Input.dispatchKeyEvent', { type, key: 'и', code: 'KeyB', text: type === 'keyDown' ? 'и' : '' });
  await reader.page.locator('.stage-blank').waitFor({ timeout: 10_000 });
});

pageTest('the spotlight follows the pointer while it is on', { path: '?present=1' }, async (reader) => {
  await reader.moveTo(300, 300);
  const light = reader.page.locator('.stage-spotlight');
  assert.ok(!(await light.isVisible()));
  await reader.press('s');
  const centre = () => light.evaluate((el) => (({ x, y, width, height }) => [Math.round(x + width / 2), Math.round(y + height / 2)])(el.getBoundingClientRect()));
  assert.deepEqual(await centre(), [300, 300]);
  const frames = await reader.frames();
  await reader.page.mouse.move(50, 600);
  assert.deepEqual(await centre(), [50, 600]);
  assert.ok((await reader.frames()) - frames <= 1, 'the picture is drawn anew for the light');
  const button = reader.page.getByRole('button', { name: 'Spotlight' });
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  await button.press('Enter');
  assert.ok(!(await light.isVisible()));
});

async function openNotes(reader) {
  const [notes] = await Promise.all([reader.context.waitForEvent('page'), reader.page.keyboard.press('n')]);
  await notes.locator('#desk').waitFor();
  return notes;
}
const noted = (notes, text) => until(async () => (await notes.locator('#title').textContent()) === text, `the notes are at “${text}”`);

pageTest('the notes window and the stage drive one another, also after it was closed and opened again', { path: '?present=1&step=4', reduced: true }, async (reader) => {
  await reader.press('PageDown');
  let notes = await openNotes(reader);
  await noted(notes, steps()[4].title);
  assert.equal(await notes.locator('#notes').textContent(), steps()[4].notes);
  assert.equal(await notes.locator('#next-title').textContent(), steps()[5].title);
  assert.match(await notes.locator('#clock').textContent(), /\d/);
  await until(async () => (await notes.locator('#elapsed').textContent()) !== '0:00', 'the time goes');
  assert.deepEqual(await violations(notes), []);

  await reader.press('PageDown');
  await noted(notes, steps()[5].title);
  await notes.getByRole('button', { name: 'Next step' }).click();
  await until(async () => (await stepNow(reader)) === 7, 'the stage follows the button');
  await notes.keyboard.press('PageUp');
  await until(async () => (await stepNow(reader)) === 6, 'the stage follows the key');
  for (let presses = 0; presses < 3; ++presses) await notes.keyboard.press('PageDown'); // no waiting for an answer
  await until(async () => (await stepNow(reader)) === 9, 'each quick press is a step');
  await notes.keyboard.press('PageUp');
  await notes.keyboard.press('PageUp');
  await notes.keyboard.press('PageUp');
  await noted(notes, steps()[5].title);
  await notes.keyboard.press('b');
  await reader.page.locator('.stage-blank').waitFor();
  await until(async () => (await notes.locator('#blank').getAttribute('aria-pressed')) === 'true', 'the notes know that the screen is blank');
  await notes.keyboard.press('b');
  await until(async () => !(await reader.page.locator('.stage-blank').isVisible()), 'it is lit again');

  const spoken = () => notes.locator('#elapsed').textContent();
  const before = await spoken();
  await notes.close();
  await reader.press('End');
  notes = await openNotes(reader);
  await noted(notes, steps().at(-1).title);
  assert.equal(await notes.locator('#next-title').textContent(), 'This is the last step.');
  assert.ok(await notes.locator('#next').isDisabled());
  assert.ok((await spoken()) >= before, 'the time began anew');

  await reader.press('Escape');
  await notes.locator('#waiting').waitFor();
  await notes.close();
});

pageTest('the notes keep the time while the stage is loaded anew', { path: '?present=1', reduced: true }, async (reader) => {
  await reader.press('PageDown');
  const notes = await openNotes(reader);
  await until(async () => (await notes.locator('#elapsed').textContent()) >= '0:02', 'two seconds pass');
  await reader.page.reload();
  await reader.started();
  await noted(notes, steps()[1].title);
  await until(async () => (await notes.locator('#elapsed').textContent()) >= '0:03', 'the time goes on');
  await notes.close();
});

pageTest('after an hour the notes tell hours, minutes and seconds', { path: '?present=1', reduced: true }, async (reader) => {
  const notes = await openNotes(reader);
  await notes.evaluate((story) => {
    globalThis.speaker = new BroadcastChannel(`standpoint-notes:${story}`);
    speaker.postMessage({ type: 'started', at: Date.now() - 3_661_000 });
  }, world.story.id);
  await until(async () => (await notes.locator('#elapsed').textContent()) >= '1:0', 'an hour is shown');
  assert.match(await notes.locator('#elapsed').textContent(), /^1:01:\d\d$/);
  await notes.close();
});

pageTest('a notes window that is kept back is told', { path: '?present=1', init: () => (window.open = () => null) }, async (reader) => {
  await reader.press('n');
  assert.match(await reader.page.locator('#status').textContent(), /Allow pop-up windows/);
  assert.equal(await onStage(reader), 'speaker');
});

pageTest('the stage speaks German, and its notes do', { path: '?present=1&lang=de', reduced: true, expected: /preloaded using link preload but not used/ }, async (reader) => {
  assert.equal(await reader.name('step:next'), 'Nächster Schritt');
  assert.ok(await reader.page.getByRole('button', { name: 'Notizen' }).count());
  const notes = await openNotes(reader);
  assert.equal(await notes.getByRole('button', { name: 'Nächster Schritt' }).count(), 1);
  assert.equal(await notes.evaluate(() => document.documentElement.lang), 'de');
  await notes.close();
});

for (const scheme of ['light', 'dark']) {
  pageTest(`axe finds no fault with the stage, ${scheme}`, { path: '?present=1&step=2', scheme }, async (reader) => {
    assert.deepEqual(await violations(reader.page), []);
    await reader.press('b');
    assert.deepEqual(await violations(reader.page), []);
  });
}

// --- The kiosk. It is never idle, and time is the test's. ---

const kiosk = { path: '?present=kiosk', starts: false, reduced: true, prepare: (reader) => reader.page.clock.install() };

async function running(reader) {
  const started = () => document.documentElement.dataset.standpoint === 'ready' && document.documentElement.dataset.presenting === 'kiosk';
  await reader.page.waitForFunction(started, null, { timeout: 60_000 }); // as patient as started(), which a kiosk never answers
}
const atStep = (reader, step) => until(async () => (await title(reader)) === steps()[step - 1].title, `it is at step ${step}`);

pageTest('a kiosk goes on by itself, and from the last step to the first', kiosk, async (reader) => {
  await running(reader);
  await atStep(reader, 1);
  assert.equal(await reader.name('stage:playing'), 'Pause');
  assert.ok(!(await reader.page.locator('.stage-tools').isVisible()), 'visitors find the speaker’s buttons');
  for (let step = 2; step <= steps().length + 1; ++step) {
    await reader.page.clock.fastForward(46_000);
    await atStep(reader, step > steps().length ? 1 : step);
  }
  assert.deepEqual(await violations(reader.page), []);
});

pageTest('a kiosk waits for a visitor, and begins anew two minutes after the last', kiosk, async (reader) => {
  await running(reader);
  await reader.page.keyboard.press('PageDown');
  await reader.page.keyboard.press('PageDown');
  await atStep(reader, 3);
  await until(async () => (await reader.name('stage:playing')) === 'Play', 'it waits');
  await reader.page.clock.fastForward(110_000);
  assert.equal(await stepNow(reader), 3);
  await reader.page.clock.fastForward(11_000);
  await atStep(reader, 1);
  await until(async () => (await reader.name('stage:playing')) === 'Pause', 'it goes on');
});

pageTest('a kiosk is paused and goes on by its button', kiosk, async (reader) => {
  await running(reader);
  const press = async () => {
    const { x, y } = await reader.middle('stage:playing');
    await reader.page.mouse.click(x, y);
  };
  await press();
  await until(async () => (await reader.name('stage:playing')) === 'Play', 'it is paused');
  await reader.page.clock.fastForward(60_000);
  assert.equal(await stepNow(reader), 1);
  await press();
  await until(async () => (await reader.name('stage:playing')) === 'Pause', 'it goes on');
  await reader.page.clock.fastForward(46_000);
  await until(async () => (await stepNow(reader)) > 1, 'it steps');
});
