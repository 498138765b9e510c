// Documents from the reader's own device: opened, kept, listed, annotated, removed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  addNote, becomes, block, button, checkExports, dialog, drop, dropFiles, eventually, exportNotes, focusedBlock, importFiles, jsonFile, LI,
  newPage, notes, notesRead, open, plan, ready, reload, REPORT, stage, applyButton,
} from "./app.mjs";
import {
  bringFile, openReports, ownLinks, refusal, shown, textFile, withLargeFile, withoutDatabase,
} from "./own.mjs";

const { visit } = stage();

const HOSTED = readFileSync("static/reports/C14-41-E.md", "utf8");

/** Returns the hosted report with some paragraphs rewritten. */
const edited = (text = HOSTED) => text.replaceAll("stakeholders", "interested parties").replaceAll("meeting", "session");

/** Returns the same text under another number. */
const numbered = (symbol, text = edited()) => text.replace("C14/41-E", symbol);

const MINE = textFile("My draft.md", "# A draft of our own\n\n1 The first paragraph.\n\n2 The second paragraph.\n");

visit("a Markdown file opens by button, is kept, listed and annotated", async ({ page, url }) => {
  await bringFile(page, MINE);
  await shown(page, "My draft");
  assert.equal(page.url(), `${url}#/My-draft.und/`);
  assert.equal(await page.title(), "My draft · Rapporteur");
  await eventually(async () => assert.equal(await focusedBlock(page), await page.locator("#app .block").first().getAttribute("aria-label")));
  await addNote(page, "2", "on my own document", { by: LI });
  await reload(page);
  await shown(page, "My draft");
  await notesRead(page, ["on my own document"]);
  const list = await openReports(page);
  assert.deepEqual(await ownLinks(list), ["My draft"]);
  await list.getByRole("link", { name: "C14/41-E" }).click();
  await shown(page, "C14/41-E");
  await notesRead(page, []);
  await (await openReports(page)).getByRole("link", { name: "My draft" }).click();
  await notesRead(page, ["on my own document"]);
});

visit("a file is dropped anywhere; the address of a paragraph leads back to it, in another tab too", async ({ page, context, url }) => {
  await drop(page, MINE);
  await shown(page, "My draft");
  const tab = await newPage(context, url);
  await open(tab, "#/My-draft.und/para-2");
  await eventually(async () => assert.equal(await focusedBlock(tab), "2"));
  await open(tab, "#para-1");
  await tab.reload();
  await ready(tab);
  await shown(tab, "My draft");
  await eventually(async () => assert.equal(await focusedBlock(tab), "1"));
});

visit("in place of a file that was refused, a file of notes is chosen and imported", async ({ page }) => {
  await bringFile(page, textFile("empty.md", " \n"));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(dialog(page, "The file was not opened"), "Choose another file…").click()]);
  await chooser.setFiles(jsonFile("notes.json", readFileSync("docs/example.json", "utf8")));
  await applyButton(page).click();
  await eventually(async () => assert.notEqual(await notes(page).count(), 0));
});

visit("a masthead above a text without sections is drawn once", async ({ page }) => {
  await bringFile(page, textFile("x.md", "Document C15/7-E\n\n# A title\n\n1 The text.\n"));
  await shown(page, "C15/7-E");
  assert.deepEqual(await page.locator("#app .block .text").allTextContents(), ["Document C15/7-E", "A title", "1 The text."]);
});

visit("plain text keeps its words", async ({ page }) => {
  const text = "*Not* _marked_ up\n\n# 1 no heading <b>\n\n    indented | text\n\n5.9 Noted.\n\na) first\n";
  await bringFile(page, textFile("plain.txt", text));
  await shown(page, "plain");
  const words = await page.locator("#app .block .text").allTextContents();
  assert.deepEqual(words, ["*Not* _marked_ up", "# 1 no heading <b>", "indented | text", "Noted.", "first"]);
  await block(page, "5.9 a)").waitFor();
});

const LATIN1 = { ...textFile("latin.txt"), buffer: Buffer.from("1 R\u00e9union du groupe \u00e0 Gen\u00e8ve.\n", "latin1") };

