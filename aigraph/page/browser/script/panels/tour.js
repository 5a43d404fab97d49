// The line over the picture: which loop of how many the reader has come to, and what it says.

/** @import { Snapshot } from "../types.js" */

import { loopsListed } from "../context/actions.js";
import { companyCalled, dataset, opening } from "../context/dataset.js";
import { paymentsPlace, paymentsText } from "../context/payments.js";
import { narrator } from "../context/words.js";
import { byId, unbroken } from "../dom/elements.js";
import { gettext, integer } from "../language/messages.js";
import { changesSentence } from "./changes.js";
import { findingOf } from "./finding.js";

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderTour(now, before) {
  const isSame = now.answer === before?.answer && now.changes === before.changes;
  if (isSame && now.state.picked === before.state.picked) return;
  const { ring, state } = now;
  const listed = loopsListed();
  const sentence = sentenceOf(now, listed.length);
  byId("tour-words").replaceChildren(...unbroken(sentence));
  // In a short window there is no room for it over the picture.
  byId("finding").replaceChildren(...unbroken(ring ? "" : sentence));
  byId("tour-step").textContent = ring ? stepText(now, listed.length) : "";
  byId("tour-back").hidden = !ring;
  byId("tour-next").hidden = !ring && !listed.length;
  byId("tour-next").textContent = ring ? gettext("Next ›") : gettext("Start ›");
  byId("tour-clear").hidden = !state.picked;
}

/**
 * Say which loop of how many the reader has come to.
 *
 * @param {Snapshot} now
 * @param {number} listed
 */
function stepText({ state, answer, loop }, listed) {
  const { payments } = state.picked ?? {};
  if (payments) return paymentsPlace(payments);
  const place = loop ? loopsListed().indexOf(loop) + 1 || answer.loops.indexOf(loop) + 1 : 0;
  return gettext("{place} of {loops}", { place: integer(place), loops: integer(listed) });
}

/**
 * @param {Snapshot} now
 * @param {number} listed
 */
function sentenceOf({ state, answer, loop, ring, changes }, listed) {
  const { deal = "", cell, company } = state.picked ?? {};
  const picked = dataset.dealById.get(deal);
  const arrow = picked && answer.arrowOf.get(picked);
  const highlighted = opening.highlighted.length;
  if (loop) return narrator.loop(loop);
  if (ring) return paymentsText(ring);
  if (arrow) return `${narrator.arrow(arrow)}.`;
  if (cell) return cell.map((id) => companyCalled(id).name).join(" → ");
  if (company) return companyCalled(company).name;
  if (highlighted > 1 && !state.picked) {
    return gettext("{highlighted} loops stand out; choose one in the list to follow it.", { highlighted });
  }
  if (changes && !state.picked) return changesSentence(changes, state);
  if (!listed) return gettext("No loops {scope}.", { scope: narrator.scope(state) });
  return findingOf(answer, state);
}
