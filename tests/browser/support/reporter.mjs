// node:test's reporter for a part: a line for each test, which parts.mjs reads.
import { inspect } from 'node:util';

/** Begins such a line; whatever else a part prints does not. */
export const REPORT = '\u0001test ';

const outcomeOf = (type, data) => (type === 'test:fail' ? 'failed' : data.skip !== undefined ? 'skipped' : 'passed');

export default async function* report(source) {
  for await (const { type, data } of source) {
    if (type === 'test:diagnostic' || !['test:pass', 'test:fail'].includes(type) || data.nesting > 0) continue;
    const { cause } = data.details.error ?? {};
    const error = type === 'test:fail' ? inspect(cause ?? data.details.error, { depth: 4 }) : '';
    const reason = typeof data.skip === 'string' ? data.skip : '';
    if (/does not match pattern/.test(reason)) continue; // run.mjs --test
    yield `${REPORT}${JSON.stringify({ name: data.name, outcome: outcomeOf(type, data), ms: data.details.duration_ms, error, reason })}\n`;
  }
}
