// Evidence on a loop: what its structure cannot tell. Answers stand side by side and are never added up.

/** @import { Dataset, Evidence, Loop } from "../types.js" */

import { rotations } from "../loops/names.js";

/**
 * Gather the answers about a loop, by question: about its name from any company on, the packages of its deals, and the
 * deals themselves.
 *
 * @param {Pick<Dataset, "evidence" | "flags">} dataset
 * @param {Loop} loop
 * @returns {[flag: string, rows: Evidence[]][]}
 */
export function evidenceOn({ evidence, flags }, { companies, legs }) {
  /** @type {Set<string | null>} */
  const subjects = new Set(rotations(companies));
  for (const { deal } of legs.flatMap((leg) => leg.arrows)) subjects.add(deal.id).add(deal.package);
  const rows = evidence.filter(({ about }) => subjects.has(about));
  return Object.keys(flags).map((flag) => [flag, rows.filter((row) => row.flag === flag)]);
}
