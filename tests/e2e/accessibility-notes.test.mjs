// axe-core on other people's notes in rarer states, and on the bottom edge of a phone.

import assert from "node:assert/strict";
import {
  addNotes, block, button, composer, eventually, field, importFiles, introduce, LI, notesButton, notesOn, save, stage, toast,
  write,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { PHONE } from "./hands.mjs";
import { EVERY_LOOK, PHONE_LOOKS } from "./looks.mjs";
import { ANA, cardOf, file, FLEUR, hide, MOD, note } from "./made.mjs";
import { selectionBar, selectWords } from "./words.mjs";
import { begin, beside, box, choose } from "./writing.mjs";

const { visit } = stage();

visit("axe finds nothing: new notes, an answer without its note, hidden notes, a note on the document", withAxe, async ({ page }) => {
  await button(page, "Add note on the whole document").click();
  await field(page).waitFor();
  await check(page, "writing on the document");
  await field(page).fill("in general");
  await save(page);
  await introduce(page, LI);
  await importFiles(page, file([
    MOD,
    note({ id: 2, by: FLEUR, kind: "reservation", to: 1, text: "Costs." }),
    note({ id: 3, by: FLEUR, kind: "reply", to: 99, at: "5.9", quote: "Small administrations.", text: "Which ones?" }),
    note({ id: 4, by: ANA, on: "6.2 c)", text: "to be hidden" }), note({ id: 5, by: FLEUR, on: "6.2 c)", text: "to stay" }),
  ]));
  await cardOf(page, 1).getByText("New", { exact: true }).first().waitFor();
  await page.getByText("In reply to a note you do not have").waitFor();
  await cardOf(page, 1).getByText("Reservation by F").click();
  await cardOf(page, 2).getByText("Costs.").waitFor();
  await check(page, "new notes, an answer without its note, a reservation", EVERY_LOOK);
  await hide(page, 4);
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
  await save(page);
  await introduce(page, LI);
  await selectWords(page, "5.9", "quarterly reports");
  await button(selectionBar(page), "More…").click();
  await button(selectionBar(page), "Reservation").waitFor();
  await toast(page).waitFor();
  const [bar, message] = [await selectionBar(page).boundingBox(), await toast(page).boundingBox()];
  assert.ok(message.y + message.height <= bar.y, "the message does not lie over the bar");
  await check(page, "the bar at the bottom edge, and a message", PHONE_LOOKS);
  await button(selectionBar(page), "Close and select nothing").click();
  await notesButton(page, "5.9").click();
  await notesOn(page, "5.9").waitFor();
  await check(page, "the sheet with notes", PHONE_LOOKS);
});

visit("in forced colours the note that is looked at is marked", async ({ page }) => {
  await addNotes(page, [["5.9", "one"], ["5.10", "two"]]);
  await page.emulateMedia({ forcedColors: "active" });
  await notesButton(page, "5.9").click();
  await block(page, "5.9").focus();
  const outlines = () => Promise.all(["5.9", "5.10"].map((address) =>
    notesOn(page, address).evaluate((one) => { const { outlineStyle, borderInlineStartWidth } = getComputedStyle(one); return [outlineStyle, borderInlineStartWidth].join(); })));
  await eventually(async () => { const [active, other] = await outlines(); assert.notEqual(active, other); });
});
