// A view: which deals stand on a day, at a level, among those that the reader keeps.

/** @import { Arrow, Curves, Dataset, Deal, Question, Sizes } from "../types.js" */

import { dayNumber, sumOn } from "../data/curve.js";

/**
 * @param {Pick<Dataset, "deals" | "statuses">} dataset
 * @param {Question} question
 * @returns {Arrow[]}
 */
export function arrowsOf({ deals, statuses }, { day, level, layers, without, unseen }) {
  const arrows = [];
  const number = dayNumber(day);
  for (const deal of deals) {
    if (!layers.has(deal.layer) || without.has(deal.instrument)) continue;
    const phase = phaseOn(deal, day);
    const since = phase?.since.get(level);
    if (!phase || !since || unseen.has(statuses[phase.status] ?? "")) continue;
    arrows.push({
      deal,
      payer: phase.payer,
      payee: phase.payee,
      status: phase.status,
      // Where only money that has moved counts, a deal counts with the sum that is known to have been paid.
      amount: level === "paid" ? phase.paid : phase.amount,
      since,
      events: eventsUntil(deal, day),
      counted: () => countedOn(/** @type {Curves} */ (phase.curves.get(level)), number),
    });
  }
  return arrows;
}

/**
 * @param {Curves} curves
 * @param {number} day
 * @returns {Sizes}
 */
const countedOn = ({ contracted, due, paid }, day) => ({
  contracted: sumOn(contracted, day),
  due: sumOn(due, day),
  paid: sumOn(paid, day),
});

/**
 * The phase of a deal on a day is the last that has begun.
 *
 * @param {Deal} deal
 * @param {string} day
 */
const phaseOn = (deal, day) => deal.phases.findLast((phase) => phase.day <= day);

/**
 * @param {Deal} deal
 * @param {string} day
 */
export const eventsUntil = (deal, day) => deal.events.filter((event) => event.day <= day);
