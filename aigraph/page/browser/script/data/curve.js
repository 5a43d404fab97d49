// Sums of money from day to day: knots with pieces of parabolas between them, as aigraph/page/money_curve.py writes them.

/** @import { Amount, Curve, Knot } from "../types.js" */

import { unpackAmount } from "./amount.js";

const DAY_MS = 86_400_000;

/**
 * Number a day as the curves do: from 1970 on.
 *
 * @param {string} day
 */
export const dayNumber = (day) => Date.parse(day) / DAY_MS;

/**
 * Unpack a curve; what never changes has one knot.
 *
 * @param {any} packed
 * @param {number} scale The unit of whole amounts in that of the curves.
 * @returns {Curve}
 */
export function unpackCurve(packed, scale) {
  if (!Array.isArray(packed?.[0])) return [{ day: -Infinity, amount: unpackSums(packed, scale), bends: null }];
  return packed.map((/** @type {any} */ [day, sums, bends]) => ({
    day,
    amount: unpackSums(sums, scale),
    bends: bends?.map((/** @type {number} */ bend) => bend * scale) ?? null,
  }));
}

/**
 * @param {any} packed
 * @param {number} scale
 * @returns {Amount}
 */
export const unpackSums = (packed, scale) => mapEnds(unpackAmount(packed), (end) => Math.round(end * scale));

/**
 * Give the sum of a curve on a day, in whole units.
 *
 * @param {Curve} curve
 * @param {number} day
 * @returns {Amount}
 */
export function sumOn(curve, day) {
  const place = Math.max(
    0,
    curve.findLastIndex((each) => each.day <= day),
  );
  const [knot, next] = [/** @type {Knot} */ (curve[place]), curve[place + 1]];
  if (!next || knot.day >= day) return knot.amount;
  return between(knot, next, day);
}

/**
 * @param {Knot} knot
 * @param {Knot} next
 * @param {number} day
 */
function between({ day: from, amount, bends }, { day: to, amount: reached }, day) {
  const share = (day - from) / (to - from);
  const bow = (day - from) * (day - to);
  const drawn = (/** @type {number} */ start, /** @type {number | null} */ end, /** @type {number} */ bend) =>
    Math.round(start + ((end ?? start) - start) * share + bend * bow);
  const [low = 0, central = 0, high = 0] = bends ?? [];
  return {
    low: drawn(amount.low, reached.low, low),
    central: amount.central === null ? null : drawn(amount.central, reached.central, central),
    high: amount.high === null ? null : drawn(amount.high, reached.high, high),
  };
}

/**
 * @param {Amount} amount
 * @param {(end: number) => number} change
 * @returns {Amount}
 */
const mapEnds = ({ low, central, high }, change) => ({
  low: change(low),
  central: central === null ? null : change(central),
  high: high === null ? null : change(high),
});
