// An embed that nobody sees gives its graphics back and leaves a picture in their place. A browser keeps about 16 WebGL contexts
// for all frames of a site and takes the oldest away when there are more, so that a long article of embeds needs them to be thrifty.
// Everything else stays as it is: what was chosen, and what the host is told.

const MS_UNSEEN = 500; // scrolled past is not gone
const MS_UNTIL_TRIED_AGAIN = 2000;

const happens = (target, type, ms) =>
  new Promise((resolve) => {
    const over = (came) => {
      clearTimeout(timer);
      target.removeEventListener(type, heard);
      resolve(came);
    };
    const heard = () => over(true);
    const timer = ms && setTimeout(over, ms, false);
    target.addEventListener(type, heard);
  });

/** Gives a function that takes whether the stage is seen. `explainer` is globalThis.standpoint. */
export function restUnseen(explainer, stage, canvas) {
  const graphics = canvas.getContext('webgl2').getExtension('WEBGL_lose_context'); // while it is lost, nobody could ask for it
  const picture = new Image();
  picture.alt = '';
  picture.id = 'rest';
  picture.decoding = 'sync'; // it is to be there when it is scrolled to
  let seen = true;
  let resting = false;
  let turning = false;
  let timer = 0;

  const takePicture = async () => {
    if (graphicsLost()) return;
    explainer.draw(); // the browser keeps no picture from before this task
    const bytes = await new Promise((resolve) => canvas.toBlob(resolve));
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
    stage.dataset.resting = ''; // for boot.js: this loss is none to tell
    const lost = happens(canvas, 'webglcontextlost', MS_UNTIL_TRIED_AGAIN);
    graphics.loseContext();
    await lost;
  };
  const rise = async () => {
    do graphics.restoreContext();
    while (!(await happens(canvas, 'webglcontextrestored', MS_UNTIL_TRIED_AGAIN)) && seen);
    if (graphicsLost()) return;
    delete stage.dataset.resting;
    dropPicture();
  };
  const graphicsLost = () => canvas.getContext('webgl2').isContextLost();

  /** One turn after the other, until it is as it should be. */
  const turn = async () => {
    if (turning) return;
    turning = true;
    while (resting === seen) {
      await (seen ? rise() : rest());
      resting = graphicsLost();
    }
    turning = false;
  };

  return (now) => {
    seen = now;
    clearTimeout(timer);
    if (!graphics) return;
    if (seen) turn();
    else timer = setTimeout(turn, MS_UNSEEN);
  };
}
