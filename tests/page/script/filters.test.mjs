import assert from "node:assert/strict";
import { test } from "node:test";

import { questionKey } from "../../../aigraph/page/browser/script/query/answer.js";
import {
  isFiltered,
  leavingOnly,
  onlyOrAll,
  toggled,
  toggledTogether,
} from "../../../aigraph/page/browser/script/state/state.js";
import { OPENING, state } from "./toy.mjs";

const ALL = ["chips", "equity", "loan"];
const sorted = (/** @type {Set<string>} */ set) => [...set].sort();

test("a chip leaves out what it names and takes it back in", () => {
  const once = toggled(new Set(), "chips");
  assert.deepEqual(sorted(once), ["chips"]);
  assert.deepEqual(sorted(toggled(once, "chips")), []);
});

test("a class is left out with all its instruments, and taken back in with all", () => {
  assert.deepEqual(sorted(toggledTogether(new Set(["chips"]), ["equity", "loan"])), ALL);
  assert.deepEqual(sorted(toggledTogether(new Set(["equity"]), ["equity", "loan"])), ["equity", "loan"]);
  assert.deepEqual(sorted(toggledTogether(new Set(ALL), ["equity", "loan"])), ["chips"]);
});

test("only one is kept, or all again if it is alone", () => {
  const alone = leavingOnly(new Set(), ["chips"], ALL);
  assert.deepEqual(sorted(alone), ["equity", "loan"]);
  assert.deepEqual(sorted(leavingOnly(alone, ["chips"], ALL)), []);
  assert.deepEqual(sorted(leavingOnly(new Set(ALL), ["chips"], ALL)), ["equity", "loan"]);
  assert.deepEqual(sorted(onlyOrAll(new Set(ALL), "loan", ALL)), ["loan"]);
  assert.deepEqual(sorted(onlyOrAll(new Set(["loan"]), "loan", ALL)), ALL);
});

test("a state is filtered when anything is left out that the opening has", () => {
  assert.equal(isFiltered(state(), OPENING), false);
  assert.equal(isFiltered(state({ layers: new Set(["value", "cash"]) }), OPENING), false);
  for (const patch of [
    { without: new Set(["chips"]) },
    { unseen: new Set(["signed"]) },
    { layers: new Set(["cash"]) },
  ]) {
    assert.equal(isFiltered(state(patch), OPENING), true);
  }
});

test("questions with the same answer have the same key, in whichever order they were asked", () => {
  const one = state({ without: new Set(["chips", "loan"]) });
  assert.equal(questionKey(one), questionKey(state({ without: new Set(["loan", "chips"]), view: "matrix" })));
  assert.notEqual(questionKey(one), questionKey(state({ unseen: new Set(["chips", "loan"]) })));
});
