// Every width, every device ratio, and the reader's own text size: nothing cut off, nothing blurred, nothing sideways.
import assert from 'node:assert/strict';
import { pageTest, SIZES } from './support/harness.mjs';
import { colours } from './support/pixels.mjs';

const sideways = (reader) =>
  reader.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** How the canvas lies in the stage, and its store of pixels. */
const measures = (reader) =>
  reader.page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    const box = (el) => {
      const { x, y, width, height } = el.getBoundingClientRect();
      return { x, y, width, height };
    };
    return { canvas: box(canvas), stage: box(document.getElementById('stage')), store: [canvas.width, canvas.height] };
  });

async function assertFits(reader) {
  assert.equal(await sideways(reader), 0, 'the page scrolls sideways');
  const { canvas, stage } = await measures(reader);
  assert.deepEqual(canvas, stage, 'the canvas does not cover the stage');
  // Accessible elements lie where their regions are drawn: all of them, save for the list's content, must be on the canvas.
  const outside = await reader.page.locator('#semantics [data-id]').evaluateAll((all) => {
    const stage = document.getElementById('stage').getBoundingClientRect();
    return all
      .filter((el) => !el.closest('.scroller') && el.getClientRects().length)
      .filter((el) => {
        const { left, right, top, bottom } = el.getBoundingClientRect();
        return left < stage.left - 1 || right > stage.right + 1 || top < stage.top - 1 || bottom > stage.bottom + 1;
      })
      .map((el) => el.dataset.id);
  });
  assert.deepEqual(outside, [], 'regions reach beyond the canvas');
}

/** The parts' boxes must not lie over one another; the sheet of quotes may, where it is pulled up. */
async function assertApart(reader) {
  const boxes = [];
  for (const part of ['question', 'map', 'time', 'quotes']) boxes.push([part, await reader.box(part)]);
  for (const [a, p] of boxes) {
    assert.ok(p.width >= 100 && p.height >= 40, `${a} has ${p.width}x${p.height}`);
    for (const [b, q] of boxes) {
      if (a >= b) continue;
      const apart = p.x + p.width <= q.x + 1 || q.x + q.width <= p.x + 1 || p.y + p.height <= q.y + 1 || q.y + q.height <= p.y + 1;
      assert.ok(apart, `${a} and ${b} overlap`);
    }
  }
}

for (const size of SIZES) {
  pageTest(`at ${size.join('x')} everything has its place and nothing goes sideways`, { size }, async (reader) => {
    await assertFits(reader);
    await assertApart(reader);
    await reader.choose('territory-and-nato');
    await reader.focus('party:us');
    await reader.press('Enter');
    await assertFits(reader);
    await reader.page.locator('#transcript > summary').click();
    assert.equal(await sideways(reader), 0, 'the text scrolls the page sideways');
  });
}

pageTest('without scripts nothing goes sideways at any size', { scripts: false }, async (reader) => {
  for (const [width, height] of SIZES) {
    await reader.page.setViewportSize({ width, height });
    assert.equal(await sideways(reader), 0, `${width}`);
  }
});

for (const ratio of [1, 1.5, 2, 3]) {
  pageTest(`at a device ratio of ${ratio} the canvas has a pixel for each of the device’s`, { ratio, size: [900, 600], draws: true }, async (reader) => {
    const { canvas, store } = await measures(reader);
    assert.deepEqual(store, [Math.round(canvas.width * ratio), Math.round(canvas.height * ratio)]);
    const picture = await reader.stagePicture();
    assert.equal(picture.width, store[0]);
    assert.ok(colours(picture) > 200);
  });
}

for (const size of [[1440, 900], [768, 1024], [390, 844], [320, 568]]) {
  pageTest(`with text of 200 % at ${size.join('x')} everything still fits`, { size, textPx: 32 }, async (reader) => {
    assert.equal(await reader.page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
    assert.equal(await sideways(reader), 0);
    await assertFits(reader);
    await assertApart(reader);
  });
}

pageTest('a window that changes its size is followed, without a trace of the size before', { size: [1024, 768], draws: true }, async (reader) => {
  const { page } = reader;
  const before = await reader.stagePicture();
  for (const [width, height] of [[660, 700], [320, 568], [1024, 768]]) {
    await page.setViewportSize({ width, height });
    await reader.laidOut();
    await assertFits(reader);
  }
  const after = await reader.stagePicture();
  assert.deepEqual([after.width, after.height], [before.width, before.height]);
  assert.ok(Buffer.compare(before.data, after.data) === 0, 'the picture is another one than before');
});
