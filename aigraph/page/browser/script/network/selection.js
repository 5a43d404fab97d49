// Which companies are drawn: the most important first, and before them those that stand out; as many as find room.

/** @import { Snapshot } from "../types.js" */

import { opening } from "../context/dataset.js";
import { byId, setPressed } from "../dom/elements.js";
import { companyCount, gettext, integer } from "../language/messages.js";
import { canvas } from "./library.js";

/** So many are all drawn where they find room; of more, one for so many pixels. */
const ALL_AT_ONCE = 150;
const PIXELS_EACH = 10_500;

/** Above the second number no picture helps; above the first not all are drawn even if the reader asks for them. */
const MOST_DRAWN = 300;
const HAIRBALL = 1500;

/**
 * Give the companies that may be drawn, the most important first, and how many of the first have to be.
 *
 * @param {Snapshot} now
 * @returns {{ chosen: number[], core: number, isAll: boolean }}
 */
export function candidates({ state, answer, ring, highlight }) {
  if (ring) return { chosen: ring.companies.map(({ at }) => at), core: ring.companies.length, isAll: false };
  const all = answer.companies.map(({ at }) => at);
  if (state.everyone) return { chosen: all.slice(0, MOST_DRAWN), core: 0, isAll: true };
  const ranked = all.slice(0, mostAtOnce(all.length));
  if (!highlight) return { chosen: ranked, core: opening.core, isAll: false };
  const near = all.filter((id) => highlight.companies.has(id));
  const others = ranked.filter((id) => !highlight.companies.has(id));
  return { chosen: [...near, ...others], core: near.length, isAll: false };
}

/** @param {number} all */
function mostAtOnce(all) {
  if (all > HAIRBALL) return 0;
  if (all <= ALL_AT_ONCE && opening.companies <= ALL_AT_ONCE) return all;
  const room = Math.round((canvas.clientWidth * canvas.clientHeight) / PIXELS_EACH);
  return Math.min(opening.shown, Math.max(opening.core, room));
}

/**
 * Say how many companies are drawn of how many.
 *
 * @param {Snapshot} now
 * @param {number} drawn
 */
export function renderShownCount({ state, answer, ring, highlight }, drawn) {
  const all = answer.companies.length;
  byId("showing").textContent = gettext("showing {drawn} of {companies}", {
    drawn: integer(drawn),
    companies: companyCount(all),
  });
  byId("showing-of").hidden = drawn >= all || Boolean(ring);
  if (state.everyone) byId("showing-of").hidden = false;
  setPressed(byId("show-all"), state.everyone);
  byId("show-all").textContent =
    all > MOST_DRAWN ? gettext("Show {most}", { most: integer(MOST_DRAWN) }) : gettext("Show all");
  byId("hairball").hidden = all <= HAIRBALL || state.everyone || Boolean(highlight);
}
