import assert from "node:assert/strict";
import { test } from "node:test";

import { smallest, total, UNKNOWN, unpackAmount } from "../../../aigraph/page/browser/script/data/amount.js";
import { AmountWriter, figure } from "../../../aigraph/page/browser/script/language/amounts.js";
import { MONEY, SENTENCES } from "./toy.mjs";

const writer = new AmountWriter(1, SENTENCES, MONEY);

test("an amount is said with its uncertainty", () => {
  const said = [300, [0, null, 1000], [1000, 1000, null], [900, 1000, null], [270, 300, 330], [120, null, 140], null];
  assert.deepEqual(
    said.map((packed) => writer.money(unpackAmount(/** @type {any} */ (packed)))),
    ["$30bn", "up to $100bn", "$100bn or more", "$100bn or more (from 90)", "$30bn (27-33)", "$12-14bn", "unknown"],
  );
});

test("ends that are alike as they are written make no range", () => {
  const fine = new AmountWriter(3, SENTENCES, MONEY);
  const said = [
    [30100, 30100, 30110],
    [30100, null, 30110],
    [30095, 30100, null],
  ];
  assert.deepEqual(
    said.map((packed) => fine.money(unpackAmount(/** @type {any} */ (packed)))),
    ["$30.1bn", "$30.1bn", "$30.1bn or more"],
  );
});

test("a sum below a million is said in dollars", () => {
  const cents = new AmountWriter(11, SENTENCES, MONEY);
  assert.deepEqual(
    [105, 300, 1_250_000, 200_000_000].map((whole) => cents.money(unpackAmount(whole))),
    ["$1.05", "$3", "$12,500", "$0.002bn"],
  );
});

test("a figure has at most three significant digits, halves to even", () => {
  assert.deepEqual(
    [3000, 137_5, 137_6, 102_550, 35, 45].map((whole) => figure(whole, 2)),
    ["30", "13.8", "13.8", "1,026", "0.35", "0.45"],
  );
  assert.deepEqual([figure(1025, 1), figure(1035, 1), figure(0, 3)], ["102", "104", "0"]);
});

test("one unknown part leaves a sum open above, not smaller", () => {
  assert.deepEqual(total([unpackAmount(30), UNKNOWN]), {
    low: 30,
    central: null,
    high: null,
  });
  assert.deepEqual(total([]), { low: 0, central: 0, high: 0 });
});

test("the central value of a minimum is given only where it is certain", () => {
  assert.equal(smallest([unpackAmount([6, null, 10]), unpackAmount(5)]).central, 5);
  assert.deepEqual(smallest([UNKNOWN, unpackAmount(5)]), {
    low: 0,
    central: null,
    high: 5,
  });
  assert.deepEqual(smallest([UNKNOWN]), UNKNOWN);
});
