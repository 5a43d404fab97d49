// How wide a text is as this browser sets it.

import { typeface } from "./theme.js";

const context = document.createElement("canvas").getContext("2d");

/**
 * @param {string} text
 * @param {number} size In pixels.
 */
export function textWidth(text, size) {
  if (!context) return text.length * size;
  context.font = `${size}px ${typeface()}`;
  return context.measureText(text).width;
}
