// What the reader can ask for, and how it changes.

/** @import { Opening, State } from "../types.js" */

export const VIEWS = ["picture", "matrix", "table", "story"];

/**
 * The state in which the page opens, when its address says nothing else.
 *
 * @param {Opening} opening
 * @returns {State}
 */
export const openingState = ({ day, level, layers, kinds, lang }) => ({
  day,
  level,
  layers: new Set(layers),
  without: new Set(),
  unseen: new Set(),
  kinds: new Set(kinds),
  view: "picture",
  find: "",
  since: "",
  size: "",
  everyone: false,
  flat: false,
  embed: false,
  lang,
  picked: null,
});

/**
 * @param {State} state
 * @param {Opening} opening
 */
export const isFiltered = ({ without, unseen, layers }, opening) =>
  without.size > 0 || unseen.size > 0 || !isSameSet(layers, new Set(opening.layers));

/**
 * @template T
 * @param {Set<T>} one
 * @param {Set<T>} other
 */
export const isSameSet = (one, other) => one.size === other.size && [...one].every((item) => other.has(item));

/**
 * @template T
 * @param {Set<T>} set
 * @param {T} item
 */
export function toggled(set, item) {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

/**
 * Keep only one item, or all again if it is alone.
 *
 * @param {Set<string>} kept
 * @param {string} item
 * @param {string[]} all
 */
export const onlyOrAll = (kept, item, all) =>
  new Set(all.every((other) => kept.has(other) === (other === item)) ? all : [item]);

/**
 * The same for a set of what is left out.
 *
 * @param {Set<string>} left
 * @param {string[]} items What is to be kept.
 * @param {string[]} all
 */
export function leavingOnly(left, items, all) {
  const isAlone = all.every((each) => left.has(each) !== items.includes(each));
  return new Set(isAlone ? [] : all.filter((each) => !items.includes(each)));
}

/**
 * Leave several items out, or take all of them back in if all of them are out.
 *
 * @param {Set<string>} left
 * @param {string[]} items
 */
export function toggledTogether(left, items) {
  const others = [...left].filter((each) => !items.includes(each));
  return new Set(items.some((each) => !left.has(each)) ? [...others, ...items] : others);
}
