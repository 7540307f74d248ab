// Gestures and keys on the stage. A drag on the page scrolls the page: one finger moves the map only once a tap has made it
// active, and the wheel zooms it only with Ctrl or Cmd, or then. Keys are heard only from elements inside the stage.

import { KEYS, PointerKind, PointerPhase, Surface } from './boundary.js';
import { t } from './words.js';

const TAP_SLOP_PX = 10;
const DOUBLE_TAP_MS = 350;
const DOUBLE_TAP_PX = 32;
const PX_PER_LINE = 33;

const onMap = (surface) => surface === Surface.mapGround || surface === Surface.mapTarget;

/** Two fingers as a distance and a middle. */
function spread(points) {
  const [a, b] = points;
  return { distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** `tree` is the accessible twin (semantics.js), `say(text)` tells the reader, `showKeys()` lists the keys. */
export function takeInput({ explainer, canvas, stage, tree, say, showKeys }) {
  const pointers = new Map();
  let mode = ''; // of the gesture under way: '' none, 'pass' to the module, 'tap' perhaps, 'pinch'
  let surface = Surface.page;
  let pressed;
  let pinch;
  let mapActive = false;
  let tapped; // the last tap of a finger: {time, x, y}

  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const surfaceAt = ({ x, y }) => explainer.ask('surface_at', x, y);
  const send = (phase, event, { x, y } = point(event)) =>
    explainer.act('pointer', phase, PointerKind[event.pointerType] ?? PointerKind.mouse, x, y);

  // --- The active map ---

  const outside = (event) => {
    if (event.target !== canvas || !onMap(surfaceAt(point(event)))) setMapActive(false);
  };
  const release = () => setMapActive(false);
  function setMapActive(active) {
    if (active === mapActive) return;
    mapActive = active;
    stage.toggleAttribute('data-map-active', active);
    say(active ? t('The map is active: drag to move it. Press Escape or tap outside it to leave.') : '');
    const listen = active ? 'addEventListener' : 'removeEventListener';
    document[listen]('pointerdown', outside, true);
    window[listen]('blur', release); // a tap outside an embed is seen only as this
  }

  // --- Pointers ---

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const at = point(event);
    pointers.set(event.pointerId, at);
    if (pointers.size > 1) {
      if (mode === 'pass') send(PointerPhase.cancel, event);
      mode = pointers.size === 2 && onMap(surface) && onMap(surfaceAt(at)) ? 'pinch' : '';
      if (mode) pinch = spread(pointers.values());
      return;
    }
    pressed = at;
    surface = surfaceAt(at);
    mode = event.pointerType === 'touch' && onMap(surface) && !mapActive ? 'tap' : 'pass';
    if (mode === 'tap') return;
    canvas.setPointerCapture(event.pointerId);
    send(PointerPhase.down, event, at);
  });

  canvas.addEventListener('pointermove', (event) => {
    const at = point(event);
    if (pointers.has(event.pointerId)) pointers.set(event.pointerId, at);
    if (mode === 'pinch') {
      if (pointers.size !== 2) return;
      const now = spread(pointers.values());
      explainer.act('pan', now.x - pinch.x, now.y - pinch.y);
      explainer.act('zoom', now.x, now.y, now.distance / pinch.distance);
      pinch = now;
    } else if (mode === 'tap') {
      if (Math.hypot(at.x - pressed.x, at.y - pressed.y) > TAP_SLOP_PX) mode = '';
    } else if (mode === 'pass' || event.pointerType !== 'touch') {
      send(PointerPhase.move, event, at);
    }
  });

  const end = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    const at = point(event);
    const cancelled = event.type === 'pointercancel';
    if (mode === 'pass') send(cancelled ? PointerPhase.cancel : PointerPhase.up, event, at);
    if (mode === 'tap' && !cancelled) {
      send(PointerPhase.down, event, pressed);
      send(PointerPhase.up, event, pressed);
    }
    if (!cancelled && (mode === 'tap' || mode === 'pass')) focusTwin();
    if (event.pointerType !== 'touch') tapped = undefined;
    else if (!cancelled && (mode === 'tap' || isClick(at))) countTap(event, at);
    // Only bare ground: who taps a party wants to read, and then to scroll on.
    if (!cancelled && surface === Surface.mapGround && (mode === 'tap' || isClick(at))) setMapActive(true);
    if (mode !== 'pinch' || pointers.size === 0) mode = '';
  };
  const isClick = (at) => mode === 'pass' && Math.hypot(at.x - pressed.x, at.y - pressed.y) < 4;
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener('pointerleave', (event) => {
    // A finger leaves with every tap: what it has asked to see stays until the next.
    if (pointers.size === 0 && event.pointerType !== 'touch') send(PointerPhase.leave, event);
  });

  // What was pressed has the keys from now on, as a native control would.
  function focusTwin() {
    surfaceAt(pressed);
    const id = explainer.read('surface_at', pressed.x, pressed.y);
    if (id === 'time:date') explainer.draw(); // a keyboard on the screen comes only while the press counts
    tree.focusQuietly(id, onMap(surface) ? '[role=application]' : surface === Surface.scrubber ? 'input[type=range]' : '');
  }
  canvas.addEventListener('mousedown', (event) => event.preventDefault()); // keeps focus and selection where they are

  // One finger scrolls the page and two zoom it, as everywhere; keepTouch takes what is ours, which it tells by
  // what lies under each touch.
  canvas.style.touchAction = 'pan-y pinch-zoom';
  const keepTouch = (event) => {
    const ours = mode === 'pinch' || surface === Surface.grip || (mapActive && onMap(surface));
    if (ours && event.cancelable) event.preventDefault();
  };
  canvas.addEventListener('touchstart', keepTouch, { passive: false });
  canvas.addEventListener('touchmove', keepTouch, { passive: false });

  canvas.addEventListener(
    'wheel',
    (event) => {
      const at = point(event);
      if (!(event.ctrlKey || event.metaKey || mapActive) || !onMap(surfaceAt(at))) return;
      event.preventDefault();
      const px = event.deltaY * (event.deltaMode === 1 ? PX_PER_LINE : 1);
      explainer.act('zoom', at.x, at.y, Math.exp(-Math.max(-60, Math.min(60, px)) * 0.008));
    },
    { passive: false },
  );
  // --- Twice at one place of bare map: nearer, with Shift further off. Marks are pressed, not zoomed into. ---

  const zoomsAt = (at) => onMap(surfaceAt(at)) && !explainer.read('surface_at', at.x, at.y);
  canvas.addEventListener('dblclick', (event) => {
    if (tapped) return; // fingers are counted below: while the map is active the browser makes no clicks of their taps
    const at = point(event);
    if (zoomsAt(at)) explainer.act('ease_zoom', at.x, at.y, event.shiftKey ? 0.5 : 2);
  });
  function countTap(event, at) {
    const near = tapped && Math.hypot(at.x - tapped.x, at.y - tapped.y) < DOUBLE_TAP_PX;
    const again = near && event.timeStamp - tapped.time < DOUBLE_TAP_MS;
    tapped = again ? { time: 0, x: 0, y: 0 } : { time: event.timeStamp, x: at.x, y: at.y };
    if (again && zoomsAt(at)) explainer.act('ease_zoom', at.x, at.y, 2);
  }

  // --- Keys ---

  stage.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.isComposing || event.key === 'Tab' || target.closest('dialog')) return;
    if (tree.walkResults(event)) return;
    if (target.matches('.field') && event.key !== 'Escape') return; // what is typed there is the field's alone
    if (event.key === '?') {
      event.preventDefault();
      showKeys();
      return;
    }
    if (event.key === 'Escape' && mapActive) {
      setMapActive(false);
      return;
    }
    // What the browser and native controls have a use of their own for stays theirs.
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    if (event.altKey && !target.matches('[role=application]')) return;
    if (!ctrl && event.key !== 'Escape' && target.matches('select, input[type=radio]')) return;
    if (event.key === ' ' && target.matches('button')) return;
    const key = KEYS.indexOf(event.key === '=' ? '+' : event.key);
    if (key < 0 || !explainer.key(key, event, tree.idOf(target))) return;
    event.preventDefault();
    tree.showFocus();
  });
}
