import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = /** @type {any} */ ({
  createElement: () => ({ className: "", textContent: "" }),
});

const { unbroken } = await import("../../../aigraph/page/browser/script/dom/elements.js");

const parts = (/** @type {string} */ text) =>
  unbroken(text).map((part) => (typeof part === "string" ? part : `[${part.textContent}]`));

test("a day and the range of an amount are kept in one line", () => {
  assert.deepEqual(parts("On 2026-11-02: $11.9-13.3bn due"), ["On ", "[2026-11-02]", ": ", "[$11.9-13.3bn]", " due"]);
  assert.deepEqual(parts("১১.৯–১৩.৩ বিলিয়ন"), ["[১১.৯–১৩.৩]", " বিলিয়ন"]);
});

test("an id that holds a year may break, and so may what has no figure", () => {
  assert.deepEqual(parts("sec-nvidia-10q-2026-08"), ["sec-nvidia-10q-2026-08"]);
  assert.deepEqual(parts("take-or-pay"), ["take-or-pay"]);
});
