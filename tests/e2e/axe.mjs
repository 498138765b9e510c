// axe-core on one state in every look, with no rule switched off.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after } from "node:test";
import { JUDGED } from "./judged.mjs";
import { look, LOOKS, WIDE } from "./looks.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The judged results, by judgement, with the states they were seen in. */
const seen = new Map();
after(() => {
  for (const [{ rule, reason }, states] of seen) console.log(`judged: ${rule}: ${reason} (${states.size} states)`);
});

/** The options of a visit that checks; the window is that of the first look, so that nothing scrolls between. */
export const withAxe = { context: { viewport: WIDE }, prepare: (page, context) => context.addInitScript({ path: AXE }) };

/** What is wrong and what axe-core cannot tell, on the page or in the part of it that a selector names. */
function run(page, part) {
  return page.evaluate(async (selector) => {
    // The source of each element would be written out, and is not read.
    axe.configure({ noHtml: true });
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    const { violations, incomplete } = await axe.run(selector ?? document, { rules, resultTypes: ["violations", "incomplete"] });
    const flat = (results) => results.flatMap(({ id, nodes }) => nodes.map((node) => ({
      rule: id,
      at: node.target.flat().join(" "),
      why: [...node.any, ...node.all, ...node.none].map(({ message }) => message).join("; "),
    })));
    return { violations: flat(violations), incomplete: flat(incomplete) };
  }, part);
}

const matches = (pattern, text) => (pattern instanceof RegExp ? pattern.test(text) : pattern === undefined || pattern === text);

function judgementOf(result, isViolation, colours) {
  return JUDGED.find(({ rule, at, why, look: seenIn, violation = false }) =>
    matches(rule, result.rule) && matches(at, result.at) && matches(why, result.why) && matches(seenIn, colours)
    && (violation || !isViolation));
}

/**
 * Checks a state in every look; afterwards the window is as large as before. Behind an open dialog the page is
 * the same as without, and is checked in the first look only.
 */
export async function check(page, state, looks = LOOKS) {
  const before = page.viewportSize();
  const open = (await page.locator("dialog[open]").count()) > 0;
  for (const [index, one] of looks.entries()) {
    await look(page, one);
    await page.waitForFunction(() => document.querySelector("#notes.placed > .card:not([style])") === null);
    const { violations, incomplete } = await run(page, open && index > 0 ? "dialog[open]" : undefined);
    const unjudged = [];
    for (const result of [...violations, ...incomplete]) {
      const judgement = judgementOf(result, violations.includes(result), one[1]);
      if (judgement) seen.set(judgement, (seen.get(judgement) ?? new Set()).add(state));
      else unjudged.push(`${result.rule} at ${result.at}: ${result.why}`);
    }
    assert.deepEqual(unjudged, [], `${state}, ${one[0].width} px, ${one[1]}`);
  }
  await look(page, [before]);
}
