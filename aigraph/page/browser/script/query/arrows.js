// A view: which deals stand on a day, at a level, among those that the reader keeps.

/** @import { Arrow, Dataset, Deal, Question } from "../types.js" */

/**
 * @param {Pick<Dataset, "deals" | "statuses">} dataset
 * @param {Question} question
 * @returns {Arrow[]}
 */
export function arrowsOf({ deals, statuses }, { day, level, layers, without, unseen }) {
  const arrows = [];
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
    });
  }
  return arrows;
}

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
