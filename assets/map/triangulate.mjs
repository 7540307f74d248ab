// Triangles of a polygon as a few decisions. Reader and writer walk a ring with a stack, and take off the corner below its top
// (a triangle) whenever it may and does; only "does" has to be stored, and only where the corner is convex and the diagonal is
// short enough for the pass. Passes allow ever longer diagonals, so that triangles are compact. src/model/map_data.cpp holds
// the reader; the two must agree in every rule below.
export const STRICT_PASSES = 20;
export const MAX_PASSES = 40;
const FIRST_REACH = 8;  // grid units

const cross = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** Whether the rules let the corner b be taken off in this pass. Interiors lie to the left, with y down: cross < 0. */
export function mayCut(a, b, c, pass) {
  if (pass >= STRICT_PASSES) return true;
  if (cross(a, b, c) >= 0) return false;
  const reach = FIRST_REACH * 2 ** pass;
  return (a[0] - c[0]) ** 2 + (a[1] - c[1]) ** 2 <= reach * reach;
}

/** Cells of a uniform grid over the points, so that looking into a triangle does not look at the whole ring. */
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
  /** Some point within the box for which `test` holds. */
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
 * Decisions, in the order in which the reader asks for them: [{pass, cut}]. `ring` is an array of points, interior to the left.
 * Throws when the ring cannot be cut into triangles.
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
  let stretched = 0;  // area that the triangles cover beyond the ring's own; not 0 only where a ring crosses itself
  for (let pass = 0; left.length > 3; ++pass) {
    if (pass === MAX_PASSES) throw new Error(`a ring of ${ring.length} points is not cut up in ${MAX_PASSES} passes`);
    const strict = pass < STRICT_PASSES;
    let live = left.length;
    const stack = [];
    for (const i of left) {
      stack.push(i);
      while (stack.length >= 3 && live > 3) {
        const [ia, ib, ic] = stack.slice(-3);
        if (!mayCut(ring[ia], ring[ib], ring[ic], pass)) break;
        const area = cross(ring[ia], ring[ib], ring[ic]);
        // Where a ring crosses itself, by less than the grid tells, no corner may be free: then the smallest go first.
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
 * Exterior and holes as one ring: each hole in turn is joined by a pair of coincident edges to a point of the ring so far that
 * sees it. Holes must come by their leftmost points.
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
      seesInside(ring, points, k, from) && [ring, ...outlines].every((line) => clear(line, points, from, points[ring[k]])));
    if (to === undefined) throw new Error('a hole sees no point of its exterior');
    const turned = [...hole.slice(at), ...hole.slice(0, at)];
    ring = [...ring.slice(0, to + 1), ...turned, turned[0], ring[to], ...ring.slice(to + 1)];
    return { to, at };
  });
  return { bridges, ring: ring.map((i) => points[i]) };
}

/** Index of the point furthest to the left. */
export const leftmost = (points) => points.reduce((best, p, i) => (p[0] < points[best][0] ? i : best), 0);

/** Whether the way from ring point k to p begins inside the ring's corner there. */
function seesInside(ring, points, k, p) {
  const b = points[ring[k]];
  const a = points[ring[(k + ring.length - 1) % ring.length]];
  const c = points[ring[(k + 1) % ring.length]];
  const convex = cross(a, b, c) < 0;
  const left = cross(a, b, p) < 0, right = cross(b, c, p) < 0;
  return convex ? left && right : left || right;
}

/** Whether the segment p-q meets the closed line only where they share a point. */
function clear(line, points, p, q) {
  return line.every((_, i) => {
    const a = points[line[i]], b = points[line[(i + 1) % line.length]];
    if (same(a, p) || same(b, p) || same(a, q) || same(b, q)) return true;
    return !(cross(p, q, a) * cross(p, q, b) <= 0 && cross(a, b, p) * cross(a, b, q) <= 0);
  });
}
