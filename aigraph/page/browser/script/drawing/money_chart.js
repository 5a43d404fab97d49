// What of a loop was contracted, due and paid from the day on which it was complete: three lines on one scale.

/** @import { Amount, Loop, Sizes, State } from "../types.js" */

/** @typedef {{ day: string, sizes: Sizes }} Point */

import { amounts, narrator, stepFinder } from "../context/words.js";
import { quoted } from "../data/amount.js";
import { dayNumber } from "../data/curve.js";
import { svgElement, tenths } from "../dom/svg.js";
import { textWidth } from "../dom/text_width.js";
import { dayText, gettext } from "../language/messages.js";

const SIZE = { wide: 360, high: 120, left: 6, top: 12, bottom: 20 };
const LEAST_RIGHT = 124;
const LABEL_PX = 11;
const GAP = 5;
const POINTS = 48;
/** Lines of words closer than this would lie on each other. */
const LEADING = 13;

/** @type {[keyof Sizes, string][]} */
const LINES = [
  ["contracted", gettext("contracted")],
  ["due", gettext("due")],
  ["paid", gettext("paid")],
];

/**
 * @param {Loop} loop
 * @param {State} state
 * @returns {SVGElement | null} Null for a loop that stands since that very day.
 */
export function drawMoneyChart(loop, state) {
  const points = stepFinder.sizesOver(state, loop, POINTS);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first.day === last.day) return null;
  const most = Math.max(...points.flatMap(({ sizes }) => LINES.map(([money]) => quoted(sizes[money]))));
  if (!most) return null;
  const [from, to] = [Date.parse(first.day), Date.parse(last.day)];
  const labels = LINES.map(([money, name]) => `${name} ${amounts.figureOf(quoted(last.sizes[money]))}`);
  const right = Math.max(LEAST_RIGHT, GAP + Math.ceil(Math.max(...labels.map((text) => textWidth(text, LABEL_PX)))));
  const x = (/** @type {string} */ day) =>
    tenths(SIZE.left + ((Date.parse(day) - from) / (to - from)) * (SIZE.wide - SIZE.left - right));
  const y = (/** @type {Amount} */ amount) =>
    tenths(SIZE.high - SIZE.bottom - (quoted(amount) / most) * (SIZE.high - SIZE.bottom - SIZE.top));
  const corners = (
    /** @type {Point | undefined} */ before,
    /** @type {Point} */ { day, sizes },
    /** @type {keyof Sizes} */ money,
  ) => {
    const here = `${x(day)},${y(sizes[money])}`;
    // Nothing accrues between two days that follow each other: what an event brings is a step.
    return before && dayNumber(day) - dayNumber(before.day) === 1
      ? [`${x(day)},${y(before.sizes[money])}`, here]
      : [here];
  };
  const ends = spreadOut(LINES.map(([money]) => y(last.sizes[money])));
  return svgElement(
    "svg",
    {
      class: "money-chart",
      viewBox: `0 0 ${SIZE.wide} ${SIZE.high}`,
      role: "img",
      "aria-label": gettext("The smallest leg from {first} to {last}: {sizes}", {
        first: dayText(first.day),
        last: dayText(last.day),
        sizes: LINES.map(([money, name]) => `${name} ${narrator.sum(last.sizes[money])}`).join(", "),
      }),
    },
    svgElement("line", {
      class: "base",
      x1: SIZE.left,
      x2: SIZE.wide - right,
      y1: SIZE.high - SIZE.bottom,
      y2: SIZE.high - SIZE.bottom,
    }),
    ...LINES.flatMap(([money], at) => [
      svgElement("polyline", {
        class: money,
        points: points.flatMap((point, place) => corners(points[place - 1], point, money)).join(" "),
      }),
      svgElement("text", { class: money, x: SIZE.wide - right + GAP, y: (ends[at] ?? 0) + 4 }, labels[at] ?? ""),
    ]),
    svgElement("text", { class: "day", x: SIZE.left, y: SIZE.high - 6 }, dayText(first.day)),
    svgElement(
      "text",
      { class: "day", x: SIZE.wide - right, y: SIZE.high - 6, "text-anchor": "end" },
      dayText(last.day),
    ),
  );
}

/**
 * Move labels apart, in their order from top to bottom.
 *
 * @param {number[]} places
 */
function spreadOut(places) {
  const order = places.map((place, at) => ({ place, at })).sort((one, other) => one.place - other.place);
  let floor = SIZE.high - SIZE.bottom;
  for (const item of order.toReversed()) {
    item.place = Math.min(item.place, floor);
    floor = item.place - LEADING;
  }
  const moved = [...places];
  for (const { place, at } of order) moved[at] = place;
  return moved;
}
