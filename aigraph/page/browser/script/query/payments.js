// A loop of single payments: which deals it runs over, drawn as a ring like any other loop.

/** @import { Answer, Arrow, Dataset, Ring } from "../types.js" */

/**
 * Give the payments of a loop as they stand now, as a ring; nothing if one of them does not stand, or they do not close.
 *
 * @param {string[]} deals By id, in the order of the payments.
 * @param {Pick<Answer, "arrowOf">} answer
 * @param {Pick<Dataset, "dealById">} dataset
 * @returns {Ring | undefined}
 */
export function ringOfPayments(deals, { arrowOf }, { dealById }) {
  const arrows = deals.flatMap((id) => {
    const deal = dealById.get(id);
    return (deal && arrowOf.get(deal)) ?? [];
  });
  const companies = arrows.map(({ payer }) => payer);
  const follows = (/** @type {Arrow} */ { payee }, /** @type {number} */ at) =>
    payee === companies[(at + 1) % companies.length];
  if (arrows.length < deals.length || new Set(companies).size < deals.length || !arrows.every(follows)) {
    return undefined;
  }
  return {
    name: paymentsName(deals),
    companies,
    legs: arrows.map((arrow) => ({ payer: arrow.payer, payee: arrow.payee, arrows: [arrow] })),
  };
}

/**
 * The same for the same payments, whichever list they come from.
 *
 * @param {string[]} deals
 */
export const paymentsName = (deals) => JSON.stringify(deals);
