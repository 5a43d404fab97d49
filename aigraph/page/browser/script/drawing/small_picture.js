// A picture the size of a stamp: the same companies in the same places, so that days can be compared at a glance.

/** @import { Answer, Deal } from "../types.js" */

import { companyAt, opening } from "../context/dataset.js";
import { lineStyle } from "../context/words.js";
import { svgElement, tenths } from "../dom/svg.js";
import { controlPoint } from "../geometry/curve.js";
import { roundness } from "../geometry/parallel_edges.js";
import { placesLaidOut } from "../network/layout.js";

const COMPANIES = 40;
const SIZE = { wide: 200, high: 150, margin: 8 };
const [THIN, WIDTH_SHARE] = [0.5, 0.28];
const [CORE_RADIUS, RADIUS] = [3.4, 2.2];
const BEND = 0.09;

/**
 * @param {Answer} answer
 * @param {string} words What it shows, for readers who do not see it.
 * @param {Set<Deal> | null} [lit] The deals that stand out; null for all as they are.
 */
export function drawSmall(answer, words, lit = null) {
  const places = scaled(placesLaidOut(COMPANIES));
  const arrows = answer.arrows.filter(({ payer, payee }) => places.has(payer.at) && places.has(payee.at));
  const ends = new Set(arrows.flatMap(({ payer, payee }) => [payer.at, payee.at]));
  return svgElement(
    "svg",
    { class: "small-picture", viewBox: `0 0 ${SIZE.wide} ${SIZE.high}`, role: "img", "aria-label": words },
    ...arrows.map(({ deal, payer, payee, amount }) => {
      const [from, to] = [placeIn(places, payer.at), placeIn(places, payee.at)];
      const via = controlPoint(from, to, roundness(BEND));
      const isLit = !lit || lit.has(deal);
      return svgElement("path", {
        class: `${deal.deal_class}${isLit ? "" : " faded"}${lit && isLit ? " new" : ""}`,
        d: `M${tenths(from.x)} ${tenths(from.y)} Q${tenths(via.x)} ${tenths(via.y)} ${tenths(to.x)} ${tenths(to.y)}`,
        "stroke-width": tenths(Math.max(THIN, lineStyle.width(amount) * WIDTH_SHARE)),
      });
    }),
    ...[...places]
      .filter(([id]) => ends.has(id))
      .map(([id, { x, y }]) =>
        svgElement("circle", {
          class: companyAt(id).tint,
          cx: tenths(x),
          cy: tenths(y),
          r: (companyAt(id).rank ?? Infinity) < opening.core ? CORE_RADIUS : RADIUS,
        }),
      ),
  );
}

/** @typedef {{ x: number, y: number }} Place */

/**
 * @param {Map<number, Place>} places
 * @param {number} id
 */
const placeIn = (places, id) => places.get(id) ?? { x: 0, y: 0 };

/**
 * @param {Map<number, Place>} places
 * @returns {Map<number, Place>}
 */
function scaled(places) {
  const [xs, ys] = [[...places.values()].map(({ x }) => x), [...places.values()].map(({ y }) => y)];
  const fit = (/** @type {number[]} */ all, /** @type {number} */ room) => {
    const [from, to] = [Math.min(...all), Math.max(...all)];
    return (/** @type {number} */ at) =>
      SIZE.margin + ((at - from) / Math.max(to - from, 1)) * (room - 2 * SIZE.margin);
  };
  const [x, y] = [fit(xs, SIZE.wide), fit(ys, SIZE.high)];
  return new Map([...places].map(([id, place]) => [id, { x: x(place.x), y: y(place.y) }]));
}
