// From the source's topology to countries on the projection plane that share every boundary point.
import { geoAzimuthalEqualArea, geoStream } from 'd3-geo';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';

export const EARTH_KM = 6371;

const LONGEST_EDGE_DEG = 1;

/** Decoded arcs (lon, lat) with long edges divided, so that a parallel or a meridian stays curved on the plane. */
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

/** A ring of about a kilometre for a place that the source has shrunk to a point: Vatican City, and the hole for it. */
function dot([lon, lat], isHole) {
  const ring = [[lon - 0.006, lat - 0.004], [lon, lat + 0.006], [lon + 0.006, lat - 0.004], [lon - 0.006, lat - 0.004]];
  return isHole ? ring.reverse() : ring;
}

export function sourceFeatures(source) {
  const dense = { ...source, arcs: denseArcs(source), transform: undefined };
  const { features } = feature(dense, dense.objects.countries);
  for (const { geometry } of features) {
    // Antarctica makes a detour to the pole, which flat maps need; on the sphere it is an edge of no width.
    geometry.coordinates = geometry.coordinates.map((polygon) =>
      polygon.map((ring) => ring.filter(([, lat]) => lat > -89)).filter((ring) => ring.length > 3)
        .map((ring, i) => (ring.every((p) => p[0] === ring[0][0] && p[1] === ring[0][1]) ? dot(ring[0], i > 0) : ring)));
  }
  return features;
}

export function projectionAt([lon, lat]) {
  return geoAzimuthalEqualArea().rotate([-lon, -lat]).scale(1).translate([0, 0]).precision(0);
}

/** Twice the signed area; with y down it is negative when the interior lies to the left of the way round. */
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

/** d3 follows the clip circle in chords of two degrees, which a coast that grazes it would cross: here are shorter ones. */
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

/** A line on the grid of `step`, without repeated points. */
function snap(line, step) {
  const out = [];
  for (const [x, y] of line) {
    const p = [Math.round(x / step), Math.round(y / step)];
    const last = out.at(-1);
    if (!last || last[0] !== p[0] || last[1] !== p[1]) out.push(p);
  }
  return out;
}

/** One lon/lat polygon -> polygons of integer points on a grid of `step`, clipped as the projection says. */
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
  // d3 keeps the source's sense: exterior rings run clockwise on the screen, holes the other way.
  const polygons = rings.filter((r) => doubleArea(r) > 0).map((r) => [r]);
  for (const hole of rings.filter((r) => doubleArea(r) < 0)) {
    polygons.find(([exterior]) => contains(exterior, hole[0]))?.push(hole);
  }
  return polygons.map((p) => p.map((r) => [...r, r[0]]));
}

/** [{a3, name, polygons}] in lon/lat -> a topology on the grid: {arcs, countries: [{a3, name, polygons of arc lists}]}. */
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
    // Merging takes out the lines inside a country: the antimeridian, and what the table of countries joined.
    countries: topo.objects.world.geometries.map((g) => ({
      a3: g.id,
      name: names.get(g.id),
      polygons: mergeArcs(topo, [g]).arcs,
    })),
  };
}

/**
 * Arcs with every point dropped whose triangle with its neighbours (Visvalingam) is below `areaAt(point)`, in grid units. A
 * closed arc keeps its three weightiest points; one for which `keepRing` is false becomes empty.
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

/** Points of a ring of signed arc numbers (~i: arc i backwards), without the closing repetition. */
export function ringPoints(arcs, ring) {
  const points = [];
  for (const i of ring) {
    const arc = i < 0 ? arcs[~i].slice().reverse() : arcs[i];
    points.push(...arc.slice(0, -1));
  }
  return points;
}

/** Arcs on a grid `factor` times coarser. A ring that would collapse becomes the smallest triangle: no island vanishes. */
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
