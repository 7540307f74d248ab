// What the tools share.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files in a folder and in its folders, relative to it, in order.
 * @param {string} folder
 */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

/**
 * The value of an option that must be there.
 * @template {string} Name
 * @param {Partial<Record<Name, string | boolean | string[]>>} values as parseArgs() returns them
 * @param {Name} name
 */
export function required(values, name) {
  const value = values[name];
  if (typeof value === 'string') return value;
  console.error(`--${name} is missing`);
  process.exit(2);
}
