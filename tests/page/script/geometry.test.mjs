import assert from "node:assert/strict";
import { test } from "node:test";

import { controlPoint, entryInto, pointAt } from "../../../aigraph/page/browser/script/geometry/curve.js";
import { LineStyle } from "../../../aigraph/page/browser/script/geometry/line_style.js";
import { bendsOf } from "../../../aigraph/page/browser/script/geometry/parallel_edges.js";
import { ledger } from "./toy.mjs";

const style = new LineStyle(
  {
    thin: 1,
    thick: 13,
    width_per_root: 0.5,
    gap: 9,
    single: 0.05,
    dashes: { signed: [5, 1.4] },
    outlines: { arrow: "M0 0Z" },
    heads: { funding: "arrow" },
  },
  10,
);
const PLACES = new Map([
  [0, { x: 0, y: 0 }],
  [1, { x: 400, y: 0 }],
]);

test("the width grows with the root of the money, and an unknown one is thin", () => {
  assert.deepEqual(
    [null, 0, 160, 40_000].map((central) => style.width({ central })),
    [1, 1, 3, 13],
  );
});

test("dashes grow with the line, and a closed deal is a whole line", () => {
  assert.deepEqual(style.dashes("signed", 4), [20, 5.6]);
  assert.deepEqual(style.dashes("signed", 1), [10, 2.8]);
  assert.equal(style.dashes("closed", 4), null);
});

test("a single arrow bends a little, always to the same side of the pair", () => {
  const { arrows } = ledger("a: a -> b funding 1 2025-01-31");
  const back = ledger("a: b -> a funding 1 2025-01-31");
  const [bend] = bendsOf(arrows, PLACES, style).values();
  assert.ok(bend && bend > 0);
  assert.deepEqual([...bendsOf(back.arrows, PLACES, style).values()], [bend]);
});

test("parallel arrows lie apart, those that run one way beside one another", () => {
  const { arrows } = ledger(`
    a: a -> b funding 90 2025-01-31
    b: b -> a purchase 90 2025-02-28
    c: a -> b funding 90 2025-03-31
  `);
  const bends = bendsOf(arrows, PLACES, style);
  const sides = arrows.map(({ deal, payer }) => (payer.id === "a" ? 1 : -1) * (bends.get(deal.at) ?? 0));
  const [a = 0, b = 0, c = 0] = sides;
  assert.ok(a < c && c < b, String(sides));
});

test("a curve passes half of its bend beside the line and enters the box at its border", () => {
  const [from, box] = [
    { x: 0, y: 0 },
    { id: 1, x: 200, y: 0, wide: 80, high: 30, font: 12, label: "" },
  ];
  const via = controlPoint(from, box, 0.2);
  assert.deepEqual(pointAt(from, via, box, 0), from);
  assert.ok(pointAt(from, via, box, 0.5).y !== 0);
  const { x, y } = pointAt(from, via, box, entryInto(from, via, box));
  assert.ok(Math.abs(Math.max(Math.abs(x - 200) - 40, Math.abs(y) - 15) - 1) < 0.01, `${x} ${y}`);
});
