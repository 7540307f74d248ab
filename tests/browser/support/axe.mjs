// axe-core's verdict on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Fewer rules than this that found something to look at, and the page was hardly there. */
const FEWEST_PASSES = 10;

/** Violations in words, none if all is well: of the whole page, or of what the selector `context` names. `options`: axe.run()'s. */
export async function violations(page, context = null, options = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(([context, options]) => axe.run(context ?? document, { resultTypes: ['violations'], ...options }), [context, options]);
  const lines = found.violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`);
  if (!context && found.passes.length <= FEWEST_PASSES) lines.push(`axe looked at hardly anything: ${found.passes.length} rules passed`);
  return lines;
}
