// Data reported as kept stays kept: through reloads, crashes, other tabs, and in a browser closed or killed.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  addNote, addNotes, assertFaultless, button, checkExports, countIs, dialog, DRAFT_KEY, editNote, eventually, exportNotes,
  field, kept, LI, newPage, NOTE_KEY, notesAre, notesOn, notesRead, open, reload, save, saved, secondTab, stage,
} from "./app.mjs";
import { killBrowser, killRenderer, launchProfile } from "./browser.mjs";

const here = stage();
const { visit } = here;

visit("a note survives a reload", async ({ page }) => {
  await addNote(page, "5.9", "still here", { by: LI });
  await reload(page);
  await notesRead(page, ["still here"]);
  assert.equal(await notesOn(page, "5.9").getAttribute("aria-label"), "Yours: Comment on 5.9 by Li Wei");
  await addNote(page, "5.10", "nobody asks again who writes");
});

visit("a note survives a killed renderer", async ({ page, context, url }) => {
  await addNote(page, "5.9", "still here", { by: LI });
  await killRenderer(page);
  const next = await newPage(context, url);
  await open(next);
  await notesRead(next, ["still here"]);
});

/**
 * Runs the app in a separate browser on a profile folder. `comeBack` finds the data of `leave` when the browser
 * is started again. Both get the page. `leave` also gets the browser and the folder, and ends the browser.
 */
async function onProfile(leave, comeBack) {
  const first = await launchProfile();
  const contexts = [first.context];
  const opened = async (context) => {
    const page = await newPage(context, here.url);
    await open(page);
    return page;
  };
  try {
    await leave({ ...first, page: await opened(first.context) });
    const { context } = await launchProfile({ profile: first.profile });
    contexts.push(context);
    const page = await opened(context);
    await comeBack(page);
    assertFaultless(page);
  } finally {
    for (const context of contexts) await context.close();
    first.discard();
  }
}

test("a note is there when the browser was closed and opened again", () => onProfile(async ({ page, context }) => {
  await addNote(page, "5.9", "see you tomorrow", { by: LI });
  assertFaultless(page);
  await context.close();
}, (page) => notesRead(page, ["see you tomorrow"])));

/** Returns whether local storage on disk contains a text. */
function isOnDisk(profile, text) {
  const folder = join(profile, "Default", "Local Storage", "leveldb");
  return readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));
}

test("a note is there when the browser was killed, once Chromium has written it to disk", () => onProfile(async ({ page, context, profile }) => {
  await addNote(page, "5.9", "the battery is empty", { by: LI });
  await eventually(() => assert.ok(isOnDisk(profile, "the battery is empty")), { within: 30_000 });
  await killBrowser(context);
}, (page) => notesRead(page, ["the battery is empty"])));

visit("a second tab shows a change, each way", async ({ page }) => {
  const other = await secondTab(page);
  await addNote(page, "5.9", "from the first tab", { by: LI });
  await notesRead(other, ["from the first tab"]);
  await editNote(other, "5.9", "changed in the second tab");
  await notesRead(page, ["changed in the second tab"]);
  await button(notesOn(page, "5.9"), "Withdraw").click();
  await notesRead(other, []);
});

visit("a tab that heard nothing while it was away reads again when it is shown again", async ({ page, context, url }) => {
  const away = await newPage(context, url);
  await away.addInitScript(() => window.addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await open(away);
  await addNote(page, "5.9", "meanwhile", { by: LI });
  await saved(away, 1);
  await notesRead(away, []);
  await away.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await notesRead(away, ["meanwhile"]);
});

visit("two tabs that edit the same note lose nothing: both versions stand until one is chosen", async ({ page }) => {
  await addNote(page, "5.9", "as it was", { by: LI });
  const other = await secondTab(page);
  await button(notesOn(page, "5.9"), "Edit").click();
  await field(page).fill("from the first tab");
  await editNote(other, "5.9", "from the second tab");
  assert.equal(await field(page).inputValue(), "from the first tab", "an open composer is left alone");
  await save(page);
  for (const tab of [page, other]) {
    await notesOn(tab, "5.9").getByText(/^Two versions of this note were saved/).waitFor();
    await notesAre(tab, ["from the first tab", "from the second tab"]);
  }
  const chosen = notesOn(other, "5.9").locator(".version", { hasText: "from the first tab" });
  await chosen.getByRole("button", { name: /^Keep this/ }).click();
  for (const tab of [page, other]) await notesRead(tab, ["from the first tab"]);
  await reload(page);
  await notesRead(page, ["from the first tab"]);
  await button(other, "Undo: edit comment on 5.9").click();
  // The choice can be undone.
  await countIs(notesOn(other, "5.9").locator(".rendered"), 2);
});

visit("two tabs that write different notes at once keep both", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  const other = await secondTab(page);
  await Promise.all([addNote(page, "5.10", "two"), addNote(other, "5.11", "three")]);
  for (const tab of [page, other]) await notesRead(tab, ["one", "two", "three"]);
});

/** Records every change of local storage from now on. */
const recordWrites = (page) => page.evaluate(() => {
  globalThis.writes = [];
  for (const name of ["setItem", "removeItem", "clear"]) {
    const original = Storage.prototype[name];
    Storage.prototype[name] = function (...args) {
      globalThis.writes.push([name, args[0]]);
      return original.apply(this, args);
    };
  }
});

visit("one save writes one key, also where there are many notes", async ({ page }) => {
  await addNotes(page, [["5.9", "one"], ["5.10", "two"]]);
  const [first] = Object.entries(await kept(page, NOTE_KEY)).find(([, value]) => value.includes("one"));
  await recordWrites(page);
  await addNote(page, "5.11", "three");
  const third = Object.entries(await kept(page, NOTE_KEY)).find(([, value]) => value.includes("three"))[0];
  await editNote(page, "5.9", "edited");
  await button(notesOn(page, "5.9"), "Withdraw").click();
  await notesRead(page, ["two", "three"]);
  // All at once and at the end, so that late writes of a save are included.
  const writes = await page.evaluate(() => globalThis.writes);
  assert.deepEqual(writes.filter(([, key]) => !key.startsWith(DRAFT_KEY)), [["setItem", third], ["setItem", first], ["setItem", first]]);
});

visit("after ten notes a quiet reminder offers the export, which ends it; the settings show how full the store is", async ({ page }) => {
  await page.evaluate(() => localStorage.setItem("of another page", "x".repeat(100_000)));
  const reminder = page.getByText(/^10 changes since the last export\./);
  for (let number = 1; number <= 10; number += 1) {
    assert.equal(await reminder.isVisible(), false, `a reminder after ${number - 1} notes`);
    await addNote(page, "5.9", `note ${number}`, number === 1 ? { by: LI } : {});
  }
  await reminder.waitFor();
  await exportNotes(page);
  await reminder.waitFor({ state: "hidden" });
  await button(page, "Settings").click();
  const settings = dialog(page, "Settings");
  await settings.getByText(/^Last export: .*\d.*; 0 changes since then\.$/).waitFor();
  // UTF-16 units of all keys of the origin.
  const used = await page.evaluate(() => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0));
  const grouped = String(used).replace(/\B(?=(\d{3})+$)/gu, "\u202f");
  await settings.getByText(`${grouped} of about 5 million characters used`).waitFor();
  assert.equal(Number(await settings.locator("meter").getAttribute("value")), used);
});

checkExports();
