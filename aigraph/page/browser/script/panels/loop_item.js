// A loop in a list: its ring, what is paid, due and contracted, and since when.

/** @import { Loop, Snapshot, Step } from "../types.js" */

import { pickLoop } from "../context/actions.js";
import { opening } from "../context/dataset.js";
import { loopKey } from "../context/focus.js";
import { narrator, stepFinder } from "../context/words.js";
import { button, make, setPressed } from "../dom/elements.js";
import { gettext, spaced } from "../language/messages.js";
import { isCalled, isDirect } from "../loops/names.js";
import { sizesInWords } from "./loop_sizes.js";
import { ring } from "./parts.js";

/**
 * @param {Loop} loop
 * @param {Snapshot} now
 */
export function loopItem(loop, now) {
  const isUnverified = loop.legs.some((leg) => leg.since === loop.since && stepFinder.isUnverified(leg));
  const entry = button(
    "",
    [
      ring([...loop.companies, ...loop.companies.slice(0, 1)]),
      make(
        "span",
        "facts",
        ...loop.kinds.map((kind) => make("span", `kind ${kind}`, spaced(kind))),
        make("span", "size", gettext("paid {paid} · due {due} · contracted {contracted}", sizesInWords(loop))),
        make("span", "rest", narrator.steps(ends(stepFinder.ofLoop(now.state, loop)), isUnverified)),
        isDirect(loop) ? null : make("span", "rest", gettext("detour of {loops}", { loops: loop.detourOf.join(", ") })),
      ),
    ],
    () => pickLoop(loop),
  );
  const isOpening = opening.highlighted.some((name) => isCalled(loop, name));
  setPressed(entry, now.state.picked ? loop === now.loop : isOpening);
  entry.dataset.key = loopKey(loop.name);
  return make("li", "", entry, make("p", "sentence", narrator.loop(loop)));
}

/**
 * The first and the last of some steps: the account of a loop has all.
 *
 * @param {Step[]} steps
 */
const ends = (steps) => (steps.length > 1 ? [steps[0], steps.at(-1)].flatMap((step) => step ?? []) : steps);
