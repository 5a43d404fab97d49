// Boxes spread over a room: as many of the most important as keep their names readable and apart. Their places keep
// their order from left to right and from top to bottom, and are stretched each way until they fill the room.

/** @import { Arrangement, Box, Room } from "../types.js" */

import { PADDING_PX, READABLE_PX } from "./readable.js";

/** No picture is drawn nearer than this: a few boxes need not fill a large room. */
const NEAREST = 1.15;
/** Nor farther: arrows would be hairlines. */
const FARTHEST = 0.4;
/** How much more the places are stretched one way than the other. */
const MOST_ASPECT = 1.9;
const GAP_PX = 5;
/** A choice of boxes will do if so many of them find a place. */
const ENOUGH = 0.85;
const STEP = 0.88;

/**
 * @param {Box[]} boxes The most important first.
 * @param {Room} room In pixels of the screen.
 * @param {number} core How many of the first are not given up for others.
 * @returns {Arrangement}
 */
export function spread(boxes, room, core) {
  let best = attempt(boxes, room);
  for (let size = boxes.length; size > 1; size = Math.floor(size * STEP)) {
    const first = boxes.slice(0, size);
    const found = size === boxes.length ? best : attempt(first, room);
    const isCoreIn = first.slice(0, core).every(({ id }) => found.boxes.has(id));
    if (isCoreIn && found.boxes.size >= ENOUGH * size) return found;
    if (found.boxes.size > best.boxes.size) best = found;
  }
  return best;
}

/**
 * Stretch the places of boxes over a room, and give those that overlap no more important one.
 *
 * @param {Box[]} boxes
 * @param {Room} room
 * @returns {Arrangement}
 */
function attempt(boxes, room) {
  const near = stretches(boxes, room, scaleFor(boxes, room));
  const scale = between(FARTHEST, Math.sqrt(near.x * near.y), NEAREST);
  const stretch = stretches(boxes, room, scale);
  const [x, y] = [placer(boxes, "x", "wide", stretch.x, scale), placer(boxes, "y", "high", stretch.y, scale)];
  /** @type {Map<number, Box>} */
  const placed = new Map();
  for (const box of boxes) {
    const candidate = { ...readable(box, scale), x: x(box.x), y: y(box.y) };
    if ([...placed.values()].every((other) => isApart(candidate, other, GAP_PX / scale))) {
      placed.set(box.id, candidate);
    }
  }
  return { scale, boxes: placed };
}

/**
 * The scale at which places and boxes as they are fill the room.
 *
 * @param {Box[]} boxes
 * @param {Room} room
 */
function scaleFor(boxes, room) {
  const extent = (/** @type {"x" | "y"} */ axis, /** @type {"wide" | "high"} */ size) =>
    Math.max(...boxes.map((box) => box[axis] + box[size] / 2)) -
    Math.min(...boxes.map((box) => box[axis] - box[size] / 2));
  return between(FARTHEST, Math.min(room.wide / extent("x", "wide"), room.high / extent("y", "high")), NEAREST);
}

/**
 * How far the places can be stretched each way, in pixels of the screen for each of the layout.
 *
 * @param {Box[]} boxes
 * @param {Room} room
 * @param {number} scale
 */
function stretches(boxes, room, scale) {
  const sized = boxes.map((box) => readable(box, scale));
  const [x, y] = [
    most(sized, "x", "wide", room.wide / scale) * scale,
    most(sized, "y", "high", room.high / scale) * scale,
  ];
  const limit = NEAREST * MOST_ASPECT;
  return { x: Math.min(x, y * MOST_ASPECT, limit), y: Math.min(y, x * MOST_ASPECT, limit) };
}

/**
 * @param {Box[]} boxes
 * @param {"x" | "y"} axis
 * @param {"wide" | "high"} size
 * @param {number} room
 */
function most(boxes, axis, size, room) {
  let least = Infinity;
  for (const one of boxes) {
    for (const other of boxes) {
      const apart = other[axis] - one[axis];
      if (apart > 0) least = Math.min(least, (room - (one[size] + other[size]) / 2) / apart);
    }
  }
  return Math.max(least, 0);
}

/**
 * Give the function from places of the layout to places about the middle of the room.
 *
 * @param {Box[]} boxes
 * @param {"x" | "y"} axis
 * @param {"wide" | "high"} size
 * @param {number} stretch
 * @param {number} scale
 */
function placer(boxes, axis, size, stretch, scale) {
  const factor = stretch / scale;
  const sized = boxes.map((box) => readable(box, scale));
  const from = Math.min(...sized.map((box) => box[axis] * factor - box[size] / 2));
  const to = Math.max(...sized.map((box) => box[axis] * factor + box[size] / 2));
  return (/** @type {number} */ place) => place * factor - (from + to) / 2;
}

/**
 * Give a box in the size in which its name can be read at a scale.
 *
 * @param {Box} box
 * @param {number} scale
 * @returns {Box}
 */
export function readable(box, scale) {
  const grow = Math.max(1, READABLE_PX / (box.font * scale));
  return {
    ...box,
    font: box.font * grow,
    wide: (box.wide - 2 * PADDING_PX.x) * grow + 2 * PADDING_PX.x,
    high: (box.high - 2 * PADDING_PX.y) * grow + 2 * PADDING_PX.y,
  };
}

/**
 * @param {Box} one
 * @param {Box} other
 * @param {number} gap
 */
const isApart = (one, other, gap) =>
  Math.abs(one.x - other.x) >= (one.wide + other.wide) / 2 + gap ||
  Math.abs(one.y - other.y) >= (one.high + other.high) / 2 + gap;

/**
 * @param {number} low
 * @param {number} value
 * @param {number} high
 */
export const between = (low, value, high) => Math.min(Math.max(low, value), high);
