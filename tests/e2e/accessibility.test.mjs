// axe-core on every screen in every state, with no rule switched off.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after } from "node:test";
import {
  addNote, block, button, chooseFiles, composer, dialog, editNote, exportNotes, field, jsonFile, LI, newPage, notes, notesOn,
  save, stage, toast, write,
} from "./app.mjs";
import { conflictOn } from "./conflict.mjs";
import { JUDGED } from "./judged.mjs";

const { visit } = stage();

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

/** Every look that a screen is checked in. */
const LOOKS = [[WIDE, "light"], [WIDE, "dark"], [NARROW, "light"], [NARROW, "dark"]];

/** The incomplete results seen, by rule and place, for the record. */
const seen = new Map();
after(() => {
  for (const [what, states] of [...seen].sort()) console.log(`incomplete, judged: ${what} (${[...states].join(", ")})`);
});

const withAxe = { prepare: (page, context) => context.addInitScript({ path: AXE }) };

/** axe-core's own words for what is wrong and what it cannot tell. */
function run(page) {
  return page.evaluate(async () => {
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    const { violations, incomplete } = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"] });
    const flat = (results) => results.flatMap(({ id, nodes }) => nodes.map((node) => ({
      rule: id,
      at: node.target.flat().join(" "),
      html: node.html.slice(0, 120),
      why: [...node.any, ...node.all, ...node.none].map(({ message }) => message).join("; "),
    })));
    return { violations: flat(violations), incomplete: flat(incomplete) };
  });
}

/** Checks a state in every look; the page is wide and light afterwards. */
async function check(page, state, looks = LOOKS) {
  for (const [size, colorScheme] of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    const { violations, incomplete } = await run(page);
    const look = `${state}, ${size.width} px, ${colorScheme}`;
    assert.deepEqual(violations, [], look);
    for (const result of incomplete) {
      const judgement = JUDGED.find(({ rule, at, html }) => rule === result.rule && (at?.test(result.at) ?? html.test(result.html)));
      assert.ok(judgement, `${look}: not judged yet: ${JSON.stringify(result)}`);
      const what = `${result.rule}: ${judgement.reason}`;
      seen.set(what, (seen.get(what) ?? new Set()).add(state));
    }
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: null });
}

visit("axe finds nothing: reading, a focused paragraph", withAxe, async ({ page }) => {
  await check(page, "reading");
  await block(page, "5.9").focus();
  await check(page, "a focused paragraph");
});
