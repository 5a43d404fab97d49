// Which companies are drawn: as many as can be read, the most important first, and those that stand out.

/** @import { Snapshot } from "../types.js" */

import { opening } from "../context/dataset.js";
import { byId, setPressed } from "../dom/elements.js";
import { isNarrow } from "../dom/media.js";
import { companyCount, gettext, integer } from "../language/messages.js";
import { canvas } from "./library.js";

/** With fewer pixels than this for each company, names are too small to read. */
const PIXELS_EACH = 12_500;

/** So many are all drawn; above the second number no picture helps. */
const ALL_AT_ONCE = 150;
const HAIRBALL = 1500;

/**
 * Give the most companies that are drawn at once.
 *
 * @param {number} all
 */
function mostAtOnce(all) {
  if (all > HAIRBALL) return 0;
  // The places were found for the day and level of the opening; on other days the same companies stand apart.
  if (opening.companies <= ALL_AT_ONCE && all <= ALL_AT_ONCE && !isNarrow.matches) return all;
  const room = Math.round((canvas.clientWidth * canvas.clientHeight) / PIXELS_EACH);
  return Math.min(opening.shown, Math.max(opening.core, room));
}

/**
 * @param {Snapshot} now
 * @returns {Set<number>}
 */
export function companiesToDraw({ state, answer, highlight }) {
  const { companies } = answer;
  const most = state.everyone ? companies.length : mostAtOnce(companies.length);
  return new Set([...companies.slice(0, most).map(({ at }) => at), ...(highlight?.companies ?? [])]);
}

/**
 * Say how many companies are drawn of how many.
 *
 * @param {Snapshot} now
 * @param {number} drawn
 */
export function renderShownCount({ state, answer, highlight }, drawn) {
  const all = answer.companies.length;
  byId("showing").textContent = gettext("showing {drawn} of {companies}", {
    drawn: integer(drawn),
    companies: companyCount(all),
  });
  byId("showing-of").hidden = mostAtOnce(all) >= all;
  setPressed(byId("show-all"), state.everyone);
  byId("hairball").hidden = all <= HAIRBALL || state.everyone || Boolean(highlight);
}
