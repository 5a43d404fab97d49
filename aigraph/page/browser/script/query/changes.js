// What differs between two days: loops that appeared, vanished or changed, and the deals that made the difference. The rules
// are those of aigraph/measures/diff.py; tests hold the two to the same loops.

/** @import { Answer, Arrow, Changes, Loop, LoopChange } from "../types.js" */

import { isSameAmount } from "../data/amount.js";
import { rotations } from "../loops/names.js";

/**
 * @param {Pick<Answer, "arrows" | "arrowOf" | "loops">} before
 * @param {Pick<Answer, "arrows" | "arrowOf" | "loops">} after
 * @returns {Changes}
 */
export function changesBetween(before, after) {
  const old = new Map(before.loops.map((loop) => [keyOf(loop), loop]));
  const differs = (/** @type {Arrow} */ arrow) => isOther(arrow, after.arrowOf.get(arrow.deal));
  const differed = (/** @type {Arrow} */ arrow) => isOther(arrow, before.arrowOf.get(arrow.deal));
  const pairs = after.loops.map((loop) => ({ before: old.get(keyOf(loop)) ?? null, after: loop }));
  const kept = new Set(pairs.map((pair) => pair.before));
  return {
    appeared: pairs
      .filter((pair) => !pair.before)
      .map((pair) => ({ ...pair, arrows: arrowsOn(pair.after).filter(differed) })),
    vanished: before.loops
      .filter((loop) => !kept.has(loop))
      .map((loop) => ({ before: loop, after: null, arrows: arrowsOn(loop).filter(differs) })),
    changed: pairs
      .flatMap((pair) => (pair.before ? [{ before: pair.before, after: pair.after }] : []))
      .filter(({ before: one, after: other }) => isChanged(one, other))
      .map((pair) => changeOf(pair, differs, differed)),
    came: after.arrows.filter(({ deal }) => !before.arrowOf.has(deal)),
    ended: before.arrows.filter(({ deal }) => !after.arrowOf.has(deal)),
  };
}

/**
 * @param {{ before: Loop, after: Loop }} pair
 * @param {(arrow: Arrow) => boolean} differs
 * @param {(arrow: Arrow) => boolean} differed
 * @returns {LoopChange}
 */
function changeOf({ before, after }, differs, differed) {
  const arrows = [...arrowsOn(after).filter(differed), ...arrowsOn(before).filter(differs)];
  const deals = new Map(arrows.toReversed().map((arrow) => [arrow.deal, arrow]));
  return { before, after, arrows: [...deals.values()].reverse() };
}

/**
 * The same for a ring, from whichever company it is written.
 *
 * @param {Loop} loop
 */
const keyOf = ({ companies }) => rotations(companies).sort()[0] ?? "";

/** @param {Loop} loop */
const arrowsOn = ({ forms }) => [...new Set(forms.flatMap(({ legs }) => legs.flatMap((leg) => leg.arrows)))];

/**
 * @param {Arrow} arrow
 * @param {Arrow | undefined} other
 */
const isOther = (arrow, other) =>
  !other ||
  arrow.status !== other.status ||
  arrow.payer !== other.payer ||
  arrow.payee !== other.payee ||
  !isSameAmount(arrow.amount, other.amount);

/**
 * @param {Loop} one
 * @param {Loop} other
 */
const isChanged = (one, other) =>
  one.status !== other.status ||
  !isSameAmount(one.amount, other.amount) ||
  one.kinds.join() !== other.kinds.join() ||
  Boolean(one.detourOf.length) !== Boolean(other.detourOf.length);
