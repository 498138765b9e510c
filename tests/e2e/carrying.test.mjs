// Notes of a report in its next revision: their places, the questions asked, the decisions kept.

import assert from "node:assert/strict";
import {
  addNotes, becomes, block, button, countIs, dialog, eventually, exportNotes, focusComesTo, follow, isFocused, itemsOf, LI, newPage,
  notes, notesAre, notesOn, notesRead, open, openStatement, reload, stage, storageAfter, toast,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { hosted, NEXT, REVISION } from "./changes.mjs";
import { hosting, REAL } from "./hosting.mjs";
import { take } from "./many.mjs";
import { shown } from "./own.mjs";
import { marks, noteOnWords, selectionBar, selectWords } from "./words.mjs";

const { visit } = stage();

/** The notes on the first text. In the next text 5.9 is 5.10 with other words, 5.10 is 5.11, and 5.11 is gone. */
const WRITTEN = [["5.1", "stays"], ["5.2", "reworded"], ["5.9", "reworded and moved"], ["5.10", "moved"], ["5.11", "gone"]];

const SUM = "5 notes from an earlier text: 1 exact, 1 moved, 2 changed, 1 orphaned.";

const OLD = "#/C14-41-E.en/";

const list = (page) => dialog(page, "Notes from an earlier text");
const items = (page) => list(page).locator("[data-uncertain]");
const tray = (page) => page.locator("#notes-without-place");
const placingBar = (page) => page.getByRole("region", { name: "Where does the note belong?" });

const WITH_NOTES = storageAfter((page) => addNotes(page, WRITTEN));

/** Opens the next text, with these notes written on the first one. */
async function carry(page, written = []) {
  await addNotes(page, written);
  await follow(page, NEXT);
  await shown(page, REVISION.symbol);
}

/** Returns to the first text. */
async function comeBack(page) {
  await follow(page, OLD);
  await shown(page, REAL.symbol);
}

/** Waits until these notes are beside a paragraph. */
async function standAt(page, address, expected) {
  await becomes(() => notesOn(page, address).locator(".rendered").allInnerTexts(), expected);
}

visit("the sum comes first, and each note stands where its words are now", { prepare: hosted, from: WITH_NOTES }, async ({ page }) => {
  await carry(page);
  await list(page).getByText(SUM).waitFor();
  await countIs(items(page), 3);
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
  await notesOn(page, "5.2").getByText(/^The words here differ from those the note quotes; they are \d+ % alike\. It read:$/).waitFor();
  await notesOn(page, "5.2").locator(".quote").getByText("The IWF and Trend Micro's presentations").waitFor();
  await tray(page).getByRole("heading", { name: "Notes without a place in this text" }).waitFor();
  assert.deepEqual(await tray(page).locator(".rendered").allInnerTexts(), ["gone"]);
  await tray(page).getByText("The contribution of .kids shared views").waitFor();
  await page.getByText("3 need a decision.").waitFor();
  await reload(page);
  await standAt(page, "5.10", ["reworded and moved"]);
  await page.getByText("3 need a decision.").waitFor();
  assert.equal(await list(page).count(), 0, "it is told once");
  await comeBack(page);
  // The old text still has its notes unchanged.
  await notesAre(page, WRITTEN.map(([, text]) => text));
  await standAt(page, "5.9", ["reworded and moved"]);
});

visit("yes, elsewhere, leave: by keys alone, kept, and undone in words", { prepare: hosted, from: WITH_NOTES }, async ({ page }) => {
  await carry(page);
  await items(page).first().focus();
  await page.keyboard.press("y");
  await countIs(items(page), 2);
  await becomes(() => page.evaluate(() => document.activeElement.hasAttribute("data-uncertain")), true);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("e");
  await placingBar(page).waitFor();
  // The keyboard starts where it was.
  await focusComesTo(page, "5.11");
  await block(page, "5.8").focus();
  await page.keyboard.press("Enter");
  await countIs(items(page), 1);
  await items(page).first().focus();
  await page.keyboard.press("l");
  await list(page).getByText("Nothing is left to decide.").waitFor();
  await button(list(page), "Done").click();
  await standAt(page, "5.8", ["gone"]);
  await notesOn(page, "5.8").getByText("You placed it here.").waitFor();
  await reload(page);
  await standAt(page, "5.8", ["gone"]);
  await standAt(page, "5.2", ["reworded"]);
  await becomes(() => tray(page).locator(".rendered").allInnerTexts(), ["reworded and moved"]);
  await notesOn(page, "5.9").getByText("You left it without a place in this text.").waitFor();
});

visit("what was decided is undone and done again", { prepare: hosted }, async ({ page }) => {
  await carry(page, [["5.11", "gone"], ["5.1", "stays"]]);
  await button(list(page), "Later").click();
  await button(tray(page), "Choose a place…").click();
  await placingBar(page).getByText("The contribution of .kids").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#report").isVisible(), true, "the report is printed while a place is chosen");
  await page.emulateMedia({ media: null });
  await page.keyboard.press("Escape");
  await placingBar(page).waitFor({ state: "hidden" });
  await becomes(() => isFocused(notesOn(page, "5.11").filter({ hasText: "gone" })), true);
  await button(tray(page), "Choose a place…").click();
  await selectWords(page, "5.9", "voluntary fund");
  await button(selectionBar(page), "Place the note on these words").click();
  await standAt(page, "5.9", ["gone"]);
  await becomes(() => marks(page, "5.9").allInnerTexts(), ["voluntary fund"]);
  await button(page, "Undo: place comment on 5.11").click();
  await toast(page).getByText("Undone: place comment on 5.11.").waitFor();
  await becomes(() => tray(page).locator(".rendered").allInnerTexts(), ["gone"]);
  await button(page, "Redo: place comment on 5.11").click();
  await standAt(page, "5.9", ["gone"]);
});

visit("an author makes a note one on the new text; it travels so", { prepare: hosted }, async ({ page }) => {
  await carry(page, [["5.10", "moved"]]);
  await button(list(page), "Done").click();
  await button(notesOn(page, "5.11"), "Make it a note on this text").click();
  await countIs(notesOn(page, "5.11").getByText(/^Moved:/), 0);
  const [item] = itemsOf(await exportNotes(page));
  assert.equal(item.target.symbol, REVISION.symbol);
  await comeBack(page);
  await notesRead(page, ["moved"]);
});

visit("axe finds nothing: the list, a place is chosen, the tray", { ...withAxe, prepare: [hosted, withAxe.prepare], from: WITH_NOTES }, async ({ page }) => {
  await carry(page);
  await list(page).getByText(SUM).waitFor();
  await check(page, "notes of an earlier text");
  await button(list(page), "Later").click();
  await list(page).waitFor({ state: "detached" });
  await check(page, "moved, changed and orphaned notes");
  await button(tray(page), "Choose a place…").click();
  await placingBar(page).waitFor();
  await check(page, "a place is chosen");
});

visit("notes kept on a text that the host replaced are carried over too", { prepare: hosted, from: WITH_NOTES }, async ({ page, context }) => {
  await hosting([REAL], { [REAL.file]: REVISION.text })(page, context);
  await reload(page);
  await list(page).getByText(SUM).waitFor();
  await button(list(page), "Later").click();
  await standAt(page, "5.10", ["reworded and moved"]);
  await countIs(notes(page), WRITTEN.length);
});

visit("notes of the earlier text that another tab takes in stand in this one where they stand there", { prepare: hosted }, async ({ page, context, url }) => {
  const other = await newPage(context, url);
  for (const tab of [page, other]) {
    await open(tab, NEXT);
    await shown(tab, REVISION.symbol);
  }
  await take(page, 60);
  const stand = (tab) => notes(tab).evaluateAll((all) => all.map((one) => one.innerText).sort());
  const sum = (tab) => tab.locator(".banner").getByText(/ notes from an earlier text: /).innerText();
  await sum(page);
  await eventually(async () => {
    assert.deepEqual(await stand(other), await stand(page));
    assert.equal(await sum(other), await sum(page));
  });
});

const DRAFT = { symbol: "C99/7-E", title: "A draft", date: "2026-05-03", language: "en", file: "reports/draft.md" };
const NEXT_DRAFT = { ...DRAFT, symbol: "C99/7(Rev.1)-E", file: "reports/next-draft.md", revisionOf: DRAFT.symbol };
const draft = (words) => `Document C99/7-E\n\n# A draft\n\n## 1 Decision\n\n1.1 The Group decides ${words}.\n`;

visit("a note on words that the next text strikes out says so", {
  prepare: hosting([DRAFT, NEXT_DRAFT], { [DRAFT.file]: draft("to publish the figures"), [NEXT_DRAFT.file]: draft("~~to publish the figures~~") }),
}, async ({ page }) => {
  await noteOnWords(page, "1.1", "to publish the figures", { text: "When?", by: LI });
  await follow(page, "#/C99-7-Rev.1-E.en/");
  await shown(page, NEXT_DRAFT.symbol);
  await notes(page).getByText("These words are struck out in this text.").waitFor();
});
