// A dataset with its vocabulary in the language of the page: what is looked up by code stays, what is read is translated.

/** @import { Dataset } from "../types.js" */

import { ENGLISH, gettext } from "./messages.js";

/**
 * @param {Dataset} dataset
 * @param {string} lang
 * @returns {Dataset}
 */
export function inLanguage(dataset, lang) {
  if (lang === ENGLISH) return dataset;
  const names = dataset.company_names[lang] ?? {};
  // Deals point to these very records.
  for (const company of dataset.companies) {
    const name = names[company.id];
    if (name) Object.assign(company, { name, known_as: [company.name, ...(company.known_as ?? [])] });
  }
  for (const deal of dataset.deals) deal.counter_leg = gettext(deal.counter_leg);
  const { flags, subjects, grades, bases, money, opening, origin } = dataset;
  return {
    ...dataset,
    flags: translated(flags),
    subjects: translated(subjects),
    grades: translated(grades),
    bases: translated(bases),
    money: {
      ...money,
      name: gettext(money.name),
      samples: money.samples.map(([words, size]) => [gettext(words), size]),
    },
    opening: { ...opening, nets: translated(opening.nets) },
    origin: { ...origin, title: gettext(origin.title), definition: gettext(origin.definition) },
  };
}

/** @param {Record<string, string>} table */
const translated = (table) => Object.fromEntries(Object.entries(table).map(([key, text]) => [key, gettext(text)]));
