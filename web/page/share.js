// What the module asks of the page: copying a quote with its citation, its link, and its picture. Where a browser forbids
// copying, the text is shown selected, for the reader's own keys.

/** Rich and plain; false where neither way is allowed. */
export async function copy(plain, html) {
  try {
    if (!html) await navigator.clipboard.writeText(plain);
    else {
      const blob = (type, text) => new Blob([text], { type });
      const item = { 'text/plain': blob('text/plain', plain), 'text/html': blob('text/html', html) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    }
    return true;
  } catch {
    return copyByCommand(plain, html);
  }
}

/** The old way, which works in frames and on pages that the new one shuts out. */
function copyByCommand(plain, html) {
  let heard = false;
  const fill = (event) => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData.setData('text/plain', plain);
    if (html) event.clipboardData.setData('text/html', html);
    heard = true;
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return done && heard;
}

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

/** A sheet as PNG, drawn by `call` on the stage's own canvas between two of its frames: nobody sees it there. */
export async function picture(explainer, canvas, { width, height }, ...call) {
  const kept = [canvas.width, canvas.height];
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [canvas.width, canvas.height] = [width, height];
  explainer.ask(...call);
  sheet.getContext('2d').drawImage(canvas, 0, 0);
  [canvas.width, canvas.height] = kept;
  explainer.resized();
  explainer.draw();
  return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'));
}

export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** `say(text)` tells the reader. */
export function takeRequests({ explainer, canvas, stage, say }) {
  const answer = async (request) => {
    if (request.kind === 'picture') {
      const blob = await picture(explainer, canvas, request, 'draw_card');
      if (blob) save(blob, request.name);
      say(blob ? request.done : request.failed);
    } else if (await copy(request.plain, request.html)) say(request.done);
    else showForCopying(stage, request);
  };
  explainer.onRequest = (request) => explainer.hold(answer(request));
  // What was said of one press is over with the next.
  for (const type of ['pointerdown', 'keydown']) stage.addEventListener(type, () => say(''), true);
}
