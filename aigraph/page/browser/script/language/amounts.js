// Amounts as a reader would say them. The rounding is that of aigraph/language/words.py, and so are the forms; tests hold
// the two to the same words.

/** @import { Amount, MoneyUnit } from "../types.js" */

import { isExact, isKnown } from "../data/amount.js";
import { gettext, inDigits } from "./messages.js";

/**
 * Write a whole number of small units with at most three significant digits, halves to even, and no more decimals than
 * are there.
 *
 * @param {number} whole
 * @param {number} decimals How many of its digits stand behind the point.
 */
export function figure(whole, decimals) {
  if (whole === 0) return inDigits("0");
  const digits = String(whole).length - decimals;
  const places = Math.max(0, 3 - digits);
  const step = 10 ** Math.max(0, decimals - places);
  const [kept, rest] = [Math.floor(whole / step), whole % step];
  const isUp = rest * 2 > step || (rest * 2 === step && kept % 2 === 1);
  const text = String((kept + Number(isUp)) * step).padStart(decimals + 1, "0");
  const point = text.length - decimals;
  const fraction = text.slice(point).replace(/0+$/, "");
  return inDigits(text.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : ""));
}

/** Writes amounts of a dataset: whole numbers of its unit of money divided by ten so many times. */
export class AmountWriter {
  /**
   * @param {number} decimals
   * @param {Record<string, string>} sentences
   * @param {MoneyUnit} money
   */
  constructor(decimals, sentences, money) {
    this.decimals = decimals;
    this.money_unit = money;
    this.sentences = sentences;
    this.unit = 10 ** decimals;
  }

  /**
   * Give billions, for files.
   *
   * @param {number | null} whole
   */
  billions(whole) {
    return whole === null ? null : whole / this.unit / this.money_unit.per_bn;
  }

  /**
   * Write an amount as a figure without its unit.
   *
   * @param {number} whole
   */
  figure(whole) {
    return figure(whole, this.decimals);
  }

  /**
   * Write one figure with sign and unit.
   *
   * @param {number} whole
   */
  figureOf(whole) {
    return this.money({ low: whole, central: whole, high: whole });
  }

  /**
   * Write an amount in full: in dollars, say, not in billions of them.
   *
   * @param {number} whole
   */
  inFull(whole) {
    const decimals = this.decimals - Math.round(Math.log10(this.money_unit.scale));
    return decimals < 0 ? figure(whole * 10 ** -decimals, 0) : figure(whole, decimals);
  }

  /**
   * Write an amount; its uncertainty is part of it. Below a million it is in full.
   *
   * @param {Amount} amount
   */
  money(amount) {
    const { low, central, high } = amount;
    const { sign, word, scale, is_stated: isStated } = this.money_unit;
    const isSmall = !isStated && (Math.max(low, central ?? 0, high ?? 0) / this.unit) * scale < 1e6;
    const write = (/** @type {number | null} */ whole) =>
      whole === null ? null : isSmall ? this.inFull(whole) : this.figure(whole);
    const ends = { low: write(low), central: write(central), high: write(high) };
    const values = {
      ...ends,
      central: ends.central ?? ends.low,
      sign: gettext(sign),
      unit: isSmall ? "" : gettext(word),
    };
    return gettext(this.sentences[writtenForm(formOf(amount), ends)] ?? "", values);
  }
}

/**
 * Name the form in which an amount is written.
 *
 * @param {Amount} amount
 */
function formOf(amount) {
  const { low, central, high } = amount;
  if (!isKnown(amount)) return "amount_unknown";
  if (central === null) {
    if (high === null) return "amount_at_least";
    return low ? "amount_between" : "amount_at_most";
  }
  if (isExact(amount)) return "amount_exact";
  if (high === null) return low === central ? "amount_or_more" : "amount_or_more_from";
  return central ? "amount_within" : "amount_none_or_up_to";
}

/**
 * Name the form of ends as they are written: those that are alike make no range.
 *
 * @param {string} form
 * @param {{low: string | null, central: string | null, high: string | null}} ends
 */
function writtenForm(form, { low, central, high }) {
  const isOne = low === high && (central === null || central === low);
  if ((form === "amount_within" || form === "amount_between") && isOne) return "amount_exact";
  return form === "amount_or_more_from" && low === central ? "amount_or_more" : form;
}
