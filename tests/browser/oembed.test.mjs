// The static oEmbed answers that `standpoint build --url` writes beside the pages.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { repository } from './lib.mjs';
import { siteOf } from './sites.mjs';

const MS = { timeout: 120_000 };
const STORY = join(repository, 'assets/stories/ukraine-peace-talks-2025-02-13.json');
const folder = mkdtempSync(join(tmpdir(), 'standpoint-oembed-'));
after(() => rmSync(folder, { recursive: true }));

test('with --url each page leads to an oEmbed answer of whole addresses; without it to none', MS, () => {
  const site = siteOf(STORY, folder, ['--url', 'https://news.example/story']);
  for (const [page, name] of [['index.html', 'oembed.json'], ['index.de.html', 'oembed.de.json']]) {
    const html = readFileSync(join(site, page), 'utf8');
    assert.ok(html.includes(`<link rel="alternate" type="application/json+oembed" href="https://news.example/story/${name}"`), page);
  }
  const answer = JSON.parse(readFileSync(join(site, 'oembed.de.json'), 'utf8'));
  assert.deepEqual([answer.version, answer.type, answer.width], ['1.0', 'rich', 660]);
  assert.equal(answer.thumbnail_url, 'https://news.example/story/share.de.png');
  assert.match(answer.html, /^<iframe src="https:\/\/news\.example\/story\/embed\.de\.html" title="[^"<>]+" width="660" height="\d+" loading="lazy"/);
  const plain = siteOf(STORY, folder);
  assert.ok(!readFileSync(join(plain, 'index.html'), 'utf8').includes('oembed'));
});
