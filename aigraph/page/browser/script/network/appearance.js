// How companies and deals look in the picture.

/** @import { Arrow, Box, Colour, Deal, Highlight, Snapshot } from "../types.js" */

import { companyAt, dataset } from "../context/dataset.js";
import { lineStyle } from "../context/words.js";
import { withOpacity } from "../dom/theme.js";
import { CORNER } from "../geometry/company_sign.js";
import { READABLE_PX } from "../geometry/readable.js";
import { isPlaceholder } from "../loops/find_loops.js";
import { arranged, bendOf } from "./layout.js";
import { canvas, hasLabel } from "./library.js";

/** @typedef {{ colour: Colour, face: string, isSparse: boolean }} EdgeStyle */

/** In a narrower picture whole sentences on arrows would cover the arrows and the names. */
const ROOMY_PX = 520;
/** The size of the figures on arrows, in pixels of the screen. */
const LABEL_PX = 13;

/**
 * @param {Box} box
 * @param {Snapshot} now
 * @param {{ colour: Colour, face: string }} style
 */
export function nodeAppearance({ id, font: size }, { highlight }, { colour, face }) {
  const company = companyAt(id);
  const isNear = !highlight || highlight.companies.has(id);
  const [line, fill] = [colour(company.tint), colour(`${company.tint}-fill`)];
  return {
    id,
    // Boxes lie over arrows, so a faded one is clear: it must not hide what stands out.
    color: { border: isNear ? line : withOpacity(line, 0.2), background: isNear ? fill : withOpacity(fill, 0) },
    borderWidth: highlight && isNear ? 3 : 1.5,
    shapeProperties: { borderDashes: isPlaceholder(company) ? [4, 3] : false, borderRadius: CORNER },
    font: { size, face, color: isNear ? colour("ink") : withOpacity(colour("ink"), 0.28) },
  };
}

/**
 * @param {Arrow} arrow
 * @param {Snapshot} now
 * @param {EdgeStyle} style
 */
export function edgeAppearance(arrow, now, style) {
  const { deal, payer, payee, amount, status } = arrow;
  const width = lineStyle.width(amount);
  const bend = bendOf(deal.at);
  return {
    id: deal.at,
    from: payer.at,
    to: payee.at,
    width,
    dashes: lineStyle.dashes(dataset.statuses[status] ?? "", width) ?? false,
    arrows: { to: { enabled: true, type: lineStyle.head(deal.deal_class), scaleFactor: headScale(width) } },
    smooth: { enabled: true, type: bend > 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(bend) },
    color: { color: withOpacity(style.colour(deal.deal_class), opacityOf(deal, now)), inherit: false },
    ...labelOf(arrow, now.highlight, style),
  };
}

/**
 * @param {Deal} deal
 * @param {Snapshot} now
 */
function opacityOf(deal, { answer, highlight }) {
  if (highlight) return highlight.deals.has(deal.at) ? 1 : 0.07;
  return answer.looped.has(deal) ? 0.85 : 0.4;
}

/**
 * A figure on what stands out; else a sign on a deal without a figure to quote.
 *
 * @param {Arrow} arrow
 * @param {Highlight | null} highlight
 * @param {EdgeStyle} style
 */
function labelOf({ deal, amount }, highlight, { colour, face, isSparse }) {
  const figure = highlight?.deals.has(deal.at) ? highlight.labels.get(deal.at) : undefined;
  const sign = isSparse && !highlight && amount.central === null ? "?" : undefined;
  const font = { face, strokeWidth: 0, align: "horizontal" };
  const background = withOpacity(colour("paper"), 0.88);
  const { scale } = arranged();
  if (figure) {
    const label = canvas.clientWidth < ROOMY_PX ? shortened(figure) : figure;
    return { label, font: { ...font, size: Math.max(16, LABEL_PX / scale), color: colour("ink"), background } };
  }
  if (sign) {
    return {
      label: sign,
      font: { ...font, size: Math.max(12, READABLE_PX / scale), color: colour("quiet"), background },
    };
  }
  if (!hasLabel(deal.at)) return {};
  // vis-network does not take a label back for an empty one.
  return { label: " ", font: { ...font, size: 1, color: colour("quiet"), background: "rgba(0,0,0,0)" } };
}

/**
 * Say of a leg which it is and how much; the account of the loop has the rest.
 *
 * @param {string} figure
 */
function shortened(figure) {
  const [what = "", amount] = figure.split("\n");
  return amount ? `${what.split(" ")[0]}: ${amount}` : what;
}

/**
 * vis-network adds three line widths to a head, which is too much on thick lines.
 *
 * @param {number} width
 */
const headScale = (width) => Math.max(0.25, 0.62 - 0.025 * width);
