// Ear clipping encoded as a few decisions. Encoder and decoder traverse a ring with a stack and may clip the corner below its
// top (an ear, which is a triangle). Whether they do is stored, but only where mayCut() allows it: where the corner is convex
// and the diagonal is short enough for the pass. Each pass allows longer diagonals, so that triangles are compact. The decoder
// is src/map/map_data.cpp; the two must agree on every rule below.
export const STRICT_PASSES = 20;
export const MAX_PASSES = 40;
const FIRST_REACH = 8;  // grid units

const cross = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** Whether the corner b may be clipped in this pass. Interiors are on the left, y is down: convex corners have cross < 0. */
export function mayCut(a, b, c, pass) {
  if (pass >= STRICT_PASSES) return true;
  if (cross(a, b, c) >= 0) return false;
  const reach = FIRST_REACH * 2 ** pass;
  return (a[0] - c[0]) ** 2 + (a[1] - c[1]) ** 2 <= reach * reach;
}

/** A uniform grid over the points, so that testing a triangle does not scan the whole ring. */
class Cells {
  constructor(points) {
    const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
    const min = (v) => v.reduce((a, b) => Math.min(a, b)), max = (v) => v.reduce((a, b) => Math.max(a, b));
    this.left = min(xs);
    this.top = min(ys);
    this.size = Math.max(1, Math.max(max(xs) - this.left, max(ys) - this.top) / Math.sqrt(points.length));
    this.cells = new Map();
    points.forEach((p, i) => {
      const key = this.key(Math.floor((p[0] - this.left) / this.size), Math.floor((p[1] - this.top) / this.size));
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(i);
    });
  }
  key(i, j) { return j * 100003 + i; }
  /** Whether `test` holds for the index of any point in the cells that the box touches. */
  any(x0, y0, x1, y1, test) {
    const cell = (v, origin) => Math.floor((v - origin) / this.size);
    for (let j = cell(y0, this.top); j <= cell(y1, this.top); ++j) {
      for (let i = cell(x0, this.left); i <= cell(x1, this.left); ++i) {
        for (const n of this.cells.get(this.key(i, j)) ?? []) if (test(n)) return true;
      }
    }
    return false;
  }
}

/**
 * Triangulates a ring, an array of points with the interior on the left. Returns {decisions, stretched}: [{pass, cut}] in the
 * order in which the decoder asks for them, and twice the excess area of the triangles. Throws if the ring cannot be
 * triangulated.
 */
export function triangleDecisions(ring) {
  const decisions = [];
  const cells = new Cells(ring);
  const gone = new Uint8Array(ring.length);
  const isEar = (ia, ib, ic) => {
    const a = ring[ia], b = ring[ib], c = ring[ic];
    return !cells.any(Math.min(a[0], b[0], c[0]), Math.min(a[1], b[1], c[1]), Math.max(a[0], b[0], c[0]),
                      Math.max(a[1], b[1], c[1]), (i) => {
      const p = ring[i];
      if (gone[i] || same(p, a) || same(p, b) || same(p, c)) return false;
      return cross(a, b, p) <= 0 && cross(b, c, p) <= 0 && cross(c, a, p) <= 0;
    });
  };
  let left = ring.map((_, i) => i);
  let stretched = 0;  // twice the area that triangles cover outside the ring; 0 unless the ring crosses itself
  for (let pass = 0; left.length > 3; ++pass) {
    if (pass === MAX_PASSES) throw new Error(`a ring of ${ring.length} points is not triangulated after ${MAX_PASSES} passes`);
    const strict = pass < STRICT_PASSES;
    let live = left.length;
    const stack = [];
    for (const i of left) {
      stack.push(i);
      while (stack.length >= 3 && live > 3) {
        const [ia, ib, ic] = stack.slice(-3);
        if (!mayCut(ring[ia], ring[ib], ring[ic], pass)) break;
        const area = cross(ring[ia], ring[ib], ring[ic]);
        // If a ring crosses itself, by rounding to the grid, there may be no ear: then the smallest corners are clipped first.
        const cut = area <= 0 && isEar(ia, ib, ic) || !strict && Math.abs(area) <= 4 ** (pass - STRICT_PASSES + 1);
        decisions.push({ pass, cut });
        if (!cut) break;
        if (!strict && area > 0) stretched += 2 * area;
        gone[ib] = 1;
        stack.splice(-2, 1);
        --live;
      }
    }
    left = stack;
  }
  const last = cross(...left.map((i) => ring[i]));
  if (last > 0) stretched += 2 * last;
  return { decisions, stretched };
}

/**
 * Joins exterior and holes to one ring: each hole in turn is bridged by two coincident edges to a point of the ring so far from
 * which it is visible. Holes must be sorted by their leftmost points. Returns {bridges: [{to, at}], ring}.
 */
export function joinHoles(rings) {
  const points = rings.flat();
  let base = 0;
  const outlines = rings.map((r) => {
    const numbers = r.map((_, i) => base + i);
    base += r.length;
    return numbers;
  });
  let ring = outlines[0];
  const bridges = outlines.slice(1).map((hole) => {
    const at = leftmost(hole.map((i) => points[i]));
    const from = points[hole[at]];
    const distance = (k) => Math.hypot(points[ring[k]][0] - from[0], points[ring[k]][1] - from[1]);
    const to = ring.map((_, k) => k).sort((k, l) => distance(k) - distance(l)).find((k) =>
      startsInside(ring, points, k, from) && [ring, ...outlines].every((line) => isClear(line, points, from, points[ring[k]])));
    if (to === undefined) throw new Error('a hole is not visible from any point of its exterior');
    const rotated = [...hole.slice(at), ...hole.slice(0, at)];
    ring = [...ring.slice(0, to + 1), ...rotated, rotated[0], ring[to], ...ring.slice(to + 1)];
    return { to, at };
  });
  return { bridges, ring: ring.map((i) => points[i]) };
}

/** Index of the leftmost point. */
export const leftmost = (points) => points.reduce((best, p, i) => (p[0] < points[best][0] ? i : best), 0);

/** Whether the segment from ring point k to p begins inside the ring. */
function startsInside(ring, points, k, p) {
  const b = points[ring[k]];
  const a = points[ring[(k + ring.length - 1) % ring.length]];
  const c = points[ring[(k + 1) % ring.length]];
  const convex = cross(a, b, c) < 0;
  const left = cross(a, b, p) < 0, right = cross(b, c, p) < 0;
  return convex ? left && right : left || right;
}

/** Whether the segment p-q touches the closed line only at common points. */
function isClear(line, points, p, q) {
  return line.every((_, i) => {
    const a = points[line[i]], b = points[line[(i + 1) % line.length]];
    if (same(a, p) || same(b, p) || same(a, q) || same(b, q)) return true;
    return !(cross(p, q, a) * cross(p, q, b) <= 0 && cross(a, b, p) * cross(a, b, q) <= 0);
  });
}
