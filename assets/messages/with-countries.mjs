// node assets/messages/with-countries.mjs IN.json OUT.json
// Adds the names of countries in the language of the messages, as "country.DEU": CLDR's common names, by ISO 3166-1 alpha-3
// code as in the map. English needs none, since the map contains English names.
import { readFileSync, writeFileSync } from 'node:fs';
import countries from 'i18n-iso-countries';

const [from, to] = process.argv.slice(2);
const messages = JSON.parse(readFileSync(from, 'utf8'));
const names = new Intl.DisplayNames([messages.lang], { type: 'region', fallback: 'none' });
for (const [alpha3, alpha2] of [...Object.entries(countries.getAlpha3Codes()), ['XKX', 'XK']]) {
  const name = names.of(alpha2);
  if (name) messages[`country.${alpha3}`] = name.replace(/[{}#]/g, '');
}
if (!messages['country.DEU']) throw new Error(`this Node.js has no country names in '${messages.lang}': it needs full ICU data`);
writeFileSync(to, JSON.stringify(messages));
