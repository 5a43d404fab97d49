// The account of a loop, leg by leg, each deal with its events and their sources.

/** @import { Form, Leg, Loop, Snapshot, State } from "../types.js" */

import { stepLoop } from "../context/actions.js";
import { isNarrowed } from "../context/store.js";
import { amounts, money, narrator, stepFinder } from "../context/words.js";
import { isKnown, isSameAmount, quoted } from "../data/amount.js";
import { button, isolate, make } from "../dom/elements.js";
import { drawMoneyChart } from "../drawing/money_chart.js";
import { dayText, gettext, integer, spaced } from "../language/messages.js";
import { revenueText } from "../network/revenue_discs.js";
import { revenueOn } from "../query/revenue.js";
import { evidenceSection } from "./evidence_section.js";
import { term, terms } from "./glossary.js";
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
      [gettext("Kind"), terms(loop.kinds)],
      [term("detour", gettext("Detour of")), loop.detourOf.join(", ")],
      [term("bottleneck", gettext("The smallest leg")), narrator.steps(stepFinder.ofLoop(state, loop), isUnverified)],
      [term("weakest", gettext("Weakest status")), narrator.status(loop)],
    ]),
    evidenceSection(loop, state.day),
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
    ["paid", gettext("paid"), paid, gettext("is known to have gone round at most")],
    ["due", gettext("due"), due, gettext("can have gone round by {day}", { day: narrator.day(state.day) })],
    ["contracted", gettext("contracted"), contracted, gettext("is what the contracts allow")],
  ];
  return make(
    "dl",
    "sizes",
    ...columns.map(([key = "", name = "", amount = "", meaning = ""]) =>
      make(
        "div",
        "",
        make("dt", "", term(key, name)),
        make("dd", "", make("b", "", amount), make("span", "quiet", meaning)),
      ),
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
    make("p", "quiet", besideRevenue(leg, state.day)),
    ...leg.arrows.map(dealCard),
  );
}

/** From here on a share is said as so many times. */
const TIMES = 2;

/**
 * Say the whole amount of a leg as a share of the yearly revenue of its payee.
 *
 * @param {Leg} leg
 * @param {string} day
 */
function besideRevenue({ payee, amount }, day) {
  const revenue = revenueOn(payee, day);
  const bn = quoted(amount) / amounts.unit;
  if (!revenue || !bn) return "";
  const share = bn / revenue.usd_bn;
  const text = share < TIMES ? `${Number((share * 100).toPrecision(2))} %` : `${Number(share.toPrecision(2))} ×`;
  const values = {
    share: text,
    payee: payee.name,
    period: dayText(revenue.period),
    revenue: revenueText(revenue.usd_bn),
  };
  return amount.central === null
    ? gettext("over its whole term at least {share} the revenue that {payee} reported for {period}, {revenue}", values)
    : gettext("over its whole term {share} the revenue that {payee} reported for {period}, {revenue}", values);
}

/**
 * A loop of an address may not be there on this day, at this level, under these filters.
 *
 * @param {string} name
 * @param {Snapshot} now
 */
export const openMissingLoop = (name, { state }) =>
  openDetails(accountBar(gettext("Loop")), make("h2", "", isolate(name)), missingSentence(state));

/** @param {State} state */
export function missingSentence(state) {
  const values = { scope: narrator.scope(state) };
  return make(
    "p",
    "sentence",
    isNarrowed()
      ? gettext("This loop does not stand {scope}, under these filters. ", values)
      : gettext("This loop does not stand {scope}. ", values),
    gettext("Another day, a weaker certainty or fewer filters may show it."),
  );
}
