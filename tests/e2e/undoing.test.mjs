// Undo and redo of everything, in words.

import { button, countIs, importFiles, LI, notes, notesOn, stage } from "./app.mjs";
import { ANA, cardOf, file, FLEUR, hide, note } from "./made.mjs";
import { add, begin, box, choose, finish, openMore } from "./writing.mjs";

const { visit } = stage();

/** Undoes the step of this name, redoes it, and undoes it for good. */
async function thereAndBack(page, what) {
  await button(page, `Undo: ${what}`).click();
  await button(page, `Redo: ${what}`).click();
  await button(page, `Undo: ${what}`).click();
  await button(page, `Redo: ${what}`).waitFor();
}

/** Adds a tag, an edit that every kind allows. */
async function addTag(page) {
  await openMore(page);
  await add(page, "Tags", "later");
}

// The names of the steps of every kind: tests/native/messages/steps.rs.
visit("a highlight, a proposal and a support are added, edited and withdrawn, and each step undone, in words", async ({ page }) => {
  const kinds = [
    ["Highlight", "highlight", () => {}],
    ["Proposal", "proposal", () => choose(page, "SUP")],
    ["Support", "support", () => {}],
  ];
  let by = LI;
  for (const [choice, kind, fill] of kinds) {
    await begin(page, "5.9", choice);
    await fill();
    await finish(page, by);
    by = undefined;
    await button(notesOn(page, "5.9"), "Edit").click();
    await addTag(page);
    await finish(page);
    await button(notesOn(page, "5.9"), "Withdraw").click();
    for (const step of ["withdraw", "edit", "add"]) await thereAndBack(page, `${step} ${kind} on 5.9`);
    await countIs(notes(page), 0);
  }
});

visit("every answer is added and undone, in words; so is hiding one", async ({ page }) => {
  await importFiles(page, file([
    note({ id: 1, by: ANA, kind: "proposal", sign: "SUP", on: "5.9" }), note({ id: 2, by: FLEUR, kind: "reply", to: 1, text: "Why?" }),
  ]));
  let by = LI;
  for (const [choice, kind, fill] of [
    ["Reply", "reply", () => box(page, "Your reply").fill("Thank you.")],
    ["Support", "support", () => {}],
    ["Co-sponsor", "co-sponsorship", () => {}],
    ["Reservation", "reservation", () => {}],
    ["Disposition (secretariat)", "disposition", () => choose(page, "Noted")],
  ]) {
    await button(cardOf(page, 1), "Reply").first().click();
    await choose(page, choice);
    await fill();
    await finish(page, by);
    by = undefined;
    await thereAndBack(page, `add ${kind} on 5.9`);
  }
  await hide(page, 2);
  await thereAndBack(page, "hide reply on 5.9");
  await cardOf(page, 2).getByText("Why?").waitFor();
});
