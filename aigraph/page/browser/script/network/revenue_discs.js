// Discs behind the boxes, of an area in proportion to reported revenue: boxes hold names, and cannot be in proportion.

/** @import { Company, Snapshot } from "../types.js" */

import { companyAt } from "../context/dataset.js";
import { snapshot } from "../context/store.js";
import { amounts, narrator } from "../context/words.js";
import { byId, setPressed } from "../dom/elements.js";
import { currentColours, withOpacity } from "../dom/theme.js";
import { dayText, gettext, integer } from "../language/messages.js";
import { revenueOn } from "../query/revenue.js";
import { boxOf } from "./layout.js";
import { network, shown } from "./library.js";

/** The radius of the largest disc, in pixels of the screen at the scale of the frame. */
const LARGEST = 95;
const [FILL, LINE] = [0.16, 0.55];

/** The companies that are drawn with the disc of each. */
export function discs() {
  const { state } = snapshot();
  if (state.size !== "revenue") return [];
  const known = [...shown().companies].flatMap((id) => {
    const revenue = revenueOn(companyAt(id), state.day);
    return revenue ? [{ company: companyAt(id), bn: revenue.usd_bn }] : [];
  });
  const most = Math.max(...known.map(({ bn }) => bn), 0);
  return known.map(({ company, bn }) => ({ company, radius: LARGEST * Math.sqrt(bn / most) }));
}

/** @param {CanvasRenderingContext2D} context */
function drawDiscs(context) {
  const colour = currentColours();
  for (const { company, radius } of discs()) {
    const { x, y } = boxOf(company.at);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = withOpacity(colour(company.tint), FILL);
    context.strokeStyle = withOpacity(colour(company.tint), LINE);
    context.lineWidth = 1;
    context.fill();
    context.stroke();
  }
}

export const startDiscs = () => network.on("beforeDrawing", drawDiscs);

/** @param {Snapshot} now */
export function renderDiscNote({ state }) {
  const isOn = state.size === "revenue";
  setPressed(byId("by-revenue"), isOn);
  const known = discs().map(({ company }) => company);
  const [largest] = known.sort((one, other) => bnOf(other, state.day) - bnOf(one, state.day));
  const revenue = largest && revenueOn(largest, state.day);
  byId("disc-note").hidden = !isOn;
  byId("disc-note").textContent = revenue
    ? gettext(
        "Discs: yearly revenue reported by {day}, the largest {company}, {period}: {amount}; {known} of {drawn} report one.",
        {
          day: narrator.day(state.day),
          company: largest.name,
          period: dayText(revenue.period),
          amount: revenueText(revenue.usd_bn),
          known: integer(known.length),
          drawn: integer(shown().companies.size),
        },
      )
    : gettext("No company that is drawn has reported a yearly revenue by {day}.", { day: narrator.day(state.day) });
}

/**
 * @param {Company} company
 * @param {string} day
 */
const bnOf = (company, day) => revenueOn(company, day)?.usd_bn ?? 0;

/** @param {number} bn */
export const revenueText = (bn) => amounts.figureOf(Math.round(bn * amounts.unit));
