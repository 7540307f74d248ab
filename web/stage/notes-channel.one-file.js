// notes-channel.js for the one-file edition, in which one page holds both ends: a file from a disk has no origin that the browser's
// channels could belong to, and WebKit's then reach nobody.

/** @type {Set<End>} */
const ends = new Set();

class End extends EventTarget {
  /**
   * To all other ends, once the sender's own code has run.
   * @param {unknown} data
   */
  postMessage(data) {
    for (const end of ends) if (end !== this) queueMicrotask(() => ends.has(end) && end.dispatchEvent(new MessageEvent('message', { data })));
  }
  close() {
    ends.delete(this);
  }
}

export function notesChannel() {
  const end = new End();
  ends.add(end);
  return end;
}
