// axe-core on notes of others in rarer states, and on what stands at the bottom edge of a phone.

import assert from "node:assert/strict";
import {
  addNote, block, button, composer, eventually, field, importFiles, introduce, LI, notesOn, save, selectionBar, selectWords, stage, toast, write,
} from "./app.mjs";
import { check, EVERY_LOOK, PHONE_LOOKS, withAxe } from "./axe.mjs";
import { PHONE } from "./hands.mjs";
import { ANA, cardOf, file, FLEUR, note, textOf } from "./made.mjs";
import { begin, beside, box, choose } from "./writing.mjs";

const { visit } = stage();

visit("axe finds nothing: new notes, an answer without its note, hidden notes, a note on the document", withAxe, async ({ page }) => {
  await button(page, "Add note on the whole document").click();
  await check(page, "writing on the document");
  await field(page).fill("in general");
  await save(page);
  await introduce(page, LI);
  await importFiles(page, file([
    note({ id: 1, by: ANA, kind: "proposal", sign: "MOD", on: "5.9", proposed: textOf("5.9").replace("quarterly", "annual") }),
    note({ id: 2, by: FLEUR, kind: "reservation", to: 1, text: "Costs." }),
    note({ id: 3, by: FLEUR, kind: "reply", to: 99, at: "5.9", quote: "Small administrations.", text: "Which ones?" }),
    note({ id: 4, by: ANA, on: "6.2 c)", text: "to be hidden" }), note({ id: 5, by: FLEUR, on: "6.2 c)", text: "to stay" }),
  ]));
  await cardOf(page, 1).getByText("New", { exact: true }).first().waitFor();
  await page.getByText("In reply to a note you do not have").waitFor();
  await cardOf(page, 1).getByText("Reservation by F").click();
  await check(page, "new notes, an answer without its note, a reservation", EVERY_LOOK);
  await cardOf(page, 4).getByRole("button", { name: /^More/ }).click();
  await button(cardOf(page, 4), "Hide").click();
  await page.getByText("1 hidden").waitFor();
  await check(page, "a hidden note");
  await button(page.getByRole("group", { name: "Notes on 6.2 c)" }), "Show").click();
  await button(cardOf(page, 4), "Show again").waitFor();
  await check(page, "a hidden note that is shown");
});

visit("axe finds nothing: a new paragraph beside none", withAxe, async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "ADD");
  await beside(page).fill("nowhere");
  await box(page, "Number").focus();
  await composer(page).getByRole("alert").getByText("There is no paragraph").waitFor();
  await check(page, "a new paragraph beside none");
});

visit("axe finds nothing: a phone", { ...withAxe, context: PHONE }, async ({ page }) => {
  await write(page, "5.9", "one", { kind: "Question" });
  await check(page, "the composer as a sheet", PHONE_LOOKS);
  await page.setViewportSize(PHONE.viewport);
  await save(page);
  await introduce(page, LI);
  await selectWords(page, "5.9", "quarterly reports");
  await button(selectionBar(page), "More…").click();
  await toast(page).waitFor();
  const [bar, message] = [await selectionBar(page).boundingBox(), await toast(page).boundingBox()];
  assert.ok(message.y + message.height <= bar.y, "the message does not lie over the bar");
  await check(page, "the bar at the bottom edge, and a message", PHONE_LOOKS);
  await page.setViewportSize(PHONE.viewport);
  await button(selectionBar(page), "Close and select nothing").click();
  await button(page, "1 note on 5.9").click();
  await check(page, "the sheet with notes", PHONE_LOOKS);
});

visit("in forced colours the note that is looked at is marked", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  await addNote(page, "5.10", "two");
  await page.emulateMedia({ forcedColors: "active" });
  await button(block(page, "5.9"), "1 note on 5.9").click();
  await block(page, "5.9").focus();
  const outlines = () => Promise.all(["5.9", "5.10"].map((address) =>
    notesOn(page, address).evaluate((one) => { const { outlineStyle, borderInlineStartWidth } = getComputedStyle(one); return [outlineStyle, borderInlineStartWidth].join(); })));
  await eventually(async () => { const [active, other] = await outlines(); assert.notEqual(active, other); });
});
