// The line over the picture: which loop of how many the reader has come to, and what it says.

/** @import { Snapshot } from "../types.js" */

import { loopsListed } from "../context/actions.js";
import { companyCalled, dataset, opening } from "../context/dataset.js";
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
  const { answer, loop, state } = now;
  const listed = loopsListed();
  const sentence = sentenceOf(now, listed.length);
  byId("tour-words").replaceChildren(...unbroken(sentence));
  // In a short window there is no room for it over the picture.
  byId("finding").replaceChildren(...unbroken(loop ? "" : sentence));
  byId("tour-step").textContent = loop
    ? gettext("{place} of {loops}", {
        place: integer(listed.indexOf(loop) + 1 || answer.loops.indexOf(loop) + 1),
        loops: integer(listed.length),
      })
    : "";
  byId("tour-back").hidden = !loop;
  byId("tour-next").hidden = !listed.length;
  byId("tour-next").textContent = loop ? gettext("Next ›") : gettext("Start ›");
  byId("tour-clear").hidden = !state.picked;
}

/**
 * @param {Snapshot} now
 * @param {number} listed
 */
function sentenceOf({ state, answer, loop, changes }, listed) {
  const { deal = "", cell, company } = state.picked ?? {};
  const picked = dataset.dealById.get(deal);
  const arrow = picked && answer.arrowOf.get(picked);
  const highlighted = opening.highlighted.length;
  if (loop) return narrator.loop(loop);
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
