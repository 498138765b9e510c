// All acts of delegates, with the keyboard alone.

import assert from "node:assert/strict";
import {
  assertFaultless, becomes, block, checkExports, composer, dialog, field, focusedId, focusedName, newPage, open, reload, stage,
} from "./app.mjs";
import { killRenderer } from "./browser.mjs";
import { everything } from "./every.mjs";
import { chooseFirst, composing, keys } from "./hands.mjs";
import { bodies, box, exported, PARAGRAPH, waiting, withProposal } from "./writing.mjs";

const { visit } = stage();

everything(visit, "by keyboard", keys);

/** Presses Tab until the focused element has this name. */
async function tabTo(page, name, key = "Tab") {
  for (let step = 0; step < 80; step += 1) {
    const words = await page.evaluate(() => {
      const here = document.activeElement;
      return (here.getAttribute("aria-label") ?? here.labels?.[0]?.textContent ?? here.textContent).trim();
    });
    if (name instanceof RegExp ? name.test(words) : words === name) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${name} is not reached by ${key}`);
}

async function introduceByKeyboard(page, name) {
  await dialog(page, "Who is writing?").waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await composer(page).waitFor({ state: "detached" });
}

const at59 = { at: "#/C14-41-E.en/para-5.9" };

/** Opens the composer on the focused paragraph and chooses the kind this many steps from Comment. */
async function beginByKeyboard(page, steps) {
  await becomes(() => focusedId(page), "para-5.9");
  await page.keyboard.press("Enter");
  await field(page).waitFor();
  await becomes(() => focusedId(page), "composer-text");
  await tabTo(page, "Comment", "Shift+Tab");
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
}

visit("by keyboard: a proposal MOD with sponsors, over a crash", at59, async ({ page, context, url }) => {
  await beginByKeyboard(page, 3);
  await tabTo(page, "Proposed text");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(PARAGRAPH);
  await tabTo(page, "Reasons");
  await page.keyboard.type("Shorter.");
  await tabTo(page, "Sponsors");
  await page.keyboard.type("switz");
  await chooseFirst(page);
  await page.keyboard.type("CEP");
  await killRenderer(page);
  const next = await newPage(context, url);
  await open(next, at59.at);
  await becomes(() => focusedId(next), "para-5.9");
  await next.keyboard.press("Enter");
  await becomes(() => focusedId(next), "composer-proposed");
  assert.equal(await box(next, "Proposed text").inputValue(), PARAGRAPH);
  await tabTo(next, "Sponsors");
  await next.keyboard.press("Backspace");
  await becomes(() => focusedName(next), "Remove CEP");
  await next.keyboard.press("Enter");
  await becomes(() => focusedId(next), "composer-sponsors");
  await next.keyboard.type("CEPT");
  await next.keyboard.press("Control+Enter");
  await introduceByKeyboard(next, "Li");
  const item = await exported(next, "editing");
  assert.deepEqual([item.sign, item.sponsors], ["MOD", [{ country: "CHE" }, { label: "CEPT" }]]);
  assert.deepEqual(bodies(item), [["editing", PARAGRAPH], ["commenting", "Shorter."]]);
  assertFaultless(next);
});

visit("by keyboard: a proposal ADD before another paragraph, over a reload", at59, async ({ page }) => {
  await beginByKeyboard(page, 3);
  await tabTo(page, "MOD");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "After");
  await page.keyboard.press("ArrowLeft");
  await tabTo(page, "Paragraph");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("5.11");
  await tabTo(page, "Number");
  await becomes(() => box(page, "Number").inputValue(), "5.10bis");
  await tabTo(page, "Text of the new paragraph");
  await page.keyboard.type(PARAGRAPH);
  await reload(page);
  await block(page, "5.11").focus();
  await page.keyboard.press("Enter");
  await becomes(() => focusedId(page), "composer-proposed");
  await page.keyboard.press("Control+Enter");
  await introduceByKeyboard(page, "Li");
  const item = await exported(page, "editing");
  assert.deepEqual([item.sign, item.address, item.target.address, item.target.insert], ["ADD", "5.10bis", "5.11", "before"]);
  assert.deepEqual(bodies(item), [["editing", PARAGRAPH]]);
});

visit("by keyboard: a reply, then a disposition, over a crash", async ({ page, context, url, colleague }) => {
  await withProposal(page, colleague);
  const toReply = async (on) => {
    await block(on, "5.9").focus();
    await tabTo(on, /notes? on 5\.9$/);
    await on.keyboard.press("Enter");
    await tabTo(on, "Reply");
    await on.keyboard.press("Enter");
    await composing(on);
  };
  await toReply(page);
  await page.keyboard.type("Thank you.");
  await page.keyboard.press("Control+Enter");
  await introduceByKeyboard(page, "Li");
  assert.deepEqual(bodies(await exported(page, "replying")), [["replying", "Thank you."]]);
  await toReply(page);
  await tabTo(page, "Reply", "Shift+Tab");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await tabTo(page, "Accepted");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "Observation (optional)");
  await page.keyboard.type("As amended.");
  await killRenderer(page);
  const next = await newPage(context, url);
  await open(next);
  await waiting(next, "5.9").waitFor();
  await block(next, "5.9").focus();
  await tabTo(next, "Continue");
  await next.keyboard.press("Enter");
  await composing(next);
  await tabTo(next, "Save");
  await next.keyboard.press("Enter");
  await composer(next).waitFor({ state: "detached" });
  const item = await exported(next, "moderating");
  assert.deepEqual([item.disposition, bodies(item)], ["accepted with modifications", [["moderating", "As amended."]]]);
  assertFaultless(next);
});

checkExports();
