// Undo and redo of everything, in words.

import assert from "node:assert/strict";
import { button, eventually, LI, notes, notesOn, stage } from "./app.mjs";
import { begin, choose, finish } from "./writing.mjs";

const { visit } = stage();

visit("undo says what it would undo, for every kind", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "SUP");
  await finish(page, LI);
  await button(notesOn(page, "5.9"), "Withdraw").click();
  await button(page, "Undo: withdraw proposal on 5.9").click();
  await button(page, "Redo: withdraw proposal on 5.9").waitFor();
  await button(notesOn(page, "5.9"), "Reply").click();
  await choose(page, "Disposition (secretariat)");
  await choose(page, "Noted");
  await finish(page);
  await button(page, "Undo: add disposition on 5.9").click();
  await button(page, "Undo: add proposal on 5.9").click();
  await eventually(async () => assert.equal(await notes(page).count(), 0));
});
