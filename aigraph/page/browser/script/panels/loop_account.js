// The account of a loop, leg by leg, each deal with its events and their sources.

/** @import { Form, Leg, Loop, Snapshot, State } from "../types.js" */

import { stepLoop } from "../context/actions.js";
import { isNarrowed } from "../context/store.js";
import { money, narrator, stepFinder } from "../context/words.js";
import { isKnown, isSameAmount } from "../data/amount.js";
import { button, isolate, make } from "../dom/elements.js";
import { drawMoneyChart } from "../drawing/money_chart.js";
import { gettext, integer, spaced } from "../language/messages.js";
import { evidenceSection } from "./evidence_section.js";
import { netText, sizesInWords } from "./loop_sizes.js";
import { accountBar, dealCard, facts, openDetails, ring } from "./parts.js";

/**
 * @param {Loop} loop
 * @param {Snapshot} now
 */
export function openLoop(loop, { state, answer: { loops } }) {
  const isUnverified = loop.legs.some((leg) => leg.since === loop.since && stepFinder.isUnverified(leg));
  openDetails(
    accountBar(
      gettext("{place} of {loops}", { place: loops.indexOf(loop) + 1, loops: integer(loops.length) }),
      button("step", gettext("‹ Previous"), () => stepLoop(-1)),
      button("step", gettext("Next ›"), () => stepLoop(1)),
    ),
    make("h2", "", ring([...loop.companies, ...loop.companies.slice(0, 1)])),
    make("p", "sentence", narrator.loop(loop)),
    sizesTable(loop, state),
    drawMoneyChart(loop, state),
    facts([
      [gettext("Kind"), loop.kinds.map(spaced).join(", ")],
      [gettext("Detour of"), loop.detourOf.join(", ")],
      [gettext("The smallest leg"), narrator.steps(stepFinder.ofLoop(state, loop), isUnverified)],
      [gettext("Weakest status"), narrator.status(loop)],
    ]),
    evidenceSection(loop),
    ...loop.forms.map((form) => formSection(form, loop, state)),
  );
}

/**
 * What can have gone round: as paid, due and contracted.
 *
 * @param {Loop} loop
 * @param {State} state
 */
function sizesTable(loop, state) {
  const { paid, due, contracted } = sizesInWords(loop);
  const net = netText(loop, state);
  const columns = [
    [gettext("paid"), paid, gettext("is known to have gone round at most")],
    [gettext("due"), due, gettext("can have gone round by {day}", { day: narrator.day(state.day) })],
    [gettext("contracted"), contracted, gettext("is what the contracts allow")],
  ];
  return make(
    "dl",
    "sizes",
    ...columns.map(([name = "", amount = "", meaning = ""]) =>
      make("div", "", make("dt", "", name), make("dd", "", make("b", "", amount), make("span", "quiet", meaning))),
    ),
    net ? make("p", "quiet", net) : "",
  );
}

/**
 * The legs of a form; where there are several, under its kind and roots.
 *
 * @param {Form} form
 * @param {Loop} loop
 * @param {State} state
 */
function formSection(form, { forms }, state) {
  const roots = form.roots.map(({ name }) => name).join(", ");
  const heading = gettext("As a loop of kind {kind}, from {roots}", { kind: spaced(form.kind), roots });
  return make(
    "section",
    "form",
    forms.length > 1 ? make("h3", "", heading) : null,
    make("ol", "legs", ...form.legs.map((leg) => legItem(leg, form, state))),
  );
}

/**
 * @param {Leg} leg
 * @param {Form} form
 * @param {State} state
 */
function legItem(leg, form, state) {
  const isSmallest = isKnown(leg.amount) && isSameAmount(leg.amount, form.amount);
  const notes = [
    narrator.steps(stepFinder.ofLeg(state, leg), stepFinder.isUnverified(leg)),
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
