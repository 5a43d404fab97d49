// Who is ahead between two companies, in the account of a deal or a pair.

/** @import { Company, Snapshot } from "../types.js" */
/** @import { Net } from "../query/net.js" */

import { dataset } from "../context/dataset.js";
import { narrator } from "../context/words.js";
import { make } from "../dom/elements.js";
import { gettext } from "../language/messages.js";
import { floorsOn } from "../query/floors.js";
import { netBetween } from "../query/net.js";
import { facts } from "./parts.js";

/**
 * @param {Company} one
 * @param {Company} other
 * @param {Snapshot} now
 */
export function netSection(one, other, { state, answer }) {
  const net = netBetween(one, other, answer.arrows, floorsOn(dataset, state.day));
  if (!net) return null;
  const said = (/** @type {Net} */ each) => sentence(each, one, other);
  return make(
    "section",
    "net",
    make("h3", "", gettext("Net, in cash deals")),
    facts([
      [gettext("Paid"), said(net.paid)],
      [gettext("Due"), said(net.due)],
      [gettext("Contracted"), said(net.contracted)],
    ]),
  );
}

/**
 * @param {Net} net
 * @param {Company} one
 * @param {Company} other
 */
function sentence({ given, taken, ahead, by }, one, other) {
  const values = { given: narrator.sum(given), taken: narrator.sum(taken) };
  if (ahead === null) return gettext("{given} there, {taken} back: who gives more is not known", values);
  if (ahead === "neither") return gettext("{given} there, {taken} back: as much either way", values);
  return gettext("{given} there, {taken} back: {company} gives {amount} more", {
    ...values,
    company: (ahead === "one" ? one : other).name,
    amount: narrator.sum(by),
  });
}
