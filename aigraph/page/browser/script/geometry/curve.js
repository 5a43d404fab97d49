// The curve that vis-network draws from one place to another, for a bend as parallel_edges.js gives it.

/** @import { Box, Point } from "../types.js" */

/**
 * Give the control point.
 *
 * @param {Point} from
 * @param {Point} to
 * @param {number} bend
 * @returns {Point}
 */
export function controlPoint(from, to, bend) {
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const radius = Math.hypot(dx, dy) * (Math.abs(bend) / 2 + 0.5);
  const angle = Math.atan2(dy, dx) + (-bend / 2 + 0.5) * Math.PI;
  return { x: from.x + radius * Math.sin(angle), y: from.y + radius * Math.cos(angle) };
}

/**
 * Give the point of a quadratic Bézier curve at a share of its parameter.
 *
 * @param {Point} from
 * @param {Point} via
 * @param {Point} to
 * @param {number} t
 * @returns {Point}
 */
export function pointAt(from, via, to, t) {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}

/**
 * Give the share of the parameter at which a curve meets the box that it leads to.
 *
 * @param {Point} from
 * @param {Point} via
 * @param {Box} box
 */
export function entryInto(from, via, box) {
  let [outside, inside] = [0.5, 1];
  for (let halving = 0; halving < 24; halving += 1) {
    const middle = (outside + inside) / 2;
    if (isInside(box, pointAt(from, via, box, middle), 1)) inside = middle;
    else outside = middle;
  }
  return outside;
}

/**
 * @param {Box} box
 * @param {Point} point
 * @param {number} margin
 */
const isInside = (box, point, margin) =>
  Math.abs(point.x - box.x) <= box.wide / 2 + margin && Math.abs(point.y - box.y) <= box.high / 2 + margin;
