// The speaker's notes, in a window of their own.

import { fetchFile } from './files.js';
import { openDesk } from './notes-desk.js';
import { learn } from './words.js';

const OFFERED = ['de', 'uk']; // English needs no file
const parameters = new URLSearchParams(location.search);
const wanted = parameters.get('lang') ?? 'en';

async function learnt() {
  if (!OFFERED.includes(wanted)) return false;
  const response = await fetchFile(`words.${wanted}.json`).catch(() => null);
  if (!response?.ok) return false;
  learn(await response.json());
  return true;
}

const language = (await learnt()) ? wanted : 'en';
openDesk(window, parameters.get('story') ?? '', language);
