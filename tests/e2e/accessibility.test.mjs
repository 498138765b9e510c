// axe-core on every screen in every state, with no rule switched off.

import {
  addNote, addNotes, asFile, block, button, chooseFiles, composer, dialog, editNote, exportNotes, field, importFiles, introduce,
  jsonFile, LI, newPage, NOTE_KEY, notes, notesButton, notesOn, openStatement, save, stage, toast, write,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { conflictOn } from "./conflict.mjs";
import { holdApp } from "./hosting.mjs";
import { EACH_LAYOUT, EVERY_LOOK, LOOKS, NARROW, PHONE_LOOKS } from "./looks.mjs";
import { filterBar, margin, take } from "./many.mjs";
import { bringFile, openReports, refusal, shown, textFile, withoutDatabase } from "./own.mjs";
import { noteOnWords, selectionBar, selectWords } from "./words.mjs";
import { chips, choose, openMore, privateBox, waiting } from "./writing.mjs";

const { visit } = stage();

/** Checks a dialog when it is open. */
async function checkDialog(page, name, state) {
  await dialog(page, name).waitFor();
  await check(page, state);
}

visit("axe finds nothing: reading, a focused paragraph", withAxe, async ({ page }) => {
  await check(page, "reading");
  await block(page, "5.9").focus();
  await check(page, "a focused paragraph");
});

visit("axe finds nothing: writing", withAxe, async ({ page }) => {
  await write(page, "5.9", "**bold**, `code`, [a link](https://example.org/)\n\n> quoted\n\n1. one\n\n| a | b |\n|---|---|\n| c | d |", { kind: "Question" });
  await check(page, "the composer");
  await button(composer(page), "Preview").click();
  await composer(page).locator(".preview").waitFor();
  await check(page, "the preview");
  await button(composer(page), "Discard").click();
  await composer(page).getByRole("alertdialog").waitFor();
  await check(page, "the question before a draft is discarded");
  await button(composer(page), "Keep it").click();
  await button(composer(page), "Preview").click();
  await field(page).fill(" ");
  await save(page);
  await composer(page).getByRole("alert").waitFor();
  await check(page, "an empty note refused");
  await field(page).fill("a draft");
  await page.keyboard.press("Escape");
  await waiting(page, "5.9").waitFor();
  await check(page, "a draft that waits");
});

visit("axe finds nothing: every kind being written", withAxe, async ({ page }) => {
  await write(page, "5.9", "typed");
  for (const kind of ["Editorial", "Support", "Reservation", "Highlight", "Proposal"]) {
    await choose(page, kind);
    await check(page, `the composer: ${kind}`);
  }
  await composer(page).getByLabel("Proposed text").fill("The contribution was noted.");
  await composer(page).locator("ins").first().waitFor();
  const sponsors = chips(page, "Sponsors");
  await sponsors.fill("FRA");
  await sponsors.press("Enter");
  await sponsors.pressSequentially("united");
  await sponsors.press("ArrowDown");
  await composer(page).getByRole("option", { selected: true }).waitFor();
  await check(page, "a proposal with its changes, a sponsor and suggestions", EVERY_LOOK);
  await sponsors.press("Escape");
  await composer(page).getByRole("listbox").waitFor({ state: "hidden" });
  for (const sign of ["ADD", "SUP", "NOC"]) {
    await choose(page, sign);
    await check(page, `a proposal ${sign}`);
  }
  await composer(page).getByLabel("Reasons").fill("");
  await save(page);
  await composer(page).getByText("Please say why nothing should change.").waitFor();
  await check(page, "reasons missing");
});

visit("axe finds nothing: more fields, quoting words", withAxe, async ({ page }) => {
  await write(page, "5.9", "typed");
  await openMore(page);
  await chips(page, "Tags").pressSequentially("budget,");
  await button(composer(page), "Remove budget").waitFor();
  await privateBox(page).check();
  await check(page, "more fields, private");
  await composer(page).getByText("On the whole of 5.9").click();
  await composer(page).getByLabel("Quote these words").fill("the use of ICT");
  await composer(page).getByText("These words stand there 2 times.").waitFor();
  await check(page, "words that stand several times");
  await composer(page).getByLabel("Quote these words").fill("nowhere");
  await button(composer(page), "Quote").click();
  await composer(page).getByRole("alert").getByText("These words do not stand in 5.9.").waitFor();
  await check(page, "words that stand nowhere");
});

visit("axe finds nothing: answers being written", withAxe, async ({ page }) => {
  await write(page, "5.9", "Shorter.");
  await choose(page, "Proposal");
  await composer(page).getByLabel("Proposed text").fill("The contribution was noted.");
  await save(page);
  await introduce(page, LI);
  await button(notesOn(page, "5.9"), "Reply").click();
  await composer(page).waitFor();
  await check(page, "a reply");
  for (const kind of ["Support", "Co-sponsor", "Reservation", "Disposition (secretariat)"]) {
    await choose(page, kind);
    await check(page, `an answer: ${kind}`);
  }
});

visit("axe finds nothing: who is writing, a note, undo, settings", withAxe, async ({ page }) => {
  await write(page, "5.9", "**bold**, `code`, [a link](https://example.org/)\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |", { kind: "Question" });
  await save(page);
  const form = dialog(page, "Who is writing?");
  await checkDialog(page, "Who is writing?", "who is writing");
  await form.getByLabel("Delegation").selectOption("CHN");
  await check(page, "who is writing, a Member State");
  await form.getByLabel("Delegation").selectOption("Another entity…");
  await form.getByLabel("Name of the entity").waitFor();
  await check(page, "who is writing, another entity");
  await form.getByLabel("Name of the entity").fill("GSMA");
  await button(form, "Save note").click();
  await notes(page).waitFor();
  await toast(page).waitFor();
  await check(page, "a note and a message");
  await button(notes(page), "Withdraw").click();
  await button(toast(page), "Undo").waitFor();
  await check(page, "a message with undo");
  // The message may be gone by now; the button in the bar stays.
  await button(page, /^Undo: withdraw/).click();
  await notes(page).waitFor();
  await button(page, "Settings").click();
  await checkDialog(page, "Settings", "settings");
  await button(dialog(page, "Settings"), "Change…").click();
  await checkDialog(page, "Who is writing?", "a profile");
});

visit("axe finds nothing: selected words, highlights", withAxe, async ({ page }) => {
  await selectWords(page, "5.9", "quarterly reports");
  await button(selectionBar(page), "More…").click();
  await button(selectionBar(page), "Reservation").waitFor();
  await check(page, "the bar beside selected words");
  await button(selectionBar(page), "Close and select nothing").click();
  await button(page, "Select words in 5.9").click();
  await selectionBar(page).waitFor();
  await check(page, "selecting with the keyboard");
  await page.keyboard.press("Escape");
  await noteOnWords(page, "5.9", "elaboration of quarterly reports", { text: "one", by: LI });
  await noteOnWords(page, "5.9", "quarterly reports from the working group", { kind: "Question", text: "two" });
  await noteOnWords(page, "5.9", "quarterly", { kind: "Highlight" });
  await noteOnWords(page, "5.10", "INSAFE", { kind: "Support" });
  await noteOnWords(page, "5.10", "Safer Internet Day", { kind: "Reservation" });
  await noteOnWords(page, "References ¶1", "179", { kind: "Highlight" });
  await noteOnWords(page, "Agenda item", "PL", { kind: "Question", text: "three" });
  await check(page, "highlights, three on the same words", EVERY_LOOK);
  await notesButton(page, "5.9").click();
  await page.locator("#app .block mark.active").first().waitFor();
  await check(page, "highlights that are looked at");
});

visit("axe finds nothing: a conflict, and a note of another kind", withAxe, async ({ page }) => {
  await addNote(page, "5.9", "as it was", { by: LI });
  await conflictOn(page, "5.9", ["here", "there"]);
  await check(page, "a conflict", EVERY_LOOK);
});

visit("axe finds nothing: files", withAxe, async ({ page, colleague }) => {
  await addNote(page, "5.9", "mine", { by: LI });
  await button(page, "Export").click();
  await checkDialog(page, "Export notes", "export");
  await page.keyboard.press("Escape");
  const mine = await exportNotes(page);
  const device = await colleague();
  await importFiles(device, asFile(mine));
  await button(device, "Settings").click();
  await button(dialog(device, "Settings"), "These are mine").click();
  await device.keyboard.press("Escape");
  await editNote(device, "5.9", "mine, changed elsewhere");
  await addNote(device, "5.10", "new");
  const changed = JSON.parse((await exportNotes(device)).text);
  changed.first.items.push({ type: "Annotation", id: "urn:uuid:00000000-0000-4000-8000-000000000001" });
  await button(page, "Import").click();
  await checkDialog(page, "Import notes", "import");
  await page.keyboard.press("Escape");
  await chooseFiles(page, jsonFile("changed.json", JSON.stringify(changed)), jsonFile("bad.json", "{"));
  await check(page, "an import plan with problems and own notes");
});

visit("axe finds nothing: the other dialogs", withAxe, async ({ page }) => {
  await button(page, "Go to…").click();
  await checkDialog(page, "Go to a paragraph", "go to");
  await dialog(page, "Go to a paragraph").getByLabel("Paragraph number").fill("9.9");
  await page.keyboard.press("Enter");
  await dialog(page, "Go to a paragraph").getByText("has no paragraph").waitFor();
  await check(page, "go to, not found");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await checkDialog(page, "Keys", "keys");
  await page.keyboard.press("Escape");
  await button(page, "21 repairs made to the source of this report").click();
  await checkDialog(page, "Repairs to the source", "repairs");
  await page.keyboard.press("Escape");
  await openReports(page);
  await check(page, "reports");
  await page.keyboard.press("Escape");
  await openStatement(page);
  await check(page, "a statement of nothing");
  await page.keyboard.press("Escape");
  await addNote(page, "5.9", "read out", { by: LI });
  await openStatement(page);
  await check(page, "the statement");
  await page.keyboard.press("Escape");
  await page.setViewportSize(NARROW);
  await button(page, "Outline").click();
  await page.getByRole("navigation", { name: "Outline" }).waitFor();
  await check(page, "the outline", PHONE_LOOKS);
});

visit("axe finds nothing: documents of one's own", withAxe, async ({ page }) => {
  const revision = textFile("x.md", "Document C14/41(Rev.1)-E\n\n# A revision\n\n1 The text.");
  await bringFile(page, { ...textFile("report.docx"), mimeType: "application/zip" });
  await refusal(page).waitFor();
  await check(page, "a file that cannot be opened");
  await page.keyboard.press("Escape");
  await bringFile(page, revision);
  await dialog(page, "Open C14/41(Rev.1)-E").waitFor();
  await check(page, "a revision is offered");
  await page.keyboard.press("Enter");
  await shown(page, "C14/41(Rev.1)-E");
  await check(page, "a document of one's own");
  const list = await openReports(page);
  await list.getByText("Revision of C14/41-E").waitFor();
  await check(page, "reports and documents of one's own");
  await button(list, "Remove C14/41(Rev.1)-E from this browser…").click();
  await button(list, "Yes, remove").waitFor();
  await check(page, "the question before a document is removed");
});

visit("axe finds nothing: a document that is not kept", {
  ...withAxe,
  prepare: [withAxe.prepare, (page) => page.addInitScript(withoutDatabase.blocked)],
}, async ({ page }) => {
  await bringFile(page, textFile("My draft.txt", "1 A paragraph.\n\n2 Another."));
  await page.getByText(/^My draft is open only until this page is closed/).waitFor();
  await check(page, "a document that is not kept, in a language that is not known");
});

visit("axe finds nothing: many notes, filters, the list by time", withAxe, async ({ page }) => {
  const bar = filterBar(page);
  await take(page, 200);
  await page.locator("#notes .folded").first().waitFor();
  await check(page, "a line for each note", EACH_LAYOUT);
  await page.locator("#notes .folded").first().click();
  await notes(page).first().waitFor();
  await check(page, "a note between lines", LOOKS.slice(1, 2));
  await button(bar, "Filter").click();
  await bar.getByRole("button", { name: /^Proposals/ }).click();
  await button(bar, "Clear filter").waitFor();
  await check(page, "a filter and its panel", EVERY_LOOK);
  await bar.getByLabel("Sort by").selectOption("Time, newest first");
  await margin(page).locator(".list").waitFor();
  await check(page, "the list by time");
  await button(bar, "Clear filter").click();
  await bar.getByLabel("Sort by").selectOption("Place in the text");
  await take(page, 1000);
  await page.locator("#notes .tally").first().click();
  await page.locator("#notes .folded").first().waitFor();
  await check(page, "counts, one of them unfolded", EACH_LAYOUT);
});

visit("axe finds nothing: the first drawing", {
  ...withAxe,
  at: null,
}, async ({ page, url }) => {
  await holdApp(page);
  await page.goto(`${url}#/C14-41-E.en/para-5.9`);
  await page.locator("#first .report").waitFor();
  await check(page, "the first drawing");
});

visit("axe finds nothing: trouble", { ...withAxe, at: null, faulty: /404|ERR_/ }, async ({ page, context, url }) => {
  await page.goto(`${url}#/C15-1-E.en/`);
  await page.getByRole("alert").waitFor();
  await check(page, "no such report");
  const broken = await newPage(context, url);
  await broken.route("**/rapporteur-*_bg.wasm", (route) => route.fulfill({ status: 404 }));
  broken.faults.length = 0;
  await broken.goto(url);
  await broken.getByRole("alert").waitFor();
  await check(broken, "the app could not be loaded");
});

visit("axe finds nothing: the banners", {
  ...withAxe,
  prepare: [withAxe.prepare, (page) => page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("Access is denied", "SecurityError"); } });
  })],
}, async ({ page }) => {
  await page.getByText(/^This browser does not let the page keep anything/).waitFor();
  await check(page, "blocked storage");
});

visit("axe finds nothing: damaged and newer entries, the reminder", {
  ...withAxe,
  prepare: [withAxe.prepare, (page) => page.addInitScript((prefix) => {
    const key = (number) => `${prefix}00000000-0000-4000-8000-00000000000${number}`;
    localStorage.setItem(key(1), "{");
    localStorage.setItem(key(2), '{"v":999}');
  }, NOTE_KEY)],
}, async ({ page }) => {
  await addNotes(page, Array.from({ length: 10 }, (_, number) => ["5.9", `note ${number}`]));
  await page.getByText(/^10 changes since the last export/).waitFor();
  await page.getByText("1 entry was written by a newer version of this page and left alone.").waitFor();
  await check(page, "all banners");
  await button(page.locator(".banner"), "Settings").click();
  await checkDialog(page, "Settings", "settings with damaged entries");
});
