// Several reports on one page, and the messages if one of them is unavailable.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  addNote, asFile, becomes, block, button, exportNotes, focusComesTo, focusIsOn, importFiles, LI, newPage, notes, notesRead, ready, reload,
  stage,
} from "./app.mjs";
import { hosting, REAL, TREATY, TREATY_TEXT } from "./hosting.mjs";
import { filterBar } from "./many.mjs";
import { openReports, shown } from "./own.mjs";

const { visit } = stage();

const treaty = { [TREATY.file]: TREATY_TEXT };

/** Opens another report in the list of reports. */
async function choose(page, symbol) {
  const list = await openReports(page);
  await list.getByRole("link", { name: symbol, exact: true }).click();
  await shown(page, symbol);
}

visit("a second entry is a second report, each with its own notes", { prepare: hosting([REAL, TREATY], treaty) }, async ({ page }) => {
  await addNote(page, "5.9", "on the report", { by: LI });
  await choose(page, "Treaty");
  await becomes(() => page.title(), "Treaty · Rapporteur");
  await addNote(page, "Article 2, 1", "on the treaty");
  await notesRead(page, ["on the treaty"]);
  await choose(page, REAL.symbol);
  await notesRead(page, ["on the report"]);
  await page.goBack();
  await notesRead(page, ["on the treaty"]);
});

visit("what came in for another report is new there, and not here", { prepare: hosting([REAL, TREATY], treaty) }, async ({ page, colleague }) => {
  const ana = await colleague();
  await hosting([REAL, TREATY], treaty)(ana, ana.context());
  await reload(ana);
  await choose(ana, "Treaty");
  await addNote(ana, "Article 2, 1", "on the treaty", { by: LI });
  await importFiles(page, asFile(await exportNotes(ana)));
  const chip = filterBar(page).getByRole("button", { name: /^New \d+$/ });
  await addNote(page, "5.9", "mine", { by: LI });
  assert.equal(await chip.count(), 0);
  await choose(page, "Treaty");
  await notesRead(page, ["on the treaty"]);
  await becomes(() => chip.textContent(), "New 1");
  await notes(page).getByText("New", { exact: true }).waitFor();
});

visit("an address that names no report opens the one last read", { prepare: hosting([REAL, TREATY], treaty) }, async ({ page, context, url }) => {
  await choose(page, "Treaty");
  const later = await newPage(context, url);
  await later.goto(`${url}#sec-article-2-para-1`);
  await ready(later);
  await focusComesTo(later, "Article 2, 1");
});

visit("a broken entry is named, the other reports stay usable", {
  prepare: hosting([{ ...TREATY, file: "https://elsewhere.example/treaty.md" }, { symbol: "C14/99" }, 7, REAL, TREATY], treaty),
}, async ({ page }) => {
  await block(page, "5.9").waitFor();
  const list = await openReports(page);
  await becomes(() => list.getByRole("link").allTextContents(), [REAL.symbol, "Treaty"]);
  const faults = await list.locator(".problems li").allTextContents();
  assert.equal(faults.length, 3);
  assert.match(faults[0], /Treaty.+elsewhere\.example.+not a path below the catalogue/);
  assert.match(faults[1], /C14\/99.+missing or is not text/);
  assert.match(faults[2], /Report 3.+not an object/);
  await list.getByRole("link", { name: "Treaty" }).click();
  await block(page, "Article 2, 1").waitFor();
});

/** Opens a page on which no report can be drawn at first, and returns its message. */
async function openTrouble(page, hash = "") {
  await page.goto(page.home + hash);
  return page.getByRole("alert").textContent();
}

const NOT_FOUND = { status: 404, body: "Not found" };

/** A missing file causes one line of the browser's own on the console. */
const missing = { at: null, faulty: /404|ERR_ABORTED/ };

