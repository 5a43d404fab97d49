// The three sizes of a loop in words.

/** @import { Loop, State } from "../types.js" */

import { opening } from "../context/dataset.js";
import { narrator } from "../context/words.js";
import { rotations } from "../loops/names.js";
import { questionKey } from "../query/answer.js";
import { openingState } from "../state/state.js";

/** @param {Pick<Loop, "sizes">} loop */
export const sizesInWords = ({ sizes: { paid, due, contracted } }) => ({
  paid: narrator.sum(paid),
  due: narrator.sum(due),
  contracted: narrator.sum(contracted),
});

/**
 * Give what is contracted net of incentives, which Python works out for the question of the opening; else nothing.
 *
 * @param {Loop} loop
 * @param {State} state
 */
export function netText({ companies }, state) {
  if (questionKey(state) !== questionKey(openingState(opening))) return "";
  const name = rotations(companies).find((each) => Object.hasOwn(opening.nets, each));
  return name === undefined ? "" : (opening.nets[name] ?? "");
}
