// What assistive technology gets: the browser's own accessibility tree, and axe's verdict on every state of the page.
import assert from 'node:assert/strict';
import { violations } from './support/axe.mjs';
import { pageTest, world } from './support/harness.mjs';

/** The tree as the browser tells it to assistive technology, without what it ignores. */
async function tree(reader) {
  const { nodes } = await reader.cdp.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heeded = (ids) =>
    (ids ?? []).flatMap((id) => {
      const node = byId.get(id);
      if (!node) return [];
      return node.ignored ? heeded(node.childIds) : [read(node)];
    });
  const read = (node) => ({
    role: node.role?.value,
    name: node.name?.value ?? '',
    value: node.value?.value ?? '',
    ...Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    children: heeded(node.childIds),
  });
  return read(nodes[0]);
}

const all = (node, role) => [...(node.role === role ? [node] : []), ...node.children.flatMap((child) => all(child, role))];
const textOf = (node) => (node.role === 'StaticText' ? node.name : node.children.map(textOf).join(' '));

function one(node, role, name) {
  const found = all(node, role).filter((n) => n.name === name);
  assert.equal(found.length, 1, `${found.length} of ${role} '${name}'; there are: ${all(node, role).map((n) => n.name).join(' | ')}`);
  return found[0];
}

pageTest('the question is a combobox with every question in it', {}, async (reader) => {
  const { questions } = world.story;
  const combobox = one(await tree(reader), 'combobox', 'Question');
  assert.equal(combobox.value, questions[0].text);
  assert.deepEqual(
    await reader.element('question:select').evaluate((el) => [...el.options].map((option) => option.text)),
    [...questions.map((question) => question.text), 'All statements'],
  );
});

pageTest('the timeline is a slider that tells its moment in words', {}, async (reader) => {
  // The inspector shows a native slider's number only; what is spoken is aria-valuetext.
  assert.equal(one(await tree(reader), 'slider', 'Date').valuemin, 0);
  await reader.focus('time:scrubber');
  await reader.press('Home');
  assert.match((await reader.scrubber()).words, /before the first statement/);
  await reader.press('ArrowRight');
  assert.equal((await reader.scrubber()).words, '2014, Russia annexes the Crimean Peninsula');
  await reader.press('End');
  await reader.click('quote:rutte-closely-involved:text');
  assert.match((await reader.scrubber()).words, /\b13 February 2025, Mark Rutte: “Of course, this is crucial/);
});

pageTest('the clocks are one group of two radio buttons', {}, async (reader) => {
  const group = one(await tree(reader), 'group', 'Place statements by when they were');
  const radios = all(group, 'radio');
  assert.deepEqual(radios.map((radio) => radio.name).sort(), ['Published', 'Said']);
  assert.deepEqual(radios.filter((radio) => radio.checked === 'true').map((radio) => radio.name), ['Said']);
});

pageTest('the statements are a list of quotations, each with everything a citation needs', {}, async (reader) => {
  const list = one(await tree(reader), 'list', 'Statements, newest first');
  const ids = await reader.quotes();
  const items = list.children.filter((child) => child.role === 'listitem');
  assert.ok(ids.length > 0);
  assert.equal(items.length, ids.length);
  for (const [i, id] of ids.entries()) {
    const quote = world.story.quotes.find((q) => q.id === id);
    const item = items[i];
    assert.ok(textOf(item).replace(/[‘’]/g, "'").includes(quote.text.replace(/[‘’]/g, "'")), `${id} is not in its place`);
    assert.equal(all(item, 'blockquote').length, quote.verbatim ? 1 : 0, `${id}: a quotation is a blockquote, a paraphrase none`);
    const speaker = world.story.people.find((person) => person.id === quote.speaker);
    for (const what of [speaker.name, speaker.office, `aragraph ${quote.paragraph}`, '2025']) {
      assert.ok(textOf(item).includes(what), `${id} does not tell ${what}: ${textOf(item)}`);
    }
  }
});

