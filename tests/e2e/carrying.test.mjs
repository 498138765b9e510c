// Notes of a report in its next revision: where they stand, what is asked, what is kept.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  addNote, block, button, dialog, eventually, exportNotes, focusedBlock, LI, notes, notesOn, openStatement, ready, reload, selectionBar, selectWords, stage, texts, toast,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { hosting, REAL } from "./hosting.mjs";

const { visit } = stage();

const FILE = "reports/C14-41-Rev.1-E.md";
const REVISION = {
  ...REAL, symbol: "C14/41(Rev.1)-E", date: "2014-04-02", file: FILE, revisionOf: REAL.symbol, canonical: undefined,
};
const hosted = hosting([REAL, REVISION], { [FILE]: readFileSync("tests/fixtures/reports/C14-41-Rev.1-E.md", "utf8") });
const NEXT = "#/C14-41-Rev.1-E.en/";

/** What was written on the first text, and where: 5.9 becomes 5.10, other words; 5.10 becomes 5.11; 5.11 is gone. */
const WRITTEN = [["5.1", "stays"], ["5.2", "reworded"], ["5.9", "reworded and moved"], ["5.10", "moved"], ["5.11", "gone"]];

const SUM = "5 notes from an earlier text: 1 exact, 1 moved, 2 changed, 1 orphaned.";

const list = (page) => dialog(page, "Notes from an earlier text");
const items = (page) => list(page).locator("[data-uncertain]");
const placingBar = (page) => page.getByRole("region", { name: "Where does the note belong?" });

/** Writes notes on the first text and opens the next one. */
async function carry(page, written = WRITTEN) {
  for (const [index, [address, text]] of written.entries()) await addNote(page, address, text, index ? {} : { by: LI });
  await goTo(page, NEXT);
}

async function goTo(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.locator("#app .symbol-button", { hasText: hash.includes("Rev.1") ? REVISION.symbol : REAL.symbol }).waitFor();
  await ready(page);
}

/** Which notes stand beside a paragraph. */
async function standAt(page, address, expected) {
  await eventually(async () => assert.deepEqual(await notesOn(page, address).locator(".rendered").allInnerTexts(), expected));
}

visit("the sum comes first, and each note stands where its words are now", { prepare: hosted }, async ({ page }) => {
  await carry(page);
  await list(page).getByText(SUM).waitFor();
  assert.equal(await items(page).count(), 3);
  await button(list(page), "Later").click();
  await standAt(page, "5.1", ["stays"]);
  await standAt(page, "5.2", ["reworded"]);
  await standAt(page, "5.10", ["reworded and moved"]);
  await standAt(page, "5.11", ["moved", "gone"]);
  await notesOn(page, "5.11").first().getByText("Moved: it was 5.10 when the note was written.").waitFor();
  const statement = await openStatement(page);
  assert.deepEqual((await statement.getByRole("textbox").inputValue()).match(/^§.*(?= — Comment$)/gm), [
    "§ 5.1", "§ 5.2", "§ 5.10 (§ 5.9 in C14/41-E)", "§ 5.11 (§ 5.10 in C14/41-E)", "§ 5.11 in C14/41-E",
  ]);
  await page.keyboard.press("Escape");
  await notesOn(page, "5.2").getByText(/^The text was changed since; it is \d+ % alike\. It read:$/).waitFor();
  await notesOn(page, "5.2").locator(".quote").getByText("The IWF and Trend Micro's presentations").waitFor();
  const tray = page.locator("#notes-without-place");
  await tray.getByRole("heading", { name: "Notes without a place in this text" }).waitFor();
  assert.deepEqual(await tray.locator(".rendered").allInnerTexts(), ["gone"]);
  await tray.getByText("The contribution of .kids shared views").waitFor();
  await page.getByText("3 need a decision.").waitFor();
  await reload(page);
  assert.equal(await list(page).count(), 0, "it is told once");
  await goTo(page, "#/C14-41-E.en/");
  assert.deepEqual((await texts(page)).sort(), WRITTEN.map(([, text]) => text).sort(), "the old text has its notes as they were");
  await standAt(page, "5.9", ["reworded and moved"]);
});

