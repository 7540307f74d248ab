// node web/tools/precompress.mjs --site DIR --cache DIR
// Writes file.br beside every file of the site that gets smaller by it. What was compressed before is taken from the cache.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { filesIn, required } from './files.mjs';

const { values } = parseArgs({ options: { site: { type: 'string' }, cache: { type: 'string' } } });
const [site, cache] = [required(values, 'site'), required(values, 'cache')];
const BINARY = /\.(br|png|jpg|webp|avif|woff2)$/;

/** @param {Buffer} bytes */
function compressed(bytes) {
  const kept = join(cache, createHash('sha256').update(bytes).digest('hex'));
  try {
    return readFileSync(kept);
  } catch {
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
    const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const result = brotliCompressSync(bytes, { params });
    writeFileSync(kept, result);
    return result;
  }
}

mkdirSync(cache, { recursive: true });
for (const name of filesIn(site)) {
  const path = join(site, name);
  if (BINARY.test(name)) continue;
  const bytes = readFileSync(path);
  const result = compressed(bytes);
  if (result.length < bytes.length) writeFileSync(`${path}.br`, result);
}