visit("a missing file is named, the other reports stay usable", missing, async ({ page, context }) => {
  await hosting([TREATY, REAL])(page, context);
  await context.route(`**/${TREATY.file}`, (route) => route.fulfill(NOT_FOUND));
  assert.equal(
    await openTrouble(page),
    "The text of Treaty (reports/treaty.md) could not be loaded. Check the connection and try again, or choose another report.",
  );
  await page.getByRole("link", { name: REAL.symbol }).click();
  await block(page, "5.9").waitFor();
});

visit("a file that comes back opens with Try again, which keeps the focus until then", missing, async ({ page, context }) => {
  await hosting([TREATY])(page, context);
  let answer = NOT_FOUND;
  await context.route(`**/${TREATY.file}`, (route) => route.fulfill(answer));
  await openTrouble(page);
  await focusIsOn(page, /^Try again$/);
  await Promise.all([page.waitForResponse(`**/${TREATY.file}`), page.keyboard.press("Enter")]);
  await page.getByRole("alert").waitFor();
  await focusIsOn(page, /^Try again$/);
  answer = { body: TREATY_TEXT, contentType: "text/plain; charset=utf-8" };
  await page.keyboard.press("Enter");
  await block(page, "Article 2, 1").waitFor();
});

visit("a catalogue that cannot be had is said", missing, async ({ page, context }) => {
  await context.route("**/catalogue.json", (route) => route.fulfill(NOT_FOUND));
  assert.match(await openTrouble(page), /catalogue\.json\) could not be loaded/);
});

visit("an address of a report that is not there is named, with the reports that are", { at: null }, async ({ page }) => {
  assert.match(await openTrouble(page, "#/C15-1-E.en/para-1"), /This page has no report “C15-1-E\.en”\./);
  await page.getByRole("link", { name: REAL.symbol }).click();
  await block(page, "5.9").waitFor();
});

const HOSTILE = [
  "# A <b>bold</b> title", "", "1 <script>globalThis.harmed = true</script> <img src='https://example.org/x.png' onerror='globalThis.harmed = true'>", "",
  "2 [a trap](javascript:globalThis.harmed=true), [a page](https://example.org/), ![a picture](https://example.org/x.png)", "",
  "3 [another trap](<ja&#9;vascript:globalThis.harmed=true>) [and one](<&#1;javascript:globalThis.harmed=true>)", "",
  ...["&#9;//", "&#32;//", "&#10;//", "&#1;//", "&#31;//", "\\\\\\\\", "/\\\\", "http:/\\\\", "HTTP:", "ht&#13;tps://"].map((start) => `![a picture](<${start}evil.example/a.png>)\n`),
  "<iframe src='https://example.org/'></iframe>", "",
].join("\n");

visit("HTML and script links of a report do nothing: marks are marks, all else is text or told", {
  prepare: hosting([{ ...TREATY, file: "reports/hostile.md" }], { "reports/hostile.md": HOSTILE }),
}, async ({ page }) => {
  const report = page.locator("#app .report");
  assert.match(await report.textContent(), /A bold title.*<script>globalThis\.harmed = true<\/script>.*<iframe src=/s);
  assert.equal(await report.locator("script, img, iframe, [onerror]").count(), 0);
  const links = await report.getByRole("link").evaluateAll((all) => all.map((link) => [link.textContent, link.href, link.rel]));
  assert.deepEqual(links, [["a page", "https://example.org/", "noopener noreferrer"]]);
  for (const trap of ["a trap", "another trap", "and one"]) await report.getByText(trap).click();
  assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
  await report.getByText("repairs made to the source of this report").click();
  await page.getByText("“<img src='https://example.org/x.png' onerror='globalThis.harmed = true'>”").waitFor();
});

// Other documents of this sort: tests/native/document/fixtures.rs.
visit("opens Arabic and takes a note on it", {
  prepare: hosting([{ ...TREATY, file: "reports/arabic.md" }], { "reports/arabic.md": readFileSync("tests/fixtures/documents/arabic.md", "utf8") }),
}, async ({ page }) => {
  const blocks = page.locator("#app .block");
  const address = await blocks.last().getAttribute("aria-label");
  await addNote(page, address, "a note", { by: LI });
  await reload(page);
  await notesRead(page, ["a note"]);
});
