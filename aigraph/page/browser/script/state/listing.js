// What is listed: the loops of the kinds that the reader keeps and the deals, of both those that he looks for, in order.

/** @import { Answer, Arrow, Loop, State } from "../types.js" */
/** @import { Narrator } from "../language/sentences.js" */
/** @import { NameIndex } from "../query/names.js" */

import { isKnown, quoted } from "../data/amount.js";
import { collate, deedWord, spaced } from "../language/messages.js";
import { fold } from "../query/names.js";

/**
 * @param {Pick<Answer, "loops">} answer
 * @param {Pick<State, "kinds" | "find">} state
 * @param {NameIndex} index
 * @returns {Loop[]}
 */
export function listedLoops({ loops }, { kinds, find }, index) {
  const words = index.words(find);
  const text = (/** @type {Loop} */ { companies, name, kinds: all }) =>
    `${companies.map((company) => index.namesOf(company)).join(" ")} ${fold(name)} ${fold(all.join(" "))}`;
  return loops.filter(
    (loop) => loop.kinds.some((kind) => kinds.has(kind)) && words.every((word) => text(loop).includes(word)),
  );
}

/**
 * Give the companies that the reader looks for by name; none while he looks for nothing.
 *
 * @param {Pick<Answer, "companies">} answer
 * @param {Pick<State, "find">} state
 * @param {NameIndex} index
 */
export function foundCompanies({ companies }, { find }, index) {
  const words = index.words(find);
  return words.length
    ? companies.filter((company) => words.every((word) => index.namesOf(company).includes(word)))
    : [];
}

/**
 * What the table of deals is sorted by, by column; numbers begin with the largest.
 *
 * @type {Record<string, (arrow: Arrow) => string | number>}
 */
const SORT_KEYS = {
  From: ({ payer }) => fold(payer.name),
  does: ({ deal }) => deedWord(deal),
  To: ({ payee }) => fold(payee.name),
  Amount: ({ amount }) => (isKnown(amount) ? quoted(amount) : -1),
  Status: ({ status }) => status,
  Since: ({ since }) => since,
  What: ({ deal }) => fold(deal.title ?? ""),
  Sources: ({ events }) => new Set(events.map(({ source }) => source)).size,
};

/** @typedef {{ column: string, isDescending: boolean }} Order */

/**
 * @param {Pick<Answer, "arrows">} answer
 * @param {Pick<State, "find">} state
 * @param {Order} order
 * @param {{ index: NameIndex, narrator: Narrator }} context
 * @returns {Arrow[]}
 */
export function listedDeals({ arrows }, { find }, { column, isDescending }, { index, narrator }) {
  const words = index.words(find);
  const text = (/** @type {Arrow} */ arrow) => {
    const { deal, payer, payee, since } = arrow;
    const parts = [index.namesOf(payer), index.namesOf(payee), deal.id, deal.title, deal.verb, spaced(deal.instrument)];
    return fold([...parts, deal.deal_class, narrator.status(arrow), since].join(" "));
  };
  const key = SORT_KEYS[column] ?? (() => 0);
  return arrows
    .filter((arrow) => words.every((word) => text(arrow).includes(word)))
    .map((arrow) => ({ arrow, by: key(arrow) }))
    .sort(
      (one, other) => (isDescending ? -1 : 1) * compare(one.by, other.by) || one.arrow.deal.at - other.arrow.deal.at,
    )
    .map(({ arrow }) => arrow);
}

/**
 * @param {string | number} one
 * @param {string | number} other
 */
const compare = (one, other) =>
  typeof one === "number" && typeof other === "number" ? one - other : collate(String(one), String(other));
