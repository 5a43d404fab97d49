// Amounts as intervals of whole numbers, so that sums are exact: (low, central, high), of which the last two may be unknown.

/** @import { Amount } from "../types.js" */

/** @type {Amount} */
export const UNKNOWN = { low: 0, central: null, high: null };

/** @param {Amount} amount */
export const isKnown = ({ low, central, high }) => central !== null || high !== null || low > 0;

/** @param {Amount} amount */
export const isExact = ({ low, central, high }) => low === central && central === high;

/**
 * @param {Amount} one
 * @param {Amount} other
 */
export const isSameAmount = (one, other) =>
  one.low === other.low && one.central === other.central && one.high === other.high;

/**
 * Give the figure to sort and to size by: an amount without a figure to quote counts by its floor.
 *
 * @param {Amount} amount
 */
export const quoted = ({ low, central }) => central ?? low;

/**
 * Add up; one unknown part leaves a sum open above, not smaller.
 *
 * @param {Amount[]} parts
 * @returns {Amount}
 */
export function total(parts) {
  /** @type {Amount} */
  const sum = { low: 0, central: 0, high: 0 };
  for (const part of parts) {
    sum.low += part.low;
    sum.central = sum.central === null || part.central === null ? null : sum.central + part.central;
    sum.high = sum.high === null || part.high === null ? null : sum.high + part.high;
  }
  return sum;
}

/**
 * Take the minimum of amounts as an interval. Its central value is given only where it is certain: a part without one
 * must not have a lower floor.
 *
 * @param {Amount[]} parts
 * @returns {Amount}
 */
export function smallest(parts) {
  let [low, central, high] = [Infinity, Infinity, Infinity];
  for (const part of parts) {
    low = Math.min(low, part.low);
    central = Math.min(central, part.central ?? Infinity);
    high = Math.min(high, part.high ?? Infinity);
  }
  const isUnsure = parts.some((part) => part.central === null && part.low < central);
  return {
    low,
    central: isUnsure || central === Infinity ? null : central,
    high: high === Infinity ? null : high,
  };
}

/**
 * Unpack an amount: one number is exact, three are low, central and high, nothing is unknown.
 *
 * @param {number | [number, number | null, number | null] | null | undefined} packed
 * @returns {Amount}
 */
export function unpackAmount(packed) {
  if (packed === undefined || packed === null) return UNKNOWN;
  if (typeof packed === "number") return { low: packed, central: packed, high: packed };
  const [low, central, high] = packed;
  return { low, central, high };
}
