// Sums of deals of which some are parts of one whole: together they are no more than the umbrella that contains them. A second
// implementation of aigraph/model/money/joint_sum.py: tests hold the two together.

/** @import { Amount, Arrow, Ceiling } from "../types.js" */

import { total } from "../data/amount.js";

/**
 * Add deals up, those of one umbrella together within what it has.
 *
 * @param {Arrow[]} arrows
 * @param {(arrow: Arrow) => Amount} sumOf
 * @returns {Amount}
 */
export function jointSum(arrows, sumOf) {
  /** @type {Amount[]} */
  const added = [];
  /** @type {Map<unknown, { ceilings: Ceiling[], parts: Amount[] }>} */
  const inside = new Map();
  const countIn = (/** @type {Amount} */ amount, /** @type {Ceiling[]} */ ceilings) => {
    const [first] = ceilings;
    if (!first) {
      added.push(amount);
      return;
    }
    const group = inside.get(first.umbrella) ?? { ceilings, parts: [] };
    group.parts.push(amount);
    inside.set(first.umbrella, group);
  };
  for (const arrow of arrows) countIn(sumOf(arrow), arrow.ceilings ?? []);
  while (inside.size) {
    const [umbrella, { ceilings, parts }] = /** @type {[unknown, { ceilings: Ceiling[], parts: Amount[] }]} */ (
      [...inside].reduce((one, other) => (other[1].ceilings.length > one[1].ceilings.length ? other : one))
    );
    inside.delete(umbrella);
    const together = total(parts);
    const high = ceilings[0]?.high ?? null;
    countIn(together.high === null ? together : heldTo(together, high), ceilings.slice(1));
  }
  return total(added);
}

/**
 * Cut an amount at a ceiling that its low end does not contradict.
 *
 * @param {Amount} amount
 * @param {number | null} most
 * @returns {Amount}
 */
export function heldTo(amount, most) {
  const { low, central, high } = amount;
  if (most === null || low > most || (high !== null && high <= most)) return amount;
  if (low === most) return { low, central: low, high: low };
  return { low, central: central === null ? null : Math.min(central, most), high: most };
}
