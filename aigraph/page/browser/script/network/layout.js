// Where the boxes of the companies stand: the places that were worked out beforehand, and those the reader drags them to.

/** @import { Arrow, Box, Point } from "../types.js" */

import { lineStyle } from "../context/words.js";
import { bendsOf } from "../geometry/parallel_edges.js";
import { network, nodes } from "./library.js";

/** @type {Map<number, number>} */
let bends = new Map();

/**
 * Give the bend of the arrow of a deal.
 *
 * @param {number} deal
 */
export const bendOf = (deal) => bends.get(deal) ?? 0;

/** @param {Arrow[]} arrows */
export function routeEdges(arrows) {
  bends = bendsOf(arrows, places(), lineStyle);
}

/** @returns {Map<number, Point>} */
const places = () => new Map(nodes.get().map(({ id, x, y }) => [id, placeOf(id) ?? { x, y }]));

/**
 * @param {number} id
 * @returns {Point | undefined} Undefined while it is not drawn.
 */
const placeOf = (id) => network.getPositions([id])[id];

/**
 * @param {number} id
 * @returns {Box}
 */
export function boxOf(id) {
  const { d, font, label, x, y } = nodes.get(id);
  return { id, ...(placeOf(id) ?? { x, y }), wide: d[0], high: d[1], font: font.size, label };
}

/**
 * The least rectangle that holds some boxes.
 *
 * @param {Box[]} boxes At least one.
 */
export const boundsOf = (boxes) => ({
  left: Math.min(...boxes.map(({ x, wide }) => x - wide / 2)),
  right: Math.max(...boxes.map(({ x, wide }) => x + wide / 2)),
  top: Math.min(...boxes.map(({ y, high }) => y - high / 2)),
  bottom: Math.max(...boxes.map(({ y, high }) => y + high / 2)),
});
