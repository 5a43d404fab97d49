// What the reader can do from several places: steps through the loops, days, levels.

/** @import { Loop } from "../types.js" */

import { listedLoops } from "../state/listing.js";
import { paymentsName } from "../query/payments.js";
import { LEVELS, nameIndex, opening } from "./dataset.js";
import { paymentLoops } from "./payments.js";
import { change, snapshot } from "./store.js";

/** @param {Loop} loop */
export const pickLoop = ({ name }) => change({ picked: { loop: name } });

/** @param {string[]} payments The deals of a loop of single payments. */
export const pickPayments = (payments) => change({ picked: { payments } });

/** @param {string} company */
export const pickCompany = (company) => change({ picked: { company } });

/** @param {string} deal */
export const pickDeal = (deal) => change({ picked: { deal } });

export const clearPick = () => change({ picked: null });

/** The loops that the list shows. */
export const loopsListed = () => listedLoops(snapshot().answer, snapshot().state, nameIndex);

/**
 * Pick the loop so many places further down the list, round and round; of loops of single payments after one of them.
 *
 * @param {number} by 1 or -1.
 */
export function stepLoop(by) {
  const { loop, state } = snapshot();
  const payments = state.picked?.payments;
  if (payments) {
    const here = paymentLoops.findIndex(({ name }) => name === paymentsName(payments));
    const next = stepFrom(paymentLoops, here, by);
    if (next) pickPayments(next.deals);
    return;
  }
  const loops = loopsListed();
  const next = stepFrom(loops, loop ? loops.indexOf(loop) : -1, by);
  if (next) pickLoop(next);
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} here Less than 0 where it has not begun.
 * @param {number} by
 * @returns {T | undefined}
 */
function stepFrom(list, here, by) {
  const start = by > 0 ? -1 : 0;
  return list[((here < 0 ? start : here) + by + list.length) % list.length];
}

/** @param {number} by 1 for a weaker level, -1 for a stricter one. */
export function stepLevel(by) {
  const level = LEVELS[LEVELS.indexOf(snapshot().state.level) + by];
  if (level) change({ level });
}

/** @param {string} day Not after the last day of the data. */
export const goToDay = (day) => change({ day: day > opening.day ? opening.day : day });
