// How high the embed is, for hosts that follow it: pym.js, AMP and @newswire/frames, and our own element. Each is told on load,
// when it asks, and when the height has changed; a host with no script simply keeps its frame.

const PYM = 'xPYMx';

/** `childId`: the name that pym.js gave this frame, or null. Gives a function that tells the height again. */
export function tellHeight(body, childId) {
  let last = 0;
  const tell = () => {
    last = Math.ceil(body.getBoundingClientRect().height);
    if (parent === window) return;
    // Heights are no secret, and a frame is not told who its host is.
    if (childId) parent.postMessage(['pym', childId, 'height', last].join(PYM), '*');
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: last }, '*');
    parent.postMessage({ sentinel: 'standpoint', v: 1, type: 'height', payload: { height: last } }, '*');
  };
  new ResizeObserver(() => Math.ceil(body.getBoundingClientRect().height) !== last && tell()).observe(body);
  addEventListener('load', tell, { once: true });
  return tell;
}

/** Whether a message from the host asks for the height, in any of the dialects. */
export function asksForHeight(data, childId) {
  if (typeof data === 'string') return Boolean(childId) && data.startsWith(['pym', childId, 'width', ''].join(PYM));
  return data?.sentinel === 'amp' && data.type === 'frames-init';
}
