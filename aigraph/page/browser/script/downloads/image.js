// The picture as a file: SVG, and PNG made of it.

import { snapshot } from "../context/store.js";
import { svgElement } from "../dom/svg.js";
import { fontFaces } from "../dom/theme.js";
import { drawSheet } from "../drawing/sheet.js";

const MOST_PX = 7000;
const SCALE = 3;

/** The picture as the text of a file, which has its fonts with it. */
export function svgText() {
  const sheet = drawSheet(snapshot(), { titled: true });
  sheet.prepend(svgElement("style", {}, fontFaces()));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sheet)}\n`;
}

/**
 * Make a PNG with three pixels for one, but no more than browsers draw.
 *
 * @returns {Promise<Blob | null>}
 */
export async function pngBlob() {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svgText()], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const scale = Math.min(SCALE, MOST_PX / Math.max(image.width, image.height));
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  sheet.getContext("2d")?.drawImage(image, 0, 0, sheet.width, sheet.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve) => {
    sheet.toBlob(resolve, "image/png");
  });
}
