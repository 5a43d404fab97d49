import assert from "node:assert/strict";
import { test } from "node:test";

import { netBetween, netOf } from "../../../aigraph/page/browser/script/query/net.js";
import { ledger } from "./toy.mjs";

const exactly = (/** @type {number} */ usd) => ({ low: usd, central: usd, high: usd });

test("who gives more is ahead by the difference", () => {
  const net = netOf(exactly(30), exactly(12));
  assert.equal(net.ahead, "one");
  assert.deepEqual(net.by, exactly(18));
  assert.equal(netOf(exactly(1), exactly(4)).ahead, "other");
  assert.equal(netOf(exactly(4), exactly(4)).ahead, "neither");
});

test("where the ranges overlap or have no ceiling it is not known", () => {
  assert.equal(netOf({ low: 1, central: null, high: 9 }, exactly(4)).ahead, null);
  assert.equal(netOf(exactly(30), { low: 0, central: null, high: null }).ahead, null);
  assert.deepEqual(netOf({ low: 10, central: null, high: null }, { low: 2, central: null, high: 3 }), {
    given: { low: 10, central: null, high: null },
    taken: { low: 2, central: null, high: 3 },
    ahead: "one",
    by: { low: 7, central: null, high: null },
  });
});

test("two companies are compared by the cash deals between them alone", () => {
  const { arrows, companies } = ledger(`
    e1: v -> l funding 6 2025-01-31
    e2: l -> v purchase 2 2025-02-28
    e3: l -> c purchase 9 2025-02-28`);
  const called = (/** @type {string} */ id) => /** @type {any} */ (companies.find((each) => each.id === id));
  const net = netBetween(called("v"), called("l"), arrows, () => undefined);
  assert.equal(net?.contracted.ahead, "one");
  assert.equal(
    netBetween(called("v"), called("c"), arrows, () => undefined),
    null,
  );
});
