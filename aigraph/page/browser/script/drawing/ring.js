// The ring of a loop as a drawing of its own: companies in their order, an arrow for each deal, a label on each leg.

/** @import { Box, Loop, Snapshot } from "../types.js" */

import { lineStyle, money, narrator, stepFinder } from "../context/words.js";
import { svgElement, tenths } from "../dom/svg.js";
import { currentColours, typeface } from "../dom/theme.js";
import { circle, outwardBends } from "../geometry/circle.js";
import { boundsOf, boxOf } from "../network/layout.js";
import { highlightOf } from "../query/highlight.js";
import { drawArrow, middleOf } from "./arrow.js";
import { drawBox } from "./box.js";

const ROOM = { wide: 640, high: 430 };
/** How far the words on a leg reach from its middle. */
const WORDS = { wide: 250, high: 84 };
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
  const places = {
    boxOf: (/** @type {number} */ id) => /** @type {Box} */ (boxes.get(id)),
    bendOf: (/** @type {number} */ deal) => bends.get(deal) ?? 0,
  };
  const drawn = arrows.map((arrow) => drawArrow(arrow, { answer, highlight }, colour, places));
  const words = arrows.map((arrow) => ({ ...WORDS, ...middleOf(arrow, places) }));
  const { left, right, top, bottom } = boundsOf([...boxes.values(), ...words]);
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
