import assert from "node:assert/strict";
import { test } from "node:test";

import { evidenceOn } from "../../../aigraph/page/browser/script/query/evidence.js";

const row = (/** @type {string} */ flag, /** @type {string} */ answer, /** @type {string?} */ published) =>
  /** @type {any} */ ({ about: "order", flag, answer, source: published === null ? undefined : { published } });
const EVIDENCE = [
  row("E1", "yes", "2025-03-01"),
  row("E1", "no", "2026-02"),
  row("E6", "yes", "2026"),
  row("E7", "unknown", null),
];
const LOOP = /** @type {any} */ ({ companies: [], legs: [{ arrows: [{ deal: { id: "order", package: null } }] }] });

/** @param {string} day */
function counted(day) {
  const { found, later } = evidenceOn(
    { evidence: EVIDENCE, flags: { E1: "", E6: "", E7: "" } },
    { ...LOOP, companies: [{ id: "a" }, { id: "b" }] },
    day,
  );
  return [found.map(([, rows]) => rows.map(({ answer }) => answer).join()), later.length];
}

for (const [day, answers, later] of /** @type {[string, string[], number][]} */ ([
  ["2025-02-28", ["", "", "unknown"], 3],
  ["2025-12-31", ["yes", "", "unknown"], 2],
  ["2026-01-01", ["yes", "yes", "unknown"], 1],
  ["2026-01-31", ["yes", "yes", "unknown"], 1],
  ["2026-02-01", ["yes,no", "yes", "unknown"], 0],
])) {
  test(`on ${day} the answers whose source had appeared count, and ${later} came later`, () =>
    assert.deepEqual(counted(day), [answers, later]));
}