pageTest('each party that speaks is a button that tells its answer, and whether it is chosen', {}, async (reader) => {
  for (const party of world.story.parties) {
    const { role, name } = party;
    const buttons = all(await tree(reader), 'button').filter((button) => button.name.startsWith(`${name}:`));
    if (role !== 'speaker') {
      assert.equal(buttons.length, 0, `${name} can be pressed, but has nothing to show`);
      continue;
    }
    assert.equal(buttons.length, 1, name);
    assert.match(buttons[0].name, /: (For|Against|On conditions|Has not said)/);
    assert.equal(buttons[0].pressed, 'false');
  }
  await reader.click('party:nato');
  const nato = all(await tree(reader), 'button').find((button) => button.name.startsWith('NATO:'));
  assert.equal(nato.pressed, 'true');
});

pageTest('the picture itself is hidden from assistive technology, and no control is without a name', {}, async (reader) => {
  const root = await tree(reader);
  assert.equal(all(root, 'Canvas').length, 0);
  for (const role of ['button', 'combobox', 'slider', 'radio', 'link', 'region', 'application']) {
    for (const node of all(root, role)) {
      assert.notEqual(node.name.trim(), '', `a nameless ${role}`);
    }
  }
});

pageTest('what changed is announced', {}, async (reader) => {
  const live = (node) => (node.live === 'polite' ? [node] : node.children.flatMap(live));
  assert.match(live(await tree(reader)).map(textOf).join(' '), /Since .+: \d+ statements?, \d+ positions?/);
});

// --- axe ---

async function assertNoViolation(reader, state) {
  assert.deepEqual(await violations(reader.page), [], state);
}

const WAYS = { 'on a wide screen': {}, 'on a phone': { size: [390, 844], touch: true }, 'in the dark': { scheme: 'dark' } };
for (const [way, options] of Object.entries(WAYS)) {
  pageTest(`axe finds no violation ${way}, in whatever state`, options, async (reader) => {
    await assertNoViolation(reader, 'at the opening');
    await reader.focus('quote:healey-without-ukraine:select');
    await reader.press('Enter');
    await assertNoViolation(reader, 'with a quote selected');
    await reader.focus('party:germany');
    await reader.press('Enter');
    await assertNoViolation(reader, 'with a party selected');
    await reader.focus('time:scrubber');
    await reader.press('Home');
    await assertNoViolation(reader, 'before anyone spoke');
    if (await reader.element('question:tour').count()) {
      await reader.focus('question:tour');
      await reader.press('Enter');
      await assertNoViolation(reader, 'in the guided reading');
    }
    await reader.page.locator('#transcript > summary').click();
    await assertNoViolation(reader, 'with the text opened');
  });
}

pageTest('axe finds no violation with a notice, all statements, and the keys', { path: '?question=nothing' }, async (reader) => {
  await reader.element('question:select').selectOption('All statements');
  await reader.focus('map:view');
  await assertNoViolation(reader, 'with a notice and all statements');
  await reader.press('?');
  await reader.page.locator('dialog').waitFor();
  await assertNoViolation(reader, 'with the keys shown');
});

const broken = { '**/story.json': (route) => route.fulfill({ json: { standpoint: 1 } }) };
pageTest('axe finds no violation where a broken story is told', { routes: broken }, (reader) => assertNoViolation(reader, ''));

const withoutWebGl = () => (HTMLCanvasElement.prototype.getContext = () => null);
pageTest('axe finds no violation without WebGL', { init: withoutWebGl }, (reader) => assertNoViolation(reader, ''));

pageTest('axe finds no violation without scripts', { scripts: false, fresh: true }, async (reader) => {
  // axe is a script too. The page's own had their moment and passed it.
  for (const value of [true, false]) await reader.cdp.send('Emulation.setScriptExecutionDisabled', { value });
  await assertNoViolation(reader, '');
  assert.equal(await reader.state(), 'loading');
});
