// What the page shows now, and the one way to change it: every view renders the new snapshot beside the old one.

/** @import { Leg, Question, Snapshot, State } from "../types.js" */

import { isCalled } from "../loops/names.js";
import { answerTo, questionKey } from "../query/answer.js";
import { changesBetween } from "../query/changes.js";
import { highlightOf } from "../query/highlight.js";
import { ringOfPayments } from "../query/payments.js";
import { readFragment, writeFragment } from "../state/address.js";
import { foundCompanies } from "../state/listing.js";
import { isFiltered, openingState } from "../state/state.js";
import { dataset, nameIndex, opening } from "./dataset.js";
import { restoreFocus } from "./focus.js";
import { momentText } from "./payments.js";
import { money, narrator, stepFinder } from "./words.js";

/** @typedef {(now: Snapshot, before: Snapshot | null) => void} Render */

const atOpening = openingState(opening);

/** @type {Render[]} */
const renders = [];

/** @type {Snapshot} */
let current;

export const snapshot = () => current;

/**
 * Call these with the snapshot before and after each change, in this order.
 *
 * @param {Render[]} functions
 */
export const renderWith = (functions) => renders.push(...functions);

/**
 * Show what the reader asks for; the focus stays where he is.
 *
 * @param {Partial<State>} patch
 */
export function change(patch) {
  const focused = document.activeElement;
  const { picked } = current.state;
  // What is picked and which view is open are places to come back to; a day that slides by and a word half typed are not.
  show({ ...current.state, ...patch }, { isPlace: "picked" in patch || "view" in patch });
  restoreFocus(focused, picked, current.state.picked);
}

/** Show what the address says, or what the page was made to show. */
export function showAddress(isFirst = false) {
  const state = readFragment(location.hash, atOpening, dataset);
  const [only, ...others] = opening.highlighted;
  if (isFirst && !state.picked && only && !others.length) state.picked = { loop: only };
  show(state, { isFirst });
}

/**
 * @param {State} state
 * @param {{ isFirst?: boolean, isPlace?: boolean }} how
 */
function show(state, { isFirst = false, isPlace = false }) {
  const before = isFirst ? null : current;
  current = snapshotOf(state, before);
  for (const render of renders) {
    try {
      render(current, before);
    } catch (error) {
      // One view that fails must not take the others down.
      reportError(error);
    }
  }
  if (before) writeAddress(isPlace);
}

/**
 * @param {State} state
 * @param {Snapshot | null} before
 * @returns {Snapshot}
 */
function snapshotOf(state, before) {
  const isSame = before !== null && questionKey(state) === questionKey(before.state);
  const answer = isSame ? before.answer : answerTo(dataset, state);
  const name = state.picked?.loop;
  const loop = answer.loops.find((each) => name && isCalled(each, name));
  const payments = state.picked?.payments;
  const ring = payments ? ringOfPayments(payments, answer, dataset) : loop;
  const earlier = earlierOf(state, before);
  const areSameDays = isSame && earlier === before.earlier;
  const changes = areSameDays ? before.changes : earlier && changesBetween(earlier, answer);
  const isSameHighlight = ["picked", "find"].every((key) => isKept(state, before, key));
  if (areSameDays && isSameHighlight) return { ...before, state };
  const { highlighted } = opening;
  const amountSince = (/** @type {Leg} */ leg) => narrator.day(stepFinder.ofLeg(state, leg).at(-1)?.day ?? leg.since);
  return {
    state,
    answer,
    loop,
    ring,
    earlier,
    changes,
    highlight: highlightOf(answer, state.picked, loop, {
      highlighted,
      money,
      amountSince,
      found: foundCompanies(answer, state, nameIndex),
      came: changes?.came ?? [],
      ring,
      momentOf: (at) => momentText(payments, at),
    }),
  };
}

/**
 * @param {State} state
 * @param {Snapshot | null} before
 * @param {string} key
 */
const isKept = (state, before, key) =>
  before !== null && /** @type {any} */ (state)[key] === /** @type {any} */ (before.state)[key];

/**
 * Answer the same question for the earlier day that the reader compares with.
 *
 * @param {State} state
 * @param {Snapshot | null} before
 */
function earlierOf(state, before) {
  if (!state.since || state.since >= state.day) return null;
  const question = { ...state, day: state.since };
  const isSame = before?.earlier && questionKey({ ...before.state, day: before.state.since }) === questionKey(question);
  return isSame ? before.earlier : answerTo(dataset, question);
}

/** @param {boolean} isPlace Whether the reader can come back to what was shown before. */
function writeAddress(isPlace) {
  const fragment = writeFragment(current.state, atOpening);
  const isPushed = isPlace && fragment !== location.hash;
  try {
    history[isPushed ? "pushState" : "replaceState"](null, "", fragment || location.pathname + location.search);
  } catch {
    // In the frame of a notebook the address cannot be written; the page works without.
  }
}

/** Whether the reader has left anything out. */
export const isNarrowed = () => isFiltered(current.state, opening);

/** Take back all that the reader has left out. */
export const resetFilters = () => change({ without: new Set(), unseen: new Set(), layers: new Set(atOpening.layers) });

/**
 * Answer another question than the one that is shown.
 *
 * @param {Partial<Question>} question
 * @returns {Question}
 */
export const questionFrom = (question) => ({ ...atOpening, ...question });
