// notes-channel.js for the one-file edition, in which one page holds both ends: a file from a disk has no origin that channels of
// the browser could belong to, and WebKit's then reach nobody.

const ends = new Set();

class End extends EventTarget {
  /** To all other ends; not before the sender has done what it is about. */
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
