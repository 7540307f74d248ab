// Media queries.

/**
 * Calls `listener` with a media query's answer, now and whenever it changes.
 * @param {string} query
 * @param {(matches: boolean) => void} listener
 */
export function watchMedia(query, listener) {
  const media = matchMedia(query);
  media.addEventListener('change', () => listener(media.matches));
  listener(media.matches);
}
