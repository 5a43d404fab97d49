// The account of a loop, leg by leg, each deal with its events and their sources.

/** @import { Form, Leg, Loop, Snapshot } from "../types.js" */

import { stepLoop } from "../context/actions.js";
import { opening } from "../context/dataset.js";
import { isNarrowed } from "../context/store.js";
import { money, narrator } from "../context/words.js";
import { isKnown, isSameAmount } from "../data/amount.js";
import { button, isolate, make } from "../dom/elements.js";
import { gettext, integer, spaced } from "../language/messages.js";
import { rotations } from "../loops/names.js";
import { questionKey } from "../query/answer.js";
import { openingState } from "../state/state.js";
import { evidenceSection } from "./evidence_section.js";
import { accountBar, dealCard, facts, openDetails, ring } from "./parts.js";

/**
 * @param {Loop} loop
 * @param {Snapshot} now
 */
export function openLoop(loop, { state, answer: { loops } }) {
  const isOpening = questionKey(state) === questionKey(openingState(opening));
  const sizes = rotations(loop.companies).flatMap((name) => opening.sizes[name] ?? []);
  openDetails(
    accountBar(
      gettext("{place} of {loops}", { place: loops.indexOf(loop) + 1, loops: integer(loops.length) }),
      button("step", gettext("‹ Previous"), () => stepLoop(-1)),
      button("step", gettext("Next ›"), () => stepLoop(1)),
    ),
    make("h2", "", ring([...loop.companies, ...loop.companies.slice(0, 1)])),
    make("p", "sentence", narrator.loop(loop)),
    facts([
      [gettext("Kind"), loop.kinds.map(spaced).join(", ")],
      [gettext("Detour of"), loop.detourOf.join(", ")],
      [gettext("The smallest leg"), narrator.counted(state, loop.amount)],
      [gettext("By that day"), isOpening ? (sizes[0] ?? null) : null],
      [gettext("Weakest status"), narrator.status(loop)],
      [gettext("Complete since"), narrator.day(loop.since)],
    ]),
    evidenceSection(loop),
    ...loop.forms.map((form) => formSection(form, loop)),
  );
}

/**
 * The legs of a form; where there are several, under its kind and roots.
 *
 * @param {Form} form
 * @param {Loop} loop
 */
function formSection(form, { forms }) {
  const roots = form.roots.map(({ name }) => name).join(", ");
  const heading = gettext("As a loop of kind {kind}, from {roots}", { kind: spaced(form.kind), roots });
  return make(
    "section",
    "form",
    forms.length > 1 ? make("h3", "", heading) : null,
    make("ol", "legs", ...form.legs.map((leg) => legItem(leg, form))),
  );
}

/**
 * @param {Leg} leg
 * @param {Form} form
 */
function legItem(leg, form) {
  const isSmallest = isKnown(leg.amount) && isSameAmount(leg.amount, form.amount);
  const notes = [
    narrator.status(leg),
    gettext("since {day}", { day: narrator.day(leg.since) }),
    isSmallest ? gettext("the smallest leg") : "",
  ];
  return make(
    "li",
    isSmallest ? "leg smallest" : "leg",
    make("h3", "", ring([leg.payer, leg.payee]), make("b", "", money(leg.amount))),
    make("p", "quiet", notes.filter(Boolean).join(" · ")),
    ...leg.arrows.map(dealCard),
  );
}

/**
 * A loop of an address may not be there on this day, at this level, under these filters.
 *
 * @param {string} name
 * @param {Snapshot} now
 */
export function openMissingLoop(name, { state }) {
  const values = { scope: narrator.scope(state) };
  openDetails(
    accountBar(gettext("Loop")),
    make("h2", "", isolate(name)),
    make(
      "p",
      "sentence",
      isNarrowed()
        ? gettext("This loop does not stand {scope}, under these filters. ", values)
        : gettext("This loop does not stand {scope}. ", values),
      gettext("Another day, a weaker certainty or fewer filters may show it."),
    ),
  );
}
