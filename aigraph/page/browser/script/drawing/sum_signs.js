// The sums of a cell of the matrix as signs: one for each class, of an area in proportion, as the matrix figure draws them.

/** @import { Amount } from "../types.js" */

import { dataset } from "../context/dataset.js";
import { isKnown } from "../data/amount.js";
import { svgElement, tenths } from "../dom/svg.js";

/** The side of a cell, in pixels. */
export const CELL = 42;

/** The radius at the largest sum, and the least radii of what is filled and of what is outlined. */
const LARGEST = 0.35 * CELL;
const [LEAST, LEAST_OUTLINED] = [1.6, 2.6];
const SIGN_RADIUS = 10;
/** A single sum stands above its figure. */
const RAISED = 0.11 * CELL;

/**
 * The greatest value that is drawn for a sum: its high end, or what is known of it.
 *
 * @param {Amount} sum
 */
export const most = ({ low, central, high }) => Math.max(low, central ?? 0, high ?? 0);

/**
 * @param {Map<string, Amount>} sums By class.
 * @param {number} largest The greatest value of any sum of the matrix.
 */
export function drawSums(sums, largest) {
  const order = [...sums].sort(([, one], [, other]) => most(other) - most(one));
  const isSingle = order.length === 1;
  const signs = order.map(([dealClass, sum], at) => {
    const [x, y] = (isSingle ? [0, 0] : dataset.encoding.sum_positions[at]) ?? [0, 0];
    const place = { x: CELL * (0.5 + x), y: CELL * (0.5 + y) - RAISED };
    return svgElement(
      "g",
      { class: dealClass, transform: `translate(${tenths(place.x)} ${tenths(place.y)})` },
      ...drawSum(dealClass, sum, LARGEST / Math.sqrt(Math.max(largest, 1))),
    );
  });
  return svgElement(
    "svg",
    { class: "sums", viewBox: `0 0 ${CELL} ${CELL}`, width: CELL, height: CELL, "aria-hidden": "true" },
    ...signs,
  );
}

/**
 * Filled to the central value or the low end, outlined at the high end, with a plus where there is none.
 *
 * @param {string} dealClass
 * @param {Amount} sum
 * @param {number} scale The radius for the square root of one.
 * @returns {SVGElement[]}
 */
export function drawSum(dealClass, sum, scale) {
  if (!isKnown(sum)) return [svgElement("text", { y: 5, "text-anchor": "middle" }, "?")];
  const { low, central, high } = sum;
  const inner = scale * Math.sqrt(central ?? low);
  const outer = high === null ? 0 : scale * Math.sqrt(high);
  return [
    ...(outer > inner + 0.4 ? [outline(dealClass, Math.max(outer, LEAST_OUTLINED), "high")] : []),
    ...(inner ? [outline(dealClass, Math.max(inner, LEAST), "low")] : []),
    ...(high === null ? [plus(0.75 * inner + 0.08 * CELL)] : []),
  ];
}

/**
 * @param {string} dealClass
 * @param {number} radius
 * @param {string} name
 */
const outline = (dealClass, radius, name) =>
  svgElement("path", {
    class: name,
    d: dataset.encoding.sum_signs[dealClass] ?? "",
    transform: `scale(${Math.round((radius / SIGN_RADIUS) * 1000) / 1000})`,
  });

/** @param {number} away */
const plus = (away) =>
  svgElement("path", { class: "plus", d: "M-3 0H3M0 -3V3", transform: `translate(${tenths(away)} ${tenths(-away)})` });
