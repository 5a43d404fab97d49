// The finding: what the data show on a day, in figures. No adjective and no verdict.

/** @import { Answer, Arrow, State } from "../types.js" */

import { narrator } from "../context/words.js";
import { companyCount, directCount, gettext } from "../language/messages.js";
import { jointSum } from "../loops/joint_sum.js";
import { isDirect } from "../loops/names.js";
import { sizesInWords } from "./loop_sizes.js";

/** Funding that is to be paid back. */
const OWED = ["loan", "bond"];

/**
 * @param {Answer} answer With a loop at least.
 * @param {State} state
 */
export const findingOf = (answer, state) =>
  [loopsSentence(answer, state), largestSentence(answer), fundingSentence(answer)].filter(Boolean).join(" ");

/**
 * @param {Answer} answer
 * @param {State} state
 */
function loopsSentence({ loops }, { day }) {
  const direct = loops.filter(isDirect);
  const companies = new Set(direct.flatMap((loop) => loop.companies));
  return gettext("On {day} money can come back to its payer round {loops}, among {companies}.", {
    day: narrator.day(day),
    loops: directCount(direct.length),
    companies: companyCount(companies.size),
  });
}

/** @param {Answer} answer */
function largestSentence({ loops }) {
  const [largest] = loops;
  if (!largest) return "";
  const names = [...largest.companies, ...largest.companies.slice(0, 1)].map(({ name }) => name).join(" → ");
  return gettext("The largest by what is due, {names}: {due} due by then, {paid} paid, {contracted} contracted.", {
    names,
    ...sizesInWords(largest),
  });
}

/** @param {Answer} answer */
function fundingSentence({ arrows }) {
  const funding = arrows.filter(({ deal }) => deal.deal_class === "funding");
  const owed = funding.filter(({ deal }) => OWED.includes(deal.instrument));
  if (!owed.length) return "";
  return gettext("Of {funding} of funding on record, {owed} is to be paid back as loans and bonds.", {
    funding: sum(funding),
    owed: sum(owed),
  });
}

/** @param {Arrow[]} arrows */
const sum = (arrows) => narrator.amounts.money(jointSum(arrows, ({ amount }) => amount));
