// How high the embed is, for hosts that follow it: pym.js, AMP and @newswire/frames, and our own element. Each gets a message on
// load, when it asks, and when the height has changed; a host with no script simply keeps its frame.

const PYM = 'xPYMx';

/**
 * Reports the height from now on. Returns a function that reports it again.
 * @param {HTMLElement} body
 * @param {string | null} childId the name that pym.js gave this frame
 */
export function reportHeight(body, childId) {
  let last = 0;
  const measure = () => Math.ceil(body.getBoundingClientRect().height);
  const report = () => {
    last = measure();
    if (parent === window) return;
    // Heights are no secret, and a frame does not know who its host is.
    if (childId) parent.postMessage(['pym', childId, 'height', last].join(PYM), '*');
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: last }, '*');
    parent.postMessage({ sentinel: 'standpoint', v: 1, type: 'height', payload: { height: last } }, '*');
  };
  new ResizeObserver(() => measure() !== last && report()).observe(body);
  addEventListener('load', report, { once: true });
  return report;
}

/**
 * Whether a message from the host asks for the height, in any of the dialects.
 * @param {any} data
 * @param {string | null} childId
 */
export function asksForHeight(data, childId) {
  if (typeof data === 'string') return Boolean(childId) && data.startsWith(['pym', childId, 'width', ''].join(PYM));
  return data?.sentinel === 'amp' && data.type === 'frames-init';
}
