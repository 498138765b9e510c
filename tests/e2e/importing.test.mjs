// Nothing of a file is imported before the person has seen the changes it would make.

import assert from "node:assert/strict";
import {
  addNote, addNotes, apply, applyButton, asFile, becomes, button, checkExports, chooseFiles, dialog, dropFiles, editNote,
  exportNotes, field, fillStore, importFiles, itemsOf, jsonFile, kept, LI, NOTE_KEY, notes, notesAre, notesButton, notesOn, notesRead,
  ownParts, plan, reload, sayYes, stage, toast, write,
} from "./app.mjs";
import { conflictOn } from "./conflict.mjs";
import { file, FLEUR, JUN, lost, LOST_WORDS, note } from "./made.mjs";
import { withLargeFile } from "./own.mjs";

const { visit } = stage();

const ANA = { name: "Ana", state: "BRA" };

const importDialog = (page) => dialog(page, "Import notes");

/** Returns the dialog's list of notes left out. */
const leftOut = (page) => importDialog(page).locator("ul.problems li").allTextContents();

/** A note that nobody needs to write first. */
const ONE = note({ id: 1, by: FLEUR, on: "5.9", text: "one" });

/** Returns the export of a colleague who wrote these notes. */
async function fileOf(colleague, written, by = LI) {
  const page = await colleague();
  await addNotes(page, written, { by });
  return { page, file: asFile(await exportNotes(page)) };
}

visit("the plan is shown, Apply takes it, one undo takes it back, redo brings it again", async ({ page, colleague }) => {
  const { file } = await fileOf(colleague, [["5.9", "one"], ["6.1 b)", "two"]]);
  const before = await kept(page, NOTE_KEY);
  await chooseFiles(page, file);
  assert.deepEqual(await plan(page), { New: 2 });
  await importDialog(page).getByText("Nothing is changed until you choose Apply.").waitFor();
  assert.deepEqual(await kept(page, NOTE_KEY), before, "nothing is written before Apply");
  await apply(page);
  await notesRead(page, ["one", "two"]);
  await toast(page).getByText("2 notes imported.").waitFor();
  assert.equal(await button(notes(page).first(), "Edit").count(), 0, "a colleague's note is not the reader's to edit");
  await button(toast(page), "Undo").click();
  await notesRead(page, []);
  await page.keyboard.press("Control+Shift+Z");
  await notesRead(page, ["one", "two"]);
  await reload(page);
  await notesRead(page, ["one", "two"]);
});

visit("the same file again changes nothing", async ({ page }) => {
  const notes = file([ONE, note({ id: 2, by: FLEUR, on: "6.1 b)", text: "two" })]);
  await importFiles(page, notes);
  const before = await kept(page);
  await chooseFiles(page, notes);
  assert.deepEqual(await plan(page), { "Already here": 2 });
  await importDialog(page).getByText("Everything in this file is already here.").waitFor();
  assert.equal(await applyButton(page).isDisabled(), true);
  assert.deepEqual(await kept(page), before);
});

visit("Cancel takes nothing", async ({ page }) => {
  await chooseFiles(page, file([ONE]));
  await button(importDialog(page), "Cancel").click();
  await importDialog(page).waitFor({ state: "detached" });
  assert.deepEqual(await kept(page, NOTE_KEY), {});
  await button(page, "Import").click();
  await button(importDialog(page), "Choose files…").waitFor();
});

visit("several files at once, dropped on the page: each note counts once", async ({ page }) => {
  const first = file([ONE], { name: "first.json" });
  const second = file([ONE, note({ id: 2, by: FLEUR, on: "6.1 b)", text: "two" })], { name: "second.json" });
  const third = file([note({ id: 3, by: JUN, on: "5.9", text: "three" })], { name: "third.json" });
  await dropFiles(page, first, second, third);
  assert.deepEqual(await plan(page), { New: 3 });
  await apply(page);
  await notesAre(page, ["one", "three", "two"]);
});

visit("newer and withdrawn notes of a colleague travel, in any order, any number of times", async ({ page, colleague }) => {
  const { page: ana, file: first } = await fileOf(colleague, [["5.9", "one"], ["5.10", "two"]], ANA);
  await importFiles(page, first);
  await editNote(ana, "5.9", "one, edited");
  await button(notesOn(ana, "5.10"), "Withdraw").click();
  await notesRead(ana, ["one, edited"]);
  const second = asFile(await exportNotes(ana));
  await chooseFiles(page, second);
  assert.deepEqual(await plan(page), { "Newer than the one kept here": 1, "Withdrawn in this file by Ana": 1 });
  await apply(page);
  await notesRead(page, ["one, edited"]);
  await chooseFiles(page, first);
  assert.deepEqual(await plan(page), { "Already here": 2 }, "an old file brings nothing back");
  assert.equal(await applyButton(page).isDisabled(), true);
});

