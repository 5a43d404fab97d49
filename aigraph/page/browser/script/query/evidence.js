// Evidence on a loop: what its structure cannot tell. Answers stand side by side and are never added up.

/** @import { Dataset, Evidence, Loop } from "../types.js" */

import { rotations } from "../loops/names.js";

/**
 * Gather the answers about a loop that had been reported by a day, by question: about its name from any company on, the
 * packages of its deals, and the deals themselves.
 *
 * @param {Pick<Dataset, "evidence" | "flags">} dataset
 * @param {Loop} loop
 * @param {string} day
 * @returns {{ found: [flag: string, rows: Evidence[]][], later: Evidence[] }}
 */
export function evidenceOn({ evidence, flags }, { companies, legs }, day) {
  /** @type {Set<string | null>} */
  const subjects = new Set(rotations(companies));
  for (const { deal } of legs.flatMap((leg) => leg.arrows)) subjects.add(deal.id).add(deal.package);
  const rows = evidence.filter(({ about }) => subjects.has(about));
  const reported = rows.filter((row) => !isReportedLater(row, day));
  return {
    found: Object.keys(flags).map((flag) => [flag, reported.filter((row) => row.flag === flag)]),
    later: rows.filter((row) => isReportedLater(row, day)),
  };
}

/**
 * Whether the source of an answer appeared after a day; a month or year alone counts from its first day, as text does.
 *
 * @param {Pick<Evidence, "source">} row
 * @param {string} day
 */
export const isReportedLater = ({ source }, day) => (source?.published ?? "") > day;
