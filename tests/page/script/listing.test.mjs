import assert from "node:assert/strict";
import { test } from "node:test";

import { Narrator } from "../../../aigraph/page/browser/script/language/sentences.js";
import { findLoops } from "../../../aigraph/page/browser/script/loops/find_loops.js";
import { NameIndex } from "../../../aigraph/page/browser/script/query/names.js";
import { listedDeals, listedLoops } from "../../../aigraph/page/browser/script/state/listing.js";
import { answer, ledger, SHAPES, SORTS, state, VOCABULARY } from "./toy.mjs";

const { arrows, companies } = ledger(`
  e1: v -> l funding 60 2025-01-31
  e2: l -> v purchase 300 2025-02-28
  e3: c -> v purchase ? 2025-03-31
  e4: v -> c purchase 5 2025-03-31
`);
const { loops } = findLoops(arrows, {
  companies: companies.length,
  kinds: ["circular", "trade"],
  shapes: SHAPES,
  sorts: SORTS,
  floorOf: () => undefined,
  maxLength: 6,
  maxLoops: 100,
});
const index = new NameIndex(companies, []);
const narrator = new Narrator(VOCABULARY);

const loopNames = (/** @type {Partial<ReturnType<typeof state>>} */ patch) =>
  listedLoops(answer(arrows, loops), state(patch), index).map(({ kinds, name }) => `${kinds.join(" ")} ${name}`);
const deals = (/** @type {string} */ column, isDescending = false, find = "") =>
  listedDeals(answer(arrows, loops), { find }, { column, isDescending }, { index, narrator }).map(
    ({ deal }) => deal.id,
  );

test("loops are kept by kind and by what is looked for", () => {
  assert.deepEqual(loopNames({}), ["circular v-l", "trade c-v"]);
  assert.deepEqual(loopNames({ kinds: new Set(["trade"]) }), ["trade c-v"]);
  assert.deepEqual(loopNames({ find: "L" }), ["circular v-l"]);
  assert.deepEqual(loopNames({ find: "trade V" }), ["trade c-v"]);
  assert.deepEqual(loopNames({ find: "nobody" }), []);
});

test("deals are sorted by a column, and those that are alike by their order in the data", () => {
  assert.deepEqual(deals("Amount", true), ["e2", "e1", "e4", "e3"]);
  assert.deepEqual(deals("Amount"), ["e3", "e4", "e1", "e2"]);
  assert.deepEqual(deals("From"), ["e3", "e2", "e1", "e4"]);
  assert.deepEqual(deals("Since", true), ["e3", "e4", "e2", "e1"]);
});

test("deals are kept by any of their words", () => {
  assert.deepEqual(deals("Amount", true, "equity"), ["e1"]);
  assert.deepEqual(deals("Amount", true, "signed purchase"), ["e2", "e4", "e3"]);
  assert.deepEqual(deals("Amount", true, "2025-03"), ["e4", "e3"]);
});

test("loops and deals are said as sentences", () => {
  assert.equal(loops[0] && narrator.loop(loops[0]), "V buys shares of L ($6bn); L buys chips from V ($30bn).");
  assert.equal(arrows[2] && narrator.arrow(arrows[2]), "C buys chips from V, amount not known");
  assert.equal(narrator.scope(state()), "on 2026-10-01, binding (signed or closed), cash + value");
  assert.equal(
    narrator.scope(state({ day: "0001-01-01", layers: new Set() })),
    "without dates, binding (signed or closed), no layer",
  );
});