visit("the encoding of an older text is found and named; another can be chosen", async ({ page }) => {
  await bringFile(page, LATIN1);
  const asked = dialog(page, "Open latin.txt");
  const encoding = asked.getByLabel("Encoding");
  assert.equal(await encoding.inputValue(), "windows-1252");
  const sample = asked.getByLabel("How the text reads");
  assert.equal(await sample.textContent(), "1 R\u00e9union du groupe \u00e0 Gen\u00e8ve.");
  await encoding.selectOption("Cyrillic (Windows-1251)");
  await becomes(() => sample.textContent(), "1 R\u0439union du groupe \u0430 Gen\u0438ve.");
  await encoding.selectOption({ label: "Western European (Windows-1252)" });
  await becomes(() => sample.textContent(), "1 R\u00e9union du groupe \u00e0 Gen\u00e8ve.");
  await button(asked, "Open").click();
  await shown(page, "latin");
  await page.locator("#app .block", { hasText: "R\u00e9union du groupe \u00e0 Gen\u00e8ve." }).waitFor();
});

visit("a text in an older encoding need not be opened", async ({ page }) => {
  await bringFile(page, LATIN1);
  await button(dialog(page, "Open latin.txt"), "Cancel").click();
  await dialog(page, "Open latin.txt").waitFor({ state: "detached" });
  assert.deepEqual(await ownLinks(await openReports(page)), []);
});

/** Files that are refused, each with the words of the refusal. */
const REFUSED = [
  ["bytes that are no text", { ...textFile("x.md"), buffer: Buffer.from("PK\u0003\u0004\u0000") }, /^x\.md is not text\. Save it as Markdown or plain text/],
  ["a web page", textFile("page.md", "<!doctype html><title>x</title>"), /^page\.md is a web page\. Save its text/],
  ["a PDF file", textFile("x.txt", "%PDF-1.7\n"), /^x\.txt is a PDF file\. Save its text/],
  ["an empty file", textFile("empty.md", " \n"), /^empty\.md is empty/],
  ["a Word file", { ...textFile("report.md"), buffer: readFileSync("tests/fixtures/files/really-binary.md") }, /^report\.md is not text but a file of Word/],
  ["what stands in place of a large file", textFile("pointer.md", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"), /^pointer\.md does not hold the text/],
];

visit("each file that is no document gets a plain message with its reason, and another file can be chosen", async ({ page }) => {
  const chooseAnother = async (file) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(dialog(page, "The file was not opened"), "Choose another file…").click()]);
    await chooser.setFiles(file);
  };
  await withLargeFile("large.md", "x", 20_000_001, async (path) => {
    await bringFile(page, path);
    assert.match(await refusal(page).textContent(), /^large\.md is 21 MB in size; the limit is 20 MB\./);
  });
  for (const [what, file, words] of REFUSED) {
    await chooseAnother(file);
    await eventually(async () => assert.match(await refusal(page).textContent(), words, what));
  }
  await chooseAnother(MINE);
  await shown(page, "My draft");
});

visit("several documents at once, and files of another kind, are refused when dropped", async ({ page }) => {
  await drop(page, MINE, textFile("other.md", "1 Other."));
  assert.equal(await refusal(page).textContent(), "Please open one document at a time.");
  await page.keyboard.press("Escape");
  await drop(page, { ...textFile("picture.png"), buffer: Buffer.from("\u0089PNG\r\n\u001a\n\0", "latin1"), mimeType: "image/png" });
  await becomes(() => refusal(page).textContent(), "picture.png is not text. Save it as Markdown or plain text (UTF-8 or UTF-16), then open it again.");
  await page.keyboard.press("Escape");
  assert.deepEqual(await ownLinks(await openReports(page)), []);
});

visit("the text of a hosted report opens that report", async ({ page }) => {
  await bringFile(page, MINE);
  await shown(page, "My draft");
  await bringFile(page, textFile("again.md", HOSTED));
  await shown(page, "C14/41-E");
  await bringFile(page, { ...MINE, name: "Another name.md" });
  await shown(page, "My draft");
  assert.deepEqual(await ownLinks(await openReports(page)), ["My draft"]);
});

