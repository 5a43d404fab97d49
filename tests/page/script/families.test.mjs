import assert from "node:assert/strict";
import { test } from "node:test";

import { familiesOf } from "../../../aigraph/page/browser/script/loops/families.js";
import { findLoops } from "../../../aigraph/page/browser/script/loops/find_loops.js";
import { ledger, SHAPES, SORTS } from "./toy.mjs";

/** @param {string} text */
function families(text) {
  const { arrows, companies } = ledger(text);
  const rules = {
    kinds: ["circular"],
    shapes: SHAPES,
    sorts: SORTS,
    floorOf: () => undefined,
    maxLength: 6,
    maxLoops: 99,
  };
  const { loops } = findLoops(arrows, { ...rules, companies: companies.length });
  return familiesOf(loops).map(({ company, loops: members }) => [company?.id ?? null, members.map(({ name }) => name)]);
}

const pair = (/** @type {string} */ one, /** @type {string} */ other, /** @type {number} */ size) =>
  `${one}${other}1: ${one} -> ${other} funding ${size} 2025-01-31
  ${one}${other}2: ${other} -> ${one} purchase ${size} 2025-01-31`;

test("loops that share a company are a family, which stands where its largest loop does", () => {
  const text = [pair("v", "l", 9), pair("v", "m", 2), pair("a", "b", 7), pair("a", "c", 6), pair("a", "d", 5)].join(
    "\n",
  );
  assert.deepEqual(families(text), [
    ["v", ["v-l", "v-m"]],
    ["a", ["a-b", "a-c", "a-d"]],
  ]);
});

test("loops that share no company come last, each loop once", () => {
  const text = [pair("x", "y", 9), pair("a", "b", 7), pair("a", "c", 6)].join("\n");
  assert.deepEqual(families(text), [
    ["a", ["a-b", "a-c"]],
    [null, ["x-y"]],
  ]);
});

test("without a loop there is no family", () => {
  assert.deepEqual(familiesOf([]), []);
});
