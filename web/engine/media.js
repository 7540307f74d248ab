// Media queries.

/** Hands a media query's answer to `tell`, now and whenever it changes. */
export function followMedia(query, tell) {
  const media = matchMedia(query);
  media.addEventListener('change', () => tell(media.matches));
  tell(media.matches);
}
