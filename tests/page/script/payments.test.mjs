import assert from "node:assert/strict";
import { test } from "node:test";

import { ringOfPayments } from "../../../aigraph/page/browser/script/query/payments.js";
import { answer, ledger } from "./toy.mjs";

const { arrows } = ledger(`
  e1: v -> l funding 60 2025-01-31
  e2: l -> v purchase 30 2025-02-28
  e3: l -> c purchase 30 2025-02-28
`);
const dealById = new Map(arrows.map(({ deal }) => [deal.id, deal]));

const ringOf = (/** @type {string[]} */ ...deals) =>
  ringOfPayments(deals, answer(arrows, []), { dealById })?.companies.map(({ id }) => id);

test("payments of which each goes on where the one before came to are a ring", () => {
  assert.deepEqual(ringOf("e1", "e2"), ["v", "l"]);
});

test("payments that do not close, pass a company twice or do not stand are none", () => {
  assert.equal(ringOf("e1", "e3"), undefined);
  assert.equal(ringOf("e1", "e2", "e1", "e2"), undefined);
  assert.equal(ringOf("e1", "gone"), undefined);
});