visit("yes, elsewhere, leave: by keys alone, kept, and undone in words", { prepare: hosted }, async ({ page }) => {
  await carry(page);
  await items(page).first().focus();
  await page.keyboard.press("y");
  await eventually(async () => assert.equal(await items(page).count(), 2));
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.hasAttribute("data-uncertain")), true));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("e");
  await placingBar(page).waitFor();
  await eventually(async () => assert.equal(await focusedBlock(page), "5.11", "one begins where it was"));
  await block(page, "5.8").focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await items(page).count(), 1));
  await items(page).first().focus();
  await page.keyboard.press("l");
  await list(page).getByText("Nothing is left to decide.").waitFor();
  await button(list(page), "Done").click();
  await standAt(page, "5.8", ["gone"]);
  await notesOn(page, "5.8").getByText("You placed it here.").waitFor();
  await reload(page);
  await standAt(page, "5.8", ["gone"]);
  await standAt(page, "5.2", ["reworded"]);
  assert.deepEqual(await page.locator("#notes-without-place .rendered").allInnerTexts(), ["reworded and moved"]);
  await notesOn(page, "5.9").getByText("You left it without a place in this text.").waitFor();
});

visit("what was decided is undone and done again", { prepare: hosted }, async ({ page }) => {
  await carry(page, [["5.11", "gone"]].concat([["5.1", "stays"]]));
  await button(list(page), "Later").click();
  const tray = page.locator("#notes-without-place");
  await button(tray, "Choose a place…").click();
  await placingBar(page).getByText("The contribution of .kids").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#report").isVisible(), true, "the report is printed while a place is chosen");
  await page.emulateMedia({ media: null });
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await placingBar(page).isVisible(), false));
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.textContent.includes("gone")), true));
  await button(tray, "Choose a place…").click();
  await selectWords(page, "5.9", "voluntary fund");
  await button(selectionBar(page), "Place the note on these words").click();
  await standAt(page, "5.9", ["gone"]);
  assert.equal(await block(page, "5.9").locator("mark").innerText(), "voluntary fund");
  await button(page, "Undo: place comment on 5.11").click();
  await toast(page).getByText("Undone: place comment on 5.11.").waitFor();
  await eventually(async () => assert.deepEqual(await tray.locator(".rendered").allInnerTexts(), ["gone"]));
  await button(page, "Redo: place comment on 5.11").click();
  await standAt(page, "5.9", ["gone"]);
});

visit("an author makes a note one on the new text; it travels so", { prepare: hosted }, async ({ page }) => {
  await carry(page, [["5.10", "moved"]]);
  await button(list(page), "Done").click();
  await button(notesOn(page, "5.11"), "Make it a note on this text").click();
  await eventually(async () => assert.equal(await notesOn(page, "5.11").getByText(/^Moved:/).count(), 0));
  const { text } = await exportNotes(page);
  const [item] = JSON.parse(text).first.items;
  assert.equal(item.target.symbol, REVISION.symbol);
  await goTo(page, "#/C14-41-E.en/");
  await eventually(async () => assert.deepEqual(await texts(page), ["moved"]));
});

visit("axe finds nothing: the list, a place is chosen, the tray", { prepare: async (page, context) => { await hosted(page, context); await withAxe.prepare(page, context); } }, async ({ page }) => {
  await carry(page);
  await check(page, "notes of an earlier text");
  await button(list(page), "Later").click();
  await check(page, "moved, changed and orphaned notes");
  await button(page.locator("#notes-without-place"), "Choose a place…").click();
  await check(page, "a place is chosen");
});

visit("notes kept on a text that the host replaced are carried over too", { prepare: hosted }, async ({ page, context }) => {
  for (const [index, [address, text]] of WRITTEN.entries()) await addNote(page, address, text, index ? {} : { by: LI });
  await hosting([REAL], { [REAL.file]: readFileSync("tests/fixtures/reports/C14-41-Rev.1-E.md", "utf8") })(page, context);
  await reload(page);
  await list(page).getByText(SUM).waitFor();
  await button(list(page), "Later").click();
  await standAt(page, "5.10", ["reworded and moved"]);
  assert.equal(await notes(page).count(), 5);
});
