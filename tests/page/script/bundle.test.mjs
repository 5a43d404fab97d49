import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { BUNDLE, bundles } from "../../../aigraph/page/browser/build.js";

test("what ships is what the sources give, byte by byte: npm run build", () => {
  const built = bundles();
  assert.deepEqual(readdirSync(BUNDLE).sort(), [...built.keys()].sort());
  for (const [name, text] of built) {
    assert.ok(readFileSync(join(BUNDLE, name), "utf-8") === text, `${name} is stale`);
  }
});
