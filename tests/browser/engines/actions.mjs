// What a reader's hands do, as W3C WebDriver's "actions": WebDriver and WebDriver BiDi take the same lists.

const MS_A_MOVE = 16;

const KEYS = {
  Tab: '\uE004', Enter: '\uE006', Escape: '\uE00C', Space: ' ', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
};

/** 'Home', 'a', 'Shift+Tab' */
export function keyActions(combination) {
  const keys = combination.split(/\+(?=.)/).map((name) => KEYS[name] ?? name);
  const down = keys.map((value) => ({ type: 'keyDown', value }));
  const up = keys.reverse().map((value) => ({ type: 'keyUp', value }));
  return [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
}

const moveTo = ({ x, y }, duration = 0) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration, origin: 'viewport' });
const down = { type: 'pointerDown', button: 0 };
const up = { type: 'pointerUp', button: 0 };

/** Along a line: the first press and the last release are part of it. */
function stroke(from, to, steps = 8) {
  const at = (t) => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
  const moves = [];
  for (let i = 1; i <= steps; ++i) moves.push({ type: 'pause', duration: MS_A_MOVE }, moveTo(at(i / steps)));
  return [moveTo(from), down, ...moves, up];
}

const mouse = (actions) => [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }];
const finger = (id, actions) => ({ type: 'pointer', id: `finger${id}`, parameters: { pointerType: 'touch' }, actions });

export const moveActions = (at) => mouse([moveTo(at)]);
export const clickActions = (at) => mouse([moveTo(at), down, { type: 'pause', duration: MS_A_MOVE }, up]);
export const dragActions = (from, to) => mouse(stroke(from, to));
export const wheelActions = ({ x, y }, deltaY) => [
  { type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY, origin: 'viewport' }] },
];
/** `fingers`: [from, to] each; a tap is one that stays. */
export const touchActions = (fingers) => fingers.map(([from, to], id) => finger(id, stroke(from, to)));
