// Gestures and keys on the stage. A drag on the page scrolls the page: one finger moves the map only once a tap has made it
// active, and the wheel zooms it only with Ctrl or Cmd, or then. Only keys pressed on elements inside the stage count.

import { KEYS, PointerKind, PointerPhase, HitTarget } from './boundary.js';
import { t } from './words.js';

const TAP_SLOP_PX = 10;
const DOUBLE_TAP_MS = 350;
const DOUBLE_TAP_PX = 32;
const PX_PER_LINE = 33;

/** @import { Explainer } from './explainer.js' */
/** @import { AccessibleTree } from './semantics.js' */
/** @import { Calls } from './standpoint.js' */
/** @typedef {{x: number, y: number}} Point */

/** @param {number} hit */
const onMap = (hit) => hit === HitTarget.mapGround || hit === HitTarget.mapTarget;

/**
 * Two fingers as a distance and a middle.
 * @param {Iterable<Point>} points
 */
function spread(points) {
  const [a, b] = points;
  return { distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/**
 * @param {object} page
 * @param {Explainer} page.explainer
 * @param {HTMLCanvasElement} page.canvas
 * @param {HTMLElement} page.stage
 * @param {AccessibleTree} page.tree
 * @param {(text: string) => void} page.announce
 * @param {() => void} page.showKeys lists the keys
 */
export function listenForInput({ explainer, canvas, stage, tree, announce, showKeys }) {
  /** @type {Map<number, Point>} */
  const pointers = new Map();
  /** @type {'' | 'pass' | 'tap' | 'pinch'} */
  let mode = ''; // of the gesture under way: '' none, 'pass' to the program, 'tap' perhaps, 'pinch'
  /** @type {number} */
  let hit = HitTarget.page;
  let pressed = { x: 0, y: 0 };
  let pinch = { distance: 1, x: 0, y: 0 };
  let mapActive = false;
  /** @type {{time: number, x: number, y: number} | undefined} */
  let tapped; // the last tap of a finger

  /** @param {MouseEvent} event */
  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  /** @param {Point} at */
  const hitAt = ({ x, y }) => explainer.ask('hit', x, y);
  /**
   * @param {Parameters<Calls['pointer']>[0]} phase
   * @param {PointerEvent} event
   */
  const send = (phase, event, { x, y } = point(event)) => {
    explainer.act('pointer', phase, PointerKind[/** @type {keyof typeof PointerKind} */ (event.pointerType)] ?? PointerKind.mouse, x, y);
    canvas.style.cursor = explainer.ask('over_target') ? 'pointer' : '';
  };

  // --- The active map ---

  /** @param {PointerEvent} event */
  const pressOutside = (event) => {
    if (event.target !== canvas || !onMap(hitAt(point(event)))) setMapActive(false);
  };
  const release = () => setMapActive(false);
  /** @param {boolean} active */
  function setMapActive(active) {
    if (active === mapActive) return;
    mapActive = active;
    stage.toggleAttribute('data-map-active', active);
    announce(active ? t('The map is active: drag to move it. Press Escape or tap outside it to leave.') : '');
    const listen = active ? 'addEventListener' : 'removeEventListener';
    document[listen]('pointerdown', /** @type {EventListener} */ (pressOutside), true);
    window[listen]('blur', release); // a tap outside an embed is seen only as this
  }

  // --- Pointers ---

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const at = point(event);
    pointers.set(event.pointerId, at);
    if (pointers.size > 1) {
      if (mode === 'pass') send(PointerPhase.cancel, event);
      mode = pointers.size === 2 && onMap(hit) && onMap(hitAt(at)) ? 'pinch' : '';
      if (mode) pinch = spread(pointers.values());
      return;
    }
    pressed = at;
    hit = hitAt(at);
    mode = event.pointerType === 'touch' && onMap(hit) && !mapActive ? 'tap' : 'pass';
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

  /** @param {PointerEvent} event */
  const end = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    const at = point(event);
    const cancelled = event.type === 'pointercancel';
    if (mode === 'pass') send(cancelled ? PointerPhase.cancel : PointerPhase.up, event, at);
    if (mode === 'tap' && !cancelled) {
      send(PointerPhase.down, event, pressed);
      send(PointerPhase.up, event, pressed);
    }
    if (!cancelled && (mode === 'tap' || mode === 'pass')) focusAccessibleElement();
    if (event.pointerType !== 'touch') tapped = undefined;
    else if (!cancelled && (mode === 'tap' || isClick(at))) countTap(event, at);
    // Only bare ground: a reader who taps a party wants to read, and then to scroll on.
    if (!cancelled && hit === HitTarget.mapGround && (mode === 'tap' || isClick(at))) setMapActive(true);
    if (mode !== 'pinch' || pointers.size === 0) mode = '';
  };
  /** @param {Point} at */
  const isClick = (at) => mode === 'pass' && Math.hypot(at.x - pressed.x, at.y - pressed.y) < 4;
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener('pointerleave', (event) => {
    // A finger leaves with every tap: what its tap has shown stays until the next.
    if (pointers.size === 0 && event.pointerType !== 'touch') send(PointerPhase.leave, event);
  });

  // What was pressed has the keys from now on, as a native control would.
  function focusAccessibleElement() {
    hitAt(pressed);
    const id = explainer.read('hit', pressed.x, pressed.y);
    if (id === 'time:date') explainer.draw(); // a keyboard on the screen comes only while the press counts
    tree.focusQuietly(id, onMap(hit) ? '[role=application]' : hit === HitTarget.scrubber ? 'input[type=range]' : '');
  }
  canvas.addEventListener('mousedown', (event) => event.preventDefault()); // keeps focus and selection where they are

  // One finger scrolls the page and two zoom it, as everywhere; keepTouch prevents that where the gesture is the map's or a
  // grip's.
  canvas.style.touchAction = 'pan-y pinch-zoom';
  /** @param {TouchEvent} event */
  const keepTouch = (event) => {
    const ours = mode === 'pinch' || hit === HitTarget.grip || (mapActive && onMap(hit));
    if (ours && event.cancelable) event.preventDefault();
  };
  canvas.addEventListener('touchstart', keepTouch, { passive: false });
  canvas.addEventListener('touchmove', keepTouch, { passive: false });

  canvas.addEventListener(
    'wheel',
    (event) => {
      const at = point(event);
      if (!(event.ctrlKey || event.metaKey || mapActive) || !onMap(hitAt(at))) return;
      event.preventDefault();
      const px = event.deltaY * (event.deltaMode === 1 ? PX_PER_LINE : 1);
      explainer.act('zoom', at.x, at.y, Math.exp(-Math.max(-60, Math.min(60, px)) * 0.008));
    },
    { passive: false },
  );
  // --- Twice at one place of bare map: nearer, with Shift further off. Marks are pressed, not zoomed into. ---

  /** @param {Point} at */
  const zoomsAt = (at) => onMap(hitAt(at)) && !explainer.read('hit', at.x, at.y);
  canvas.addEventListener('dblclick', (event) => {
    if (tapped) return; // taps are counted below: while the map is active the browser makes no clicks of them
    const at = point(event);
    if (zoomsAt(at)) explainer.act('ease_zoom', at.x, at.y, event.shiftKey ? 0.5 : 2);
  });
  /**
   * @param {PointerEvent} event
   * @param {Point} at
   */
  function countTap(event, at) {
    const again =
      tapped &&
      Math.hypot(at.x - tapped.x, at.y - tapped.y) < DOUBLE_TAP_PX &&
      event.timeStamp - tapped.time < DOUBLE_TAP_MS;
    tapped = again ? { time: 0, x: 0, y: 0 } : { time: event.timeStamp, x: at.x, y: at.y };
    if (again && zoomsAt(at)) explainer.act('ease_zoom', at.x, at.y, 2);
  }

  // --- Keys ---

  stage.addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
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
    // Keys that the browser and native controls use themselves stay theirs.
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
