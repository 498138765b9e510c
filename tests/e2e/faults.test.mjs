// A full, blocked or damaged store loses nothing, and the page suggests a remedy.

import assert from "node:assert/strict";
import {
  addNote, button, checkExports, composer, dialog, downloaded, editNote, exportNotes, field, fillStore, introduce, kept, LI,
  NOTE_KEY, notes, notesOn, notesRead, reload, save, stage, storageAfter, toast, write,
} from "./app.mjs";
import { hosting, REAL, TREATY, TREATY_TEXT } from "./hosting.mjs";

const { visit } = stage();

/** Removes the entries that `fillStore` added. */
const empty = (page) => page.evaluate(() => {
  for (const key of Object.keys(localStorage)) if (key.startsWith("filler ")) localStorage.removeItem(key);
});

const KEPT_BEFORE = storageAfter((page) => addNote(page, "5.9", "kept before", { by: LI }));

const PROFILE_FULL = "The browser’s store for this page is full, so your profile is not kept yet.";
const FULL = "The browser’s store for this page is full, so this note is not kept yet.";

visit("a full store keeps the text on screen, says so and lets the notes leave", { from: KEPT_BEFORE }, async ({ page }) => {
  await fillStore(page);
  await write(page, "5.10", "does not fit any more");
  await composer(page).getByText("This draft cannot be kept by the browser.").waitFor();
  await save(page);
  await composer(page).getByText(FULL).waitFor();
  assert.equal(await toast(page).count(), 0, "nothing says that a note was saved");
  assert.equal(await field(page).inputValue(), "does not fit any more");
  await notesRead(page, ["kept before"]);
  const { text } = await exportNotes(page);
  assert.match(text, /kept before/);
  assert.equal(await field(page).inputValue(), "does not fit any more");
  await empty(page);
  await save(page);
  await notesRead(page, ["kept before", "does not fit any more"]);
  await reload(page);
  await notesRead(page, ["kept before", "does not fit any more"]);
});

visit("a draft that does not fit outlives a change of reports, and can be copied and kept again", {
  prepare: hosting([REAL, TREATY], { [TREATY.file]: TREATY_TEXT }), from: KEPT_BEFORE,
}, async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await fillStore(page);
  await write(page, "5.10", "does not fit any more");
  await composer(page).getByText("This draft cannot be kept by the browser.").waitFor();
  await page.evaluate(() => { location.hash = "#/Treaty.en/"; });
  const unkept = page.locator(".banner").filter({ hasText: /drafts? .*not saved/ });
  await unkept.getByText("1 draft on another report is not saved").waitFor();
  await button(unkept, "Copy").click();
  await toast(page).getByText("1 draft").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /does not fit any more/);
  await page.evaluate(() => { location.hash = "#/C14-41-E.en/"; });
  await unkept.getByText("1 draft is not saved").waitFor();
  await empty(page);
  await button(unkept, "Save again").click();
  await unkept.waitFor({ state: "hidden" });
  await reload(page);
  await button(page, "Add note to 5.10").click();
  assert.equal(await field(page).inputValue(), "does not fit any more");
});

visit("an edit that does not fit leaves the note as it was", async ({ page }) => {
  await addNote(page, "5.9", "short", { by: LI });
  const before = await kept(page, NOTE_KEY);
  await fillStore(page);
  await button(notesOn(page, "5.9"), "Edit").click();
  await field(page).fill("long ".repeat(500));
  await save(page);
  await composer(page).getByText(FULL).waitFor();
  assert.deepEqual(await kept(page, NOTE_KEY), before);
  await notesRead(page, ["short"]);
});

visit("a store that is full from the start keeps the first note on screen", async ({ page }) => {
  await fillStore(page);
  await reload(page);
  await write(page, "5.9", "my first note");
  await save(page);
  await introduce(page, LI);
  // Completed fields are not requested again.
  const form = dialog(page, "Who is writing?");
  await form.getByRole("alert").getByText(PROFILE_FULL).waitFor();
  assert.equal(await form.getByLabel("Name", { exact: true }).inputValue(), LI.name);
  await page.keyboard.press("Escape");
  assert.equal(await field(page).inputValue(), "my first note");
  await save(page);
  await introduce(page, LI);
  await form.getByRole("alert").getByText(PROFILE_FULL).waitFor();
  await empty(page);
  await button(form, "Save note").click();
  await notesRead(page, ["my first note"]);
  await reload(page);
  await notesRead(page, ["my first note"]);
});

