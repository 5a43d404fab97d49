// What is stated of all contracts of a pair together by a day: floors under the sums of its deals.

/** @import { Dataset } from "../types.js" */

import { dayNumber } from "../data/curve.js";

/**
 * Give what looks the floors of a day up.
 *
 * @param {Pick<Dataset, "floors">} dataset
 * @param {string} day
 */
export function floorsOn({ floors }, day) {
  const number = dayNumber(day);
  return (/** @type {number} */ payer, /** @type {number} */ payee, /** @type {string} */ dealClass) =>
    floors.get(`${payer}>${payee} ${dealClass}`)?.findLast((step) => step.day <= number);
}
