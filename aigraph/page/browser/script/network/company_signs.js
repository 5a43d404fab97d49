// Signs on the boxes that vis-network draws, which knows none.

import { companyAt, dataset } from "../context/dataset.js";
import { snapshot } from "../context/store.js";
import { currentColours } from "../dom/theme.js";
import { placeOfSign } from "../geometry/company_sign.js";
import { arranged, boxOf } from "./layout.js";
import { network, shown } from "./library.js";

/** A faded box has a faded sign. */
const FADED = 0.2;
const NEAREST = 1;

/** @type {Map<string, Path2D>} */
const outlines = new Map(
  Object.entries(dataset.encoding.company_signs).map(([tint, path]) => [tint, new Path2D(path)]),
);

/** @param {CanvasRenderingContext2D} context */
function drawSigns(context) {
  const { highlight } = snapshot();
  const colour = currentColours();
  for (const id of shown().companies) {
    const { tint } = companyAt(id);
    const outline = outlines.get(tint);
    if (!outline || !arranged().boxes.has(id)) continue;
    const { x, y, scale } = placeOfSign(boxOf(id), dataset.encoding);
    const size = scale * Math.max(NEAREST, NEAREST / network.getScale());
    context.save();
    context.translate(x, y);
    context.scale(size, size);
    context.globalAlpha = !highlight || highlight.companies.has(id) ? 1 : FADED;
    context.fillStyle = colour(tint);
    context.fill(outline);
    context.restore();
  }
}

export const startSigns = () => network.on("afterDrawing", drawSigns);
