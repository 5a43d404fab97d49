// The signs of the matrix with what they mean.

import { drawSum } from "./sum_signs.js";
import { make } from "../dom/elements.js";
import { svgElement } from "../dom/svg.js";
import { gettext, spaced } from "../language/messages.js";

const SIDE = 16;
const [SIZE, RADIUS] = [1, 5.5];

/** @param {string[]} classes Those that occur. */
export function matrixKey(classes) {
  const [first = ""] = classes;
  const exact = { low: SIZE, central: SIZE, high: SIZE };
  return [
    ...classes.map((name) => entry(spaced(name), drawSum(name, exact, RADIUS), name)),
    entry(gettext("at most"), drawSum(first, { low: SIZE / 4, central: SIZE / 4, high: SIZE }, RADIUS), "any"),
    entry(gettext("or more"), drawSum(first, { low: SIZE / 5, central: SIZE / 5, high: null }, RADIUS), "any"),
    entry(gettext("size not known"), drawSum(first, { low: 0, central: null, high: null }, RADIUS), "any"),
    make("li", "", make("span", "cell-sample mutual"), gettext("each pays the other")),
    make("li", "", make("span", "cell-sample lit"), gettext("on what is picked")),
  ];
}

/**
 * @param {string} words
 * @param {SVGElement[]} drawing
 * @param {string} className
 */
const entry = (words, drawing, className) =>
  make(
    "li",
    "",
    svgElement(
      "svg",
      {
        class: "sums",
        viewBox: `${-SIDE / 2} ${-SIDE / 2} ${SIDE} ${SIDE}`,
        width: SIDE,
        height: SIDE,
        "aria-hidden": "true",
      },
      svgElement("g", { class: className }, ...drawing),
    ),
    words,
  );
