// What the reader can do from several places: steps through the loops, days, levels.

/** @import { Loop } from "../types.js" */

import { listedLoops } from "../state/listing.js";
import { LEVELS, nameIndex, opening } from "./dataset.js";
import { change, snapshot } from "./store.js";

/** @param {Loop} loop */
export const pickLoop = ({ name }) => change({ picked: { loop: name } });

/** @param {string} company */
export const pickCompany = (company) => change({ picked: { company } });

/** @param {string} deal */
export const pickDeal = (deal) => change({ picked: { deal } });

export const clearPick = () => change({ picked: null });

/** The loops that the list shows. */
export const loopsListed = () => listedLoops(snapshot().answer, snapshot().state, nameIndex);

/**
 * Pick the loop so many places further down the list, round and round.
 *
 * @param {number} by 1 or -1.
 */
export function stepLoop(by) {
  const loops = loopsListed();
  const { loop } = snapshot();
  const here = loop ? loops.indexOf(loop) : -1;
  const start = by > 0 ? -1 : 0;
  const next = loops[((here < 0 ? start : here) + by + loops.length) % loops.length];
  if (next) pickLoop(next);
}

/** @param {number} by 1 for a weaker level, -1 for a stricter one. */
export function stepLevel(by) {
  const level = LEVELS[LEVELS.indexOf(snapshot().state.level) + by];
  if (level) change({ level });
}

/** @param {string} day Not after the last day of the data. */
export const goToDay = (day) => change({ day: day > opening.day ? opening.day : day });
