// How a deal is drawn as a line: width by amount, dashes by status, a head by class.

/** @import { Amount, LineEncoding } from "../types.js" */

export class LineStyle {
  /**
   * @param {LineEncoding} encoding
   * @param {number} unit How many units of the dataset make a US$ billion.
   */
  constructor(encoding, unit) {
    this.encoding = encoding;
    this.unit = unit;
  }

  /**
   * Give the width in pixels of the picture; its area grows with the money.
   *
   * @param {Pick<Amount, "central">} amount
   */
  width({ central }) {
    const { thin, thick, width_per_root: perRoot } = this.encoding;
    return central === null ? thin : Math.min(thin + perRoot * Math.sqrt(Math.max(central / this.unit, 0)), thick);
  }

  /**
   * Give dash and gap in pixels, or null for a whole line. They grow with the line: on a thick one short gaps close up,
   * and the deal would look done.
   *
   * @param {string} status
   * @param {number} width
   */
  dashes(status, width) {
    const pattern = this.encoding.dashes[status];
    return pattern ? pattern.map((part) => Math.round(part * Math.max(width, 2) * 10) / 10) : null;
  }

  /**
   * Give the outline of a head ten pixels long, with its tip at the origin, pointing right.
   *
   * @param {string} dealClass
   */
  outline(dealClass) {
    return this.encoding.outlines[this.head(dealClass)] ?? "";
  }

  /** @param {string} dealClass */
  head(dealClass) {
    return this.encoding.heads[dealClass] ?? "arrow";
  }
}
