// Elements of SVG drawings.

import { setAttributes } from "./elements.js";

export const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number | null | undefined>} attributes
 * @param {...(Node | string)} content
 * @returns {SVGElement}
 */
export function svgElement(tag, attributes, ...content) {
  const element = setAttributes(/** @type {SVGElement} */ (document.createElementNS(SVG_NAMESPACE, tag)), attributes);
  element.append(...content);
  return element;
}

/**
 * Round a coordinate to tenths of a pixel.
 *
 * @param {number} number
 */
export const tenths = (number) => Math.round(number * 10) / 10;
