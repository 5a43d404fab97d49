import assert from "node:assert/strict";
import { test } from "node:test";

import { simpleCycles } from "../../../aigraph/page/browser/script/loops/simple_cycles.js";

/**
 * Every simple cycle by trying all paths: slow, and easy to believe.
 *
 * @param {number[][]} successors
 * @param {number} maxLength
 */
function allCycles(successors, maxLength) {
  /** @type {number[][]} */
  const found = [];
  const extend = (/** @type {number[]} */ path) => {
    for (const next of successors[path.at(-1) ?? 0] ?? []) {
      if (next === path[0]) found.push(path);
      else if (next > (path[0] ?? 0) && !path.includes(next) && path.length < maxLength) {
        extend([...path, next]);
      }
    }
  };
  successors.forEach((_, root) => extend([root]));
  return found;
}

test("a triangle with a chord has two cycles", () => {
  assert.deepEqual(
    [...simpleCycles([[1], [0, 2], [0]], 6)],
    [
      [0, 1],
      [0, 1, 2],
    ],
  );
});

test("a cycle longer than the bound is not found", () => {
  const square = [[1], [2], [3], [0]];
  assert.equal([...simpleCycles(square, 3)].length, 0);
  assert.deepEqual([...simpleCycles(square, 4)], [[0, 1, 2, 3]]);
});

test("a graph without edges has no cycle", () => {
  assert.deepEqual([...simpleCycles([[], []], 6)], []);
});

test("on random graphs the cycles are those that trying all paths finds, in the same order", () => {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round += 1) {
    const size = 2 + Math.floor(random() * 6);
    const density = random();
    const vertices = Array.from({ length: size }, (_, at) => at);
    const successors = vertices.map((from) => vertices.filter((to) => to !== from && random() < density));
    const bound = 2 + Math.floor(random() * size);
    assert.deepEqual([...simpleCycles(successors, bound)], allCycles(successors, bound), JSON.stringify(successors));
  }
});
