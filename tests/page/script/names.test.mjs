import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, NameIndex, stems } from "../../../aigraph/page/browser/script/query/names.js";
import { company } from "./toy.mjs";

const openai = company("openai", 0, { name: "OpenAI", known_as: ["ওপেনএআই"] });
const google = company("google", 1, {
  name: "Google",
  ticker: "GOOGL",
  members: ["DeepMind"],
});
const index = new NameIndex([openai, google], ["য়ের", "এর", "ের", "র", "কে", "ই"]);

const found = (/** @type {string} */ text) =>
  [openai, google].filter((each) => index.words(text).every((word) => index.namesOf(each).includes(word)));

test("case, width, hyphens and spaces make no difference", () => {
  for (const name of ["  Open-AI ", "ＯＰＥＮ　ＡＩ", "open_ai"]) {
    assert.equal(fold(name), "open ai");
  }
});

test("a company is found by id, name, ticker, other names and members", () => {
  for (const name of ["GOOGL", "google", "deepmind", "Deep"]) {
    assert.deepEqual(found(name), [google], name);
  }
});

test("a Bengali ending is taken off where what is left is a name", () => {
  for (const name of ["ওপেনএআইয়ের", "ওপেনএআইকে", "OpenAI-এর"]) {
    assert.deepEqual(found(name), [openai], name);
  }
});

test("an ending that is part of the name stays", () => {
  assert.deepEqual(index.words("ওপেনএআই"), [fold("ওপেনএআই")]);
});

test("at most two endings are taken off, longest first", () => {
  assert.deepEqual(stems("abrr", ["r"]), ["abrr", "abr", "ab"]);
  assert.deepEqual(stems("abrrr", ["r"]), ["abrrr", "abrr", "abr"]);
  assert.deepEqual(stems("ar", ["r"]), ["ar"]);
});
