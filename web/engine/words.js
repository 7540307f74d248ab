// The page's own words in the reader's language: by the English that stands in the source, so that English needs no file.

let words = {};

export function learn(translations) {
  words = translations;
}

/** The words for it, with `name` where they say {name}. */
export function t(english, name = '') {
  return (words[english] ?? english).replace('{name}', () => name);
}
