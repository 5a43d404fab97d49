import assert from "node:assert/strict";
import { test } from "node:test";

import { dayNumber, dayOf, endOfNextMonth, TimeScale } from "../../../aigraph/page/browser/script/state/time_scale.js";

test("days in a row have places in a row", () => {
  const scale = new TimeScale(["2025-01-31", "2025-03-01"], "2025-03-31");
  assert.equal(scale.placeOf("2025-03-01") - scale.placeOf("2025-02-28"), 1);
  assert.equal(scale.dayAt(scale.placeOf("2025-02-14")), "2025-02-14");
  assert.deepEqual([scale.dayAt(scale.begin), scale.dayAt(scale.last)], ["2025-01-31", "2025-03-31"]);
});

test("events that are years older share a narrow stretch, and each has its place", () => {
  const many = Array.from({ length: 200 }, (_, at) => dayOf(dayNumber("2025-01-01") + at));
  const scale = new TimeScale([...many, "2015-04-01", "2017-04-01"], "2025-12-31");
  assert.deepEqual(scale.early, ["2015-04-01", "2017-04-01"]);
  assert.equal(scale.earlyEvents, 2);
  for (const day of scale.early) {
    assert.equal(scale.dayAt(scale.placeOf(day)), day);
  }
  assert.ok(scale.stretch < (scale.last - scale.first) / 10);
});

test("steps go from event to event", () => {
  const scale = new TimeScale(["2025-01-31", "2025-03-01", "2025-03-01"], "2025-03-31");
  assert.equal(scale.stopFrom("2025-02-10", 1), "2025-03-01");
  assert.equal(scale.stopFrom("2025-03-01", -1), "2025-01-31");
  assert.equal(scale.stopFrom("2025-03-01", 1), undefined);
});

test("events are counted by month", () => {
  const scale = new TimeScale(["2025-01-31", "2025-03-01", "2025-03-09"], "2025-03-31");
  assert.deepEqual(
    [...scale.perMonth()],
    [
      ["2025-01", 1],
      ["2025-03", 2],
    ],
  );
});

test("time runs from the end of one month to that of the next", () => {
  assert.equal(endOfNextMonth("2025-01-31"), "2025-02-28");
  assert.equal(endOfNextMonth("2023-12-05"), "2024-01-31");
});

test("data without any event have a scale too", () => {
  const scale = new TimeScale([], "2025-03-31");
  assert.deepEqual([scale.begin, scale.last, scale.stops], [scale.last, scale.last, []]);
});
