// The address says the whole state, so that a link opens what its sender saw.

/** @import { Dataset, Pick as Picked, State } from "../types.js" */

import { isSameSet, VIEWS } from "./state.js";

/**
 * How a part of the state is written, null where it is as at the opening, and read again.
 *
 * @typedef {object} Part
 * @property {(state: State, opening: State) => string | null} format
 * @property {(text: string, opening: State, dataset: AddressData) => unknown} parse
 */

/** @typedef {Pick<Dataset, "companyById" | "dealById" | "levels" | "catalogues">} AddressData */

/**
 * @param {"layers" | "without" | "unseen" | "kinds"} key
 * @returns {Part}
 */
const setOf = (key) => ({
  format: (state, opening) => (isSameSet(state[key], opening[key]) ? null : [...state[key]].sort().join(",") || "none"),
  parse: (text) => new Set(text === "none" ? [] : text.split(",")),
});

/**
 * @param {"day" | "level" | "view" | "find" | "since" | "size" | "lang"} key
 * @param {(text: string, opening: State, dataset: AddressData) => boolean} isAllowed
 * @returns {Part}
 */
const word = (key, isAllowed) => ({
  format: (state, opening) => (state[key] === opening[key] ? null : state[key]),
  parse: (text, opening, dataset) => (isAllowed(text, opening, dataset) ? text : opening[key]),
});

/** @type {Record<string, Part>} */
const PARTS = {
  // The data end with the day of the opening.
  day: word("day", (text, opening) => isDay(text) && text <= opening.day),
  since: word("since", (text, opening) => isDay(text) && text < opening.day),
  level: word("level", (text, _, { levels }) => Object.hasOwn(levels, text)),
  layers: setOf("layers"),
  without: setOf("without"),
  unseen: setOf("unseen"),
  kinds: setOf("kinds"),
  view: word("view", (text) => VIEWS.includes(text)),
  size: word("size", (text) => text === "revenue"),
  find: word("find", () => true),
  list: { format: (state) => (state.flat ? "all" : null), parse: (text) => text === "all" },
  embed: { format: (state) => (state.embed ? "yes" : null), parse: () => true },
  lang: word("lang", (text, _, { catalogues }) => text === "en" || Object.hasOwn(catalogues, text)),
  everyone: { format: (state) => (state.everyone ? "yes" : null), parse: (text) => text === "yes" },
};

/**
 * Whether a text is an ISO date of the calendar.
 *
 * @param {string} text
 */
export function isDay(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Write a state as the fragment of an address, empty at the opening.
 *
 * @param {State} state
 * @param {State} opening
 */
export function writeFragment(state, opening) {
  const fragment = new URLSearchParams();
  const { loop, payments, company, deal, cell } = state.picked ?? {};
  if (loop) fragment.set("loop", loop);
  else if (payments) for (const payment of payments) fragment.append("payment", payment);
  else if (company) fragment.set("company", company);
  else if (deal) fragment.set("deal", deal);
  else if (cell) fragment.set("cell", cell.join(">"));
  for (const [key, part] of Object.entries(PARTS)) {
    const written = part.format(state, opening);
    if (written) fragment.set(key, written);
  }
  return fragment.size ? `#${fragment}` : "";
}

/**
 * Read a state from the fragment of an address; what cannot be is as at the opening.
 *
 * @param {string} fragment
 * @param {State} opening
 * @param {AddressData} dataset
 * @returns {State}
 */
export function readFragment(fragment, opening, dataset) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const read = Object.entries(PARTS).flatMap(([key, part]) => {
    const text = parts.get(key);
    return text === null ? [] : [[key === "list" ? "flat" : key, part.parse(text, opening, dataset)]];
  });
  // A view may stand by its name alone, as in #story.
  const view = VIEWS.find((name) => parts.get(name) === "");
  return { ...opening, ...(view && { view }), ...Object.fromEntries(read), picked: readPick(parts, dataset) };
}

/**
 * @param {URLSearchParams} parts
 * @param {AddressData} dataset
 * @returns {Picked | null}
 */
function readPick(parts, { companyById, dealById }) {
  const [loop, company, deal, cell] = ["loop", "company", "deal", "cell"].map((key) => parts.get(key) ?? "");
  const payments = parts.getAll("payment");
  if (loop) return { loop };
  if (payments.length && payments.every((id) => dealById.has(id))) return { payments };
  if (company && companyById.has(company)) return { company };
  if (deal && dealById.has(deal)) return { deal };
  const ends = cell?.split(">") ?? [];
  return ends.every((id) => companyById.has(id)) ? { cell: ends } : null;
}
