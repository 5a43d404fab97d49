// Where the boxes of the companies stand: the places that were worked out beforehand, spread over the room there is; a
// loop that is picked on a ring; and those the reader drags elsewhere.

/** @import { Arrangement, Arrow, Box, Point, Room, Snapshot } from "../types.js" */

import { opening } from "../context/dataset.js";
import { lineStyle } from "../context/words.js";
import { circle, outwardBends } from "../geometry/circle.js";
import { bendsOf } from "../geometry/parallel_edges.js";
import { pushedApart } from "../geometry/push_apart.js";
import { readable, spread } from "../geometry/spread.js";
import { network, nodes } from "./library.js";
import { namedBox } from "./named_box.js";
import { candidates } from "./selection.js";

/** Between boxes that stand out, in pixels of the screen. */
const GAP_PX = 5;

/** @type {Map<number, Box> | null} */
let laidOut = null;

/** Give the boxes as they were laid out: read when the fonts are there, since names in another language are measured. */
function boxesLaidOut() {
  laidOut ??= new Map(
    nodes.get().map(({ id, label, x, y, d, font }) => {
      const box = { id, label, x, y, wide: d[0], high: d[1], font: font.size };
      return [id, namedBox(box)];
    }),
  );
  return laidOut;
}

/**
 * Where so many of the most important companies were laid out beforehand.
 *
 * @param {number} most
 * @returns {Map<number, Point>}
 */
export const placesLaidOut = (most) => new Map([...boxesLaidOut().values()].slice(0, most).map((box) => [box.id, box]));

/** @type {Arrangement} */
let arrangement = { scale: 1, boxes: new Map() };

/** @type {Map<number, number>} */
let bends = new Map();

/** The boxes that are drawn, and the scale at which they fill the room. */
export const arranged = () => arrangement;

/**
 * Give the bend of the arrow of a deal.
 *
 * @param {number} deal
 */
export const bendOf = (deal) => bends.get(deal) ?? 0;

/**
 * Choose the companies to be drawn, and their places.
 *
 * @param {Snapshot} now
 * @param {Room} room
 */
export function arrange(now, room) {
  const { chosen, core, isAll } = candidates(now);
  const boxes = chosen.flatMap((id) => boxesLaidOut().get(id) ?? []);
  if (!boxes.length) arrangement = { scale: 1, boxes: new Map() };
  else if (now.ring) arrangement = circle(boxes, room);
  else if (isAll) arrangement = asLaidOut(boxes, room, now.highlight?.companies);
  else arrangement = withPartners(now, spread(boxes, room, Math.min(core, opening.core)));
}

/**
 * Leave out companies of which no deal is drawn, unless they are picked or looked for: a box without an arrow tells nothing.
 *
 * @param {Snapshot} now
 * @param {Arrangement} found
 * @returns {Arrangement}
 */
function withPartners({ state, answer, highlight }, { scale, boxes }) {
  const stays = (/** @type {number} */ id) => (state.picked || state.find) && highlight?.companies.has(id);
  const drawn = answer.arrows.filter(({ payer, payee }) => boxes.has(payer.at) && boxes.has(payee.at));
  const partnered = new Set(drawn.flatMap(({ payer, payee }) => [payer.at, payee.at]));
  const kept = [...boxes].filter(([id]) => partnered.has(id) || stays(id));
  return { scale, boxes: kept.length ? new Map(kept) : boxes };
}

/**
 * All boxes as they were laid out, however small: a name is drawn once the reader is near enough to read it. Those that stand
 * out can be read from here, and make room for each other.
 *
 * @param {Box[]} boxes
 * @param {Room} room
 * @param {Set<number>} [near] Those that stand out.
 * @returns {Arrangement}
 */
function asLaidOut(boxes, room, near = new Set()) {
  const { left, right, top, bottom } = boundsOf(boxes);
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const scale = Math.min(1, room.wide / (right - left), room.high / (bottom - top));
  const placed = boxes.map((box) => ({ ...box, x: box.x - middle.x, y: box.y - middle.y }));
  const grown = placed.filter(({ id }) => near.has(id)).map((box) => readable(box, scale));
  const apart = pushedApart(grown, { wide: room.wide / scale, high: room.high / scale }, GAP_PX / scale);
  const moved = new Map(apart.map((box) => [box.id, box]));
  return { scale, boxes: new Map(placed.map((box) => [box.id, moved.get(box.id) ?? box])) };
}

/**
 * @param {Arrow[]} arrows Those that are drawn.
 * @param {boolean} isRing
 */
export function routeEdges(arrows, isRing) {
  bends = (isRing ? outwardBends : bendsOf)(arrows, arrangement.boxes, lineStyle);
}

/**
 * @param {number} id
 * @returns {Box}
 */
export function boxOf(id) {
  const box = arrangement.boxes.get(id) ?? boxesLaidOut().get(id);
  if (!box) throw new RangeError(`company ${id} has no box`);
  // The reader may have dragged it elsewhere.
  return { ...box, ...network.getPositions([id])[id] };
}

/**
 * The least rectangle that holds some boxes.
 *
 * @param {(Point & Room)[]} boxes At least one.
 */
export const boundsOf = (boxes) => ({
  left: Math.min(...boxes.map(({ x, wide }) => x - wide / 2)),
  right: Math.max(...boxes.map(({ x, wide }) => x + wide / 2)),
  top: Math.min(...boxes.map(({ y, high }) => y - high / 2)),
  bottom: Math.max(...boxes.map(({ y, high }) => y + high / 2)),
});