visit("a revision, a corrigendum and an addendum are offered as what they are to the report, and listed so", async ({ page }) => {
  for (const [symbol, what, line] of [
    ["C14/41(Rev.1)-E", "a revision of C14/41-E", "Revision of C14/41-E"],
    ["C14/41(Corr.1)-E", "a corrigendum to C14/41-E", "Corrigendum to C14/41-E"],
    ["C14/41(Add.1)-E", "an addendum to C14/41-E", "Addendum to C14/41-E"],
  ]) {
    await bringFile(page, textFile("x.md", numbered(symbol)));
    const offer = dialog(page, `Open ${symbol}`);
    await offer.getByText(`This looks like ${what}.`).waitFor();
    await button(offer, `Open as ${what}`).click();
    await shown(page, symbol);
    await reload(page);
    await (await openReports(page)).getByText(line).waitFor();
    await page.keyboard.press("Escape");
  }
});

visit("what has no number is offered by its text; it may be opened alone, or not at all", async ({ page }) => {
  const file = textFile("late edits.md", edited().split("# Report")[1]);
  await bringFile(page, file);
  const offer = dialog(page, "Open late edits");
  await offer.getByText("This looks like a revision of C14/41-E.").waitFor();
  await button(offer, "Cancel").click();
  assert.deepEqual(await ownLinks(await openReports(page)), []);
  await page.keyboard.press("Escape");
  await bringFile(page, file);
  await button(offer, "Open as a document of its own").click();
  await shown(page, "late edits");
  const list = await openReports(page);
  assert.equal(await list.getByText("Revision of").count(), 0);
});

visit("another text of the same number has notes of its own, also after it was removed", async ({ page, url }) => {
  await addNote(page, "5.9", "on the hosted text", { by: LI });
  await bringFile(page, textFile("x.md", edited()));
  await button(dialog(page, "Open C14/41-E"), "Open as a document of its own").click();
  await eventually(() => assert.match(page.url(), /#\/C14-41-E\.en-[0-9a-f]{8}\/$/));
  const address = page.url().slice(url.length);
  await notesRead(page, []);
  await addNote(page, "5.9", "on my text");
  await removeOpen(page, "C14/41-E");
  await shown(page, "C14/41-E");
  await eventually(() => assert.equal(page.url(), `${url}#/${REPORT}/`));
  await notesRead(page, ["on the hosted text"]);
  await bringFile(page, textFile("y.md", edited()));
  await button(dialog(page, "Open C14/41-E"), "Open as a document of its own").click();
  await eventually(() => assert.equal(page.url().slice(url.length), address));
  await notesRead(page, ["on my text"]);
});

/** Removes the reader's own document with this symbol. */
async function removeOpen(page, symbol) {
  const list = await openReports(page);
  await button(list, `Remove ${symbol} from this browser…`).click();
  await list.getByText(`Remove ${symbol} from this browser? Notes on it stay: they are back when you open the same file again.`).waitFor();
  await button(list, "Yes, remove").click();
}

visit("a document is removed after a question; its notes are kept and come back with it", async ({ page, url }) => {
  await bringFile(page, MINE);
  await shown(page, "My draft");
  await addNote(page, "2", "stays", { by: LI });
  await bringFile(page, textFile("Second.md", "1 Another."));
  await shown(page, "Second");
  const list = await openReports(page);
  await button(list, "Remove My draft from this browser…").click();
  await button(list, "Keep it").click();
  const remove = "Remove My draft from this browser…";
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), remove));
  assert.deepEqual(await ownLinks(list), ["My draft", "Second"]);
  await button(list, remove).click();
  await button(list, "Yes, remove").click();
  await list.getByText("My draft was removed. Notes on it stay in this browser.").waitFor();
  assert.deepEqual(await ownLinks(list), ["Second"]);
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.textContent), "Open a document from this device…"));
  await page.keyboard.press("Escape");
  await page.goto(`${url}#/My-draft.und/`);
  assert.match(await page.getByRole("alert").textContent(), /This page has no report “My-draft\.und”/);
  await drop(page, MINE);
  await shown(page, "My draft");
  await notesRead(page, ["stays"]);
});