visit("a note in conflict leaves as two items, comes in with both versions, and leaves again as it came", async ({ page, colleague }) => {
  const { page: ana, file } = await fileOf(colleague, [["5.9", "as it was"]], ANA);
  await importFiles(page, file);
  await conflictOn(ana, "5.9", ["here", "there"]);
  const left = await exportNotes(ana);
  const [first, second] = itemsOf(left);
  assert.equal(first.canonical, second.canonical);
  assert.notEqual(first.id, second.id);
  await chooseFiles(page, asFile(left));
  assert.deepEqual(await plan(page), { "In conflict: both versions will be kept": 1 });
  await apply(page);
  await notesAre(page, ["here", "there"]);
  assert.deepEqual(itemsOf(await exportNotes(page)), [first, second]);
});

/** Returns a second device to which Li Wei has transferred the notes. */
async function secondDevice(colleague, file) {
  const device = await colleague();
  await importFiles(device, file);
  await button(device, "Settings").click();
  await button(dialog(device, "Settings"), "These are mine").click();
  await device.keyboard.press("Escape");
  await button(notesOn(device, "5.9"), "Edit").waitFor();
  return device;
}

visit("one's own notes change only with a yes, and are named", async ({ page, colleague }) => {
  await addNote(page, "5.9", "as I wrote it", { by: LI });
  const device = await secondDevice(colleague, asFile(await exportNotes(page)));
  await editNote(device, "5.9", "as I changed it elsewhere");
  const file = asFile(await exportNotes(device));
  await chooseFiles(page, file);
  assert.deepEqual(await plan(page), { "Newer than the one kept here": 1 });
  await importDialog(page).getByRole("heading", { name: "1 of your notes would change:" }).waitFor();
  assert.equal((await ownParts(page))[0].Text, "as I wrotechanged it elsewhere");
  assert.equal(await applyButton(page).isDisabled(), true);
  await sayYes(page);
  await apply(page);
  await notesRead(page, ["as I changed it elsewhere"]);
  await button(toast(page), "Undo").click();
  await notesRead(page, ["as I wrote it"]);
});

visit("without the yes the others' notes come in and one's own stay", async ({ page, colleague }) => {
  await addNote(page, "5.9", "as I wrote it", { by: LI });
  const device = await secondDevice(colleague, asFile(await exportNotes(page)));
  await button(notesOn(device, "5.9"), "Withdraw").click();
  await addNote(device, "5.10", "new on the other device");
  const { file } = await fileOf(colleague, [["5.11", "a colleague's"]], ANA);
  await chooseFiles(page, asFile(await exportNotes(device)), file);
  assert.deepEqual(await plan(page), { New: 2, "Withdrawn in these files by Li Wei": 1 });
  const [gone, added] = await ownParts(page);
  assert.deepEqual([gone.Withdrawal, gone.Text], ["This note would be withdrawn.", "as I wrote it"]);
  assert.equal(added.Text, "new on the other device");
  await apply(page);
  await notesRead(page, ["as I wrote it", "a colleague's"]);
});

visit("one note written on two devices at once keeps both versions", async ({ page, colleague }) => {
  await addNote(page, "5.9", "as it was", { by: LI });
  const device = await secondDevice(colleague, asFile(await exportNotes(page)));
  await editNote(device, "5.9", "on the tablet");
  await editNote(page, "5.9", "on the laptop");
  await chooseFiles(page, asFile(await exportNotes(device)));
  assert.deepEqual(await plan(page), { "In conflict: both versions will be kept": 1 });
  await sayYes(page);
  await apply(page);
  await notesAre(page, ["on the laptop", "on the tablet"]);
});

const UNUSABLE = [
  ["no JSON", "Dear colleague, my notes follow.", /not JSON \(line 1\)/],
  ["an empty file", "", /The file is empty/],
  ["JSON of another sort", '{"hello":"world"}', /holds no annotations/],
  ["a file that was cut off", file([ONE]).buffer.subarray(0, 900), /: The file ends in the middle of line \d+\. Please ask for it again\. Nothing/],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), /not text in UTF-8/],
];

visit("nothing is taken from a file that is no file of notes, and it is named", async ({ page }) => {
  await addNote(page, "5.9", "kept", { by: LI });
  const before = await kept(page);
  for (const [what, content, reason] of UNUSABLE) {
    await chooseFiles(page, jsonFile("notes of Ana.json", content));
    const [line, ...more] = await leftOut(page);
    assert.deepEqual(more, [], what);
    assert.deepEqual(await plan(page), {}, what);
    assert.match(line, /^notes of Ana\.json: /);
    assert.match(line, reason);
    assert.match(line, /Nothing was taken from it\.$/);
    assert.equal(await applyButton(page).isDisabled(), true, what);
    await page.keyboard.press("Escape");
    await importDialog(page).waitFor({ state: "detached" });
    assert.deepEqual(await kept(page), before, what);
    await notesRead(page, ["kept"]);
  }
});

