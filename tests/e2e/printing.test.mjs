// The printed page: the report with every visible note in full, regardless of the space on the
// screen.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { addNote, addNotes, block, button, countIs, dialog, field, follow, importFiles, introduce, jsonFile, LI, notesButton, openStatement, save, stage, storageAfter } from "./app.mjs";
import { hosted, NEXT, REV, REVISION } from "./changes.mjs";
import { conflictOn } from "./conflict.mjs";
import { ANA, file, FLEUR, GRETA, hide, JUN, lost, LOST_WORDS, note, SECRETARIAT, textOf } from "./made.mjs";
import { filterBar, manyNotes } from "./many.mjs";
import { shown } from "./own.mjs";
import { openMore, privateBox } from "./writing.mjs";

const { visit } = stage();

/** Returns everything on the paper, without white space: lines break anywhere. */
async function paper(page) {
  const pdf = await page.pdf({ format: "A4" });
  const text = execFileSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 28 });
  return squeezed(text);
}

const squeezed = (text) => text.replace(/[\s\u00ad]/g, "");

/** Checks that each of these texts is on the paper. */
function assertSays(printed, texts) {
  const missing = texts.filter((text) => !printed.includes(squeezed(text)));
  assert.deepEqual(missing.slice(0, 5), [], `${missing.length} of ${texts.length} are missing`);
}

function assertSilent(printed, texts) {
  assert.deepEqual(texts.filter((text) => printed.includes(squeezed(text))), []);
}

/** Returns the words of a note without marks; for proposals, the words to insert. */
function wordsOf(item) {
  const bodies = [item.body].flat();
  return bodies.filter(({ purpose }) => purpose !== "editing").map(({ value }) => value).filter(Boolean);
}

const CONTROLS = ["Add note", "Show less", "Show more", "More…", "Withdraw", "Whole text", "Import", "Clear filter", "Keep both"];

const LONG = "why ".repeat(400).trim();

/** A thread with every sort of answer, and more replies than a card would show. */
const THREAD = [
  note({
    id: 1, by: ANA, kind: "proposal", sign: "MOD", on: "5.9", proposed: textOf("5.9").replace("quarterly", "annual"), text: `Reasons: ${LONG}, and that is all.`,
    tags: ["costs", "a-tag-of-its-own"], sponsors: [{ country: "BRA", label: "B" }, { label: "CITEL" }], onBehalfOf: { label: "ATU" },
  }),
  note({ id: 2, by: FLEUR, kind: "support", to: 1, text: "Strongly, says Fleur." }),
  note({ id: 3, by: JUN, kind: "co-sponsorship", to: 1 }),
  note({ id: 4, by: GRETA, kind: "reservation", to: 1, text: "As long as costs are open." }),
  note({ id: 5, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "accepted with modifications", text: "Subject to resources." }),
  note({ id: 6, by: FLEUR, kind: "reply", to: 1, text: "A first reply." }),
  ...Array.from({ length: 120 }, (_, index) => note({ id: 100 + index, by: index % 2 ? JUN : GRETA, kind: "reply", to: index % 3 ? 6 : 1, text: `Reply number ${index} of many.` })),
];

const OWN_NOTE = storageAfter((page) => addNote(page, "5.9", "read me out", { by: LI }));

visit("a thread is printed whole, however long it is", async ({ page }) => {
  await importFiles(page, file(THREAD));
  const printed = await paper(page);
  assertSays(printed, THREAD.flatMap(wordsOf));
  assertSays(printed, [
    "1. 5.9 Proposal · MOD", "Ana Silva", "on behalf of ATU", "Sponsors: B, CITEL", "Supported by F", "Co-sponsored by J", "Accepted with modifications",
    "quarterly annual", textOf("5.9").split("quarterly")[0], textOf("5.9").split("quarterly")[1], "in reply to Fleur Martin", "2014",
  ]);
  assertSilent(printed, CONTROLS);
  assert.equal(await page.locator(".printed").count(), 0, "after the print nothing of it is left");
});

