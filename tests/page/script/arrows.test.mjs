import assert from "node:assert/strict";
import { test } from "node:test";

import { unpackDataset } from "../../../aigraph/page/browser/script/data/dataset.js";
import { arrowsOf } from "../../../aigraph/page/browser/script/query/arrows.js";
import { state, VOCABULARY } from "./toy.mjs";

// One deal: announced in January, signed in March with a sum paid, cancelled in June.
const DATASET = unpackDataset(
  /** @type {any} */ ({
    ...VOCABULARY,
    curve_decimals: 1,
    levels: { paid: "", binding: "", announced: "" },
    days: ["2025-01-31", "2025-03-31", "2025-06-30"],
    flags: {},
    answers: [],
    // Contracted, due and paid.
    curves: [
      [
        60,
        [
          [20119, 10],
          [20129, 20],
        ],
        5,
      ],
    ],
    floors: [],
    ceilings: [],
    instruments: {
      instrument: ["equity"],
      deal_class: ["funding"],
      layer: ["cash"],
      verb: ["buys shares of"],
      counter_leg: ["shares"],
    },
    companies: { id: ["v", "l"], name: ["Vendor", "Lab"] },
    deals: {
      id: ["e1"],
      instrument: [0],
      title: [null],
      phases: [[[0, 0, 1, 2, [0], 0], [1, 0, 1, 3, [0, 1, 1], 0], [2]]],
      events: [
        [
          [0, 2, 0, 60],
          [1, 3, 0, [50, 60, null]],
        ],
      ],
    },
    sources: { title: ["A paper"], grade: ["B"] },
    evidence: {},
  }),
);

const on = (/** @type {string} */ day, level = "announced", more = {}) =>
  arrowsOf(DATASET, state({ day, level, ...more }));

test("before its first event a deal is not there", () => {
  assert.deepEqual(on("2025-01-30"), []);
});

test("a deal is what its last phase says, with the events until then", () => {
  const [arrow] = on("2025-02-01");
  assert.deepEqual(
    [arrow?.payer.name, arrow?.payee.name, arrow?.status, arrow?.since],
    ["Vendor", "Lab", 2, "2025-01-31"],
  );
  assert.deepEqual([arrow?.events.length, on("2025-04-01")[0]?.events.length], [1, 2]);
  assert.equal(arrow?.events[0]?.source?.title, "A paper");
});

test("each level has its own first day, and the strictest its own sum", () => {
  assert.deepEqual(on("2025-02-01", "binding"), []);
  assert.equal(on("2025-04-01", "binding")[0]?.since, "2025-03-31");
  assert.deepEqual(on("2025-04-01", "paid")[0]?.amount, {
    low: 5,
    central: 5,
    high: 5,
  });
});

test("a deal that has ended is not there", () => {
  assert.deepEqual(on("2025-06-30"), []);
});

test("a layer, an instrument or a status that is left out takes its deals along", () => {
  assert.equal(on("2025-04-01", "announced", { unseen: new Set(["announced"]) }).length, 1);
  for (const left of [{ layers: new Set() }, { without: new Set(["equity"]) }, { unseen: new Set(["signed"]) }]) {
    assert.deepEqual(on("2025-04-01", "announced", left), []);
  }
});

test("what is due is read from its curve, on the days between two of its knots too", () => {
  const due = (/** @type {string} */ day) => on(day)[0]?.counted().due.central;
  // Its curve rises from the 31st of January, which is day 20119, to the 10th of February.
  assert.deepEqual(["2025-01-31", "2025-02-05", "2025-02-10", "2025-05-31"].map(due), [10, 15, 20, 20]);
  assert.equal(on("2025-02-05")[0]?.counted().paid.central, 5);
});
