// The signs of a drawing, in one row: classes that occur, statuses that occur, widths.

/** @import { Colour, Snapshot } from "../types.js" */

import { dataset } from "../context/dataset.js";
import { amounts, lineStyle } from "../context/words.js";
import { svgElement, tenths } from "../dom/svg.js";
import { spaced } from "../language/messages.js";
import { dashArray, drawHead } from "./arrow.js";

const LINE_WIDTH = 2.4;

/**
 * @param {{ x: number, y: number, unit: number }} place
 * @param {Snapshot} now
 * @param {Colour} colour
 */
export function drawLegend({ x, y, unit }, { answer }, colour) {
  const classes = Object.keys(dataset.encoding.heads).filter((name) =>
    answer.arrows.some(({ deal }) => deal.deal_class === name),
  );
  const statuses = [...new Set(answer.arrows.map(({ status }) => status))].sort().reverse();
  const samples = [
    ...classes.map((name) => ({ words: spaced(name), drawing: classSample(name, colour) })),
    ...statuses.map((status) => ({
      words: spaced(dataset.statuses[status] ?? ""),
      drawing: lineSample(colour, LINE_WIDTH, dashArray(status, LINE_WIDTH)),
    })),
    ...dataset.money.samples.map(([words, size]) => ({
      words,
      drawing: lineSample(colour, tenths(lineStyle.width({ central: size * amounts.unit }))),
    })),
  ];
  const scale = Math.round(unit * 1000) / 1000;
  const legend = svgElement("g", {
    transform: `translate(${tenths(x)} ${tenths(y)}) scale(${scale})`,
    "font-size": 12,
  });
  let at = 0;
  for (const { words, drawing } of samples) {
    const text = svgElement("text", { x: 44, y: 4, fill: colour("ink") }, words);
    legend.append(svgElement("g", { transform: `translate(${tenths(at)} 0)` }, drawing, text));
    at += 62 + words.length * 6.6;
  }
  return legend;
}

/**
 * @param {string} name
 * @param {Colour} colour
 */
const classSample = (name, colour) =>
  svgElement(
    "g",
    { fill: colour(name), stroke: colour(name) },
    svgElement("path", { d: "M0 0 H30", "stroke-width": LINE_WIDTH }),
    drawHead(name, "translate(38 0)"),
  );

/**
 * @param {Colour} colour
 * @param {number} width
 * @param {string | null} [dashes]
 */
const lineSample = (colour, width, dashes) =>
  svgElement("path", {
    d: "M0 0 H38",
    stroke: colour("any"),
    "stroke-width": width,
    "stroke-dasharray": dashes,
  });