visit("a file of over 50 MB is refused before it is read", {
  prepare: (page) => page.addInitScript(() => {
    globalThis.read = 0;
    for (const name of ["arrayBuffer", "text", "stream", "bytes"]) {
      const original = Blob.prototype[name];
      if (original) Blob.prototype[name] = function () { globalThis.read += this.size; return original.call(this); };
    }
  }),
}, async ({ page }) => {
  await withLargeFile("large.json", "{", 51_000_000, async (path) => {
    await button(page, "Import").click();
    await importDialog(page).locator("input[type=file]").setInputFiles(path);
    await applyButton(page).waitFor();
    assert.match((await leftOut(page))[0], /^large\.json: The file is 51 MB in size; the limit is 50 MB\./);
    assert.ok(await page.evaluate(() => globalThis.read) <= 4_096, "no more is read than tells what the file is for");
  });
});

visit("of one bad item among good ones the others are taken, and it is listed with the reason", async ({ page }) => {
  const { target: _, ...bad } = note({ id: 2, by: FLEUR, on: "6.1 b)", text: "bad" });
  const items = [ONE, bad, note({ id: 3, by: FLEUR, on: "6.2 c)", text: "three" })];
  await chooseFiles(page, file(items, { name: "mended by hand.json" }));
  assert.deepEqual(await plan(page), { New: 2, "Unreadable, left out": 1 });
  assert.deepEqual(await leftOut(page), ["mended by hand.json: Note 2 was not taken: it has no target."]);
  await apply(page);
  await notesRead(page, ["one", "three"]);
});

visit("of a bad file among good ones the good ones are taken", async ({ page }) => {
  await chooseFiles(page, jsonFile("bad.json", "{"), file([ONE]));
  assert.deepEqual(await plan(page), { New: 1 });
  assert.equal((await leftOut(page)).length, 1);
  await apply(page);
  await notesRead(page, ["one"]);
});

visit("notes of another document are kept for that report", async ({ page }) => {
  const text = file([ONE]).buffer.toString().replaceAll("C14/41-E", "C15/7-E").replaceAll("S14-CL-C-0041", "S15-CL-C-0007")
    .replace(/"fingerprint":"[0-9a-f]+"/gu, `"fingerprint":"${"0".repeat(64)}"`);
  await chooseFiles(page, jsonFile("other.json", text));
  assert.deepEqual(await plan(page), { "Of another document: kept for that report": 1 });
  assert.match(await importDialog(page).textContent(), /1 note of C15\/7-E/);
  await apply(page);
  await becomes(async () => Object.keys(await kept(page, "rapporteur:/reports/:annotation:C15-7-E.en:")).length, 1);
  await notesRead(page, []);
  await chooseFiles(page, jsonFile("other.json", text));
  assert.deepEqual(await plan(page), { "Already here": 1 });
});

visit("an import that will not fit says so and writes nothing", async ({ page }) => {
  const long = note({ id: 1, by: FLEUR, on: "5.9", text: "a long note ".repeat(2_000) });
  await addNote(page, "5.11", "kept", { by: ANA });
  await fillStore(page);
  const before = await kept(page);
  await chooseFiles(page, file([long, note({ id: 2, by: FLEUR, on: "6.1 b)", text: "a short one" })]));
  await applyButton(page).click();
  await importDialog(page).getByText(/^These notes do not fit into the browser’s store, so none was taken\./).waitFor();
  assert.deepEqual(await kept(page), before);
  await page.keyboard.press("Escape");
  await notesRead(page, ["kept"]);
});

visit("an open composer keeps its text through an import", async ({ page }) => {
  await write(page, "5.9", "in the middle of a sentence");
  await dropFiles(page, file([ONE]));
  await apply(page);
  await notesRead(page, ["one"]);
  assert.equal(await field(page).inputValue(), "in the middle of a sentence");
});

visit("a note whose words are nowhere in the text is shown as such, with its quote", async ({ page }) => {
  const item = lost(note({ id: 1, by: FLEUR, on: "5.9", text: "where is it?" }));
  item.target.address = "77.7";
  item.target.selector.splice(1);
  await importFiles(page, file([item]));
  await notes(page).getByText("Its words are not in this text.").waitFor();
  await notes(page).getByText(LOST_WORDS).waitFor();
  assert.equal(await notesButton(page, "5.9").isVisible(), false);
});

visit("a note that was written on a text that is not here is placed by its words, and the plan says so", async ({ page }) => {
  const item = structuredClone(note({ id: 1, by: FLEUR, on: "5.9", text: "on another edition" }));
  const { target } = item;
  // There it was 5.7, in another place of the text.
  Object.assign(target, { fingerprint: "0".repeat(64), address: "5.7" });
  for (const selector of target.selector) {
    if (selector.type === "TextPositionSelector") Object.assign(selector, { start: selector.start - 900, end: selector.end - 900 });
    if (selector.type === "FragmentSelector") selector.value = "para-5.7";
  }
  await chooseFiles(page, file([item]));
  await importDialog(page).getByText("1 note was written on a text that is not here. It is placed by its words; the note says where that is not certain.").waitFor();
  await apply(page);
  await notesOn(page, "5.9").getByText("on another edition").waitFor();
  assert.equal(await notesButton(page, "5.7").isVisible(), false);
});

checkExports();
