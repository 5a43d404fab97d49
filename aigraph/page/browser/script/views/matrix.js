// Who pays whom: payers down, payees across, the sum of the deals in the cell. Cells are marked where money runs both ways.

/** @import { FloorOf } from "../loops/sizes.js" */
/** @import { Amount, Arrow, Company, Snapshot } from "../types.js" */

import { pickCompany } from "../context/actions.js";
import { companyAt, dataset } from "../context/dataset.js";
import { change, snapshot } from "../context/store.js";
import { amounts, money, narrator } from "../context/words.js";
import { isKnown } from "../data/amount.js";
import { button, byId, make, setPressed } from "../dom/elements.js";
import { textWidth } from "../dom/text_width.js";
import { matrixKey } from "../drawing/matrix_key.js";
import { CELL, drawSums, most } from "../drawing/sum_signs.js";
import { companyCount, dealCount, gettext } from "../language/messages.js";
import { legOf } from "../loops/bundle.js";
import { isPlaceholder } from "../loops/find_loops.js";
import { floorsOn } from "../query/floors.js";

const FIRST = dataset.encoding.matrix_companies;
const MOST = 80;
/** The size of the letters of a figure; longer ones would leave their cells: the signs and the words of a cell have the range. */
const SUM_PX = 10.5;

let isLarge = false;

/** @typedef {{ payer: Company, payee: Company, arrows: Arrow[], sum: Amount, sums: Map<string, Amount> }} Cell */

/** @param {Snapshot} now */
export function renderMatrix(now) {
  if (now.state.view !== "matrix") return;
  const companies = companiesOf(now);
  const cells = cellsOf(now.answer.arrows, new Set(companies), floorsOn(dataset, now.state.day));
  const sums = [...cells.values()].flatMap((cell) => [...cell.sums.values()]);
  const largest = Math.max(0, ...sums.map(most));
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
  const classes = new Set([...cells.values()].flatMap((cell) => [...cell.sums.keys()]));
  byId("cross-key").replaceChildren(
    ...matrixKey(Object.keys(dataset.encoding.sum_signs).filter((name) => classes.has(name))),
  );
}

export function toggleMatrixSize() {
  isLarge = !isLarge;
  renderMatrix(snapshot());
}

/**
 * The most important companies that deal with one another, and those that stand out. Parties without a name have no row:
 * what reaches them and what leaves them is not the same money.
 *
 * @param {Snapshot} now
 */
function companiesOf({ answer, highlight }) {
  const named = answer.companies.filter((company) => !isPlaceholder(company));
  const near = [...(highlight?.companies ?? [])].map(companyAt).filter((company) => named.includes(company));
  const first = new Set([...named.slice(0, isLarge ? MOST : FIRST), ...near]);
  const inside = answer.arrows.filter(({ payer, payee }) => first.has(payer) && first.has(payee));
  const partnered = new Set(inside.flatMap(({ payer, payee }) => [payer, payee]));
  return [...first].filter((company) => partnered.has(company));
}

/**
 * @param {Company} payer
 * @param {Company} payee
 */
const key = (payer, payee) => `${payer.at}>${payee.at}`;

/**
 * @param {Arrow[]} arrows
 * @param {Set<Company>} companies
 * @param {FloorOf} floorOf
 * @returns {Map<string, Cell>}
 */
function cellsOf(arrows, companies, floorOf) {
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
      const classes = [...new Set(those.map(({ deal }) => deal.deal_class))];
      const sumOf = (/** @type {Arrow[]} */ some) => legOf(payer, payee, some, floorOf).amount;
      const sums = new Map(classes.map((name) => [name, sumOf(those.filter(({ deal }) => deal.deal_class === name))]));
      return [place, { payer, payee, arrows: those, sum: sumOf(those), sums }];
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
function tableCell({ payer, payee, arrows, sum, sums }, back, { highlight }, largest) {
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
    [drawSums(sums, largest), sums.size === 1 ? make("span", "sum", shortSum(sum)) : ""],
    () => change({ picked: { cell: [payer.id, payee.id] } }),
  );
  entry.title = words.filter(Boolean).join("; ");
  entry.setAttribute("aria-label", entry.title);
  entry.dataset.key = `cell ${payer.id} ${payee.id}`;
  return make("td", [back ? "mutual" : "", isLit ? "lit" : ""].filter(Boolean).join(" "), entry);
}

/**
 * A cell has room for one figure, or two ends of what has none to quote; the signs show the rest.
 *
 * @param {Amount} sum
 */
function shortSum(sum) {
  const { low, central, high } = sum;
  if (!isKnown(sum)) return "";
  if (central !== null || high === null) return amounts.figure(central ?? low) + (high === null ? "+" : "");
  const words = low ? `${amounts.figure(low)}-${amounts.figure(high)}` : `≤${amounts.figure(high)}`;
  return textWidth(words, SUM_PX) > CELL - 2 ? "" : words;
}

/**
 * @param {Snapshot} now
 * @param {number} drawn
 */
function renderCaption({ state, answer }, drawn) {
  const all = answer.companies.length;
  byId("cross-caption").textContent = gettext(
    "Who pays whom, in {unit}: {drawn} of {companies}, the most important first, {scope}. Rows pay columns.",
    { unit: dataset.money.name, drawn, companies: companyCount(all), scope: narrator.scope(state) },
  );
  byId("cross-more").hidden = all <= FIRST;
  setPressed(byId("cross-more"), isLarge);
}
