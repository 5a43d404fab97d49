import assert from "node:assert/strict";
import { test } from "node:test";

import { companyCount, gettext, ngettext, spaced } from "../../../aigraph/page/browser/script/language/messages.js";

test("places of a message are filled once, so that a name with braces stays a name", () => {
  assert.equal(gettext("{payer} to {payee}", { payer: "{payee}", payee: "B" }), "{payee} to B");
});

test("a place without a value stays to be seen", () => {
  assert.equal(gettext("{day} {nothing}", { day: "today" }), "today {nothing}");
});

test("a number asks for its form", () => {
  assert.equal(ngettext("{number} ring", "{number} rings", 1), "1 ring");
  assert.equal(companyCount(1524), "1,524 companies");
});

test("words of the data are spaced", () => {
  assert.equal(spaced("in_talks"), "in talks");
});
