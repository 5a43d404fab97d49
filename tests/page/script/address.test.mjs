import assert from "node:assert/strict";
import { test } from "node:test";

import { isDay, readFragment, writeFragment } from "../../../aigraph/page/browser/script/state/address.js";
import { company, OPENING, state } from "./toy.mjs";

const DATASET = /** @type {any} */ ({
  companyById: new Map([
    ["v", company("v", 0)],
    ["l", company("l", 1)],
  ]),
  dealById: new Map([["e1", {}]]),
  levels: { paid: "", binding: "" },
});
const AT_OPENING = state();

const read = (/** @type {string} */ fragment) => readFragment(fragment, AT_OPENING, DATASET);
const write = (/** @type {ReturnType<typeof state>} */ next) => writeFragment(next, AT_OPENING);

test("the opening has no fragment", () => {
  assert.equal(write(state()), "");
  assert.deepEqual(read(""), AT_OPENING);
});

for (const fragment of [
  "#day=2025-12-31",
  "#level=paid&view=matrix",
  "#layers=cash",
  "#layers=none",
  "#without=chips%2Cequity&unseen=signed",
  "#kinds=trade&find=nvi+dia&everyone=yes",
  "#loop=v-l",
  "#company=v&view=table",
  "#deal=e1",
  "#payment=e1&payment=e1",
  "#cell=v%3El&view=matrix",
]) {
  test(`what ${fragment} says is read and written again`, () => {
    assert.equal(write(read(fragment)), fragment);
  });
}

test("what cannot be is as at the opening", () => {
  const wrong = "#day=2025-02-30&level=toString&view=map&company=nobody&deal=none&cell=v%3Enobody";
  assert.deepEqual(read(wrong), AT_OPENING);
  assert.equal(read("#day=2027-01-01").day, OPENING.day);
});

test("a day is one of the calendar", () => {
  assert.deepEqual(["2024-02-29", "2025-02-29", "2025-13-01", "0000-00-00", "tomorrow", "2025-1-1"].map(isDay), [
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