visit("notes travel: a colleague with the same file has them on the same paragraphs", async ({ page, colleague }) => {
  await bringFile(page, MINE);
  await shown(page, "My draft");
  await addNote(page, "2", "for a colleague", { by: LI });
  const { name, text } = await exportNotes(page);
  assert.match(name, /^My-draft_CHN_/);
  const [item] = JSON.parse(text).first.items;
  assert.match(item.target.source, /^urn:x-rapporteur:document:[0-9a-f]{64}$/);
  const other = await colleague();
  await bringFile(other, { ...MINE, name: "Their name.md" });
  await shown(other, "Their name");
  await importFiles(other, jsonFile(name, text));
  await notesRead(other, ["for a colleague"]);
});

visit("a file of notes that is dropped is imported as before", async ({ page, colleague }) => {
  const other = await colleague();
  await addNote(other, "5.9", "one", { by: LI });
  const { name, text } = await exportNotes(other);
  await dropFiles(page, jsonFile(name, text));
  assert.deepEqual(await plan(page), { New: 1 });
  await applyButton(page).click();
  await notesRead(page, ["one"]);
});

// What other failures there are: tests/browser/documents.rs.
for (const [how, take] of Object.entries(withoutDatabase)) {
  visit(`a database that is ${how}: the document is open until the page is closed, which says so`, { prepare: (page) => page.addInitScript(take) }, async ({ page }) => {
    await bringFile(page, MINE);
    await shown(page, "My draft");
    await page.getByText(/^My draft is open only until this page is closed: the browser could not keep it.* Your notes on it are kept; open the file again to see them\.$/).waitFor();
    await addNote(page, "2", "kept all the same", { by: LI });
    const list = await openReports(page);
    await list.getByText("not kept: gone when you close this page").waitFor();
    await list.getByRole("link", { name: "C14/41-E" }).click();
    await shown(page, "C14/41-E");
    await page.goBack();
    await notesRead(page, ["kept all the same"]);
    await page.reload();
    await bringFile(page, MINE);
    await notesRead(page, ["kept all the same"]);
  });
}

visit("a list of reports that cannot be had does not stand in the way", { at: null, faulty: /404/ }, async ({ page, context, url }) => {
  await open(page);
  await bringFile(page, MINE);
  await shown(page, "My draft");
  await context.route("**/catalogue.json", (route) => route.fulfill({ status: 404, body: "Not found" }));
  await page.goto("about:blank");
  await open(page, "#/My-draft.und/para-2");
  await shown(page, "My draft");
  assert.equal(page.url(), `${url}#/My-draft.und/para-2`);
  assert.equal(await notes(page).count(), 0);
});

visit("by keyboard alone", async ({ page }) => {
  // The listener comes first: a key may request the files at once.
  const choosing = page.waitForEvent("filechooser");
  const reports = page.locator("#app").getByTitle("Reports");
  await reports.focus();
  await page.keyboard.press("Enter");
  const list = dialog(page, "Reports on this page");
  await list.waitFor();
  await page.keyboard.press("Tab");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.textContent), "C14/41-E"));
  await page.keyboard.press("Tab");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.textContent), "Open a document from this device…"));
  await page.keyboard.press("Enter");
  await (await choosing).setFiles(textFile("x.md", numbered("C14/41(Rev.1)-E")));
  const offer = dialog(page, "Open C14/41(Rev.1)-E");
  await offer.waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.textContent), "Open as a revision of C14/41-E"));
  await page.keyboard.press("g");
  assert.equal(await dialog(page, "Go to a paragraph").count(), 0, "no key of the report acts behind the question");
  await page.keyboard.press("Enter");
  await shown(page, "C14/41(Rev.1)-E");
  await eventually(async () => assert.equal(await focusedBlock(page), "Agenda item"));
});

checkExports();
