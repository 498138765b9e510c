// Notes of other programs: imported, announced, shown, answered, and written back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  apply, becomes, button, checkExports, chooseFiles, dialog, exportNotes, importFiles, jsonFile, notes, notesAre, notesOn, plan,
  stage,
} from "./app.mjs";
import { bringFile, shown, textFile } from "./own.mjs";

const { visit } = stage();

const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
const REPORT = textFile("C99-7.md", fixture("peers/report.md"));
const HYPOTHESIS = fixture("foreign/hypothesis-client-export.json");

const importDialog = (page) => dialog(page, "Import notes");
const lines = (page, list) => importDialog(page).locator(`ul.${list} li`).allTextContents();

/** The report that these notes are on. */
async function openReport(page) {
  await bringFile(page, REPORT);
  await shown(page, "C99/7-E");
}

visit("an export of Hypothesis is taken, told, and written back", async ({ page, colleague }) => {
  await openReport(page);
  await chooseFiles(page, jsonFile("hypothesis.json", HYPOTHESIS));
  assert.deepEqual(await plan(page), { New: 2 });
  const [guess] = await lines(page, "guesses");
  assert.match(guess, /^2 notes do not name this report and are taken for its own, because their words are in it\./);
  assert.ok((await lines(page, "remarks")).some((line) => line.startsWith("2 notes: exported from Hypothesis")));
  await apply(page);
  await notesAre(page, ["Which regions?", "All but one."]);
  const card = notesOn(page, "1.2");
  await card.getByText("A. Keller").first().waitFor();
  await card.getByText("B. Moss").first().waitFor();

  const { text } = await exportNotes(page);
  const items = JSON.parse(text).first.items;
  assert.equal(items.length, 2);
  const root = items.find((item) => item.motivation === "commenting");
  const [original] = JSON.parse(HYPOTHESIS).annotations;
  assert.equal(root.created, original.created);
  assert.equal(root.body[0].value, original.text);
  assert.equal(root.asWritten.id, original.id);
  assert.deepEqual(root.asWritten.permissions, original.permissions);
  assert.deepEqual(root.target.selector[0].asWritten, original.target[0].selector[0]);

  await chooseFiles(page, jsonFile("hypothesis.json", HYPOTHESIS));
  assert.deepEqual(await plan(page), { "Already here": 2 });
  await button(importDialog(page), "Cancel").click();

  const other = await colleague();
  await openReport(other);
  await importFiles(other, jsonFile("again.json", text));
  await notesAre(other, ["Which regions?", "All but one."]);
  assert.equal((await exportNotes(other)).text.replace(/"generated": "[^"]*"/, ""), text.replace(/"generated": "[^"]*"/, ""));
});

visit("of texts in HTML the words are shown, nothing runs, and they come back unchanged", async ({ page }) => {
  const file = fixture("foreign/html-in-note-bodies.json");
  let dialogs = 0;
  page.on("dialog", (one) => { dialogs += 1; one.dismiss(); });
  await openReport(page);
  await importFiles(page, jsonFile("html.json", file));
  await notes(page).getByText("Which regions?").waitFor();
  await notes(page).getByText("By when?", { exact: true }).waitFor();
  await notes(page).getByText("<p>Is it <b>this</b> Geneva?</p>", { exact: true }).waitFor();
  await notes(page).getByText("a < b, and b > c; AT&T; **not bold, plain text**", { exact: true }).waitFor();
  assert.equal(await notes(page).locator("img, script").count(), 0);
  assert.equal(dialogs, 0);
  const items = JSON.parse((await exportNotes(page)).text).first.items;
  for (const imported of JSON.parse(file).filter((item) => item.body)) {
    assert.deepEqual(items.find((item) => item.id === imported.id).body, imported.body);
  }
});

visit("notes on two books in one file are told apart, and can be kept all the same", async ({ page }) => {
  const file = jsonFile("mixed.json", fixture("foreign/mixed-books-in-one-file.json"));
  await openReport(page);
  await chooseFiles(page, file);
  assert.deepEqual(await plan(page), { New: 5, "On other texts, left out": 2 });
  const [strays] = await lines(page, "strays");
  assert.equal(strays, "2 notes on https://books.example.org/novel: not in this report. Open its report, then import again.");
  await importDialog(page).getByText("Show these notes").click();
  await importDialog(page).getByText("The note on “the whale had taken his leg” names https://books.example.org/novel as its text, and those words are not in this report.").waitFor();
  await apply(page);
  await becomes(() => notes(page).count(), 5);
  await chooseFiles(page, file);
  await importDialog(page).getByLabel("Keep those 2 notes with this report all the same, without a place").check();
  await apply(page);
  await becomes(() => notes(page).count(), 7);
  await chooseFiles(page, file);
  assert.deepEqual(await plan(page), { "Already here": 7 });
});

checkExports();
