// The words of the page. Messages are written where they are used, in English, with places to be filled: "{number} loops".
// The two functions have the names that gettext gives them, so that its tools find every message.

const LOCALE = "en";

/**
 * @param {string} message
 * @param {Record<string, string | number | null>} [values]
 */
export const gettext = (message, values = {}) =>
  message.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));

/**
 * Say a message in the form that a number asks for; {number} is that number.
 *
 * @param {string} one
 * @param {string} many
 * @param {number} number
 */
export const ngettext = (one, many, number) => gettext(number === 1 ? one : many, { number: integer(number) });

/** @param {number} number */
export const integer = (number) => number.toLocaleString(LOCALE);

/**
 * @param {string} one
 * @param {string} other
 */
export const collate = (one, other) => one.localeCompare(other, LOCALE);

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
export const spaced = (word) => word.replaceAll("_", " ");
