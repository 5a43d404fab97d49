// The list of loops: direct ones first, in each the largest first, kept by kind and by what the reader looks for, shown a screenful at a time.

/** @import { Loop, Snapshot, State, Step } from "../types.js" */

import { loopsListed, pickCompany, pickLoop } from "../context/actions.js";
import { dataset, nameIndex, opening } from "../context/dataset.js";
import { loopKey } from "../context/focus.js";
import { change, snapshot } from "../context/store.js";
import { narrator, stepFinder } from "../context/words.js";
import { button, byId, isolate, make, setPressed } from "../dom/elements.js";
import { directCount, gettext, integer, loopCount, spaced } from "../language/messages.js";
import { isCalled, isDirect } from "../loops/names.js";
import { foundCompanies, listedLoops } from "../state/listing.js";
import { toggled } from "../state/state.js";
import { sizesOf } from "./loop_sizes.js";
import { ring } from "./parts.js";

const SCREENFUL = 60;
const MATCHES = 8;

let room = SCREENFUL;
let isOnPaper = false;

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderLoopList(now, before) {
  if (before && (now.state.find !== before.state.find || now.state.kinds !== before.state.kinds)) room = SCREENFUL;
  const listed = loopsListed();
  byId("loops").replaceChildren(...listed.slice(0, room).map((loop) => loopItem(loop, now)));
  byId("count").textContent = countText(now, listed.length);
  byId("more").hidden = listed.length <= room;
  byId("more").textContent = gettext("Show {more} more of {listed}", {
    more: Math.min(SCREENFUL, listed.length - room),
    listed: integer(listed.length),
  });
  byId("cut").hidden = !now.answer.cut;
  byId("cut").textContent = gettext(
    "The search stopped after {rings} rings of companies. There may be more loops than are listed here.",
    { rings: integer(opening.max_loops) },
  );
  renderKinds(now);
  renderMatches(now);
  const find = byId("find", HTMLInputElement);
  if (find.value !== now.state.find) find.value = now.state.find;
}

/** Go past all that stands before the loops. */
export function focusLoops() {
  const first = [...document.querySelectorAll("#details button, #loops button")].find((each) => each.checkVisibility());
  if (first instanceof HTMLElement) first.focus();
}

export function showMoreLoops() {
  room += SCREENFUL;
  renderLoopList(snapshot(), null);
}

/** @param {boolean} isPrinting Paper says how many of the loops are on it. */
export function printLoopList(isPrinting) {
  isOnPaper = isPrinting;
  renderLoopList(snapshot(), null);
}

/**
 * @param {Loop} loop
 * @param {Snapshot} now
 */
function loopItem(loop, now) {
  const isUnverified = loop.legs.some((leg) => leg.since === loop.since && stepFinder.isUnverified(leg));
  const entry = button(
    "",
    [
      ring([...loop.companies, ...loop.companies.slice(0, 1)]),
      make(
        "span",
        "facts",
        ...loop.kinds.map((kind) => make("span", `kind ${kind}`, spaced(kind))),
        make("span", "size", sizeText(loop, now.state)),
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
 * @param {Loop} loop
 * @param {State} state
 */
function sizeText(loop, state) {
  const [paid, due, contracted] = sizesOf(loop, state) ?? [];
  if (!paid || !due || !contracted) return narrator.counted(state, loop.amount);
  return gettext("paid {paid} · due {due} · contracted {contracted}", { paid, due, contracted });
}

/**
 * The first and the last of some steps: the account of a loop has all.
 *
 * @param {Step[]} steps
 */
const ends = (steps) => (steps.length > 1 ? [steps[0], steps.at(-1)].flatMap((step) => step ?? []) : steps);

/**
 * @param {Snapshot} now
 * @param {number} listed
 */
function countText({ state, answer }, listed) {
  const all = answer.loops.length;
  if (!all) return gettext("No loops {scope}.", { scope: narrator.scope(state) });
  const direct = directCount(answer.loops.filter(isDirect).length);
  const text =
    listed < all
      ? gettext("{listed} of {loops}", { listed: integer(listed), loops: loopCount(all) })
      : gettext("{direct}, largest first; {loops} with detours", { direct, loops: loopCount(all) });
  if (!isOnPaper || listed <= room) return text;
  return text + gettext("; the first {printed} are printed", { printed: integer(room) });
}

/** @param {Snapshot} now */
function renderKinds({ state, answer }) {
  const looked = listedLoops(answer, { find: state.find, kinds: new Set(dataset.kinds) }, nameIndex);
  const counts = new Map(
    dataset.kinds.map((kind) => [kind, looked.filter((loop) => isDirect(loop) && loop.kinds.includes(kind)).length]),
  );
  const kinds = opening.kinds.filter((kind) => counts.get(kind) || !state.kinds.has(kind));
  byId("kinds").hidden = kinds.length < 2;
  byId("kinds").replaceChildren(
    ...kinds.map((kind) => {
      const chip = button(`chip kind ${kind}`, `${spaced(kind)} ${integer(counts.get(kind) ?? 0)}`, () =>
        change({ kinds: toggled(snapshot().state.kinds, kind) }),
      );
      setPressed(chip, state.kinds.has(kind));
      chip.dataset.key = `kind ${kind}`;
      return chip;
    }),
  );
}

/** @param {Snapshot} now */
function renderMatches({ state, answer }) {
  const found = foundCompanies(answer, state, nameIndex);
  byId("matches").replaceChildren(
    ...found.slice(0, MATCHES).map(({ id, name }) => button("match", isolate(name), () => pickCompany(id))),
  );
}