visit("a profile that does not fit stays in its form, and is kept once there is room", { from: KEPT_BEFORE }, async ({ page }) => {
  await fillStore(page);
  await button(page, "Settings").click();
  await button(dialog(page, "Settings"), "Add a profile…").click();
  const form = dialog(page, "Who is writing?");
  await form.getByLabel("Name", { exact: true }).fill("Amina Diallo");
  await button(form, "Save profile").click();
  await form.getByRole("alert").getByText(PROFILE_FULL).waitFor();
  assert.equal(await form.getByLabel("Name", { exact: true }).inputValue(), "Amina Diallo");
  await empty(page);
  await button(form, "Save profile").click();
  await dialog(page, "Settings").getByText("Amina Diallo").waitFor();
});

// In which other ways a store is blocked: tests/browser/storage.rs.
visit("blocked storage is said once, and the app works in memory", {
  prepare: (page) => page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException("No room", "QuotaExceededError"); };
  }),
}, async ({ page }) => {
  await page.getByText(/^This browser does not let the page keep anything\..*Export them before you leave\.$/).waitFor();
  await page.getByText("Not saved: export before you close").waitFor();
  await addNote(page, "5.9", "in memory", { by: LI });
  await editNote(page, "5.9", "in memory, edited");
  await addNote(page, "5.10", "another");
  await page.keyboard.press("Control+z");
  await notesRead(page, ["in memory, edited"]);
  const { name: file, text } = await exportNotes(page);
  assert.match(file, /^C14-41-E_CHN_/);
  assert.match(text, /in memory, edited/);
  assert.equal(await page.getByText(/^This browser does not let/).count(), 1);
});

const DAMAGED = ["{", "", "null", '{"v":1}', '{"v":1,"records":"gone"}', "\u0000\ud800", "[".repeat(5_000)];

visit("damaged entries are set aside, counted and downloadable, the others are fine", async ({ page }) => {
  await addNote(page, "5.9", "intact", { by: LI });
  const bad = Object.fromEntries(DAMAGED.map((value, index) => [`${NOTE_KEY}00000000-0000-4000-8000-00000000000${index}`, value]));
  await page.evaluate((entries) => { for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value); }, bad);
  await reload(page);
  await notesRead(page, ["intact"]);
  await page.locator(".banner").getByText(`${DAMAGED.length} entries in the browser’s store cannot be read.`).waitFor();
  await button(page.locator(".banner", { hasText: "cannot be read" }), "Settings").click();
  const { name, text } = await downloaded(page, () => button(dialog(page, "Settings"), "Download the unreadable entries").click());
  assert.equal(name, "rapporteur-unreadable-entries.json");
  const report = JSON.stringify(JSON.parse(text));
  for (const key of Object.keys(bad)) assert.ok(report.includes(key), `${key} is in the file`);
  await page.keyboard.press("Escape");
  await editNote(page, "5.9", "intact and edited");
  await addNote(page, "5.10", "a new one");
  await reload(page);
  await notesRead(page, ["intact and edited", "a new one"]);
  const after = await kept(page, NOTE_KEY);
  for (const [key, value] of Object.entries(bad)) assert.equal(after[key], value, "nothing set aside is deleted or changed");
});

const DAMAGED_ENTRIES = ["settings", "exported:C14-41-E.en", "profile:00000000-0000-4000-8000-000000000001", "draft:C14-41-E.en:new:para-5.9"];

visit("damaged entries of settings, of what was exported, of a profile and of a draft do not keep the app from opening", {
  prepare: (page) => page.addInitScript((keys) => {
    if (!sessionStorage.damaged) for (const key of keys) localStorage.setItem(key, "{ damaged");
    sessionStorage.damaged = "once";
  }, DAMAGED_ENTRIES.map((name) => `rapporteur:/reports/:${name}`)),
}, async ({ page }) => {
  await addNote(page, "5.9", "works", { by: LI });
  await reload(page);
  await notesRead(page, ["works"]);
});

checkExports();
