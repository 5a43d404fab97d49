// The table of all deals: sorted by a click on a heading, kept by what the reader looks for.

/** @import { Arrow, Snapshot } from "../types.js" */
/** @import { Order } from "../state/listing.js" */

import { pickDeal } from "../context/actions.js";
import { nameIndex } from "../context/dataset.js";
import { snapshot } from "../context/store.js";
import { money, narrator } from "../context/words.js";
import { button, byId, isolate, link, make } from "../dom/elements.js";
import { deedWord, gettext } from "../language/messages.js";
import { listedDeals } from "../state/listing.js";

/** The headings of the columns, by what they sort. */
const HEADINGS = {
  From: gettext("From"),
  does: gettext("does"),
  To: gettext("To"),
  Amount: gettext("Amount"),
  Status: gettext("Status"),
  Since: gettext("Since"),
  What: gettext("What"),
  Sources: gettext("Sources"),
};

/** Columns of which the largest is looked for first. */
const LARGEST_FIRST = ["Amount", "Status", "Sources"];

/** @type {Order} */
let order = { column: "Amount", isDescending: true };

const table = /** @type {HTMLTableElement} */ (byId("table").querySelector("table"));
const headings = /** @type {HTMLTableRowElement} */ (table.tHead?.rows[0]);
const body = /** @type {HTMLTableSectionElement} */ (table.tBodies[0]);

/** The deals that are listed, in the order of the table. */
export const dealsListed = () =>
  listedDeals(snapshot().answer, snapshot().state, order, { index: nameIndex, narrator });

/** @param {Snapshot} now */
export function renderDealTable(now) {
  if (now.state.view !== "table") return;
  const listed = dealsListed();
  body.replaceChildren(...listed.map((arrow) => row(arrow, now)));
  for (const heading of headings.cells) {
    const isSorted = heading.dataset.column === order.column;
    heading.setAttribute("aria-sort", isSorted ? (order.isDescending ? "descending" : "ascending") : "none");
  }
  const all = now.answer.arrows.length;
  const values = { listed: listed.length, all, scope: narrator.scope(now.state) };
  const caption = /** @type {HTMLTableCaptionElement} */ (table.caption);
  caption.textContent =
    listed.length < all
      ? gettext("{listed} of {all} deals {scope}. Select a row for its events and their wording.", values)
      : gettext("All {all} deals {scope}. Select a row for its events and their wording.", values);
}

/** @param {string} column */
function sortBy(column) {
  const isSame = order.column === column;
  order = { column, isDescending: isSame ? !order.isDescending : LARGEST_FIRST.includes(column) };
  renderDealTable(snapshot());
}

/**
 * @param {Arrow} arrow
 * @param {Snapshot} now
 */
function row(arrow, { state }) {
  const { deal, payer, payee, amount, since } = arrow;
  const opener = button("inline", isolate(payer.name), () => pickDeal(deal.id));
  opener.dataset.key = `deal ${deal.id}`;
  opener.setAttribute("aria-label", gettext("{deal}: show its events", { deal: narrator.arrow(arrow) }));
  const from = make("th", "", opener);
  from.scope = "row";
  const element = make(
    "tr",
    state.picked?.deal === deal.id ? "picked" : "",
    from,
    make("td", `verb ${deal.deal_class}`, deedWord(deal)),
    make("td", "", isolate(payee.name)),
    make("td", "number", money(amount)),
    make("td", "", narrator.status(arrow)),
    make("td", "day", narrator.day(since)),
    make("td", "wide", deal.title),
    make("td", "", ...sourceLinks(arrow)),
  );
  element.dataset.deal = deal.id;
  return element;
}

/** @param {Arrow} arrow */
function sourceLinks({ events }) {
  const sources = [...new Set(events.map(({ source }) => source))].filter((source) => source !== undefined);
  return sources.map(({ url, title, publisher }) => {
    // What follows in brackets after a publisher is in the account of the deal.
    const element = link(url, (publisher || title).replace(/ \(.*/, ""));
    element.title = [title, publisher].filter(Boolean).join(", ");
    return make("div", "cited", element);
  });
}

export function startDealTable() {
  for (const [column, words] of Object.entries(HEADINGS)) {
    const className = { Amount: "number", What: "wide" }[column] ?? "";
    const heading = make(
      "th",
      className,
      button("sort", words, () => sortBy(column)),
    );
    heading.scope = "col";
    heading.dataset.column = column;
    headings.append(heading);
  }
  body.addEventListener("click", ({ target }) => {
    const deal = target instanceof Element && !target.closest("a, button") && target.closest("tr")?.dataset.deal;
    if (deal) pickDeal(deal);
  });
}
