import assert from "node:assert/strict";
import { test } from "node:test";

import { findLoops } from "../../../aigraph/page/browser/script/loops/find_loops.js";
import { isCalled, rotations } from "../../../aigraph/page/browser/script/loops/names.js";
import { ledger, SHAPES, SORTS } from "./toy.mjs";

const RULES = {
  kinds: ["circular", "trade"],
  shapes: SHAPES,
  sorts: SORTS,
  floorOf: () => undefined,
  maxLength: 6,
  maxLoops: 100,
};
const TRIANGLE = `
  e1: v -> l funding 60 2025-01-31
  e2: l -> c purchase 300 2025-02-28
  e3: c -> v purchase 200 2025-03-31
`;

/**
 * @param {string} text
 * @param {Partial<typeof RULES>} [rules]
 */
function loopsOf(text, rules) {
  const { arrows, companies } = ledger(text);
  return findLoops(arrows, { ...RULES, ...rules, companies: companies.length });
}

test("funding that comes home as a purchase is a circular loop, written from the funder", () => {
  const { loops } = loopsOf(TRIANGLE);
  assert.deepEqual(
    loops.map(({ kinds, name, since, amount }) => [kinds, name, since, amount.central]),
    [[["circular"], "v-l-c", "2025-03-31", 60]],
  );
});

test("cutting one leg breaks the loop", () => {
  assert.deepEqual(loopsOf(TRIANGLE.replace(/ {2}e2.*\n/, "")).loops, []);
});

test("parallel deals are summed on their leg, which stands since the first", () => {
  const { loops } = loopsOf(`${TRIANGLE}\n  e4: v -> l funding 15 2024-12-31`);
  assert.equal(loops[0]?.legs[0]?.amount.central, 75);
  assert.equal(loops[0]?.legs[0]?.since, "2024-12-31");
});

test("an unknown amount leaves the bottleneck open, and ranks by its floor", () => {
  const { loops } = loopsOf(`${TRIANGLE.replace("60", "?")}\n  e5: c -> l funding 1 2025-03-31`);
  assert.deepEqual(
    loops.map(({ name, amount }) => [name, amount]),
    [
      ["c-l", { low: 1, central: 1, high: 1 }],
      ["v-l-c", { low: 0, central: null, high: 200 }],
    ],
  );
});

test("tied money that cannot be spent along the ring does not count", () => {
  assert.deepEqual(loopsOf(TRIANGLE.replace("2025-01-31", "2025-01-31 tied=x")).loops, []);
  assert.equal(loopsOf(TRIANGLE.replace("2025-01-31", "2025-01-31 tied=c")).loops.length, 1);
});

test("a loop with the same deals from two roots is one, from the first in the alphabet", () => {
  const { loops } = loopsOf("a: b -> a purchase 1 2025-01-31\nb: a -> b purchase 1 2025-01-31");
  assert.deepEqual(
    loops.map(({ kinds, forms, name }) => [kinds, forms.map(({ roots }) => roots.map(({ id }) => id)), name]),
    [[["trade"], [["a", "b"]], "a-b"]],
  );
});

test("money that passes a placeholder makes no loop", () => {
  const { arrows, companies } = ledger(TRIANGLE);
  for (const each of companies) if (each.id === "l") each.kind = "placeholder";
  assert.deepEqual(findLoops(arrows, { ...RULES, companies: companies.length }).loops, []);
});

test("a search that reaches its limit says so", () => {
  assert.deepEqual([loopsOf(TRIANGLE, { maxLoops: 0 }).cut, loopsOf(TRIANGLE).cut], [true, false]);
});

test("a loop is known by its name from any company on", () => {
  const [loop] = loopsOf(TRIANGLE).loops;
  assert.ok(loop);
  assert.deepEqual(rotations(loop.companies), ["v-l-c", "l-c-v", "c-v-l"]);
  assert.ok(isCalled(loop, "c-v-l"));
  assert.ok(!isCalled(loop, "v-c-l"));
});

test("a ring that closes two kinds is one loop with a form for each, measured by the first", () => {
  const { loops } = loopsOf(
    "a: v -> l funding 6 2025-01-31\nb: l -> v purchase 4 2025-01-31\nc: v -> l purchase 1 2025-01-31",
  );
  assert.deepEqual(
    loops.map(({ name, forms, amount }) => [name, forms.map(({ kind, amount: { low } }) => [kind, low]), amount.low]),
    [
      [
        "v-l",
        [
          ["circular", 4],
          ["trade", 1],
        ],
        4,
      ],
    ],
  );
});

test("a loop on all companies of a direct one and more is a detour, and comes after it", () => {
  const { loops } = loopsOf(`${TRIANGLE}\n  e4: l -> v purchase 5 2025-03-31`);
  assert.deepEqual(
    loops.map(({ name, detourOf }) => [name, detourOf]),
    [
      ["v-l", []],
      ["v-l-c", ["v-l"]],
    ],
  );
});
