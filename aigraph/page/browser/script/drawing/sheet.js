// The picture as a drawing on a sheet: what it shows above it, the signs and the origin below. It travels without its page.

/** @import { Colour, Snapshot } from "../types.js" */

import { dataset } from "../context/dataset.js";
import { paymentsText } from "../context/payments.js";
import { narrator } from "../context/words.js";
import { SVG_NAMESPACE, svgElement, tenths } from "../dom/svg.js";
import { currentColours, typeface } from "../dom/theme.js";
import { companyCount, dealCount, gettext, integer, loopCount } from "../language/messages.js";
import { bendOf, boundsOf, boxOf } from "../network/layout.js";
import { shown } from "../network/library.js";
import { drawArrow } from "./arrow.js";
import { drawBox } from "./box.js";
import { drawLegend } from "./legend.js";

const MARGIN = 26;
/** How far arrows bend out of the box round the companies that stand out. */
const BEND = 150;

/** @typedef {{ x: number, y: number, width: number, height: number }} Frame */

/**
 * @param {Snapshot} now
 * @param {{ titled: boolean }} options Whether the title of the page is drawn above it.
 */
export function drawSheet(now, { titled }) {
  const colour = currentColours();
  const frame = frameOf(now);
  // Words keep their size on the sheet, however large the picture is.
  const unit = Math.max(frame.width / 1000, 0.6);
  const { title, definition } = dataset.origin;
  const caption = captionOf(now);
  const [above, under] = [wrap(caption, 118), wrap(`${definition} ${originOf(now)}`, 150)];
  const first = titled ? 56 : 24;
  const top = frame.y - (first - 10 + above.length * 20) * unit;
  const bottom = frame.y + frame.height;
  const height = bottom + (58 + under.length * 17) * unit - top;
  const left = frame.x + MARGIN * unit;
  const text = (
    /** @type {number} */ y,
    /** @type {number} */ size,
    /** @type {string} */ fill,
    /** @type {string} */ words,
  ) =>
    svgElement("text", { x: tenths(left), y: tenths(y), "font-size": tenths(size * unit), fill: colour(fill) }, words);
  const heading = text(top + 32 * unit, 22, "ink", title);
  heading.setAttribute("font-weight", "700");
  return svgElement(
    "svg",
    {
      xmlns: SVG_NAMESPACE,
      viewBox: [frame.x, top, frame.width, height].map(tenths).join(" "),
      width: tenths(frame.width / unit),
      height: tenths(height / unit),
      role: "img",
      "font-family": typeface(),
      "text-rendering": "geometricPrecision",
    },
    svgElement("title", {}, `${title}: ${caption}`),
    svgElement("rect", {
      x: frame.x,
      y: tenths(top),
      width: frame.width,
      height: tenths(height),
      fill: colour("paper"),
    }),
    ...(titled ? [heading] : []),
    ...above.map((words, at) => text(top + (first + at * 20) * unit, 15, "ink", words)),
    ...drawScene(frame, now, colour),
    drawLegend({ x: left, y: bottom + 20 * unit, unit }, now, colour),
    ...under.map((words, at) => text(bottom + (56 + at * 17) * unit, 12, "quiet", words)),
  );
}

/**
 * The part of the picture that is on the sheet: what stands out with the arrows that bend out of it, or all.
 *
 * @param {Snapshot} now
 * @returns {Frame}
 */
function frameOf({ highlight }) {
  const companies = highlight?.companies.size ? highlight.companies : shown().companies;
  const { left, right, top, bottom } = boundsOf([...companies].map(boxOf));
  const reach = MARGIN + (highlight ? BEND : 0);
  return {
    x: tenths(left - reach),
    y: tenths(top - reach),
    width: tenths(right - left + 2 * reach),
    height: tenths(bottom - top + 2 * reach),
  };
}

/**
 * @param {Frame} frame
 * @param {Snapshot} now
 * @param {Colour} colour
 */
function drawScene(frame, now, colour) {
  const { companies, deals } = shown();
  const arrows = now.answer.arrows
    .filter(({ deal }) => deals.has(deal.at))
    .map((arrow) => drawArrow(arrow, now, colour, { boxOf, bendOf }));
  const labels = arrows.map(({ label }) => label).filter((label) => label !== null);
  return [
    svgElement("clipPath", { id: "frame" }, svgElement("rect", { ...frame })),
    svgElement(
      "g",
      { "clip-path": "url(#frame)" },
      ...arrows.map(({ line }) => line),
      ...[...companies].map((id) => drawBox(boxOf(id), now, colour)),
      ...labels,
    ),
  ];
}

/** @param {Snapshot} now */
function captionOf({ state, answer, loop, ring }) {
  if (loop) return narrator.loop(loop);
  if (ring) return paymentsText(ring);
  const { companies, deals } = shown();
  const part = (/** @type {number} */ number, /** @type {number} */ all, /** @type {string} */ words) =>
    number < all ? gettext("{number} of {all}", { number: integer(number), all: words }) : words;
  return [
    part(companies.size, answer.companies.length, companyCount(answer.companies.length)),
    part(deals.size, answer.arrows.length, dealCount(answer.arrows.length)),
    loopCount(answer.loops.length),
    narrator.scope(state),
  ].join(", ");
}

/** @param {Snapshot} now */
function originOf({ state }) {
  const scope = narrator.scope(state);
  const { data_version: version, tool } = dataset.origin;
  return gettext("{scope}. Data {version}, {tool}.", {
    scope: scope.charAt(0).toUpperCase() + scope.slice(1),
    version,
    tool,
  });
}

/**
 * @param {string} words
 * @param {number} most Characters on a line.
 */
function wrap(words, most) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > most && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
