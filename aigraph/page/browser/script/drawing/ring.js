// The ring of a loop as a drawing of its own: companies in their order, an arrow for each deal, a label on each leg.

/** @import { Arrow, Box, Loop, Point, Snapshot } from "../types.js" */

import { lineStyle, money, narrator, stepFinder } from "../context/words.js";
import { svgElement, tenths } from "../dom/svg.js";
import { currentColours, typeface } from "../dom/theme.js";
import { circle, outwardBends } from "../geometry/circle.js";
import { boundsOf, boxOf } from "../network/layout.js";
import { highlightOf } from "../query/highlight.js";
import { drawArrow, middleOf } from "./arrow.js";
import { drawBox } from "./box.js";

const ROOM = { wide: 640, high: 430 };
/** The room that the words of a leg take, and how far they stand from its outermost arrow. */
const WORDS = { wide: 250, high: 70 };
const AWAY = 14;
const MARGIN = 8;

/**
 * @param {Loop} loop
 * @param {Snapshot} now
 */
export function drawRing(loop, { answer, state }) {
  const colour = currentColours();
  const { boxes } = circle(
    loop.companies.map(({ at }) => boxOf(at)),
    ROOM,
  );
  const arrows = loop.legs.flatMap((leg) => leg.arrows);
  const bends = outwardBends(arrows, boxes, lineStyle);
  const highlight = highlightOf(answer, { loop: loop.name }, loop, {
    highlighted: [],
    money,
    amountSince: (leg) => narrator.day(stepFinder.ofLeg(state, leg).at(-1)?.day ?? leg.since),
    found: [],
    came: [],
  });
  const curves = {
    boxOf: (/** @type {number} */ id) => /** @type {Box} */ (boxes.get(id)),
    bendOf: (/** @type {number} */ deal) => bends.get(deal) ?? 0,
  };
  const words = new Map(
    loop.legs.flatMap((leg) => {
      const place = outside(leg.arrows.map((arrow) => middleOf(arrow, curves)));
      return leg.arrows.map((arrow) => [arrow, { ...WORDS, ...place }]);
    }),
  );
  const places = { ...curves, labelAt: (/** @type {Arrow} */ arrow) => words.get(arrow) ?? middleOf(arrow, curves) };
  const drawn = arrows.map((arrow) => drawArrow(arrow, { answer, highlight }, colour, places));
  const { left, right, top, bottom } = boundsOf([...boxes.values(), ...words.values()]);
  const view = [left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN];
  return svgElement(
    "svg",
    {
      class: "ring-drawing",
      viewBox: view.map(tenths).join(" "),
      role: "img",
      "aria-label": narrator.loop(loop),
      "font-family": typeface(),
      "text-rendering": "geometricPrecision",
    },
    ...drawn.map(({ line }) => line),
    ...[...boxes.values()].map((box) => drawBox(box, { highlight }, colour)),
    ...drawn.flatMap(({ label }) => label ?? []),
  );
}

/**
 * Move words out of a ring about (0, 0), off the arrow that is farthest out.
 *
 * @param {Point[]} middles The middles of the arrows of a leg.
 * @returns {Point}
 */
function outside(middles) {
  const farthest = middles.reduce((best, each) =>
    Math.hypot(each.x, each.y) > Math.hypot(best.x, best.y) ? each : best,
  );
  const length = Math.hypot(farthest.x, farthest.y) || 1;
  const [right, down] = [farthest.x / length, farthest.y / length];
  // As far as a box of words reaches that way.
  const reach = Math.min(
    WORDS.wide / 2 / Math.max(Math.abs(right), 0.01),
    WORDS.high / 2 / Math.max(Math.abs(down), 0.01),
  );
  return { x: farthest.x + right * (reach + AWAY), y: farthest.y + down * (reach + AWAY) };
}
