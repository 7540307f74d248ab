// Converts the source's topology to countries on the projection plane that share all boundary points.
import { geoAzimuthalEqualArea, geoStream } from 'd3-geo';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';

export const EARTH_KM = 6371;

const LONGEST_EDGE_DEG = 1;

/** Decodes arcs (lon, lat) and subdivides long edges, so that parallels and meridians remain curved on the plane. */
function denseArcs({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    const out = [];
    let x = 0, y = 0;
    for (const [dx, dy] of arc) {
      x += dx;
      y += dy;
      const p = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
      const last = out.at(-1);
      if (last && Math.abs(p[0] - last[0]) < 180) {
        const pieces = Math.ceil(Math.hypot(p[0] - last[0], p[1] - last[1]) / LONGEST_EDGE_DEG);
        for (let i = 1; i < pieces; ++i) {
          out.push([last[0] + (p[0] - last[0]) * i / pieces, last[1] + (p[1] - last[1]) * i / pieces]);
        }
      }
      out.push(p);
    }
    return out;
  });
}

/** A ring about a kilometre wide, for a ring that is a single point in the source: Vatican City, and the hole for it. */
function dot([lon, lat], isHole) {
  const ring = [[lon - 0.006, lat - 0.004], [lon, lat + 0.006], [lon + 0.006, lat - 0.004], [lon - 0.006, lat - 0.004]];
  return isHole ? ring.reverse() : ring;
}

export function sourceFeatures(source) {
  const dense = { ...source, arcs: denseArcs(source), transform: undefined };
  const { features } = feature(dense, dense.objects.countries);
  for (const { geometry } of features) {
    // Antarctica includes edges to the pole, for equirectangular maps; on the sphere they enclose nothing.
    geometry.coordinates = geometry.coordinates.map((polygon) =>
      polygon.map((ring) => ring.filter(([, lat]) => lat > -89)).filter((ring) => ring.length > 3)
        .map((ring, i) => (ring.every((p) => p[0] === ring[0][0] && p[1] === ring[0][1]) ? dot(ring[0], i > 0) : ring)));
  }
  return features;
}

export function projectionAt([lon, lat]) {
  return geoAzimuthalEqualArea().rotate([-lon, -lat]).scale(1).translate([0, 0]).precision(0);
}

/** Twice the signed area; with y down, negative if the interior is on the left of the ring's direction. */
export function doubleArea(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return sum;
}

function contains(ring, [x, y]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i], [bx, by] = ring[j];
    if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const LONGEST_RIM_EDGE_RAD = 0.005;

/** Subdivides edges on the clip circle. d3 uses chords of two degrees, which nearby coasts would cross. */
function followRim(ring, radius) {
  const onRim = (p) => Math.abs(Math.hypot(...p) - radius) < 1e-6;
  return ring.flatMap((p, i) => {
    const q = ring[(i + 1) % ring.length];
    if (!onRim(p) || !onRim(q)) return [p];
    const from = Math.atan2(p[1], p[0]);
    const turn = Math.atan2(p[0] * q[1] - p[1] * q[0], p[0] * q[0] + p[1] * q[1]);
    const pieces = Math.max(1, Math.ceil(Math.abs(turn) / LONGEST_RIM_EDGE_RAD));
    const at = (k) => [radius * Math.cos(from + turn * k / pieces), radius * Math.sin(from + turn * k / pieces)];
    return [p, ...Array.from({ length: pieces - 1 }, (_, k) => at(k + 1))];
  });
}

/** Rounds a line to a grid of `step` and removes repeated points. */
function snap(line, step) {
  const out = [];
  for (const [x, y] of line) {
    const p = [Math.round(x / step), Math.round(y / step)];
    const last = out.at(-1);
    if (!last || last[0] !== p[0] || last[1] !== p[1]) out.push(p);
  }
  return out;
}

/** Projects and clips a lon/lat polygon. Returns polygons of integer points on a grid of `step`. */
function projectPolygon(projection, coordinates, step) {
  const radius = 2 * Math.sin(projection.clipAngle() * Math.PI / 360);
  const rings = [];
  let ring = null;
  const nothing = () => {};
  geoStream({ type: 'Polygon', coordinates }, projection.stream({
    polygonStart: nothing,
    polygonEnd: nothing,
    sphere: nothing,
    lineStart() { ring = []; },
    lineEnd() { rings.push(snap(followRim(ring, radius), step)); },
    point(x, y) { ring.push([x, y]); },
  }));
  // d3 keeps the source's orientation: exterior rings are clockwise on the screen, holes counterclockwise.
  const polygons = rings.filter((r) => doubleArea(r) > 0).map((r) => [r]);
  for (const hole of rings.filter((r) => doubleArea(r) < 0)) {
    polygons.find(([exterior]) => contains(exterior, hole[0]))?.push(hole);
  }
  return polygons.map((p) => p.map((r) => [...r, r[0]]));
}

/** Projects [{a3, name, polygons}] in lon/lat. Returns {topo, countries: [{a3, name, polygons of arc lists}]} on the grid. */
export function projectCountries(countries, projection, step) {
  const features = countries.map(({ a3, polygons }) => ({
    type: 'Feature',
    id: a3,
    geometry: { type: 'MultiPolygon', coordinates: polygons.flatMap((p) => projectPolygon(projection, p, step)) },
  })).filter((f) => f.geometry.coordinates.length);
  const topo = topology({ world: { type: 'FeatureCollection', features } });
  const names = new Map(countries.map((c) => [c.a3, c.name]));
  return {
    topo,
    // Merging removes lines inside a country: the antimeridian, and boundaries between merged countries.
    countries: topo.objects.world.geometries.map((g) => ({
      a3: g.id,
      name: names.get(g.id),
      polygons: mergeArcs(topo, [g]).arcs,
    })),
  };
}

/**
 * Simplifies arcs after Visvalingam: drops points whose effective area is below `areaAt(point)`, in grid units. A closed arc
 * keeps at least its three most significant points, or becomes empty if `keepRing` is false for it.
 */
export function simplifyArcs(topo, areaAt, keepRing) {
  return presimplify(topo).arcs.map((arc) => {
    const closed = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
    if (closed && !keepRing(arc)) return [];
    let floor = Infinity;
    if (closed) floor = arc.slice(1, -1).map((p) => p[2]).sort((a, b) => b - a)[1] ?? 0;
    return arc.filter((p) => p[2] >= Math.min(floor, areaAt(p))).map(([x, y]) => [x, y]);
  });
}

/** The points of a ring of arc indices (~i: arc i reversed), without the repeated last one. */
export function ringPoints(arcs, ring) {
  const points = [];
  for (const i of ring) {
    const arc = i < 0 ? arcs[~i].slice().reverse() : arcs[i];
    points.push(...arc.slice(0, -1));
  }
  return points;
}

/** Rounds arcs to a grid `factor` times coarser. A ring that would collapse becomes a minimal triangle. */
export function coarsenArcs(arcs, factor) {
  return arcs.map((arc) => {
    const out = snap(arc, factor);
    const closed = arc.length && arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
    if (!closed || out.length >= 4 && doubleArea(out) !== 0) return out;
    const [x, y] = out[0];
    const triangle = [[x, y], [x, y + 1], [x + 1, y], [x, y]];
    return doubleArea(triangle) * doubleArea(arc) < 0 ? triangle.reverse() : triangle;
  });
}