// As many as are shown in full, as lines, and as counts.
for (const count of [30, 304, 1000]) {
  visit(`every word of ${count} notes is printed, in the order of the text`, async ({ page }) => {
    await importFiles(page, jsonFile("notes.json", manyNotes(count)));
    const { items } = JSON.parse(manyNotes(count)).first;
    const printed = await paper(page);
    assertSays(printed, items.flatMap(wordsOf));
    assertSays(printed, items.map(({ creator }) => creator.name));
    assertSilent(printed, CONTROLS);
    // In the order of the text: by the beginning of the words.
    const first = ({ target }) => target.selector?.[1].start;
    const onText = items.filter(({ target }) => target.selector).toSorted((a, b) => first(a) - first(b));
    let at = printed.lastIndexOf("Notes1.");
    for (const [index, { target }] of onText.entries()) {
      const next = printed.indexOf(`${index + 1}.${squeezed(target.address)}`, at);
      assert.ok(next >= at, `note ${index + 1} is on ${target.address}`);
      at = next;
    }
  });
}

visit("many notes on one paragraph are printed whole too", async ({ page }) => {
  const items = Array.from({ length: 304 }, (_, index) => note({ id: index + 1, by: [ANA, FLEUR, JUN][index % 3], on: ["5.9", "6.1 b)", "6.2 c)"][index % 3], text: `Remark ${index}: ${"word ".repeat(30)}end ${index}.` }));
  await importFiles(page, file(items));
  assertSays(await paper(page), items.flatMap(wordsOf));
});

visit("without notes the report alone is printed", async ({ page }) => {
  const printed = await paper(page);
  assertSays(printed, [textOf("5.9"), textOf("6.2 c)")]);
  assertSilent(printed, [...CONTROLS, "No notes yet"]);
});

visit("what a filter leaves out is not printed, and how much that is is told", async ({ page }) => {
  await importFiles(page, file([note({ id: 1, by: ANA, on: "5.9", text: "A remark." }), note({ id: 2, by: FLEUR, kind: "question", on: "6.1 b)", text: "A question?" })]));
  await filterBar(page).getByRole("button", { name: /^Open questions/ }).click();
  const printed = await paper(page);
  assertSays(printed, ["1 of 2 notes shown", "A question?"]);
  assertSilent(printed, ["A remark."]);
});

visit("what is out of sight is not printed; private notes are marked", async ({ page }) => {
  await importFiles(page, file([note({ id: 1, by: ANA, on: "5.9", text: "Put out of sight." }), note({ id: 2, by: JUN, on: "5.9", text: "Stays in sight." })]));
  await hide(page, 1);
  await block(page, "6.1 b)").hover();
  await button(page, "Add note to 6.1 b)").click();
  await field(page).fill("For myself.");
  await openMore(page);
  await privateBox(page).check();
  await save(page);
  await introduce(page, LI);
  await page.locator("#notes").getByText("For myself.").waitFor();
  const printed = await paper(page);
  assertSays(printed, ["Stays in sight.", "Private", "For myself."]);
  assertSilent(printed, ["Put out of sight."]);
});

visit("both versions of a note are printed", { from: OWN_NOTE }, async ({ page }) => {
  await conflictOn(page, "5.9", ["what this tab says", "what the other tab says"]);
  const printed = await paper(page);
  assertSays(printed, ["Version 1", "what this tab says", "Version 2", "what the other tab says"]);
  assertSilent(printed, CONTROLS);
});

visit("notes on the document and notes without a place are printed", async ({ page }) => {
  const whole = note({ id: 2, by: JUN, on: "5.9", text: "On all of it." });
  for (const member of ["selector", "address", "block"]) delete whole.target[member];
  await importFiles(page, file([lost(note({ id: 1, by: ANA, on: "5.9", text: "Where did it go?" })), whole]));
  const printed = await paper(page);
  assertSays(printed, ["1. the document", "On all of it.", "Notes without a place in this text", "Its words are not in this text.", LOST_WORDS, "Where did it go?"]);
  assert.ok(printed.indexOf("Onallofit.") < printed.indexOf("Wheredid"), "the document comes first, what has no place last");
});

visit("notes carried over are printed where they stand now", { prepare: hosted }, async ({ page }) => {
  await addNotes(page, [["5.9", "reworded and moved"], ["5.10", "moved"]]);
  await follow(page, NEXT);
  await shown(page, REVISION.symbol);
  await button(dialog(page, "Notes from an earlier text"), "Later").click();
  const printed = await paper(page);
  assertSays(printed, ["5.10 Comment", "reworded and moved", "5.11 Comment"]);
  assertSilent(printed, ["Elsewhere…", "Choose a place"]);
});

