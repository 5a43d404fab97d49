// The list of loops: direct ones first, in each the largest first, kept by kind and by what the reader looks for, shown a screenful at a time.

/** @import { Snapshot, State } from "../types.js" */

import { loopsListed, pickCompany } from "../context/actions.js";
import { dataset, nameIndex, opening } from "../context/dataset.js";
import { change, snapshot } from "../context/store.js";
import { narrator } from "../context/words.js";
import { button, byId, isolate, setPressed } from "../dom/elements.js";
import { directCount, gettext, integer, loopCount, spaced } from "../language/messages.js";
import { familiesOf } from "../loops/families.js";
import { isDirect } from "../loops/names.js";
import { foundCompanies, listedLoops } from "../state/listing.js";
import { toggled } from "../state/state.js";
import { familyItem } from "./loop_families.js";
import { loopItem } from "./loop_item.js";

const SCREENFUL = 60;
const MATCHES = 8;

/** @type {(keyof State)[]} What of the state the list depends on. */
const LISTED_BY = ["find", "kinds", "flat", "picked"];

let room = SCREENFUL;
let isOnPaper = false;

/** So few direct loops need no families. */
const FEW = 12;

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderLoopList(now, before) {
  if (before && now.answer === before.answer && LISTED_BY.every((key) => now.state[key] === before.state[key])) return;
  if (before && (now.state.find !== before.state.find || now.state.kinds !== before.state.kinds)) room = SCREENFUL;
  const listed = loopsListed();
  const direct = listed.filter(isDirect);
  const isByFamily = !now.state.flat && !now.state.find && !isOnPaper && direct.length > FEW;
  byId("loops").replaceChildren(
    ...(isByFamily
      ? familiesOf(direct).map((family, at) => familyItem(family, at, listed, now))
      : listed.slice(0, room).map((loop) => loopItem(loop, now))),
  );
  byId("flat").hidden = direct.length <= FEW || Boolean(now.state.find);
  setPressed(byId("flat"), now.state.flat);
  byId("count").textContent = countText(now, listed.length);
  byId("more").hidden = isByFamily || listed.length <= room;
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
