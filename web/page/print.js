// What is printed is the text, under the map as it is now: a picture of it in colours for paper, with its words below.

const PIXELS_PER_PX = 3; // of the screen; fine enough for a printer

/** @param {string} id */
const wordsOf = (id) => {
  const el = document.querySelector(`#semantics [data-id="${id}"]`);
  return (el instanceof HTMLSelectElement ? el.selectedOptions[0]?.text ?? '' : el?.textContent ?? '').trim();
};

/**
 * @param {object} page
 * @param {HTMLElement} page.stage
 * @param {HTMLCanvasElement} page.canvas
 * @param {(pixelsPerPx: number) => void} page.paint draws for paper
 * @param {() => void} page.restore draws for the screen again
 * @param {() => string} page.query the view that is shown
 */
export function preparePrinting({ stage, canvas, paint, restore, query }) {
  /** @type {HTMLElement | null} */
  let figure = null;
  addEventListener('beforeprint', () => {
    /** @type {HTMLImageElement | null} */
    const rest = stage.querySelector('#rest'); // an embed without graphics: its last picture is what there is
    const outdated = rest && rest.dataset.view !== query();
    if (canvas.hidden || stage.hidden || outdated) return; // then the poster is printed
    /** @type {HTMLElement | null | undefined} */
    const focused = document.activeElement?.closest('[data-id]');
    figure?.remove();
    if (!rest) paint(PIXELS_PER_PX); // of the map, whatever is on the screen
    const map = stage.querySelector('[role=application]')?.getBoundingClientRect();
    const box = canvas.getBoundingClientRect();
    if (map?.width) makeFigure(map, box, rest ?? canvas, rest ? rest.naturalWidth / box.width : PIXELS_PER_PX);
    if (!rest) restore();
    if (focused?.dataset.id) {
      /** @type {HTMLElement | null} */
      const again = stage.querySelector(`[data-id="${CSS.escape(focused.dataset.id)}"]`);
      again?.focus({ preventScroll: true });
    }
  });
  /**
   * @param {DOMRect} map
   * @param {DOMRect} box
   * @param {HTMLImageElement | HTMLCanvasElement} source shows the stage
   * @param {number} pixels of it for each px
   */
  function makeFigure(map, box, source, pixels) {
    const picture = document.createElement('canvas');
    picture.width = Math.round(map.width * pixels);
    picture.height = Math.round(map.height * pixels);
    picture.setAttribute('aria-hidden', 'true');
    const { width, height } = picture;
    picture.getContext('2d')?.drawImage(source, (map.x - box.x) * pixels, (map.y - box.y) * pixels, width, height, 0, 0, width, height);
    const caption = document.createElement('figcaption');
    const question = wordsOf('question:select') || wordsOf('stage:question');
    const time = stage.querySelector('[data-id="time:scrubber"]')?.getAttribute('aria-valuetext') || wordsOf('stage:date');
    const handout = 'handout' in document.documentElement.dataset; // its question is the heading
    const words = [handout ? '' : question, wordsOf('question:answer'), time];
    caption.textContent = words.filter(Boolean).join(' · ');
    figure = document.createElement('figure');
    figure.id = 'print-map';
    if (handout) {
      const heading = document.createElement('h2');
      heading.textContent = question;
      figure.append(heading);
    }
    figure.append(picture, caption);
    stage.before(figure);
  }
  addEventListener('afterprint', () => {
    figure?.remove();
    figure = null;
  });
}

/** The same page as a sheet for a class: the question over its map, and room to write under each question for discussion. */
export function printHandout() {
  const root = document.documentElement;
  root.dataset.handout = '';
  addEventListener('afterprint', () => delete root.dataset.handout, { once: true });
  print();
}
