// Footnotes and other output of converters: links to and from them, notes on them, faithful
// drawing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { addNote, arrivedAt, block, focusComesTo, LI, notesOn, notesRead, reload, stage } from "./app.mjs";
import { bringFile, shown, textFile } from "./own.mjs";

const { visit } = stage();

const fixture = (name) => textFile(`${name}.md`, readFileSync(`tests/fixtures/documents/cases/${name}.md`, "utf8"));

visit("the mark of a footnote leads to it and back, by a click and by Enter, and a note is taken on it", async ({ page }) => {
  await bringFile(page, fixture("footnotes-of-several-words"));
  await shown(page, "C99/7-E");
  for (const press of [(link) => link.click(), (link) => link.press("Enter")]) {
    await press(block(page, "1.1").getByRole("link", { name: "[4a]" }));
    await arrivedAt(page, "note-4a");
    await focusComesTo(page, "note 4a");
    await press(block(page, "note 4a").locator("a.label"));
    await arrivedAt(page, "para-1.1");
    await focusComesTo(page, "1.1");
  }
  await addNote(page, "note 4a", "Which paragraph?", { by: LI });
  await reload(page);
  await notesRead(page, ["Which paragraph?"]);
  await notesOn(page, "note 4a").waitFor();
});

visit("a table of HTML is a table, with its cells over several rows and columns", async ({ page }) => {
  await bringFile(page, fixture("html-table"));
  await shown(page, "C99/7-E");
  const table = page.locator("#app .block table");
  const spans = await table.locator("th, td").evaluateAll((cells) => cells.map((cell) => [cell.tagName, cell.rowSpan, cell.colSpan]));
  assert.ok(spans.some(([name, rows]) => name === "TH" && rows > 1) && spans.some(([, , columns]) => columns > 1), JSON.stringify(spans));
  assert.doesNotMatch(await page.locator("#app .report").textContent(), /<\/?t[dhr]/);
});
