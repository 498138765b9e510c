// A short run of the monkey at each of three widths; the long one is tests/e2e/monkey.mjs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./monkey/run.mjs";

// The seed chooses the initial width.
for (const seed of [3, 4, 5]) {
  test(`a monkey at two tabs loses nothing (seed ${seed})`, async () => {
    const { revisions } = await run({ seed, acts: 150 });
    assert.ok(revisions > 0, "the monkey saved nothing");
  });
}
