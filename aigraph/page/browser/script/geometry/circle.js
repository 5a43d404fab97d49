// The companies of a loop on an ellipse that fills the room, in the order in which money goes round.

/** @import { Arrangement, Arrow, Box, Point, Room } from "../types.js" */
/** @import { LineStyle } from "./line_style.js" */

import { roundness } from "./parallel_edges.js";
import { between, readable } from "./spread.js";

/** The size at which a ring is drawn as it is, in pixels of the screen. */
const COMFORTABLE = { wide: 620, high: 470 };
const LARGEST = { wide: 900, high: 560 };
const NAME_SIZE = 24;
const [FARTHEST, NEAREST] = [0.55, 1.15];
const PAIR = 2;
/** How far the innermost arrow of a leg bends out, as a share of its length. */
const OUTWARD = 0.09;
const OUTWARD_OF_PAIR = 0.2;
/** Room for the width of several arrows side by side. */
const STRANDS_PX = 24;
const MOST_BEND = 0.3;

/**
 * @param {Box[]} boxes In the order of the loop.
 * @param {Room} room In pixels of the screen.
 * @returns {Arrangement}
 */
export function circle(boxes, room) {
  const [wide, high] = [Math.min(room.wide, LARGEST.wide), Math.min(room.high, LARGEST.high)];
  const scale = between(FARTHEST, Math.min(wide / COMFORTABLE.wide, high / COMFORTABLE.high), NEAREST);
  const sized = boxes.map((box) => readable(atSize(box), scale));
  const half = {
    x: Math.max(0, wide / scale - Math.max(...sized.map((box) => box.wide))) / 2,
    y: Math.max(0, high / scale - Math.max(...sized.map((box) => box.high))) / 2,
  };
  // The longest arrows run along the two sides, and bend out of them.
  const radius = { x: inner(half.x, half.y), y: inner(half.y, half.x) };
  const corners = cornersOf(sized.length);
  return {
    scale,
    boxes: new Map(
      sized.map((box, at) => {
        const { x, y } = corners[at] ?? { x: 0, y: 0 };
        return [box.id, { ...box, x: radius.x * x, y: radius.y * y }];
      }),
    ),
  };
}

/**
 * Leave room for arrows that bend out.
 *
 * @param {number} half
 * @param {number} across
 */
const inner = (half, across) => half - Math.min(2 * OUTWARD * across + STRANDS_PX, MOST_BEND * half);

/**
 * Places on a circle, stretched so that they fill a square: the first at the top, but of two one at each side.
 *
 * @param {number} count
 */
function cornersOf(count) {
  const start = count === PAIR ? Math.PI : -Math.PI / 2;
  const angles = Array.from({ length: count }, (_, at) => start + (2 * Math.PI * at) / count);
  const [xs, ys] = [filling(angles.map(Math.cos)), filling(angles.map(Math.sin))];
  return angles.map((_, at) => ({ x: xs[at] ?? 0, y: ys[at] ?? 0 }));
}

/** @param {number[]} places */
function filling(places) {
  const [from, to] = [Math.min(...places), Math.max(...places)];
  if (to - from < 1e-6) return places.map(() => 0);
  return places.map((place) => (2 * (place - from)) / (to - from) - 1);
}

/**
 * Bend the arrows of a ring outwards, side by side.
 *
 * @param {Arrow[]} arrows
 * @param {Map<number, Point>} places
 * @param {LineStyle} style
 * @returns {Map<number, number>} As `bendsOf` has it.
 */
export function outwardBends(arrows, places, style) {
  /** @type {Map<string, number>} */
  const reached = new Map();
  return new Map(
    arrows.map(({ deal, payer, payee, amount }) => {
      const [one, other] = [places.get(payer.at), places.get(payee.at)];
      if (!one || !other) return [deal.at, 0];
      const length = Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1);
      const [key, width] = [`${payer.at}>${payee.at}`, style.width(amount)];
      const from = reached.get(key) ?? (places.size === PAIR ? OUTWARD_OF_PAIR : OUTWARD) * length;
      reached.set(key, from + width + style.encoding.gap);
      return [deal.at, -roundness((from + width / 2) / length)];
    }),
  );
}

/**
 * On a ring all names have one size.
 *
 * @param {Box} box
 */
function atSize(box) {
  const grow = NAME_SIZE / box.font;
  return { ...box, font: NAME_SIZE, wide: box.wide * grow, high: box.high * grow };
}
