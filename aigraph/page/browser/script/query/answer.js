// What follows from a question: arrows, loops and companies.

/** @import { Answer, Dataset, Question } from "../types.js" */

import { findLoops } from "../loops/find_loops.js";
import { rotations } from "../loops/names.js";
import { arrowsOf } from "./arrows.js";
import { floorsOn } from "./floors.js";

/**
 * @param {Dataset} dataset
 * @param {Question} question
 * @returns {Answer}
 */
export function answerTo(dataset, question) {
  const { kinds, max_length: maxLength, max_loops: maxLoops, only } = dataset.opening;
  const arrows = arrowsOf(dataset, question);
  const { loops, cut } = findLoops(arrows, {
    companies: dataset.companies.length,
    kinds,
    shapes: dataset.shapes,
    sorts: dataset.leg_sorts,
    maxLength,
    maxLoops,
    floorOf: floorsOn(dataset, question.day),
  });
  const chosen = only && new Set(only);
  // Loops share legs, so there are fewer legs than places for them.
  const legs = new Set(loops.flatMap(({ forms }) => forms.flatMap((form) => form.legs)));
  const ends = new Set(arrows.flatMap(({ payer, payee }) => [payer, payee]));
  return {
    arrows,
    arrowOf: new Map(arrows.map((arrow) => [arrow.deal, arrow])),
    loops: chosen ? loops.filter(({ companies }) => rotations(companies).some((name) => chosen.has(name))) : loops,
    cut,
    companies: [...ends].sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity)),
    looped: new Set([...legs].flatMap((leg) => leg.arrows.map(({ deal }) => deal))),
  };
}

/**
 * Give the same text for questions that have the same answer.
 *
 * @param {Question} question
 */
export const questionKey = ({ day, level, layers, without, unseen }) =>
  [day, level, ...[layers, without, unseen].map((set) => [...set].sort().join(","))].join("|");
