// What the program asks of the page: copying a quote with its citation, its link, and its picture. Where a browser forbids
// copying, the text is shown selected, for the reader's own keys.

/** @import { Explainer } from '../engine/explainer.js' */
/** @import { PageRequest } from '../engine/standpoint.js' */

/**
 * Rich and plain; false where neither way is allowed.
 * @param {string} plain
 * @param {string} [html]
 */
export async function copy(plain, html) {
  try {
    if (!html) await navigator.clipboard.writeText(plain);
    else {
      const item = { 'text/plain': new Blob([plain], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    }
    return true;
  } catch {
    return copyByCommand(plain, html);
  }
}

/**
 * The old way, which works in frames and on pages where the new one is not allowed.
 * @param {string} plain
 * @param {string} [html]
 */
function copyByCommand(plain, html) {
  let filled = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData.setData('text/plain', plain);
    if (html) event.clipboardData.setData('text/html', html);
    filled = true;
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return done && filled;
}

/**
 * @param {HTMLElement} stage
 * @param {{plain: string, blocked: string, close: string}} request
 */
function showForCopying(stage, { plain, blocked, close }) {
  const dialog = document.createElement('dialog');
  const text = document.createElement('textarea');
  const button = document.createElement('button');
  const sentence = document.createElement('p');
  sentence.textContent = blocked;
  sentence.id = 'copy-blocked';
  dialog.setAttribute('aria-labelledby', sentence.id);
  text.value = plain;
  text.readOnly = true;
  text.rows = 6;
  text.setAttribute('aria-labelledby', sentence.id);
  button.textContent = close;
  button.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(sentence, text, button);
  stage.append(dialog);
  dialog.showModal();
  text.focus();
  text.select();
}

/**
 * A sheet as PNG, drawn on the stage's own canvas between two of its frames: nobody sees it there.
 * @param {Explainer} explainer
 * @param {HTMLCanvasElement} canvas
 * @param {{width: number, height: number}} size
 * @param {() => void} draw
 * @returns {Promise<Blob | null>}
 */
export async function picture(explainer, canvas, { width, height }, draw) {
  const kept = [canvas.width, canvas.height];
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [canvas.width, canvas.height] = [width, height];
  draw();
  sheet.getContext('2d')?.drawImage(canvas, 0, 0);
  [canvas.width, canvas.height] = kept;
  explainer.restoreViewport();
  explainer.draw();
  return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'));
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * @param {object} page
 * @param {Explainer} page.explainer
 * @param {HTMLCanvasElement} page.canvas
 * @param {HTMLElement} page.stage
 * @param {(text: string) => void} page.announce
 */
export function handlePageRequests({ explainer, canvas, stage, announce }) {
  /** @param {PageRequest} request */
  const answer = async (request) => {
    if (request.kind === 'picture') {
      const blob = await picture(explainer, canvas, request, () => explainer.ask('draw_card'));
      if (blob) save(blob, request.name);
      announce(blob ? request.done : request.failed);
    } else if (await copy(request.plain, request.html)) announce(request.done);
    else showForCopying(stage, request);
  };
  explainer.onRequest = (request) => void explainer.hold(answer(request));
  // What was announced for one press ends with the next.
  for (const type of ['pointerdown', 'keydown']) stage.addEventListener(type, () => announce(''), true);
}
