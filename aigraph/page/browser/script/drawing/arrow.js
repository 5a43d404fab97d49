// An arrow as a drawing.

/** @import { Arrow, Colour, Point, Snapshot } from "../types.js" */

import { dataset } from "../context/dataset.js";
import { lineStyle, narrator } from "../context/words.js";
import { svgElement, tenths } from "../dom/svg.js";
import { controlPoint, entryInto, pointAt } from "../geometry/curve.js";
import { bendOf, boxOf } from "../network/layout.js";

/** Outlines with the tip at the origin, pointing right. */
const HEADS = /** @type {Record<string, string>} */ ({
  arrow: "M0 0 L-10 -4 L-10 4 Z",
  vee: "M0 0 L-10 -4.4 L-7 0 L-10 4.4 Z",
  diamond: "M0 0 L-5.5 -4 L-11 0 L-5.5 4 Z",
  triangle: "M0 0 L-8 -3.2 L-8 3.2 Z",
  circle: "M0 0 A4 4 0 1 1 -8 0 A4 4 0 1 1 0 0 Z",
});

/**
 * @param {string} dealClass
 * @param {string} transform
 */
export const drawHead = (dealClass, transform) =>
  svgElement("path", { d: HEADS[lineStyle.head(dealClass)], stroke: "none", transform });

/**
 * @param {Arrow} arrow
 * @param {Snapshot} now
 * @param {Colour} colour
 * @returns {{ line: SVGElement, label: SVGElement | null }}
 */
export function drawArrow(arrow, { answer, highlight }, colour) {
  const { deal, payer, payee, amount } = arrow;
  const [from, to] = [boxOf(payer.at), boxOf(payee.at)];
  const via = controlPoint(from, to, bendOf(deal.at));
  const isNear = highlight?.deals.has(deal.at) ?? false;
  const width = lineStyle.width(amount);
  const size = 0.7 + width * 0.22;
  const tip = entryInto(from, via, to);
  const [end, before] = [pointAt(from, via, to, tip), pointAt(from, via, to, Math.max(tip - 0.04, 0))];
  const turn = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  // The line stops inside its head, so that a thick one does not show past the point.
  const length = Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1);
  const stop = Math.max(tip - (7 * size) / length, 0);
  const line = svgElement(
    "g",
    {
      opacity: highlight ? (isNear ? 1 : 0.1) : answer.looped.has(deal) ? 0.85 : 0.45,
      fill: colour(deal.deal_class),
      stroke: colour(deal.deal_class),
    },
    svgElement("title", {}, `${narrator.arrow(arrow)}, ${narrator.statusSince(arrow)}`),
    svgElement("path", {
      d: pathTo(from, via, to, stop),
      fill: "none",
      "stroke-width": tenths(width),
      "stroke-dasharray": dashArray(arrow.status, width),
    }),
    drawHead(
      deal.deal_class,
      `translate(${tenths(end.x)} ${tenths(end.y)}) rotate(${tenths(turn)}) scale(${tenths(size)})`,
    ),
  );
  const words = isNear ? highlight?.labels.get(deal.at) : undefined;
  return { line, label: words ? drawLabel(words, pointAt(from, via, to, 0.5), colour) : null };
}

/**
 * @param {number} status
 * @param {number} width
 */
export const dashArray = (status, width) => lineStyle.dashes(dataset.statuses[status] ?? "", width)?.join(" ") ?? null;

/**
 * The part of a curve from its beginning to a share of its parameter.
 *
 * @param {Point} from
 * @param {Point} via
 * @param {Point} to
 * @param {number} stop
 */
function pathTo(from, via, to, stop) {
  const control = { x: from.x + (via.x - from.x) * stop, y: from.y + (via.y - from.y) * stop };
  const [first, second, third] = [from, control, pointAt(from, via, to, stop)].map(
    ({ x, y }) => `${tenths(x)} ${tenths(y)}`,
  );
  return `M${first} Q${second} ${third}`;
}

/**
 * @param {string} words
 * @param {Point} at
 * @param {Colour} colour
 */
const drawLabel = (words, { x, y }, colour) =>
  svgElement(
    "text",
    {
      x: tenths(x),
      y: tenths(y),
      "text-anchor": "middle",
      "dominant-baseline": "central",
      "font-size": 19,
      "font-weight": 600,
      fill: colour("ink"),
      stroke: colour("paper"),
      "stroke-width": 6,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    },
    words,
  );
