// Loops: rings of companies with the deals put back on their legs.

/** @import { Arrow, Company, LegSort, Loop, Shape } from "../types.js" */
/** @import { FloorOf } from "./sizes.js" */

import { Bundle } from "./bundle.js";
import { loopOfRing } from "./classify.js";
import { markDetours } from "./direct.js";
import { sizesOfLegs, sortedBySize } from "./sizes.js";
import { simpleCycles } from "./simple_cycles.js";

/**
 * @param {Arrow[]} arrows
 * @param {object} rules
 * @param {number} rules.companies How many companies there are; each arrow's ends are numbered below it.
 * @param {string[]} rules.kinds
 * @param {Record<string, Shape>} rules.shapes
 * @param {Record<string, LegSort>} rules.sorts
 * @param {number} rules.maxLength The most companies on a ring.
 * @param {number} rules.maxLoops
 * @param {FloorOf} rules.floorOf What is stated of a pair as a whole.
 * @returns {{ loops: Loop[], cut: boolean }} The loops, ranked, and whether the search stopped before its end.
 */
export function findLoops(arrows, { companies, kinds, shapes, sorts, maxLength, maxLoops, floorOf }) {
  const bundles = bundlesOf(arrows, companies, sorts, floorOf);
  /** @type {number[][]} */
  const successors = Array.from({ length: companies }, () => []);
  for (const { payer, payee } of bundles.values()) successors[payer.at]?.push(payee.at);
  for (const others of successors) others.sort((one, other) => one - other);
  const loops = [];
  let rings = 0;
  for (const cycle of simpleCycles(successors, maxLength)) {
    if (rings === maxLoops) return { loops: ranked(loops, floorOf), cut: true };
    rings += 1;
    const ring = cycle.map((payer, at) => bundles.get(pairKey(payer, cycle[(at + 1) % cycle.length] ?? 0, companies)));
    const loop = loopOfRing(ring.filter(isBundle), kinds, shapes);
    if (loop) loops.push(loop);
  }
  return { loops: ranked(loops, floorOf), cut: false };
}

/**
 * Put direct loops before their detours, in each the largest first.
 *
 * @param {Loop[]} loops
 * @param {FloorOf} floorOf
 */
function ranked(loops, floorOf) {
  markDetours(loops);
  for (const loop of loops) loop.sizes = sizesOfLegs(loop.legs, floorOf);
  return sortedBySize(loops);
}

/**
 * Join deals by payer and payee. Money that reaches a placeholder and money that leaves it are not the same money.
 *
 * @param {Arrow[]} arrows
 * @param {number} companies
 * @param {Record<string, LegSort>} sorts
 * @param {FloorOf} floorOf
 */
function bundlesOf(arrows, companies, sorts, floorOf) {
  const named = arrows.filter(({ payer, payee }) => !isPlaceholder(payer) && !isPlaceholder(payee));
  /** @type {Map<number, Arrow[]>} */
  const joined = new Map();
  for (const arrow of named) {
    const key = pairKey(arrow.payer.at, arrow.payee.at, companies);
    const others = joined.get(key);
    if (others) others.push(arrow);
    else joined.set(key, [arrow]);
  }
  return new Map(
    [...joined].map(([key, those]) => {
      const { payer, payee } = /** @type {Arrow} */ (those[0]);
      return [key, new Bundle(payer, payee, those, sorts, floorOf)];
    }),
  );
}

/** @param {Company} company */
export const isPlaceholder = (company) => company.kind === "placeholder";

/**
 * @param {number} payer
 * @param {number} payee
 * @param {number} companies
 */
const pairKey = (payer, payee, companies) => payer * companies + payee;

/**
 * @param {Bundle | undefined} bundle
 * @returns {bundle is Bundle}
 */
const isBundle = (bundle) => bundle !== undefined;
