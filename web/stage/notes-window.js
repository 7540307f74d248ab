// Where the speaker's notes are opened. In the one-file edition notes-window.one-file.js stands in this module's place.

/**
 * Opens the notes of a story, or brings them to the front. False when the browser does not allow it.
 * @param {string} story
 * @param {string} language
 */
export function openNotes(story, language) {
  const { theme } = document.documentElement.dataset;
  const query = new URLSearchParams({ story, lang: language, ...(theme && { theme }) });
  return Boolean(window.open(`notes.html?${query}`, `notes:${story}`, 'popup,width=960,height=720'));
}
