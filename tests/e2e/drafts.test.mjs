// Unsaved typing is never lost: drafts, the statement, keys that stay out of the way.

import assert from "node:assert/strict";
import {
  addNote, becomes, block, button, composer, copied, countIs, dialog, DRAFT_KEY, eventually, field, focusComesTo, focusedName,
  introduce, kept, LI, newPage, notesOn, notesRead, open, openStatement, reload, save, stage, toast, write,
} from "./app.mjs";
import { killRenderer } from "./browser.mjs";
import { begin, waiting } from "./writing.mjs";

const { visit } = stage();

/** Waits until no draft is left, neither on the screen nor in the store. */
async function noDraft(page) {
  await countIs(page.locator("#notes .draft"), 0);
  await becomes(() => kept(page, DRAFT_KEY), {});
}

visit("Esc closes the composer and keeps the draft, Continue opens it again", async ({ page }) => {
  await write(page, "5.9", "half a thought", { kind: "Question" });
  await page.keyboard.press("Escape");
  await composer(page).waitFor({ state: "detached" });
  await focusComesTo(page, "5.9");
  await button(waiting(page, "5.9"), "Continue").click();
  assert.equal(await field(page).inputValue(), "half a thought");
  assert.equal(await composer(page).getByRole("radio", { name: "Question" }).isChecked(), true);
  await save(page);
  await introduce(page, LI);
  await notesRead(page, ["half a thought"]);
  await noDraft(page);
});

visit("opening another composer keeps the first one's draft", async ({ page }) => {
  await write(page, "5.9", "first");
  await write(page, "5.10", "second");
  await waiting(page, "5.9").waitFor();
  await begin(page, "5.9");
  await becomes(() => field(page).inputValue(), "first");
  await waiting(page, "5.10").waitFor();
});

visit("Discard asks first", async ({ page }) => {
  await write(page, "5.9", "to be discarded");
  await button(composer(page), "Discard").click();
  const question = composer(page).getByRole("alertdialog", { name: "Discard this draft?" });
  const focusedIs = (name) => becomes(() => focusedName(page), name);
  await focusedIs("Keep it");
  await page.keyboard.press("Enter");
  await focusedIs("Discard");
  assert.equal(await field(page).inputValue(), "to be discarded");
  await button(composer(page), "Discard").click();
  await button(question, "Yes, discard").click();
  await composer(page).waitFor({ state: "detached" });
  await focusComesTo(page, "5.9");
  await noDraft(page);
});

visit("a draft of an edit waits too, and does not change the note", async ({ page }) => {
  await addNote(page, "5.9", "as saved", { by: LI });
  await button(notesOn(page, "5.9"), "Edit").click();
  await field(page).fill("as typed");
  await page.keyboard.press("Escape");
  await notesRead(page, ["as saved"]);
  await reload(page);
  await button(waiting(page, "5.9"), "Continue").click();
  assert.equal(await field(page).inputValue(), "as typed");
  await save(page);
  await notesRead(page, ["as typed"]);
});

visit("a draft survives a reload", async ({ page }) => {
  await write(page, "5.9", "before the reload");
  await reload(page);
  await button(waiting(page, "5.9"), "Continue").click();
  assert.equal(await field(page).inputValue(), "before the reload");
});

visit("a draft survives a killed renderer", async ({ page, context, url }) => {
  await write(page, "5.9", "before the crash");
  await killRenderer(page);
  const next = await newPage(context, url);
  await open(next);
  await button(waiting(next, "5.9"), "Continue").click();
  assert.equal(await field(next).inputValue(), "before the crash");
});

visit("the statement: one's own notes in the order of the paper, plain and as Markdown", {
  context: { permissions: ["clipboard-read", "clipboard-write"] },
}, async ({ page }) => {
  await addNote(page, "6.1 b)", "We *support* this.", { by: LI });
  await addNote(page, "5.9", "Who **pays**?", { kind: "Question" });
  const statement = await openStatement(page);
  const text = statement.getByRole("textbox", { name: "Statement" });
  const plain = await text.inputValue();
  assert.match(plain, /C14\/41-E[^]*5\.9[^]*Who pays\?[^]*6\.1 b\)[^]*We support this\./);
  assert.doesNotMatch(plain, /\*/);
  await statement.getByRole("radio", { name: "Markdown" }).check();
  await eventually(async () => assert.match(await text.inputValue(), /Who \*\*pays\*\*\?[^]*We \*support\* this\./));
  await button(statement, "Copy").click();
  await toast(page).getByText("Copied: the statement").waitFor();
  assert.equal(await copied(page), await text.inputValue());
});

visit("the statement is printed by itself, and the page comes back", {
  prepare: (page) => page.addInitScript(() => { window.print = () => { globalThis.printed = document.querySelector(".printed")?.textContent; }; }),
}, async ({ page }) => {
  await addNote(page, "5.9", "read me out", { by: LI });
  const statement = await openStatement(page);
  const text = await statement.getByRole("textbox", { name: "Statement" }).inputValue();
  await button(statement, "Print").click();
  await becomes(() => page.evaluate(() => globalThis.printed), text);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".printed").isVisible(), true);
  assert.equal(await page.locator("#app").isVisible(), false, "the page itself is not printed");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  await countIs(page.locator(".printed"), 0);
  assert.equal(await page.locator("#app .report").isVisible(), true);
});

visit("a statement of nothing says so", async ({ page }) => {
  const statement = await openStatement(page);
  await statement.getByText("You have no notes on this report yet.").waitFor();
});

visit("single keys do nothing in text fields and dialogs", async ({ page }) => {
  await write(page, "5.9", "");
  await page.keyboard.type("gn?");
  assert.equal(await field(page).inputValue(), "gn?");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.keyboard.press("Control+z");
  await eventually(async () => assert.notEqual(await field(page).inputValue(), "gn?", "undo is the field's own"));
  await page.keyboard.press("Escape");
  await composer(page).waitFor({ state: "detached" });
  await button(page, "Settings").click();
  await dialog(page, "Settings").waitFor();
  for (const key of ["g", "n", "?"]) await page.keyboard.press(key);
  assert.deepEqual(await page.getByRole("dialog").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label"))), ["Settings"]);
  assert.equal(await composer(page).count(), 0);
});

visit("single keys can be switched off, and stay off", async ({ page }) => {
  await page.keyboard.press("?");
  await dialog(page, "Keys").getByText("Go to a paragraph").waitFor();
  await page.keyboard.press("Escape");
  await button(page, "Settings").click();
  await dialog(page, "Settings").getByLabel(/^Use single-letter keys/).uncheck();
  await page.keyboard.press("Escape");
  await reload(page);
  await block(page, "5.9").focus();
  for (const key of ["g", "?", "n"]) await page.keyboard.press(key);
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(await composer(page).count(), 0);
  await page.keyboard.press("Enter");
  await composer(page).waitFor();
});
