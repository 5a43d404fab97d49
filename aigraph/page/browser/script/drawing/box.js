// The box of a company as a drawing. Text stays text.

/** @import { Box, Colour, Snapshot } from "../types.js" */

import { companyAt, dataset } from "../context/dataset.js";
import { narrator } from "../context/words.js";
import { svgElement, tenths } from "../dom/svg.js";
import { CORNER, placeOfSign } from "../geometry/company_sign.js";
import { isPlaceholder } from "../loops/find_loops.js";

/**
 * @param {Box} box
 * @param {Pick<Snapshot, "highlight">} now
 * @param {Colour} colour
 */
export function drawBox(box, { highlight }, colour) {
  const company = companyAt(box.id);
  const isNear = !highlight || highlight.companies.has(box.id);
  return svgElement(
    "g",
    { opacity: isNear ? 1 : 0.25 },
    svgElement("title", {}, [company.name, ...narrator.roles(company)].join(", ")),
    svgElement("rect", {
      x: tenths(box.x - box.wide / 2),
      y: tenths(box.y - box.high / 2),
      width: box.wide,
      height: box.high,
      rx: CORNER,
      fill: colour(`${company.tint}-fill`),
      stroke: colour(company.tint),
      "stroke-width": highlight && isNear ? 3 : 1.5,
      "stroke-dasharray": isPlaceholder(company) ? "4 3" : null,
    }),
    drawSign(box, company.tint, colour),
    drawName(box, colour),
  );
}

/**
 * @param {Box} box
 * @param {string} tint
 * @param {Colour} colour
 */
function drawSign(box, tint, colour) {
  const { x, y, scale } = placeOfSign(box, dataset.encoding);
  return svgElement("path", {
    d: dataset.encoding.company_signs[tint] ?? "",
    fill: colour(tint),
    transform: `translate(${tenths(x)} ${tenths(y)}) scale(${Math.round(scale * 1000) / 1000})`,
  });
}

/**
 * @param {Box} box
 * @param {Colour} colour
 */
function drawName({ x, y, font, label }, colour) {
  const lines = label.split("\n");
  const yOf = (/** @type {number} */ at) => tenths(y + (at - (lines.length - 1) / 2) * font * 1.2 + font * 0.35);
  return svgElement(
    "text",
    { x: tenths(x), "text-anchor": "middle", "font-size": font, fill: colour("ink"), direction: "auto" },
    ...lines.map((line, at) => svgElement("tspan", { x: tenths(x), y: yOf(at) }, line)),
  );
}
