// Loops by family: folded up under what they share, with their detours folded away.

/** @import { Family, Loop, Snapshot } from "../types.js" */

import { isolate, make } from "../dom/elements.js";
import { whenIdle } from "../dom/idle.js";
import { companyCount, directCount, gettext, integer, loopCount } from "../language/messages.js";
import { loopItem } from "./loop_item.js";

/** So many loops of a family are written at once. */
const WRITTEN = 30;

/** The families that the reader has opened or folded, by company. */
const folds = new Map();

/**
 * A family folded up under what its loops share; the first is open, and the one with the loop that is picked.
 *
 * @param {Family} family
 * @param {number} at
 * @param {Loop[]} listed
 * @param {Snapshot} now
 */
export function familyItem({ company, loops }, at, listed, now) {
  const names = new Set(loops.map(({ name }) => name));
  const detours = listed.filter(({ detourOf }) => detourOf[0] !== undefined && names.has(detourOf[0]));
  const companies = new Set(loops.flatMap((loop) => loop.companies));
  const title = company
    ? gettext("{company} and {others} round it", { company: company.name, others: companyCount(companies.size - 1) })
    : gettext("Loops that share no company");
  const list = make("ol", "bare");
  const folded = make(
    "details",
    "family",
    make("summary", "", isolate(title), make("span", "quiet", directCount(loops.length))),
    list,
    loops.length > WRITTEN &&
      lazyFold(
        gettext("and {rest} smaller ones", { rest: integer(loops.length - WRITTEN) }),
        loops.slice(WRITTEN),
        now,
      ),
    detours.length > 0 &&
      lazyFold(gettext("{loops} that are detours of these", { loops: loopCount(detours.length) }), detours, now),
  );
  const fill = () => {
    if (!list.children.length) list.append(...loops.slice(0, WRITTEN).map((loop) => loopItem(loop, now)));
  };
  const key = company?.id ?? "";
  folded.open = folds.get(key) ?? (at === 0 || (now.loop !== undefined && loops.includes(now.loop)));
  if (folded.open) fill();
  else whenIdle(() => folded.isConnected && fill());
  folded.addEventListener("toggle", () => {
    folds.set(key, folded.open);
    fill();
  });
  return make("li", "", folded);
}

/**
 * Loops that are written when they are asked for: there may be hundreds.
 *
 * @param {string} words
 * @param {Loop[]} loops
 * @param {Snapshot} now
 */
function lazyFold(words, loops, now) {
  const list = make("ol", "bare");
  const fold = make("details", "detours", make("summary", "", words), list);
  fold.addEventListener("toggle", () => {
    if (fold.open && !list.children.length) list.append(...loops.map((loop) => loopItem(loop, now)));
  });
  return fold;
}
