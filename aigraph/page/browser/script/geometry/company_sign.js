// The sign at the corner of a company's box, for readers who see no colours.

/** @import { Box, SignEncoding } from "../types.js" */

/** The radius of the signs of an encoding. */
const RADIUS = 10;
export const CORNER = 9;

/**
 * Where the sign stands, and by what it is scaled.
 *
 * @param {Pick<Box, "x" | "y" | "wide" | "high">} box
 * @param {Pick<SignEncoding, "sign_radius">} encoding
 */
export function placeOfSign({ x, y, wide, high }, { sign_radius: [share, least, most] }) {
  return {
    x: x - wide / 2 + CORNER * 0.6,
    y: y - high / 2 + CORNER * 0.1,
    scale: Math.min(Math.max(high * share, least), most) / RADIUS,
  };
}
