// The box of a company whose name is another in the language of the page: broken and measured as the boxes laid out beforehand.

/** @import { Box } from "../types.js" */

import { companyAt, dataset, lang } from "../context/dataset.js";
import { textWidth } from "../dom/text_width.js";
import { nodes } from "./library.js";

/** In characters; longer names are broken. */
const LINE_LENGTH = 20;
const PADDING = { x: 11, y: 6 };
const LINE_HEIGHT = 1.2;

/**
 * @param {Box} box
 * @returns {Box}
 */
export function namedBox(box) {
  const name = dataset.company_names[lang]?.[companyAt(box.id).id];
  if (!name) return box;
  const lines = linesOf(name);
  const label = lines.join("\n");
  nodes.update([{ id: box.id, label }]);
  return {
    ...box,
    label,
    wide: Math.ceil(Math.max(...lines.map((line) => textWidth(line, box.font)))) + 2 * PADDING.x,
    high: Math.round(lines.length * box.font * LINE_HEIGHT) + 2 * PADDING.y,
  };
}

/** @param {string} name */
function linesOf(name) {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= LINE_LENGTH || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
