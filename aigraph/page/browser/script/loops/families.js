// Families: direct loops by a company that they share, so that a long list can be read as a few stories.

/** @import { Company, Family, Loop } from "../types.js" */

/** So many families are told apart; what is left is one more. */
const MOST = 8;
/** A family of its own has so many loops at least. */
const LEAST = 2;

/**
 * Group direct loops by shared company: each time the company on most of the loops that are left, among equals the one on
 * the largest (a greedy set cover, Chvátal 1979). Each loop is in one family.
 *
 * @param {Loop[]} direct Largest first.
 * @returns {Family[]} The last one may have no company: loops that share none.
 */
export function familiesOf(direct) {
  /** @type {Family[]} */
  const families = [];
  let left = direct;
  while (left.length && families.length < MOST) {
    const company = mostShared(left);
    const loops = left.filter(({ companies }) => company && companies.includes(company));
    if (!company || loops.length < LEAST) break;
    families.push({ company, loops });
    left = left.filter((loop) => !loops.includes(loop));
  }
  families.sort((one, other) => placeOf(one, direct) - placeOf(other, direct));
  return left.length ? [...families, { company: null, loops: left }] : families;
}

/**
 * A family stands where the largest of its loops does.
 *
 * @param {Family} family
 * @param {Loop[]} direct
 */
const placeOf = ({ loops }, direct) => direct.findIndex((loop) => loop === loops[0]);

/** @param {Loop[]} loops */
function mostShared(loops) {
  /** @type {Map<Company, number>} */
  const counts = new Map();
  for (const company of loops.flatMap(({ companies }) => companies)) {
    counts.set(company, (counts.get(company) ?? 0) + 1);
  }
  // A map keeps the order in which companies were met: those of the largest loops first.
  return [...counts].reduce(
    (best, each) => (each[1] > best[1] ? each : best),
    /** @type {[Company | null, number]} */ ([null, 0]),
  )[0];
}
