// The data that this page carries.

/** @import { Deal } from "../types.js" */

import { unpackDataset } from "../data/dataset.js";
import { readJson } from "../dom/elements.js";
import { NameIndex } from "../query/names.js";

export const dataset = unpackDataset(readJson("dataset"));

/** What the page shows when it opens, and the limits of its search. */
export const opening = dataset.opening;

/** The levels, strictest first. */
export const LEVELS = Object.keys(dataset.levels);

export const nameIndex = new NameIndex(dataset.companies, dataset.name_endings);

/** The instruments of which there is any deal. */
export const usedInstruments = [...new Set(dataset.deals.map((deal) => deal.instrument))];

/** @param {number} at */
export function companyAt(at) {
  const company = dataset.companies[at];
  if (!company) throw new RangeError(`there is no company ${at}`);
  return company;
}

/** @param {string} id */
export function companyCalled(id) {
  const company = dataset.companyById.get(id);
  if (!company) throw new RangeError(`there is no company ${id}`);
  return company;
}

/**
 * @param {number} at
 * @returns {Deal}
 */
export function dealAt(at) {
  const deal = dataset.deals[at];
  if (!deal) throw new RangeError(`there is no deal ${at}`);
  return deal;
}
