// An arrow as a drawing.

/** @import { Arrow, Box, Colour, Point, Snapshot } from "../types.js" */

import { dataset } from "../context/dataset.js";
import { lineStyle, narrator } from "../context/words.js";
import { svgElement, tenths } from "../dom/svg.js";
import { controlPoint, entryInto, pointAt } from "../geometry/curve.js";

/**
 * @param {string} dealClass
 * @param {string} transform
 */
export const drawHead = (dealClass, transform) =>
  svgElement("path", { d: lineStyle.outline(dealClass), stroke: "none", transform });

/**
 * Where companies stand and how arrows bend.
 *
 * @typedef {object} Places
 * @property {(company: number) => Box} boxOf
 * @property {(deal: number) => number} bendOf
 * @property {(arrow: Arrow) => Point} [labelAt] Where words on an arrow stand; by default on its middle.
 */

/**
 * @param {Arrow} arrow
 * @param {Pick<Snapshot, "answer" | "highlight">} now
 * @param {Colour} colour
 * @param {Places} places
 * @returns {{ line: SVGElement, label: SVGElement | null }}
 */
export function drawArrow(arrow, { answer, highlight }, colour, places) {
  const { deal, payer, payee, amount } = arrow;
  const [from, to] = [places.boxOf(payer.at), places.boxOf(payee.at)];
  const via = controlPoint(from, to, places.bendOf(deal.at));
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
  return {
    line,
    label: words ? drawLabel(words, places.labelAt?.(arrow) ?? pointAt(from, via, to, 0.5), colour) : null,
  };
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

/** The height of a line of a label. */
const LINE = 22;

/**
 * @param {string} words Of one line or several.
 * @param {Point} at
 * @param {Colour} colour
 */
function drawLabel(words, { x, y }, colour) {
  const lines = words.split("\n");
  return svgElement(
    "text",
    {
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
    ...lines.map((line, at) =>
      svgElement("tspan", { x: tenths(x), y: tenths(y + (at - (lines.length - 1) / 2) * LINE) }, line),
    ),
  );
}

/**
 * Where an arrow is half way: its label stands there.
 *
 * @param {Arrow} arrow
 * @param {Places} places
 */
export function middleOf({ deal, payer, payee }, { boxOf, bendOf }) {
  const [from, to] = [boxOf(payer.at), boxOf(payee.at)];
  return pointAt(from, controlPoint(from, to, bendOf(deal.at)), to, 0.5);
}
