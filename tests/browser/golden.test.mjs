// What assistive technology is told in each state, in order, as a file that reads as a story: golden/*.txt. A difference is
// either a fault or the new text; `node tests/browser/run.mjs --only golden --update` writes what is seen.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageTest, repository, world } from './support/harness.mjs';

const FOLDER = join(repository, 'tests/browser/golden');
const CHARACTERS_A_LINE = 110;

// Told of a node beside its role and name, where it holds.
const STATES = {
  pressed: (v) => (v === 'true' ? 'pressed' : 'not pressed'),
  checked: (v) => (v === 'true' ? 'checked' : 'not checked'),
  expanded: (v) => (v ? 'open' : 'closed'),
  disabled: (v) => v && 'disabled',
  live: (v) => v && `announced ${v === 'assertive' ? 'at once' : 'in turn'}`,
  roledescription: (v) => v && `called a ${v}`,
  level: (v, role) => role === 'heading' && `level ${v}`,
};
// Of no meaning by themselves: their children stand in their place.
const TRANSPARENT = new Set(['none', 'generic', 'InlineTextBox', 'StaticText', 'RootWebArea', 'LayoutTable', 'paragraph']);
// Told already, as the name of what they belong to.
const NAMES = new Set(['ListMarker', 'LabelText', 'Legend']);
// Told by their names alone, or by the lines of text in them.
const LEAVES = new Set(['button', 'radio', 'slider', 'combobox', 'link', 'heading', 'image', 'textbox', 'searchbox', 'checkbox']);

/** The accessibility tree of the page as the browser keeps it, as indented lines. */
async function storyOf(reader) {
  const { nodes } = await reader.cdp.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const sliderWords = await reader.page.evaluate(() =>
    [...document.querySelectorAll('input[type=range]')].map((el) => el.getAttribute('aria-valuetext')),
  );
  const lines = [];
  const say = (depth, text) => {
    const indent = '  '.repeat(depth);
    let line = '';
    for (const word of text.replace(/\s+/g, ' ').trim().split(' ')) {
      if (line && indent.length + line.length + word.length > CHARACTERS_A_LINE) {
        lines.push(indent + line);
        line = '  '; // goes on, deeper
      }
      line += (line.trim() ? ' ' : '') + word;
    }
    if (line.trim()) lines.push(indent + line);
  };
  const inside = (ids) => (ids ?? []).map((id) => byId.get(id)).filter(Boolean);
  const tell = (node, depth) => {
    const role = node.role?.value ?? 'none';
    const name = (node.name?.value ?? '').trim();
    const children = inside(node.childIds);
    if (node.ignored || TRANSPARENT.has(role)) {
      if (role === 'StaticText' && name) say(depth, name.startsWith('“') && name.endsWith('”') ? name : `“${name}”`);
      else for (const child of children) tell(child, depth);
      return;
    }
    if (NAMES.has(role)) return;
    const states = (node.properties ?? []).map(({ name, value }) => STATES[name]?.(value.value, role)).filter(Boolean);
    const value = role === 'slider' ? sliderWords.shift() : node.value?.value;
    const parts = [role, name && `“${name}”`, value && `= “${value}”`, states.length && `(${states.join(', ')})`];
    say(depth, parts.filter(Boolean).join(' '));
    if (!LEAVES.has(role)) for (const child of children) tell(child, depth + 1);
  };
  tell(nodes[0], 0);
  return `${lines.join('\n')}\n`;
}

function golden(name, options, into = async () => {}) {
  pageTest(`the accessible tree is the known one: ${name}`, options, async (reader) => {
    await into(reader);
    const path = join(FOLDER, `${name}.txt`);
    const seen = await storyOf(reader);
    if (world.update) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, seen);
      return;
    }
    assert.ok(existsSync(path), `there is no ${path}; --update writes it`);
    assert.equal(seen, readFileSync(path, 'utf8'), `not as in ${path}; if it is meant, --update writes it anew`);
  });
}

golden('opening', {});
golden('party-selected', { path: '?party=germany' });
golden('quote-selected', { path: '?quote=healey-without-ukraine' });
golden('guided-reading', { path: '?step=3' });
golden('nobody-has-spoken', { path: '?time=earliest' });
golden('second-lens', { path: '?lens=grid' });
golden('bad-address', { path: '?question=nothing-of-the-kind' });
golden('phone', { size: [390, 844] });
golden('search', {}, async (reader) => {
  await reader.focus('search:field');
  await reader.page.keyboard.type('peace');
  await reader.idle();
});
golden('error', { routes: { '**/story.json': (route) => route.fulfill({ json: { standpoint: 1, headline: 3 } }) } });
