import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { unpackAmount } from "../../../aigraph/page/browser/script/data/amount.js";
import { AmountWriter } from "../../../aigraph/page/browser/script/language/amounts.js";
import {
  dayText,
  ENGLISH,
  gettext,
  integer,
  loopCount,
  spaced,
  speak,
} from "../../../aigraph/page/browser/script/language/messages.js";
import { Narrator } from "../../../aigraph/page/browser/script/language/sentences.js";
import { MONEY, SENTENCES, VOCABULARY } from "./toy.mjs";

const BENGALI = {
  "{number} loops": "{number}টি চক্র",
  "in talks": "আলোচনাধীন",
  "{sign}{central}{unit}": "{central}{unit}{sign}",
  $: " ডলার",
  bn: " বিলিয়ন",
  "on {day}": "{day} তারিখে",
  cash: "নগদ",
  binding: "বাধ্যতামূলক",
};

afterEach(() => speak(ENGLISH, {}));

test("messages, numbers and days are written in the language that is spoken", () => {
  speak("bn", BENGALI);
  assert.equal(loopCount(1234567), "১২,৩৪,৫৬৭টি চক্র");
  assert.equal(spaced("in_talks"), "আলোচনাধীন");
  assert.equal(gettext("no entry {number}", { number: 12 }), "no entry ১২");
  assert.deepEqual(["2026-10-09", "2026-10", "2026", "2026-Q3"].map(dayText), [
    "৯ অক্টোবর, ২০২৬",
    "অক্টোবর ২০২৬",
    "২০২৬",
    "2026-Q3",
  ]);
});

test("an amount has its digits and its unit behind it", () => {
  speak("bn", BENGALI);
  const amounts = [300, 12_3456, 0].map(unpackAmount);
  const writer = new AmountWriter(1, SENTENCES, MONEY);
  assert.deepEqual(
    amounts.map((amount) => writer.money(amount)),
    ["৩০ বিলিয়ন ডলার", "১২,৩৪৬ বিলিয়ন ডলার", "০ ডলার"],
  );
});

test("a scope is said with the words of the language", () => {
  speak("bn", BENGALI);
  const said = new Narrator(VOCABULARY).scope({
    day: "2026-10-01",
    level: "binding",
    layers: new Set(["cash"]),
    without: new Set(),
    unseen: new Set(),
  });
  assert.equal(said, "১ অক্টোবর, ২০২৬ তারিখে, বাধ্যতামূলক (signed or closed), নগদ");
});

test("English needs no catalogue", () => {
  assert.deepEqual(
    [integer(1234), loopCount(1), dayText("2026-10-09"), spaced("in_talks")],
    ["1,234", "1 loop", "2026-10-09", "in talks"],
  );
});
