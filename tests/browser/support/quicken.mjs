// What makes tests quick that do not look at pixels and do not care when the address is written. Both run in the page, before its
// own scripts.

/** WebGL without its cost in software: contexts are real, and can be lost, but nothing is drawn into them. */
export const drawNothing = () => {
  const { prototype } = WebGL2RenderingContext;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value === 'function' && !/^(get|is|create|check)/.test(name)) prototype[name] = () => {};
  }
};

/** The address follows each change at once, where the page would wait for more of them (host.js). */
export const hurryAddress = () => (globalThis.standpointMsBetweenAddresses = 0);
