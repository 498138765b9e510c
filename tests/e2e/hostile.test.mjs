// The hostile corpus (tests/support/hostile.rs) in the app: imported, opened again, exported.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  addNote, chooseFiles, exportNotes, importFiles, itemsOf, jsonFile, kept, LI, NOTE_KEY, notesButton, plan, reload, stage,
} from "./app.mjs";

const { visit } = stage();

const corpus = () =>
  execFileSync("cargo", ["run", "--quiet", "--locked", "--example", "hostile"], { encoding: "utf8", maxBuffer: 1 << 28 });

visit("every hostile text in every place of a note comes in, the door opens again, and all of it goes out", async ({ page }) => {
  const text = corpus();
  await addNote(page, "5.9", "mine", { by: LI });
  const own = await kept(page, NOTE_KEY);
  await importFiles(page, jsonFile("corpus.json", text));
  await reload(page);
  const now = await kept(page, NOTE_KEY);
  for (const [key, value] of Object.entries(own)) assert.equal(now[key], value, "a kept note is as it was");
  await notesButton(page, "5.9").getByText(/^[1-9]/).waitFor();
  const count = Object.keys(now).length;
  assert.ok(count > 300, `${count} notes are kept`);
  const written = itemsOf(await exportNotes(page));
  assert.equal(written.length, count);
  assert.equal(written.filter(({ body }) => body.value === "mine").length, 1);
  // A second import finds nothing new.
  await chooseFiles(page, jsonFile("again.json", text));
  assert.deepEqual(Object.keys(await plan(page)), ["Already here"]);
});
