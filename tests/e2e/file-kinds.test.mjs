// A file is recognized by its content, not by its name or type, wherever it is given.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { button, dialog, drop, stage } from "./app.mjs";
import { bringFile, shown } from "./own.mjs";

const { visit } = stage();

const TYPES = ["", "application/octet-stream", "text/x-markdown", "application/x-iwork"];

const file = (name, mimeType) => ({ name, mimeType, buffer: readFileSync(`tests/fixtures/files/${name}`) });

const importDialog = (page) => dialog(page, "Import notes");

/** Chooses a file in the import dialog, whatever the outcome. */
async function giveToImport(page, given) {
  await button(page, "Import").click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(importDialog(page), "Choose files\u2026").click()]);
  await chooser.setFiles(given);
}

const GIVEN = { "on the button that opens documents": bringFile, "in the import dialog": giveToImport, "on the page": drop };

for (const [where, give] of Object.entries(GIVEN)) {
  visit(`files of notes given ${where} go to the import, reports open, whatever they are called`, async ({ page }) => {
    for (const [index, name] of ["notes.annotation", "notes.json.txt", "notes.jsonld"].entries()) {
      await give(page, file(name, TYPES[index]));
      await button(importDialog(page), "Apply").waitFor();
      await page.keyboard.press("Escape");
      await importDialog(page).waitFor({ state: "detached" });
    }
    // Two of them hold the same report: each opens another report than the one before.
    for (const [name, mimeType, symbol] of [["REPORT.MD", TYPES[1], "C99/7-E"], ["report.text", TYPES[3], "report"], ["report", TYPES[2], "C99/7-E"]]) {
      await give(page, file(name, mimeType));
      await shown(page, symbol);
      await importDialog(page).waitFor({ state: "detached" });
    }
  });
}

visit("no picker is narrower than what is read", async ({ page }) => {
  await button(page, "Import").click();
  const fields = page.locator("input[type=file]");
  for (const field of await fields.all()) assert.equal(await field.getAttribute("accept"), null);
});
