// The accounts of a deal, with the deals beside it, and of a cell of the matrix.

/** @import { Company, Deal, Snapshot } from "../types.js" */

import { dataset } from "../context/dataset.js";
import { narrator } from "../context/words.js";
import { make } from "../dom/elements.js";
import { gettext } from "../language/messages.js";
import { legOf } from "../loops/bundle.js";
import { eventsUntil } from "../query/arrows.js";
import { floorsOn } from "../query/floors.js";
import { netSection } from "./pair_net.js";
import { accountBar, dealCard, dealSection, eventItem, openDetails, ring } from "./parts.js";

/**
 * @param {Deal} deal
 * @param {Snapshot} now
 */
export function openDeal(deal, now) {
  const arrow = now.answer.arrowOf.get(deal);
  if (!arrow) return openMissingDeal(deal, now);
  const { payer, payee } = arrow;
  const others = now.answer.arrows.filter((other) => other !== arrow);
  const together = others.filter((other) => deal.package && other.deal.package === deal.package);
  const beside = others.filter(
    (other) =>
      !together.includes(other) && [payer, payee].includes(other.payer) && [payer, payee].includes(other.payee),
  );
  openDetails(
    accountBar(gettext("Deal")),
    make("h2", "", ring([payer, payee])),
    make("p", "sentence", `${narrator.arrow(arrow)}.`),
    dealCard(arrow),
    dealSection(gettext("In the same agreement"), together),
    dealSection(gettext("Other deals between the two"), beside),
    netSection(payer, payee, now),
  );
}

/**
 * @param {Deal} deal
 * @param {Snapshot} now
 */
function openMissingDeal(deal, { state }) {
  const last = deal.phases.findLast((phase) => phase.since.size > 0);
  const values = { deal: deal.title || deal.id, scope: narrator.scope(state) };
  openDetails(
    accountBar(gettext("Deal")),
    last && make("h2", "", ring([last.payer, last.payee])),
    make("p", "sentence", gettext("{deal}: this deal does not stand {scope}. What was reported of it:", values)),
    make("ul", "events", ...eventsUntil(deal, state.day).map(eventItem)),
  );
}

/**
 * @param {Company} payer
 * @param {Company} payee
 * @param {Snapshot} now
 */
export function openCell(payer, payee, now) {
  const { state, answer } = now;
  const between = (/** @type {Company} */ one, /** @type {Company} */ other) =>
    answer.arrows.filter((arrow) => arrow.payer === one && arrow.payee === other);
  const arrows = between(payer, payee);
  const sentence = arrows.length
    ? `${narrator.leg(legOf(payer, payee, arrows, floorsOn(dataset, state.day)))}.`
    : gettext("No deal {scope}.", { scope: narrator.scope(state) });
  openDetails(
    accountBar(gettext("Deals of two companies")),
    make("h2", "", ring([payer, payee])),
    make("p", "sentence", sentence),
    netSection(payer, payee, now),
    ...arrows.map(dealCard),
    dealSection(gettext("The other way"), between(payee, payer)),
  );
}
