// The store is cleared while the page is open, and two tabs change settings at once. Data that is on the
// screen but not in the store is announced, and no change is lost.

import assert from "node:assert/strict";
import {
  addNote, addNotes, BASE, becomes, block, button, countIs, dialog, DRAFT_KEY, exportNotes, asFile, field,
  importFiles, introduce, kept, LI, NOTE_KEY, notes, notesOn, notesRead, open, reload, save, secondTab, stage, storageAfter, toast, underLock, write,
} from "./app.mjs";
import { waiting } from "./writing.mjs";

const { visit } = stage();

const PROFILE_KEY = `rapporteur:${BASE}:profile:`;
const SETTINGS_KEY = `rapporteur:${BASE}:settings`;

const state = (page) => page.locator("header .state");
const told = (page, words) => page.getByText(words).waitFor();
const saveAgain = (page) => button(page, "Save again").click();
const clear = (page) => page.evaluate(() => localStorage.clear());
const comeBack = (page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));

const TWO_NOTES = storageAfter((page) => addNotes(page, [["5.9", "one"], ["5.10", "two"]]));

const TWO = /^2 notes on this page are no longer in this browser’s storage\. Nor are your profile and settings\./;

/** Returns everything that is kept, regardless of order. */
const all = async (page) => Object.entries(await kept(page)).sort();

visit("storage cleared in another tab is told at once, and one click brings all of it back", { from: TWO_NOTES }, async ({ page }) => {
  const other = await secondTab(page);
  const before = await all(page);
  assert.equal(await state(page).textContent(), "Saved in this browser");
  await clear(other);
  await told(page, TWO);
  assert.equal(await state(page).textContent(), "Not everything is saved");
  await notesRead(page, ["one", "two"]);
  assert.deepEqual(await all(page), [], "nothing comes back by itself");
  await comeBack(other);
  await told(other, TWO);
  await saveAgain(page);
  await toast(page).getByText("Saved in this browser again.").waitFor();
  assert.deepEqual(await all(page), before);
  for (const tab of [page, other]) {
    await becomes(() => state(tab).textContent(), "Saved in this browser");
    await countIs(tab.getByText(TWO).and(tab.locator(":visible")), 0);
  }
  await reload(page);
  await notesRead(page, ["one", "two"]);
  assert.equal(await notesOn(page, "5.9").getAttribute("aria-label"), "Yours: Comment on 5.9 by Li Wei");
  await addNote(page, "5.11", "nobody asks again who writes");
});

const WAYS = {
  "the window has the focus again": (page) => comeBack(page),
  "the tab is shown again": (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))),
  "a paragraph is focused": (page) => block(page, "5.11").focus(),
  "a key is pressed": (page) => page.keyboard.press("j"),
};

visit("storage cleared by hand in this very tab is noticed when the window has the focus again, the tab is shown again, a paragraph is focused, a key is pressed", { from: TWO_NOTES }, async ({ page }) => {
  for (const [name, way] of Object.entries(WAYS)) {
    await clear(page);
    await way(page);
    await told(page, TWO);
    assert.equal(await state(page).textContent(), "Not everything is saved", name);
    await saveAgain(page);
    await becomes(() => state(page).textContent(), "Saved in this browser", name);
    await countIs(page.getByText(TWO).and(page.locator(":visible")), 0);
  }
});

visit("a note saved after a clearing is kept with its author, and the others are told of", { from: TWO_NOTES }, async ({ page }) => {
  await clear(page);
  await addNote(page, "5.11", "three");
  await told(page, /^2 notes on this page are no longer/);
  assert.equal(Object.keys(await kept(page, PROFILE_KEY)).length, 1);
  await saveAgain(page);
  await becomes(async () => Object.keys(await kept(page, NOTE_KEY)).length, 3);
  await reload(page);
  await notesRead(page, ["one", "two", "three"]);
  for (const address of ["5.9", "5.10", "5.11"]) await button(notesOn(page, address), "Edit").waitFor();
});

visit("a draft is in sight and in the store, also one that was cleared away", async ({ page }) => {
  await write(page, "5.10", "waiting");
  await page.keyboard.press("Escape");
  await write(page, "5.9", "being typed");
  const other = await secondTab(page);
  await clear(other);
  await told(page, /^1 draft on this page is no longer in this browser’s storage\./);
  await becomes(async () => Object.values(await kept(page, DRAFT_KEY)).some((draft) => draft.includes("being typed")), true);
  assert.equal(await field(page).inputValue(), "being typed");
  await saveAgain(page);
  await becomes(async () => Object.keys(await kept(page, DRAFT_KEY)).length, 2);
  await reload(page);
  await waiting(page, "5.10").waitFor();
  await waiting(page, "5.9").waitFor();
});

