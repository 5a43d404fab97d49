// The account of a company: its loops, what it gives and what it gets.

/** @import { Arrow, Company, Loop, Snapshot } from "../types.js" */

import { pickLoop } from "../context/actions.js";
import { narrator } from "../context/words.js";
import { button, isolate, make } from "../dom/elements.js";
import { dayText, gettext, integer, loopCount, spaced } from "../language/messages.js";
import { revenueText } from "../network/revenue_discs.js";
import { revenueOn } from "../query/revenue.js";
import { accountBar, citation, dealSection, facts, openDetails, ring } from "./parts.js";

const LISTED = 12;

/**
 * @param {Company} company
 * @param {Snapshot} now
 */
export function openCompany(company, { state, answer }) {
  const paid = answer.arrows.filter(({ payer }) => payer === company);
  const received = answer.arrows.filter(({ payee }) => payee === company);
  const isBare = !paid.length && !received.length;
  openDetails(
    accountBar(gettext("Company")),
    make("h2", "", isolate(company.name)),
    facts([
      [gettext("What it is"), [...narrator.roles(company), spaced(company.kind ?? "")].join(", ")],
      [gettext("Country"), company.country],
      [gettext("Ticker"), company.ticker],
      [gettext("Also known as"), (company.known_as ?? []).join(", ")],
      [gettext("With"), (company.members ?? []).join(", ")],
      [gettext("Reported revenue"), revenueLine(company, state.day)],
    ]),
    isBare && make("p", "sentence", gettext("No deal of its own {scope}.", { scope: narrator.scope(state) })),
    loopSection(answer.loops.filter((loop) => loop.companies.includes(company))),
    counted(gettext("Gives"), paid),
    counted(gettext("Gets"), received),
  );
}

/**
 * @param {Company} company
 * @param {string} day
 */
function revenueLine(company, day) {
  const revenue = revenueOn(company, day);
  if (!revenue) return null;
  const text = gettext("{amount} in {period}", {
    amount: revenueText(revenue.usd_bn),
    period: dayText(revenue.period),
  });
  return make("span", "", text, " ", revenue.source && citation(revenue.source, null));
}

/** @param {Loop[]} loops */
function loopSection(loops) {
  if (!loops.length) return null;
  const items = loops.map((loop) => {
    const names = ring([...loop.companies, ...loop.companies.slice(0, 1)]);
    return make(
      "li",
      "",
      button("inline", names, () => pickLoop(loop)),
    );
  });
  const rest = items.slice(LISTED);
  return make(
    "section",
    "",
    make("h3", "", gettext("On {loops}", { loops: loopCount(loops.length) })),
    make("ul", "bare", ...items.slice(0, LISTED)),
    rest.length > 0 &&
      make(
        "details",
        "answers",
        make("summary", "", gettext("and {rest} smaller ones", { rest: rest.length })),
        make("ul", "bare", ...rest),
      ),
  );
}

/**
 * @param {string} title
 * @param {Arrow[]} arrows
 */
const counted = (title, arrows) => dealSection(`${title} (${integer(arrows.length)})`, arrows);
