// Encodes a map pack: countries, their rings of shared arcs, and the decisions of their triangulation, in one range-coded
// stream. src/map/map_data.cpp decodes it; the two must agree.
//
//   header, little-endian: "SPMP", u8 version, u32 FNV-1a of everything after it, i32 centre's lon and lat (millionths of a
//   degree), u32 step (the grid in billionths of an Earth radius), u32 counts of countries, vertices, triangle corners, arcs,
//   arc points
//   stream: for each country its code, name, label point (on a grid 16 times finer) and polygons; for each polygon its rings
//   (exterior first), then the bridges to its holes, then the decisions of triangulate.mjs. A ring is a list of arcs; an arc is
//   written where it is first used, in the direction of that use, and has that country on its left. Within a ring, an arc
//   begins where the previous one ended, and the last arc ends where the first began: neither point is written.
// A country whose code is in lower case is an area that overlays another one. Areas come last.
//
// Measured on the full map of the shipped story: triangles take 0.8 kB, compared with 50 kB as vertex indices compressed by
// brotli. Lines take an eighth less than columns of varints compressed by brotli, and do not need a server that compresses.
import { doubleArea, ringPoints } from './geometry.mjs';
import { joinHoles, leftmost, triangleDecisions } from './triangulate.mjs';
import { ByteModel, FlagModel, NumberModel, RangeEncoder } from './range_coder.mjs';

const VERSION = 1;

/** Steps of the grid for labels in one step of the grid, so that even the smallest island contains its label. */
export const LABEL_FINENESS = 16;

const HEADER_BYTES = 41;
const PAYLOAD_OFFSET = 9;

/** A nested array of models. */
const models = (Model, ...sizes) => {
  const [n, ...rest] = sizes;
  return n === undefined ? new Model() : Array.from({ length: n }, () => models(Model, ...rest));
};

const bitLength = (v) => 32 - Math.clz32(Math.abs(v));
const signClass = (v) => Math.sign(v) + 1;

class PackWriter {
  #out = new RangeEncoder();
  #count = new NumberModel();
  #text = models(ByteModel, 128);
  #place = models(NumberModel, 2);
  #placeSign = models(FlagModel, 2);
  #new = models(FlagModel, 2);
  #backwards = new FlagModel();
  #reuse = new NumberModel();
  #hidden = new FlagModel();
  #disputed = new FlagModel();
  #points = models(NumberModel, 2);
  #length = models(NumberModel, 2, 8, 8);
  #sign = models(FlagModel, 2, 3, 3, 3);
  #cut = models(FlagModel, 16, 2);

  count(n) { this.#out.number(this.#count, n); }

  text(s) {
    const bytes = new TextEncoder().encode(s);
    this.count(bytes.length);
    let before = 32;
    for (const b of bytes) {
      this.#out.byte(this.#text[before & 127], b);
      before = b;
    }
  }

  /** Encodes a point relative to a distant one. */
  place(p, from) {
    for (const axis of [0, 1]) {
      const d = p[axis] - from[axis];
      this.#out.number(this.#place[axis], Math.abs(d));
      if (d) this.#out.flag(this.#placeSign[axis], d < 0);
    }
  }

  reuse(back, backwards, context) {
    this.#out.flag(this.#new[context], false);
    this.#out.number(this.#reuse, back);
    this.#out.flag(this.#backwards, backwards);
  }

  /** Encodes a new arc. `from`: also encode its first point, relative to this one. `closing`: omit its last point. */
  arc(points, { hidden, disputed, closing, from }, context) {
    this.#out.flag(this.#new[context], true);
    if (from) this.place(points[0], from);
    this.#out.flag(this.#hidden, hidden);
    this.#out.flag(this.#disputed, disputed);
    const end = points.length - (closing ? 1 : 0);
    this.#out.number(this.#points[closing ? 1 : 0], end - 1);
    let dx = 0, dy = 0;
    for (let i = 1; i < end; ++i) {
      const was = [dx, dy];
      const now = [points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]];
      const scale = Math.min(7, bitLength(Math.max(Math.abs(was[0]), Math.abs(was[1]))));
      const signs = was.map(signClass);
      this.#out.number(this.#length[0][scale][Math.min(7, bitLength(was[0]))], Math.abs(now[0]));
      if (now[0]) this.#out.flag(this.#sign[0][signs[0]][signs[1]][1], now[0] < 0);
      this.#out.number(this.#length[1][scale][Math.min(7, bitLength(now[0]))], Math.abs(now[1]));
      if (now[1]) this.#out.flag(this.#sign[1][signs[0]][signs[1]][signClass(now[0])], now[1] < 0);
      [dx, dy] = now;
    }
  }

