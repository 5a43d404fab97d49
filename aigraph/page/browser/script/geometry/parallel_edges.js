// Parallel deals apart: how much each arrow between two companies bends, so that none hides another. The rules are those
// of aigraph/picture/parallel_edges.py; tests hold the two to the same bends.

/** @import { Arrow, Point } from "../types.js" */
/** @import { LineStyle } from "./line_style.js" */

const MOST_OF_LENGTH = 0.6;
const MOST_OFFSET = 0.45;

/**
 * Give each arrow its bend, by the number of its deal: a signed roundness, positive to the left of the way it points.
 *
 * @param {Arrow[]} arrows
 * @param {Map<number, Point>} places Of companies, by number.
 * @param {LineStyle} style
 * @returns {Map<number, number>}
 */
export function bendsOf(arrows, places, style) {
  const bends = new Map();
  for (const { near, far, strands } of pairsOf(arrows)) {
    const [one, other] = [places.get(near), places.get(far)];
    if (!one || !other) continue;
    const length = Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1);
    const offsets = offsetsOf(strands, length, style);
    strands.forEach((arrow, at) => {
      // An offset lies on one side of the pair; for an arrow that runs the other way that is its other side.
      const side = arrow.payer.at === near ? 1 : -1;
      bends.set(arrow.deal.at, side * roundness((offsets[at] ?? 0) / length));
    });
  }
  return bends;
}

/**
 * Put the arrows between two companies together, oldest first, one direction after the other.
 *
 * @param {Arrow[]} arrows
 */
function pairsOf(arrows) {
  /** @type {Map<string, { near: number, far: number, strands: Arrow[] }>} */
  const pairs = new Map();
  const byAge = [...arrows].sort((one, other) =>
    one.since < other.since ? -1 : one.since > other.since ? 1 : one.deal.at - other.deal.at,
  );
  for (const arrow of byAge) {
    const near = Math.min(arrow.payer.at, arrow.payee.at);
    const far = Math.max(arrow.payer.at, arrow.payee.at);
    const pair = pairs.get(`${near},${far}`);
    if (pair) pair.strands.push(arrow);
    else pairs.set(`${near},${far}`, { near, far, strands: [arrow] });
  }
  for (const { near, strands } of pairs.values()) {
    strands.sort((one, other) => Number(one.payer.at !== near) - Number(other.payer.at !== near));
  }
  return pairs.values();
}

/**
 * Lay widths and gaps side by side about the straight line, in pixels at the middle of the arrows.
 *
 * @param {Arrow[]} strands
 * @param {number} length
 * @param {LineStyle} style
 */
function offsetsOf(strands, length, style) {
  const { gap: clear, single } = style.encoding;
  const [first, second] = strands;
  if (first && !second) return [(first.payer.at < first.payee.at ? 1 : -1) * single * length];
  const gap = Math.min(clear, (MOST_OF_LENGTH * length) / strands.length);
  const edges = [0];
  for (const { amount } of strands) edges.push((edges.at(-1) ?? 0) + style.width(amount) + gap);
  const middle = (edges.at(-1) ?? 0) / 2;
  return strands.map((_, at) => ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2 - middle);
}

/**
 * Solve for the roundness at which vis-network's curve passes this far from the straight line, by bisection.
 *
 * @param {number} offset As a share of the length.
 */
export function roundness(offset) {
  const goal = Math.min(Math.abs(offset), MOST_OFFSET);
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 30; halving += 1) {
    const middle = (low + high) / 2;
    if (((middle / 2 + 0.5) * Math.sin((middle * Math.PI) / 2)) / 2 < goal) low = middle;
    else high = middle;
  }
  return Math.round((offset >= 0 ? low : -low) * 1000) / 1000;
}
