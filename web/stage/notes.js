// The speaker's notes, in a window of their own.

import { LANGUAGES } from '../engine/boundary.js';
import { fetchFile } from '../engine/files.js';
import { openNotesDesk } from './notes-desk.js';
import { setTranslations } from '../engine/words.js';

const parameters = new URLSearchParams(location.search);
const wanted = parameters.get('lang') ?? 'en';

async function translated() {
  if (wanted === 'en' || !Object.hasOwn(LANGUAGES, wanted)) return false; // English needs no file
  const response = await fetchFile(`words.${wanted}.json`).catch(() => null);
  if (!response?.ok) return false;
  setTranslations(await response.json());
  return true;
}

const language = (await translated()) ? wanted : 'en';
openNotesDesk(window, parameters.get('story') ?? '', language);
