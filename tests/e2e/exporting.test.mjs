// Notes leave as files, and come back from them unchanged.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  addNote, asFile, button, checkExports, composer, dialog, editNote, exportNotes, importFiles, itemsOf, kept, LI, notes,
  notesOn, notesRead, save, stage, texts, toast, write,
} from "./app.mjs";

const { visit } = stage();

/** Returns a file without the one line that gives its time. */
const timeless = (text) => text.replace(/^\s*"generated": ".*",?\n/mu, "");

visit("the file is named by document, delegation and day, and its items stand in the order of the paper", async ({ page }) => {
  await addNote(page, "6.1 b)", "second", { by: { name: "Jean", state: "FRA", code: "F" } });
  await addNote(page, "5.9", "first", { kind: "Question" });
  const exported = await exportNotes(page);
  const { name } = exported;
  const days = [new Date(), new Date(Date.now() - 60_000)].map((time) => time.toISOString().slice(0, 10));
  assert.ok(days.some((day) => name === `C14-41-E_F_${day}.json`), name);
  await toast(page).getByText(`${name} is in your downloads.`).waitFor();
  const [first, second] = itemsOf(exported);
  assert.equal(first.motivation, "questioning");
  assert.equal(first.target.address, "5.9");
  assert.deepEqual(first.target.selector.map(({ type }) => type), ["TextQuoteSelector", "TextPositionSelector", "FragmentSelector"]);
  assert.deepEqual(first.creator.delegation, { country: "FRA", label: "F" });
  assert.match(first.modified, /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/);
  assert.equal(second.body.value, "second");
});

visit("an anonymous person's file is named by document and day", async ({ page }) => {
  await write(page, "5.9", "nobody's");
  await save(page);
  await button(dialog(page, "Who is writing?"), "Stay anonymous").click();
  await composer(page).waitFor({ state: "detached" });
  const { name } = await exportNotes(page);
  assert.match(name, /^C14-41-E_\d{4}-\d\d-\d\d\.json$/);
});

visit("export, clean profile, import, export: the same bytes but for the time", async ({ page, colleague }) => {
  await addNote(page, "5.9", "Who **pays**?\n\n- us\n- <b>them</b>", { kind: "Question", by: LI });
  await addNote(page, "1.1 b) 1", "日本 🗾 العربية e\u0301");
  await addNote(page, "References ¶1", "withdrawn");
  await button(notesOn(page, "References ¶1"), "Withdraw").click();
  await notesOn(page, "References ¶1").waitFor({ state: "detached" });
  await editNote(page, "1.1 b) 1", "日本 🗾 العربية e\u0301, edited");
  const left = await exportNotes(page);
  const other = await colleague();
  await importFiles(other, asFile(left));
  await notesRead(other, await texts(page));
  const back = await exportNotes(other);
  assert.equal(timeless(back.text), timeless(left.text));
  assert.notEqual(timeless(left.text), left.text, "the time is there");
});

visit("Only mine leaves the others' notes out", async ({ page, colleague }) => {
  await addNote(page, "5.9", "mine", { by: LI });
  const other = await colleague();
  await importFiles(other, asFile(await exportNotes(page)));
  await addNote(other, "5.10", "theirs", { by: { name: "Ana", state: "BRA" } });
  const mine = await exportNotes(other, /^Only mine \(1\)$/);
  assert.deepEqual(itemsOf(mine).map(({ body }) => body.value), ["theirs"]);
  const all = await exportNotes(other, /^All notes \(2\)/);
  assert.deepEqual(itemsOf(all).map(({ body }) => body.value), ["mine", "theirs"]);
});

visit("an export holds no draft and changes no note", async ({ page }) => {
  await addNote(page, "5.9", "kept", { by: LI });
  const before = await kept(page, "rapporteur:/reports/:annotation:");
  await write(page, "5.10", "only a draft");
  const { text } = await exportNotes(page);
  assert.doesNotMatch(text, /only a draft/);
  assert.deepEqual(await kept(page, "rapporteur:/reports/:annotation:"), before);
});

visit("notes of every kind come in, are shown and leave as they came", async ({ page }) => {
  const example = { name: "example.json", text: readFileSync("docs/example.json", "utf8") };
  await importFiles(page, asFile(example));
  await notes(page).first().waitFor();
  assert.deepEqual(itemsOf(await exportNotes(page)), itemsOf(example));
});

checkExports();
