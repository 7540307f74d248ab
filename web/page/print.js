// What is printed is the text, under the map as it is now: a picture of it in colours for paper, with its words below.

const PIXELS_PER_PX = 3; // of the screen; fine enough for a printer

const wordsOf = (id) => {
  const el = document.querySelector(`#semantics [data-id="${id}"]`);
  return (el?.selectedOptions?.[0]?.text ?? el?.textContent ?? '').trim();
};
const timeOf = (slider) => slider?.getAttribute('aria-valuetext') ?? '';

/** `paint(pixels per px)` draws for paper, `restore()` for the screen again. */
export function followPrinting({ stage, canvas, paint, restore }) {
  let figure = null;
  addEventListener('beforeprint', () => {
    const rest = stage.querySelector('#rest'); // an embed without graphics: its last picture is what there is
    const past = rest && rest.dataset.view !== globalThis.standpoint.query();
    if (canvas.hidden || stage.hidden || past) return; // then the poster is printed
    const focused = document.activeElement.closest('[data-id]')?.dataset.id;
    figure?.remove();
    if (!rest) paint(PIXELS_PER_PX); // of the map, whatever is on the screen
    const map = stage.querySelector('[role=application]')?.getBoundingClientRect();
    const box = canvas.getBoundingClientRect();
    if (map?.width) makeFigure(map, box, rest ?? canvas, rest ? rest.naturalWidth / box.width : PIXELS_PER_PX);
    if (!rest) restore();
    if (focused) stage.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  });
  /** `source` shows the stage at `pixels` for each px. */
  function makeFigure(map, box, source, pixels) {
    const picture = document.createElement('canvas');
    picture.width = Math.round(map.width * pixels);
    picture.height = Math.round(map.height * pixels);
    picture.setAttribute('aria-hidden', 'true');
    const from = [(map.x - box.x) * pixels, (map.y - box.y) * pixels, picture.width, picture.height];
    picture.getContext('2d').drawImage(source, ...from, 0, 0, picture.width, picture.height);
    const caption = document.createElement('figcaption');
    const question = wordsOf('question:select') || wordsOf('stage:question');
    const time = timeOf(stage.querySelector('[data-id="time:scrubber"]')) || wordsOf('stage:date');
    const handout = 'handout' in document.documentElement.dataset; // its question is the heading
    const words = [handout ? '' : question, wordsOf('question:answer'), time];
    caption.textContent = words.filter(Boolean).join(' · ');
    figure = document.createElement('figure');
    figure.id = 'print-map';
    if (handout) {
      const asked = document.createElement('h2');
      asked.textContent = question;
      figure.append(asked);
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