visit("entries cut out one by one are missed, whichever goes first", { from: TWO_NOTES }, async ({ page }) => {
  const other = await secondTab(page);
  await other.evaluate(() => Object.keys(localStorage).sort().forEach((key) => localStorage.removeItem(key)));
  await told(page, TWO);
  await notesRead(page, ["one", "two"]);
});

visit("an import that another tab has undone is forgotten, and not missed", async ({ page, colleague }) => {
  const ana = await colleague();
  await addNote(ana, "5.9", "from Ana", { by: { name: "Ana" } });
  const file = asFile(await exportNotes(ana));
  await importFiles(page, file);
  const other = await secondTab(page);
  await notesRead(other, ["from Ana"]);
  await button(page, "Undo: import").click();
  for (const tab of [page, other]) {
    await notesRead(tab, []);
    await tab.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    assert.equal(await state(tab).textContent(), "Saved in this browser");
    assert.equal(await button(tab, "Save again").isVisible(), false);
  }
  await clear(page);
  await comeBack(page);
  await saveAgain(page);
  await reload(page);
  await notesRead(page, []);
});

visit("what waits for the lock is kept when the page is left", async ({ page }) => {
  const other = await secondTab(page);
  await button(page, "Settings").click();
  await underLock(other, async () => {
    await dialog(page, "Settings").getByLabel(/^Use single-letter keys/).uncheck();
    await page.reload();
  });
  const { screen } = JSON.parse((await kept(page, SETTINGS_KEY))[SETTINGS_KEY]);
  assert.equal(screen.singleKeys, false);
});

visit("settings and profiles are changed under the lock, member by member: two tabs keep both changes", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  const other = await secondTab(page);
  const settings = async (tab) => {
    await button(tab, "Settings").click();
    return dialog(tab, "Settings");
  };
  // While another tab has the lock, nothing is written.
  const before = await kept(page, SETTINGS_KEY);
  await underLock(other, async () => {
    await (await settings(page)).getByLabel(/^Use single-letter keys/).uncheck();
    assert.deepEqual(await kept(page, SETTINGS_KEY), before);
    // The other tab's write in the meantime stays.
    await other.evaluate((key) => {
      const value = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({ ...value, screen: { ...value.screen, other: 1 } }));
    }, SETTINGS_KEY);
  });
  await becomes(async () => {
    const { screen } = JSON.parse((await kept(page, SETTINGS_KEY))[SETTINGS_KEY]);
    return [screen.singleKeys, screen.other];
  }, [false, 1]);
  // The forms are open in both tabs; each changes a different part of one profile.
  const forms = [];
  for (const tab of [page, other]) {
    const list = tab === page ? dialog(page, "Settings") : await settings(other);
    await list.getByRole("button", { name: /^(Change|Edit)/ }).first().click();
    forms.push(dialog(tab, "Who is writing?"));
  }
  await forms[0].getByLabel("Name", { exact: true }).fill("Li W.");
  await forms[1].getByLabel("Role").fill("Counsellor");
  await button(forms[0], "Save profile").click();
  await becomes(async () => Object.values(await kept(page, PROFILE_KEY)).some((value) => value.includes("Li W.")), true);
  await button(forms[1], "Save profile").click();
  await becomes(async () => {
    const { name, role } = JSON.parse(Object.values(await kept(page, PROFILE_KEY))[0]);
    return [name, role];
  }, ["Li W.", "Counsellor"]);
});

visit("two tabs that write on one paragraph keep both drafts, and saving the one leaves the other", async ({ page }) => {
  await write(page, "5.9", "begun here");
  const other = await secondTab(page);
  await button(waiting(other, "5.9"), "Continue").click();
  await becomes(() => field(other).inputValue(), "begun here");
  await field(page).fill("from the first tab");
  await field(other).fill("from the second tab");
  await field(page).fill("from the first tab, and more");
  await becomes(async () => {
    const drafts = Object.values(await kept(page, DRAFT_KEY));
    return ["from the first tab, and more", "from the second tab"].every((text) => drafts.some((draft) => draft.includes(text)));
  }, true);
  await save(page);
  await introduce(page, LI);
  await notesRead(page, ["from the first tab, and more"]);
  await reload(other);
  await button(waiting(other, "5.9"), "Continue").click();
  await becomes(() => field(other).inputValue(), "from the second tab");
});
