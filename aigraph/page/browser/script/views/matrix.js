// Who pays whom: payers down, payees across, the sum of the deals in the cell. Cells are marked where money runs both ways.

/** @import { Amount, Arrow, Company, Snapshot } from "../types.js" */

import { pickCompany } from "../context/actions.js";
import { companyAt, dataset } from "../context/dataset.js";
import { change, snapshot } from "../context/store.js";
import { amounts, money, narrator } from "../context/words.js";
import { isKnown, quoted, total } from "../data/amount.js";
import { button, byId, make, setPressed } from "../dom/elements.js";
import { svgElement } from "../dom/svg.js";
import { companyCount, dealCount, gettext } from "../language/messages.js";

const FIRST = 20;
const MOST = 80;
const RADIUS = 13;

let isLarge = false;

/** @typedef {{ payer: Company, payee: Company, arrows: Arrow[], sum: Amount }} Cell */

/** @param {Snapshot} now */
export function renderMatrix(now) {
  if (now.state.view !== "matrix") return;
  const companies = companiesOf(now);
  const cells = cellsOf(now.answer.arrows, new Set(companies));
  const largest = Math.max(0, ...[...cells.values()].map(({ sum }) => quoted(sum)));
  const table = byId("cross", HTMLTableElement);
  table.tHead?.replaceChildren(
    make("tr", "", make("th", "corner", gettext("payer ↓  payee →")), ...companies.map((each) => heading(each, "col"))),
  );
  table.tBodies[0]?.replaceChildren(
    ...companies.map((payer) =>
      make(
        "tr",
        "",
        heading(payer, "row"),
        ...companies.map((payee) => {
          const cell = cells.get(key(payer, payee));
          return cell
            ? tableCell(cell, cells.get(key(payee, payer)), now, largest)
            : make("td", payer === payee ? "self" : "");
        }),
      ),
    ),
  );
  renderCaption(now, companies.length);
}

export function toggleMatrixSize() {
  isLarge = !isLarge;
  renderMatrix(snapshot());
}

/**
 * The most important companies, and those that stand out.
 *
 * @param {Snapshot} now
 */
function companiesOf({ answer, highlight }) {
  const near = [...(highlight?.companies ?? [])].map(companyAt).filter((company) => answer.companies.includes(company));
  return [...new Set([...answer.companies.slice(0, isLarge ? MOST : FIRST), ...near])];
}

/**
 * @param {Company} payer
 * @param {Company} payee
 */
const key = (payer, payee) => `${payer.at}>${payee.at}`;

/**
 * @param {Arrow[]} arrows
 * @param {Set<Company>} companies
 * @returns {Map<string, Cell>}
 */
function cellsOf(arrows, companies) {
  const inside = arrows.filter(({ payer, payee }) => companies.has(payer) && companies.has(payee));
  /** @type {Map<string, Arrow[]>} */
  const joined = new Map();
  for (const arrow of inside) {
    const place = key(arrow.payer, arrow.payee);
    joined.set(place, [...(joined.get(place) ?? []), arrow]);
  }
  return new Map(
    [...joined].map(([place, those]) => {
      const { payer, payee } = /** @type {Arrow} */ (those[0]);
      return [place, { payer, payee, arrows: those, sum: total(those.map(({ amount }) => amount)) }];
    }),
  );
}

/**
 * @param {Company} company
 * @param {"col" | "row"} scope
 */
function heading(company, scope) {
  const cell = make(
    "th",
    "",
    button("inline", make("bdi", "", company.name), () => pickCompany(company.id)),
  );
  cell.scope = scope;
  return cell;
}

/**
 * @param {Cell} cell
 * @param {Cell | undefined} back The cell of the other direction.
 * @param {Snapshot} now
 * @param {number} largest
 */
function tableCell({ payer, payee, arrows, sum }, back, { highlight }, largest) {
  const isLit = arrows.some(({ deal }) => highlight?.deals.has(deal.at));
  const words = [
    gettext("{payer} to {payee}: {amount}, {deals}", {
      payer: payer.name,
      payee: payee.name,
      amount: money(sum),
      deals: dealCount(arrows.length),
    }),
    back ? gettext("the other way {amount}", { amount: money(back.sum) }) : "",
    isLit ? gettext("on what is picked") : "",
  ];
  const entry = button(
    "cell",
    [bubble(arrows, sum, largest), make("span", "sum", shortSum(sum)), back ? make("span", "both", "⇄") : ""],
    () => change({ picked: { cell: [payer.id, payee.id] } }),
  );
  entry.title = words.filter(Boolean).join("; ");
  entry.setAttribute("aria-label", entry.title);
  entry.dataset.key = `cell ${payer.id} ${payee.id}`;
  return make("td", [back ? "mutual" : "", isLit ? "lit" : ""].filter(Boolean).join(" "), entry);
}

/**
 * A circle whose area is the sum, halved where the deals are of two classes.
 *
 * @param {Arrow[]} arrows
 * @param {Amount} sum
 * @param {number} largest
 */
function bubble(arrows, sum, largest) {
  const share = Math.sqrt(quoted(sum) / Math.max(largest, 1));
  const radius = quoted(sum) ? Math.max(2.5, RADIUS * share) : 1.5;
  const [first = "", second] = new Set(arrows.map(({ deal }) => deal.deal_class));
  const half = (/** @type {number} */ sweep) => `M0 ${-radius} A${radius} ${radius} 0 0 ${sweep} 0 ${radius} Z`;
  return svgElement(
    "svg",
    { class: "bubble", viewBox: "-14 -14 28 28", width: 28, height: 28, "aria-hidden": "true" },
    ...(second
      ? [svgElement("path", { d: half(0), class: first }), svgElement("path", { d: half(1), class: second })]
      : [svgElement("circle", { r: radius, class: first })]),
  );
}

/**
 * A cell has room for a figure and a sign: at least, at most, or not known.
 *
 * @param {Amount} sum
 */
function shortSum(sum) {
  const { low, central, high } = sum;
  if (!isKnown(sum)) return "?";
  if (central !== null) return amounts.figure(central);
  return low ? `≥${amounts.figure(low)}` : `≤${amounts.figure(high ?? 0)}`;
}

/**
 * @param {Snapshot} now
 * @param {number} drawn
 */
function renderCaption({ state, answer }, drawn) {
  const all = answer.companies.length;
  byId("cross-caption").textContent = gettext(
    "Who pays whom, in {unit}: {drawn} of {companies}, the most important first, {scope}. ⇄ marks cells where money also runs the other way.",
    { unit: dataset.money.name, drawn, companies: companyCount(all), scope: narrator.scope(state) },
  );
  byId("cross-more").hidden = all <= FIRST;
  setPressed(byId("cross-more"), isLarge);
}
