// The data that this page carries.

/** @import { Dataset, Deal } from "../types.js" */

import { unpackDataset } from "../data/dataset.js";
import { readJson } from "../dom/elements.js";
import { ENGLISH, speak } from "../language/messages.js";
import { inLanguage } from "../language/dataset.js";
import { NameIndex } from "../query/names.js";

const unpacked = unpackDataset(readJson("dataset"));

/** The language of this page: that of its address, or the one that it was made in. */
export const lang = askedLanguage(unpacked);

speak(lang, unpacked.catalogues[lang] ?? {});

export const dataset = inLanguage(unpacked, lang);

/**
 * @param {Dataset} data
 */
function askedLanguage({ catalogues, opening: { lang: own } }) {
  const asked = new URLSearchParams(location.hash.replace(/^#/, "")).get("lang") ?? own;
  return asked === ENGLISH || Object.hasOwn(catalogues, asked) ? asked : own;
}

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
