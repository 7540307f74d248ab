// An embed that nobody sees gives its graphics back and leaves a picture in their place. A browser keeps about 16 WebGL contexts
// for all frames of a site and drops the oldest when there are more, so that a long article of embeds needs them to be thrifty.
// Everything else stays as it is: what was chosen, and what is sent to the host.

const MS_UNSEEN = 500; // scrolled past is not gone
const MS_BETWEEN_TRIES = 2000;

/**
 * Resolves to whether the event came within `ms`.
 * @param {EventTarget} target
 * @param {string} type
 * @param {number} ms
 * @returns {Promise<boolean>}
 */
const happens = (target, type, ms) =>
  new Promise((resolve) => {
    /** @param {boolean} came */
    const finish = (came) => {
      clearTimeout(timer);
      target.removeEventListener(type, onEvent);
      resolve(came);
    };
    const onEvent = () => finish(true);
    const timer = setTimeout(finish, ms, false);
    target.addEventListener(type, onEvent);
  });

/**
 * Returns a function to be called with whether the stage is seen.
 * @param {Standpoint} explainer
 * @param {HTMLElement} stage
 * @param {HTMLCanvasElement} canvas
 */
export function restUnseen(explainer, stage, canvas) {
  const graphics = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context'); // while it is lost, nobody could ask for it
  const picture = new Image();
  picture.alt = '';
  picture.id = 'rest';
  picture.decoding = 'sync'; // it is to be there when it is scrolled to
  let seen = true;
  let resting = false;
  let switching = false;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;

  const graphicsLost = () => canvas.getContext('webgl2')?.isContextLost() ?? true;
  const takePicture = async () => {
    if (graphicsLost()) return;
    explainer.draw(); // the browser keeps no picture from before this task
    const bytes = await /** @type {Promise<Blob | null>} */ (new Promise((resolve) => canvas.toBlob(resolve)));
    if (!bytes) return;
    picture.src = URL.createObjectURL(bytes);
    picture.dataset.view = explainer.query(); // a host may choose another meanwhile
    await picture.decode().catch(() => {});
    canvas.after(picture);
  };
  const dropPicture = () => {
    picture.remove();
    URL.revokeObjectURL(picture.src);
    picture.removeAttribute('src');
  };

  const rest = async () => {
    await takePicture();
    stage.dataset.resting = ''; // for boot.js: the reader needs no notice of this loss
    const lost = happens(canvas, 'webglcontextlost', MS_BETWEEN_TRIES);
    graphics?.loseContext();
    await lost;
  };
  const wake = async () => {
    do graphics?.restoreContext();
    while (!(await happens(canvas, 'webglcontextrestored', MS_BETWEEN_TRIES)) && seen);
    if (graphicsLost()) return;
    delete stage.dataset.resting;
    dropPicture();
  };

  /** One change after the other, until it is as it should be. */
  const settle = async () => {
    if (switching) return;
    switching = true;
    while (resting === seen) {
      await (seen ? wake() : rest());
      resting = graphicsLost();
    }
    switching = false;
  };

  /** @param {boolean} now */
  return (now) => {
    seen = now;
    clearTimeout(timer);
    if (!graphics) return;
    if (seen) void settle();
    else timer = setTimeout(() => void settle(), MS_UNSEEN);
  };
}
