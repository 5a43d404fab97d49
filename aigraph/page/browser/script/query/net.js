// Who is ahead between two companies: what each gives the other in cash deals, and the difference.

/** @import { Amount, Arrow, Company, Sizes } from "../types.js" */
/** @import { FloorOf } from "../loops/sizes.js" */

import { legSizes } from "../loops/sizes.js";

/** @type {Amount} */
const NOTHING = { low: 0, central: 0, high: 0 };

/** @typedef {{ given: Amount, taken: Amount, ahead: "one" | "other" | "neither" | null, by: Amount }} Net */

/**
 * Say who gives more, which is not known where the ranges overlap, and by how much.
 *
 * @param {Amount} given
 * @param {Amount} taken
 * @returns {Net}
 */
export function netOf(given, taken) {
  const [more, less] = [difference(given, taken), difference(taken, given)];
  if (more.low > 0) return { given, taken, ahead: "one", by: more };
  if (less.low > 0) return { given, taken, ahead: "other", by: less };
  return { given, taken, ahead: more.high === 0 && less.high === 0 ? "neither" : null, by: more };
}

/**
 * Take one amount from another; without a ceiling of what is taken, nothing is left for certain.
 *
 * @param {Amount} whole
 * @param {Amount} part
 * @returns {Amount}
 */
function difference(whole, part) {
  return {
    low: part.high === null ? 0 : whole.low - part.high,
    central: whole.central === null || part.central === null ? null : whole.central - part.central,
    high: whole.high === null ? null : whole.high - part.low,
  };
}

/**
 * Give the net of two companies in each kind of money; nothing where no cash goes either way.
 *
 * @param {Company} one
 * @param {Company} other
 * @param {Arrow[]} arrows
 * @param {FloorOf} floorOf
 * @returns {Record<keyof Sizes, Net> | null}
 */
export function netBetween(one, other, arrows, floorOf) {
  const cash = arrows.filter(({ deal }) => deal.layer === "cash");
  const there = cash.filter(({ payer, payee }) => payer === one && payee === other);
  const back = cash.filter(({ payer, payee }) => payer === other && payee === one);
  if (!there.length && !back.length) return null;
  const given = there.length ? legSizes({ payer: one, payee: other, arrows: there }, floorOf) : null;
  const taken = back.length ? legSizes({ payer: other, payee: one, arrows: back }, floorOf) : null;
  const net = (/** @type {keyof Sizes} */ money) => netOf(given?.[money] ?? NOTHING, taken?.[money] ?? NOTHING);
  return { paid: net("paid"), due: net("due"), contracted: net("contracted") };
}
