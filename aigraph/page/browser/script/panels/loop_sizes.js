// What of a loop is paid, due and contracted. Python works it out from schedules, for the question of the opening.

/** @import { Loop, Opening, State } from "../types.js" */

import { opening } from "../context/dataset.js";
import { rotations } from "../loops/names.js";
import { questionKey } from "../query/answer.js";
import { openingState } from "../state/state.js";

/**
 * Give the three sizes of a direct loop in words; nothing for other questions than that of the opening.
 *
 * @param {Loop} loop
 * @param {State} state
 * @returns {Opening["sizes"][string] | undefined}
 */
export function sizesOf({ companies }, state) {
  if (questionKey(state) !== questionKey(openingState(opening))) return undefined;
  const name = rotations(companies).find((each) => Object.hasOwn(opening.sizes, each));
  return name === undefined ? undefined : opening.sizes[name];
}