  decisions(list) {
    let before = 0;
    for (const { pass, cut } of list) {
      this.#out.flag(this.#cut[Math.min(pass, 15)][before], cut);
      before = cut ? 1 : 0;
    }
  }

  finish() { return this.#out.finish(); }
}

function fnv1a(bytes) {
  let hash = 0x811c9dc5;
  for (const b of bytes) hash = Math.imul(hash ^ b, 0x01000193) >>> 0;
  return hash;
}

/** The rings of a polygon with their interiors on the left: the exterior, then the holes sorted by their leftmost points. */
function orderedRings(arcs, polygon) {
  const rings = polygon.map((ring) => ({ ring, points: ringPoints(arcs, ring) })).filter((r) => r.points.length > 2);
  rings.sort((a, b) => Math.abs(doubleArea(b.points)) - Math.abs(doubleArea(a.points)));
  rings.forEach((r, i) => {
    if ((doubleArea(r.points) < 0) === (i > 0)) {
      r.ring = r.ring.map((a) => ~a).reverse();
      r.points = ringPoints(arcs, r.ring);
    }
  });
  const holes = rings.slice(1);
  const left = ({ points }) => points[leftmost(points)][0];
  return [...rings.slice(0, 1), ...holes.sort((a, b) => left(a) - left(b))];
}

/**
 * world: {centre: [lon, lat], step, arcs: [{points, hidden, disputed}], countries: [{a3, name, label, polygons: [[[arc]]]}]},
 * points on a grid of `step`, labels on a finer one. Returns {bytes, stats}.
 */
export function writePack({ centre, step, arcs, countries }) {
  const out = new PackWriter();
  const points = arcs.map((a) => a.points);
  const numberOf = new Map();  // arc -> {order, forwards}
  const stats = { countries: 0, vertices: 0, corners: 0, arcs: 0, arcPoints: 0, stretched: 0 };
  let origin = [0, 0], label = [0, 0];
  for (const country of countries) {
    const polygons = country.polygons.map((p) => orderedRings(points, p)).filter((p) => p.length);
    if (!polygons.length) continue;
    ++stats.countries;
    out.text(country.a3);
    out.text(country.name);
    out.place(country.label, label);
    ({ label } = country);
    out.count(polygons.length);
    for (const rings of polygons) {
      out.count(rings.length);
      for (const { ring } of rings) {
        out.count(ring.length);
        ring.forEach((signed, k) => {
          const arc = signed < 0 ? ~signed : signed;
          const known = numberOf.get(arc);
          const context = k ? 1 : 0;
          if (known) {
            out.reuse(numberOf.size - 1 - known.order, known.forwards !== signed >= 0, context);
            return;
          }
          numberOf.set(arc, { order: numberOf.size, forwards: signed >= 0 });
          const way = signed < 0 ? points[arc].slice().reverse() : points[arc];
          out.arc(way, { ...arcs[arc], closing: k === ring.length - 1, from: k ? undefined : origin }, context);
          if (k === 0) origin = way[0];
          if (!arcs[arc].hidden) {
            ++stats.arcs;
            stats.arcPoints += way.length;
          }
        });
      }
      const { bridges, ring } = joinHoles(rings.map((r) => r.points));
      for (const { to, at } of bridges) {
        out.count(to);
        out.count(at);
      }
      const { decisions, stretched } = triangleDecisions(ring);
      out.decisions(decisions);
      stats.vertices += rings.reduce((n, r) => n + r.points.length, 0);
      stats.corners += 3 * (ring.length - 2);
      stats.stretched += stretched;
    }
  }
  const stream = out.finish();
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  [...'SPMP'].forEach((c, i) => header.setUint8(i, c.charCodeAt(0)));
  header.setUint8(4, VERSION);
  centre.forEach((deg, i) => header.setInt32(PAYLOAD_OFFSET + 4 * i, Math.round(deg * 1e6), true));
  [Math.round(step * 1e9), stats.countries, stats.vertices, stats.corners, stats.arcs, stats.arcPoints]
    .forEach((n, i) => header.setUint32(PAYLOAD_OFFSET + 8 + 4 * i, n, true));
  const bytes = new Uint8Array(HEADER_BYTES + stream.length);
  bytes.set(new Uint8Array(header.buffer));
  bytes.set(stream, HEADER_BYTES);
  new DataView(bytes.buffer).setUint32(5, fnv1a(bytes.subarray(PAYLOAD_OFFSET)), true);
  return { bytes, stats };
}
