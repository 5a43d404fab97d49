// Loops of single payments: their list, which stands in the page as text and of which each lights the picture, and the account of one.

/** @import { Snapshot } from "../types.js" */

import { pickPayments, stepLoop } from "../context/actions.js";
import { loopKey } from "../context/focus.js";
import { momentText, paymentLoops, paymentsPlace, paymentsText } from "../context/payments.js";
import { money } from "../context/words.js";
import { smallest } from "../data/amount.js";
import { button, make } from "../dom/elements.js";
import { gettext } from "../language/messages.js";
import { term } from "./glossary.js";
import { missingSentence } from "./loop_account.js";
import { accountBar, dealCard, facts, openDetails, ring as ringOf } from "./parts.js";

const list = document.getElementById("in-time");

/** Each heading becomes a button; without a script it is text. */
export function startPaymentLoops() {
  for (const { heading, deals, name } of paymentLoops) {
    const entry = button("choose", [...heading.childNodes], () => pickPayments(deals));
    entry.dataset.key = loopKey(name);
    heading.append(entry);
  }
}

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderPaymentLoops({ state }, before) {
  if (!list || state.picked === before?.state.picked) return;
  // An account stands in the place of both lists.
  list.hidden = Boolean(state.picked);
}

/**
 * @param {string[]} deals
 * @param {Snapshot} now
 */
export function openPayments(deals, { state, ring }) {
  const bar = accountBar(
    [gettext("Loop in time"), paymentsPlace(deals)].filter(Boolean).join(" · "),
    button("step", gettext("‹ Previous"), () => stepLoop(-1)),
    button("step", gettext("Next ›"), () => stepLoop(1)),
  );
  if (!ring) {
    openDetails(bar, missingSentence(state));
    return;
  }
  const payments = ring.legs.flatMap((leg) => leg.arrows);
  openDetails(
    bar,
    make("h2", "", ringOf([...ring.companies, ...ring.companies.slice(0, 1)])),
    make("p", "sentence", paymentsText(ring)),
    facts([[term("bottleneck", gettext("The smallest leg")), money(smallest(payments.map(({ amount }) => amount)))]]),
    make(
      "ol",
      "legs",
      ...payments.map((payment, at) =>
        make(
          "li",
          "leg",
          make("h3", "", ringOf([payment.payer, payment.payee]), make("b", "", money(payment.amount))),
          make("p", "quiet", momentText(deals, at)),
          dealCard(payment),
        ),
      ),
    ),
  );
}