visit("with the statement open the statement is printed, with its button and the browser's", { from: OWN_NOTE }, async ({ page }) => {
  const statement = await openStatement(page);
  const text = await statement.getByRole("textbox", { name: "Statement" }).inputValue();
  assert.equal(await paper(page), squeezed(text));
  await button(statement, "Close").click();
  assertSays(await paper(page), [textOf("6.1 b)"), "read me out"]);
});

visit("with the proposals side by side these are printed", async ({ page }) => {
  const change = (id, by, to) => note({ id, by, kind: "proposal", sign: "MOD", on: "5.9", proposed: textOf("5.9").replace("quarterly", to), text: `Because of ${to}.` });
  await importFiles(page, file([change(1, ANA, "annual"), change(2, FLEUR, "monthly")]));
  await button(page, "Compare 2 proposals on 5.9").first().click();
  await dialog(page, "2 proposals on 5.9").waitFor();
  const printed = await paper(page);
  assertSays(printed, ["2 proposals on 5.9", "Because of annual.", "Because of monthly.", "[B: annual]", "[F: monthly]", "5.9 as one text"]);
  assertSilent(printed, [textOf("6.1 b)"), "Copy this text"]);
});

visit("with any other dialog open the report and its notes are printed", { from: OWN_NOTE }, async ({ page }) => {
  await button(page, "Export").click();
  await dialog(page, "Export notes").waitFor();
  const printed = await paper(page);
  assertSays(printed, [textOf("6.1 b)"), "read me out"]);
  assertSilent(printed, ["Download file"]);
});

visit("the comparison is printed with all its rows", { prepare: hosted, at: REV }, async ({ page }) => {
  await page.getByRole("main", { name: "Comparison" }).waitFor();
  const printed = await paper(page);
  assertSays(printed, [textOf("6.1 b)"), textOf("6.2 c)")]);
  assertSilent(printed, ["Next change", "Only changes"]);
});

visit("letters that fill a line break on paper, and dark screens print in light colours", { context: { colorScheme: "dark" } }, async ({ page }) => {
  const word = "Überlänge".repeat(120);
  const item = note({ id: 1, by: { ...ANA, name: word }, on: "5.9", text: `before ${word} after`, tags: [word] });
  await importFiles(page, file([item]));
  assertSays(await paper(page), [`before ${word} after`]);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const [ink, ground] = await page.evaluate(() => ["color", "backgroundColor"].map((what) => getComputedStyle(document.body)[what]));
  assert.deepEqual([ink, ground], ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]);
});

visit("what is printed leaves no trace, also when the person prints twice", { from: OWN_NOTE }, async ({ page }) => {
  const first = await paper(page);
  assert.equal(await paper(page), first);
  assert.equal(first.split(squeezed("read me out")).length, 2);
  await countIs(page.locator(".printed"), 0);
});

visit("every proposal is printed and stands in the one text, however many there are, and all of a long one", async ({ page }) => {
  const long = "The Group takes note of it. ".repeat(400);
  const change = (id, to) => note({ id, by: ANA, kind: "proposal", sign: "MOD", on: "5.9", proposed: textOf("5.9").replace("quarterly", to) });
  const last = note({ id: 32, by: FLEUR, kind: "proposal", sign: "MOD", on: "5.9", proposed: `${long}Endmark` });
  await importFiles(page, file([...Array.from({ length: 31 }, (_, index) => change(index + 1, `yearly${index}`)), last]));
  // With this many notes, they fold; those of a chosen paragraph are shown.
  await notesButton(page, "5.9").click();
  await button(page, "Compare 32 proposals on 5.9").first().click();
  const rivals = dialog(page, "32 proposals on 5.9");
  await rivals.waitFor();
  const [text] = await rivals.locator(".as-one").allInnerTexts();
  assert.match(text, /yearly30/);
  assert.match(text, /Endmark/);
  const printed = await paper(page);
  assertSays(printed, ["32 proposals on 5.9", "yearly30", "Endmark", "F:"]);
  assertSilent(printed, ["more characters", "and 2 more", "Show more"]);
});
