// Boxes that overlap are pushed apart, each as little as will do, within a room about (0, 0).

/** @import { Box, Room } from "../types.js" */

import { between } from "./spread.js";

const ROUNDS = 150;
/** At the edge of the room the shorter way may be shut: every so many rounds boxes go the longer way. */
const LONGER_WAY = 4;

/**
 * @param {Box[]} boxes
 * @param {Room} room
 * @param {number} gap
 * @returns {Box[]}
 */
export function pushedApart(boxes, room, gap) {
  const moved = boxes.map((box) => ({ ...box }));
  for (const box of moved) keepIn(box, room);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pushed = moved.flatMap((one, at) =>
      moved.slice(at + 1).filter((other) => push(one, other, gap, round % LONGER_WAY === LONGER_WAY - 1)),
    );
    if (!pushed.length) break;
    for (const box of moved) keepIn(box, room);
  }
  return moved;
}

/**
 * Push two boxes apart, unless they are.
 *
 * @param {Box} one
 * @param {Box} other
 * @param {number} gap
 * @param {boolean} isLonger Whether they go the longer way.
 */
function push(one, other, gap, isLonger) {
  const x = (one.wide + other.wide) / 2 + gap - Math.abs(one.x - other.x);
  const y = (one.high + other.high) / 2 + gap - Math.abs(one.y - other.y);
  if (x <= 0 || y <= 0) return false;
  const [axis, by] = /** @type {["x" | "y", number]} */ (x < y !== isLonger ? ["x", x] : ["y", y]);
  const way = one[axis] < other[axis] ? -1 : 1;
  one[axis] += (way * by) / 2;
  other[axis] -= (way * by) / 2;
  return true;
}

/**
 * @param {Box} box
 * @param {Room} room
 */
function keepIn(box, { wide, high }) {
  const [x, y] = [Math.max(0, (wide - box.wide) / 2), Math.max(0, (high - box.high) / 2)];
  box.x = between(-x, box.x, x);
  box.y = between(-y, box.y, y);
}
