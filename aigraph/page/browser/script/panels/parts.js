// Parts that several accounts share: rings of names, sources, deals with their events.

/** @import { Arrow, Company, Content, DealEvent, Source } from "../types.js" */

import { clearPick, pickDeal } from "../context/actions.js";
import { dataset } from "../context/dataset.js";
import { money, narrator } from "../context/words.js";
import { isKnown } from "../data/amount.js";
import { button, byId, isolate, link, make, present } from "../dom/elements.js";
import { dayText, gettext, spaced } from "../language/messages.js";

export const details = byId("details");

/** @param {...Content} content */
export function openDetails(...content) {
  details.replaceChildren(...present(content));
}

/**
 * The line above an account: the way back to the list, what this is, and where it leads.
 *
 * @param {string} words
 * @param {...Content} steps
 */
export const accountBar = (words, ...steps) =>
  make("div", "bar", button("back", gettext("‹ All loops"), clearPick), make("span", "quiet", words), ...steps);

/** @param {Company[]} companies */
export function ring(companies) {
  const row = make("span", "ring");
  for (const [at, company] of companies.entries()) row.append(...(at ? [" → "] : []), isolate(company.name));
  return row;
}

/** @param {[term: string | Node, value: string | Node | null][]} pairs Those without a value are left out. */
export function facts(pairs) {
  const filled = pairs.filter(([, value]) => value);
  return make("dl", "pairs", ...filled.flatMap(([term, value]) => [make("dt", "", term), make("dd", "", value)]));
}

/**
 * @param {Source} source
 * @param {string | null} locator
 */
export function citation(source, locator) {
  const grade = make("span", "grade", source.grade);
  grade.title = gettext("grade {grade}: {meaning}", {
    grade: source.grade,
    meaning: dataset.grades[source.grade] ?? "",
  });
  return make(
    "span",
    "source",
    link(source.url, source.title || (source.publisher ?? "")),
    " ",
    source.publisher && isolate(source.publisher),
    source.published && `, ${dayText(source.published)}`,
    locator && `, ${locator}`,
    " ",
    grade,
  );
}

/** @param {DealEvent} event */
export const eventItem = ({ date, status, amount, paid, reported, source, locator }) =>
  make(
    "li",
    "event",
    make("span", "when", narrator.day(date)),
    " ",
    make("span", "state", spaced(status)),
    isKnown(amount) ? `, ${money(amount)}` : "",
    isKnown(paid) ? gettext(", {amount} paid", { amount: money(paid) }) : "",
    reported && make("q", "reported", isolate(reported)),
    source && citation(source, locator),
  );

/** @param {Arrow} arrow */
export function dealCard(arrow) {
  const { deal, amount, events } = arrow;
  const kind = make("span", "verb", `${spaced(deal.instrument)} · ${spaced(deal.deal_class)}`);
  const notes = [
    narrator.statusSince(arrow),
    deal.start || deal.end
      ? gettext("term {start} to {end}", { start: dayText(deal.start ?? "?"), end: dayText(deal.end ?? "?") })
      : "",
    dataset.bases[deal.basis],
    deal.recorded ? gettext("recorded as {ends}", { ends: names(deal.recorded).join(" → ") }) : "",
    deal.tied_to.length ? gettext("to be spent at {companies}", { companies: names(deal.tied_to).join(", ") }) : "",
    gettext("what comes back: {return}", { return: deal.counter_leg }),
  ];
  return make(
    "article",
    "deal",
    button(`deal-name ${deal.deal_class}`, [kind, make("b", "", money(amount))], () => pickDeal(deal.id)),
    deal.title && make("p", "title", deal.title),
    make("p", "quiet", notes.filter(Boolean).join(" · ")),
    make("ul", "events", ...events.map(eventItem)),
  );
}

/** @param {Company[]} companies */
const names = (companies) => companies.map(({ name }) => name);

/**
 * A section of deals, each under its ends; nothing if there are none.
 *
 * @param {string} title
 * @param {Arrow[]} arrows
 */
export function dealSection(title, arrows) {
  if (!arrows.length) return null;
  const cards = arrows.flatMap((arrow) => [make("p", "partner", ring([arrow.payer, arrow.payee])), dealCard(arrow)]);
  return make("section", "", make("h3", "", title), ...cards);
}
