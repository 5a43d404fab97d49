// The loops of single payments that this page was drawn with: they stand in it as text, each with its deals and their days.

/** @import { Moment, Ring } from "../types.js" */

import { dayText, gettext, integer } from "../language/messages.js";
import { paymentsName } from "../query/payments.js";
import { dataset } from "./dataset.js";
import { narrator } from "./words.js";

/** The headings of the loops in the text of the page, with what each says of itself. */
const headings = [...document.querySelectorAll("#in-time [data-payments]")].flatMap((heading) =>
  heading instanceof HTMLElement ? [heading] : [],
);

/** @type {{ heading: HTMLElement, moments: Moment[], deals: string[], name: string }[]} */
export const paymentLoops = headings.map((heading) => {
  const moments = /** @type {Moment[]} */ (JSON.parse(heading.dataset.payments ?? "[]"));
  const deals = moments.map(({ deal }) => deal);
  return { heading, moments, deals, name: paymentsName(deals) };
});

/**
 * Say when a payment of a loop was made.
 *
 * @param {string[] | undefined} deals Those of the loop.
 * @param {number} at
 */
export function momentText(deals = [], at) {
  const name = paymentsName(deals);
  const moment = paymentLoops.find((each) => each.name === name)?.moments[at];
  if (!moment) return "";
  return [moment.day === dataset.undated ? narrator.day(moment.day) : dayText(moment.day), moment.time]
    .filter(Boolean)
    .join(" ");
}

/**
 * Tell a loop of single payments, each with its day.
 *
 * @param {Ring} ring
 */
export function paymentsText({ legs }) {
  const arrows = legs.flatMap((leg) => leg.arrows);
  const deals = arrows.map(({ deal }) => deal.id);
  const told = arrows.map((arrow, at) => {
    const moment = momentText(deals, at);
    return moment ? `${moment}: ${narrator.arrow(arrow)}` : narrator.arrow(arrow);
  });
  return `${told.join("; ")}.`;
}

/**
 * Say which loop of single payments of how many this is; nothing if the page does not list it.
 *
 * @param {string[]} deals
 */
export function paymentsPlace(deals) {
  const name = paymentsName(deals);
  const place = paymentLoops.findIndex((each) => each.name === name) + 1;
  return place ? gettext("{place} of {loops}", { place: integer(place), loops: integer(paymentLoops.length) }) : "";
}
