// The second lens: parties by questions, as a native table that does what the canvas shows.
import assert from 'node:assert/strict';
import { violations } from './support/axe.mjs';
import { pageTest, world } from './support/harness.mjs';

const speakers = () => world.story.parties.filter((party) => party.role !== 'subject');

/** Roles and names, as the browser tells them to assistive technology. */
async function heard(reader) {
  const { nodes } = await reader.cdp.send('Accessibility.getFullAXTree');
  return nodes.filter((node) => !node.ignored).map((node) => ({ role: node.role?.value, name: node.name?.value ?? '' }));
}
const count = (nodes, role) => nodes.filter((node) => node.role === role).length;

async function assertNoViolation(reader, state) {
  assert.deepEqual(await violations(reader.page), [], state);
}

pageTest('the grid is a table with a header for every party and question and a button in every cell', { path: '?lens=grid' }, async (reader) => {
  const nodes = await heard(reader);
  const { questions } = world.story;
  assert.ok(nodes.some(({ role, name }) => role === 'table' && name === 'Parties by questions'));
  assert.equal(count(nodes, 'columnheader'), speakers().length);
  assert.equal(count(nodes, 'rowheader'), questions.length);
  for (const question of questions) {
    for (const party of speakers()) {
      const start = `${party.name}, ${question.text}: `;
      assert.ok(nodes.some(({ role, name }) => role === 'button' && name.startsWith(start)), start);
    }
  }
  assert.equal(await reader.element('map:view').count(), 0);
  await assertNoViolation(reader, 'in the grid');
});

pageTest('the lens changes by keyboard alone, and keeps the selection and the moment', {}, async (reader) => {
  await reader.focus('party:germany');
  await reader.press('Enter');
  await reader.focus('time:scrubber');
  await reader.press('ArrowLeft');
  const before = await reader.query();
  await reader.focus('lens:map');
  await reader.press('ArrowRight');
  const after = await reader.query();
  assert.equal(after.get('lens'), 'grid');
  for (const key of ['party', 'time', 'question', 'quote']) assert.equal(after.get(key), before.get(key), key);
  assert.equal(await reader.focused(), 'lens:grid');
  await reader.page.goBack();
  await reader.idle();
  assert.equal((await reader.query()).toString(), before.toString(), 'Back undoes the lens and nothing else');
});

pageTest('a cell opens its quotes, by key and by pointer; a row and a column open theirs', { path: '?lens=grid', size: [1440, 900] }, async (reader) => {
  await reader.focus('grid:cell:secured-peace:germany');
  await reader.press('Enter');
  let query = await reader.query();
  assert.deepEqual([query.get('question'), query.get('party')], ['secured-peace', 'germany']);
  assert.equal(await reader.pressed('grid:cell:secured-peace:germany'), true);
  assert.equal(await reader.focused(), 'grid:cell:secured-peace:germany');
  await assertNoViolation(reader, 'with a cell selected');

  await reader.click('grid:cell:betrayal:us');
  query = await reader.query();
  assert.deepEqual([query.get('question'), query.get('party')], ['betrayal', 'us']);
  await reader.click('grid:question:europe-at-the-table');
  query = await reader.query();
  assert.deepEqual([query.get('question'), query.get('party')], ['europe-at-the-table', null]);
  await reader.click('grid:party:nato');
  query = await reader.query();
  assert.deepEqual([query.get('question'), query.get('party')], ['~', 'nato']);
});

pageTest('the grid follows the date', { path: '?lens=grid' }, async (reader) => {
  await reader.focus('time:scrubber');
  await reader.press('Home');
  assert.match(await reader.name('grid:cell:secured-peace:germany'), /: Has not said\.$/);
  assert.equal(await reader.name('grid.nobody:heading'), 'Where nobody has spoken');
  await assertNoViolation(reader, 'before anyone spoke');
});

pageTest('what does not fit scrolls under its headers, to where the keys go', { path: '?lens=grid', size: [1000, 700] }, async (reader) => {
  const body = reader.element('grid:body');
  assert.ok(await body.evaluate((el) => el.scrollHeight > el.clientHeight), 'there is something to scroll to');
  const seen = async (id) => {
    await reader.laidOut();
    const [cell, view] = [await reader.box(id), await reader.box('grid:body')];
    return cell.y >= view.y - 1 && cell.y + cell.height <= view.y + view.height + 1;
  };
  assert.equal(await seen('grid:question:betrayal'), false);
  await reader.choose('betrayal');
  assert.ok(await seen('grid:question:betrayal'), 'a question that is chosen elsewhere comes into sight');
  await reader.focus('grid:cell:ukraine-at-the-table:us');
  assert.ok(await seen('grid:cell:ukraine-at-the-table:us'), 'what has the focus comes into sight');
});

pageTest('a phone shows one question at a time', { path: '?lens=grid', size: [390, 844], touch: true }, async (reader) => {
  const { questions } = world.story;
  const table = () => reader.name('grid:table');
  assert.equal(await table(), questions[0].text);
  assert.equal(count(await heard(reader), 'rowheader'), speakers().length);
  const { x, y } = await reader.middle('grid:next');
  await reader.tap(x, y);
  assert.equal(await table(), questions[1].text);
  await assertNoViolation(reader, 'on a phone');
  const cell = await reader.middle('grid:cell:germany');
  await reader.tap(cell.x, cell.y);
  assert.equal((await reader.query()).get('party'), 'germany');
});
