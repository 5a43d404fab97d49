import assert from "node:assert/strict";
import { test } from "node:test";

import { csvText } from "../../../aigraph/page/browser/script/downloads/csv.js";

test("cells with commas, quotes and line ends are quoted", () => {
  assert.equal(csvText([{ a: 'x,"y"', b: "two\nlines", c: null, d: -3 }]), 'a,b,c,d\n"x,""y""","two\nlines",,-3\n');
});

test("a cell that a spreadsheet would run as a formula begins with an apostrophe", () => {
  for (const text of ["=1+1", "+1", "-1", "@x", "\tx", "\rx"]) {
    assert.match(
      csvText([{ a: text }])
        .split("\n")
        .slice(1)
        .join("\n"),
      /^"?'/,
      text,
    );
  }
});

test("nothing is an empty file", () => {
  assert.equal(csvText([]), "");
});
