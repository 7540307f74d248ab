// The page's own words in the reader's language: by the English that stands in the source, so that English needs no file.

/** @type {Record<string, string>} */
let translations = {};

/** @param {Record<string, string>} words */
export function setTranslations(words) {
  translations = words;
}

/**
 * The words for it, with `name` where they say {name}.
 * @param {string} english
 */
export function t(english, name = '') {
  return (translations[english] ?? english).replace('{name}', () => name);
}
