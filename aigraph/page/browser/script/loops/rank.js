// The order of loops: by bottleneck, largest first, without a figure by its floor; among equals short loops, then by name.

/** @import { Form, Loop } from "../types.js" */

import { quoted } from "../data/amount.js";

/**
 * @param {Loop | Form} one
 * @param {Loop | Form} other
 */
export function byRank(one, other) {
  return (
    quoted(other.amount) - quoted(one.amount) ||
    one.legs.length - other.legs.length ||
    Number(one.amount.high === null) - Number(other.amount.high === null) ||
    (other.amount.high ?? 0) - (one.amount.high ?? 0) ||
    inAlphabet(one.name, other.name)
  );
}

/**
 * Compare as Python does: by code unit, not by the rules of a language.
 *
 * @param {string} one
 * @param {string} other
 */
const inAlphabet = (one, other) => (one < other ? -1 : Number(one > other));
