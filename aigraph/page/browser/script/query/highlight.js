// What stands out: the companies and deals of what is picked, with a figure on each leg.

/** @import { Amount, Answer, Arrow, Company, Highlight, Leg, Loop, Pick, Ring } from "../types.js" */

import { dealCount, deedWord, gettext, integer } from "../language/messages.js";
import { isCalled } from "../loops/names.js";

/**
 * @param {Answer} answer
 * @param {Pick | null} picked
 * @param {Loop | undefined} loop The loop that is picked, if there is one now.
 * @param {object} options
 * @param {string[]} options.highlighted The loops that stand out while nothing is picked.
 * @param {(amount: Amount) => string} options.money
 * @param {(leg: Leg) => string} options.amountSince The day since which the amount of a leg is what it is.
 * @param {Ring} [options.ring] The loop of single payments that is picked, if it stands.
 * @param {(at: number) => string} [options.momentOf] When each of them was made.
 * @param {Arrow[]} options.came What came since the day that is compared with, which stands out while nothing is picked.
 * @param {Company[]} options.found The companies that the reader looks for, which stand out while nothing is picked.
 * @returns {Highlight | null} Null for everything as it is.
 */
export function highlightOf({ arrows, loops }, picked, loop, options) {
  const { highlighted, money, amountSince, found, came, ring, momentOf = () => "" } = options;
  if (!picked) {
    const those = loops.filter((each) => highlighted.some((name) => isCalled(each, name)));
    if (found.length) return ofCompanies(found, arrows);
    if (came.length) return ofArrows(came);
    return those.length > 1 ? ofLoops(those, money, amountSince) : null;
  }
  const { company, deal, cell } = picked;
  if (picked.loop) return loop ? ofLoops([loop], money, amountSince) : null;
  if (picked.payments) return ring ? ofPayments(ring, money, momentOf) : null;
  if (company) return ofArrows(arrows.filter(({ payer, payee }) => [payer.id, payee.id].includes(company)));
  if (deal) {
    return ofArrows(
      arrows.filter((arrow) => arrow.deal.id === deal),
      money,
    );
  }
  if (!cell) return null;
  return ofArrows(
    arrows.filter(({ payer, payee }) => cell.includes(payer.id) && cell.includes(payee.id)),
    money,
  );
}

/**
 * @param {Loop[]} loops
 * @param {(amount: Amount) => string} money
 * @param {(leg: Leg) => string} amountSince
 */
const ofLoops = (loops, money, amountSince) =>
  highlight(
    loops.flatMap(({ companies }) => companies),
    loops.flatMap(({ legs }) => legs.flatMap((leg) => leg.arrows)),
    new Map(
      loops.flatMap(({ legs }) =>
        legs.map((leg, at) => [largestOf(leg).deal.at, legLabel(leg, at, money, amountSince)]),
      ),
    ),
  );

/**
 * @param {Ring} ring
 * @param {(amount: Amount) => string} money
 * @param {(at: number) => string} momentOf
 */
function ofPayments({ companies, legs }, money, momentOf) {
  const arrows = legs.flatMap((leg) => leg.arrows);
  const label = (/** @type {Arrow} */ { deal, amount }, /** @type {number} */ at) =>
    [`${integer(at + 1)} ${deedWord(deal)}`, money(amount), momentOf(at)].filter(Boolean).join("\n");
  return highlight(companies, arrows, new Map(arrows.map((arrow, at) => [arrow.deal.at, label(arrow, at)])));
}

/**
 * @param {Company[]} found
 * @param {Arrow[]} arrows
 */
const ofCompanies = (found, arrows) =>
  highlight(
    found,
    arrows.filter(({ payer, payee }) => found.includes(payer) || found.includes(payee)),
    new Map(),
  );

/**
 * A leg is labelled once, on its largest arrow: a figure on every arrow would hide the arrows.
 *
 * @param {Leg} leg
 */
const largestOf = ({ arrows }) =>
  arrows.reduce((best, arrow) => ((arrow.amount.central ?? -1) > (best.amount.central ?? -1) ? arrow : best));

/**
 * Say which leg of the loop it is, how money goes, how much and since when.
 *
 * @param {Leg} leg
 * @param {number} at
 * @param {(amount: Amount) => string} money
 * @param {(leg: Leg) => string} amountSince
 */
function legLabel(leg, at, money, amountSince) {
  const { amount, arrows } = leg;
  const verbs = [...new Set(arrows.map(({ deal }) => deedWord(deal)))];
  const deals = arrows.length > 1 ? ` · ${dealCount(arrows.length)}` : "";
  const more = verbs.length > 1 ? gettext(" and more") : "";
  return [
    `${integer(at + 1)} ${verbs[0]}${more}`,
    `${money(amount)}${deals}`,
    gettext("since {day}", { day: amountSince(leg) }),
  ].join("\n");
}

/**
 * @param {Arrow[]} arrows
 * @param {(amount: Amount) => string} [money] Without it the arrows have no labels.
 */
function ofArrows(arrows, money) {
  if (!arrows.length) return null;
  return highlight(
    arrows.flatMap(({ payer, payee }) => [payer, payee]),
    arrows,
    new Map(money ? arrows.map(({ deal, amount }) => [deal.at, money(amount)]) : []),
  );
}

/**
 * @param {Company[]} companies
 * @param {Arrow[]} arrows
 * @param {Map<number, string>} labels
 * @returns {Highlight}
 */
const highlight = (companies, arrows, labels) => ({
  companies: new Set(companies.map(({ at }) => at)),
  deals: new Set(arrows.map(({ deal }) => deal.at)),
  labels,
});
