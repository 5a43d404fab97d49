import assert from "node:assert/strict";
import { test } from "node:test";

import { findLoops } from "../../../aigraph/page/browser/script/loops/find_loops.js";
import { highlightOf } from "../../../aigraph/page/browser/script/query/highlight.js";
import { answer, ledger, SHAPES, SORTS } from "./toy.mjs";

/** @import { Pick as Picked } from "../../../aigraph/page/browser/script/types.js" */

const { arrows, companies } = ledger(`
  e1: v -> l funding 60 2025-01-31
  e2: v -> l funding 10 2025-01-31
  e3: l -> v purchase 300 2025-02-28
  e4: c -> v purchase ? 2025-03-31
`);
const rules = {
  kinds: ["circular"],
  shapes: SHAPES,
  sorts: SORTS,
  floorOf: () => undefined,
  maxLength: 6,
  maxLoops: 9,
};
const { loops } = findLoops(arrows, { ...rules, companies: companies.length });
const [loop] = loops;

/**
 * @param {Picked | null} picked
 * @param {typeof loop} [stands]
 * @param {string[]} [highlighted]
 */
function lit(picked, stands, highlighted = []) {
  const options = {
    highlighted,
    found: [],
    came: [],
    amountSince: (/** @type {{ since: string }} */ { since }) => since,
    money: (/** @type {{ central: number | null }} */ { central }) => `$${central}`,
  };
  const found = highlightOf(answer(arrows, loops), picked, stands, options);
  return (
    found && [
      [...found.companies].map((at) => companies[at]?.id).sort(),
      [...found.deals].map((at) => arrows[at]?.deal.id).sort(),
      [...found.labels].map(([at, label]) => `${arrows[at]?.deal.id} ${label}`),
    ]
  );
}

test("a loop has one label a leg, on its largest deal", () => {
  assert.deepEqual(lit({ loop: "v-l" }, loop), [
    ["l", "v"],
    ["e1", "e2", "e3"],
    ["e1 1 buys shares of\n$70 · 2 deals\nsince 2025-01-31", "e3 2 buys chips from\n$300\nsince 2025-02-28"],
  ]);
});

test("a company stands out with its deals, unlabelled", () => {
  assert.deepEqual(lit({ company: "c" }), [["c", "v"], ["e4"], []]);
});

test("a deal and a cell have labels on their deals", () => {
  assert.deepEqual(lit({ deal: "e3" }), [["l", "v"], ["e3"], ["e3 $300"]]);
  assert.deepEqual(lit({ cell: ["v", "l"] })?.[1], ["e1", "e2", "e3"]);
});

test("nothing stands out where nothing is picked, or what is picked does not stand", () => {
  assert.equal(lit(null), null);
  assert.equal(lit({ loop: "gone" }), null);
  assert.equal(lit({ deal: "gone" }), null);
  assert.equal(lit(null, undefined, ["v-l"]), null);
});
