// The words of the page. Messages are written where they are used, in English, with places to be filled: "{number} loops".
// The two functions have the names that gettext gives them, so that its tools find every message.

/** @import { Catalogue } from "../types.js" */

export const ENGLISH = "en";

/** @type {{ language: string, catalogue: Catalogue }} */
let spoken = { language: ENGLISH, catalogue: {} };

/** What writes numbers is costly to make, and English needs none. @type {Intl.NumberFormat | undefined} */
let numbers;

/** @type {Intl.PluralRules | undefined} */
let plurals;

/**
 * Give all messages in a language from now on.
 *
 * @param {string} language
 * @param {Catalogue} catalogue
 */
export function speak(language, catalogue) {
  spoken = { language, catalogue };
  [numbers, plurals] = [undefined, undefined];
}

export const language = () => spoken.language;

/**
 * @param {string} message
 * @param {Record<string, string | number | null>} [values]
 */
export const gettext = (message, values = {}) =>
  (spoken.catalogue[message] ?? message).replace(/\{(\w+)\}/g, (place, name) => written(values[name] ?? place));

/** @param {string | number} value */
const written = (value) => (typeof value === "number" ? integer(value) : value);

/**
 * Say a message in the form that a number asks for; {number} is that number.
 *
 * @param {string} one
 * @param {string} many
 * @param {number} number
 */
export function ngettext(one, many, number) {
  return gettext(isOne(number) ? one : many, { number: integer(number) });
}

/** @param {number} number */
function isOne(number) {
  if (spoken.language === ENGLISH) return number === 1;
  plurals ??= new Intl.PluralRules(spoken.language);
  return plurals.select(number) === "one";
}

/** @param {number} number */
export function integer(number) {
  if (spoken.language === ENGLISH && Number.isInteger(number)) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
  }
  numbers ??= new Intl.NumberFormat(spoken.language);
  return numbers.format(number);
}

/**
 * @param {string} one
 * @param {string} other
 */
export const collate = (one, other) => one.localeCompare(other, spoken.language);

/** @param {number} number */
export const dealCount = (number) => ngettext("{number} deal", "{number} deals", number);

/** @param {number} number */
export const loopCount = (number) => ngettext("{number} loop", "{number} loops", number);

/** @param {number} number */
export const directCount = (number) => ngettext("{number} direct loop", "{number} direct loops", number);

/** @param {number} number */
export const companyCount = (number) => ngettext("{number} company", "{number} companies", number);

/** @param {number} number */
export const eventCount = (number) => ngettext("{number} event", "{number} events", number);

/**
 * Say a word of the data as text: in_talks is "in talks".
 *
 * @param {string} word
 */
export const spaced = (word) => gettext(word.replaceAll("_", " "));

/**
 * Write a figure in the digits of the language.
 *
 * @param {string} text A number as English has it.
 */
export const inDigits = (text) =>
  spoken.language === ENGLISH
    ? text
    : Number(text.replaceAll(",", "")).toLocaleString(spoken.language, { maximumFractionDigits: 20 });

/**
 * Write a day, or the year or the month where no more is known.
 *
 * @param {string} text Such as 2025-09-30, 2025-09 or 2025; what is none of these is written as it is.
 */
export function dayText(text) {
  const [, year = "", month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  if (spoken.language === ENGLISH || !year) return text;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const parts = day ? { dateStyle: "long" } : { year: "numeric", ...(month && { month: "long" }) };
  return date.toLocaleDateString(
    spoken.language,
    /** @type {Intl.DateTimeFormatOptions} */ ({ ...parts, timeZone: "UTC" }),
  );
}

/**
 * Say in a word what a deal does; a verb that is told apart from who does it to whom is English alone.
 *
 * @param {{ verb: string, instrument: string }} deal
 */
export const deedWord = ({ verb, instrument }) => (spoken.language === ENGLISH ? verb : spaced(instrument));
