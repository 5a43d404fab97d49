// A view: which deals stand on a day, at a level, among those that the reader keeps.

/** @import { Arrow, Curves, Dataset, Deal, Question, Sizes } from "../types.js" */

import { dayNumber, sumOn } from "../data/curve.js";

/**
 * @param {Pick<Dataset, "deals" | "statuses">} dataset
 * @param {Question} question
 * @returns {Arrow[]}
 */
export function arrowsOf({ deals, statuses }, { day, level, layers, without, unseen }) {
  /** @type {Arrow[]} */
  const arrows = [];
  // Where only money that has moved counts, a deal counts with what is known to have been paid of it.
  const money = level === "paid" ? "paid" : "contracted";
  const number = dayNumber(day);
  for (const deal of deals) {
    if (!layers.has(deal.layer) || without.has(deal.instrument)) continue;
    const phase = phaseOn(deal, day);
    const since = phase?.since.get(level);
    if (!phase || !since || unseen.has(statuses[phase.status] ?? "")) continue;
    const curves = /** @type {Curves} */ (phase.curves.get(level));
    arrows.push({
      deal,
      payer: phase.payer,
      payee: phase.payee,
      status: phase.status,
      money,
      amount: sumOn(curves[money], number),
      since,
      events: eventsUntil(deal, day),
      counted: () => countedOn(curves, number),
      ceilings: (deal.umbrellas ?? []).map((umbrella) => ({
        umbrella,
        high: umbrella.steps.findLast((step) => step.day <= number)?.high ?? null,
      })),
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
