// Two revisions read as one text, and a corrigendum or addendum beside its main text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  addNote, arrivedAt, BASE, becomes, block, button, dialog, eventually, focusComesTo, focusedId, focusIsOn, kept, LI, lockIsWaitedFor,
  notesRead, ready, secondTab, stage, toast, underLock,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { ADD, CORR, hosted, REV } from "./changes.mjs";
import { hosting, REAL } from "./hosting.mjs";
import { LOOKS, NARROW } from "./looks.mjs";
import { bringFile, openReports, shown, textFile } from "./own.mjs";

const { visit } = stage();

const at = (hash) => ({ prepare: hosted, at: hash });

/** Returns the comparison, in which everything is searched. */
const compared = (page) => page.getByRole("main", { name: "Comparison" });

const laid = (page) => page.getByRole("main", { name: "Corrigenda and addenda beside the text" });

/** Returns a row by the id of its element. */
const row = (page, id) => page.locator(`[id="${id}"]`);

/** Waits until words are announced to screen readers. */
const told = (page, words) => page.getByRole("status").getByText(words, { exact: true }).waitFor({ state: "attached" });

/** Returns the kept setting for single-letter keys. */
const singleKeysKept = async (page) => JSON.parse(Object.values(await kept(page, `rapporteur:${BASE}:settings`))[0]).screen.singleKeys;

/** Waits for delayed effects of a key, and checks that nothing else is announced. */
async function stillTold(page, words) {
  await page.evaluate(() => new Promise((next) => { requestAnimationFrame(() => setTimeout(next, 100)); }));
  assert.ok((await page.getByRole("status").allTextContents()).includes(words));
}

/** Returns all changes in order, as announced while stepping through them. */
async function changes(page, count) {
  const all = [];
  for (let number = 1; number <= count; number += 1) {
    await page.keyboard.press("n");
    const words = page.getByRole("status").getByText(`Change ${number} of ${count}: `);
    await words.waitFor({ state: "attached" });
    all.push((await words.textContent()).replace(/^Change \d+ of \d+: /, ""));
  }
  return all;
}

async function idsAreUnique(page) {
  const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
}

const EXPECTED = [
  "Symbol, 2 words changed",
  "Date, 2 words changed",
  "4, 2 words changed",
  "5.2, 8 words changed",
  "5.9, new",
  "5.10, 3 words changed",
  "5.11, deleted",
  "6.2 b), moved from 6.2 f)",
  "6.2 f), moved to 6.2 b)",
];

visit("two revisions are one text with insertions and deletions", at(REV), async ({ page }) => {
  const main = compared(page);
  assert.equal(await row(page, "para-5.10").locator("del").first().textContent(), "deleted: 5.9 end of deletion ");
  const words = row(page, "para-5.10").locator(".text");
  assert.match(await words.innerText(), /the elaboration of/);
  assert.deepEqual(await words.locator("del").allTextContents(), ["deleted: quarterly end of deletion ", "deleted: countries end of deletion "]);
  assert.deepEqual(await words.locator("ins").allTextContents(), ["inserted: annual end of insertion ", "inserted: Member States end of insertion "]);
  assert.match(await row(page, "para-5.9").locator(".text > ins").textContent(), /^inserted: The contribution from Brazil invited/);
  assert.match(await row(page, "old-para-5.11").locator(".text > del").textContent(), /^deleted: The contribution of \.kids/);
  assert.equal(await main.getByRole("heading", { level: 1 }).count(), 1);
  await idsAreUnique(page);
});

visit("Next and Previous lead to every change and say what it is", at(REV), async ({ page }) => {
  await told(page, `${EXPECTED.length} changes`);
  assert.deepEqual(await changes(page, EXPECTED.length), EXPECTED);
  await page.keyboard.press("n");
  await arrivedAt(page, "masthead-symbol");
  await page.keyboard.press("p");
  await page.keyboard.press("p");
  await told(page, `Change 8 of 9: ${EXPECTED[7]}`);
  await button(page, "Previous change").click();
  await arrivedAt(page, "old-para-5.11");
  await button(page, "Next change").click();
  await told(page, `Change 8 of 9: ${EXPECTED[7]}`);
});

visit("from where one reads, Next leads to the change below", at("#/C14-41-Rev.1-E.en/para-5.5?compare=C14-41-E.en"), async ({ page }) => {
  await arrivedAt(page, "para-5.5");
  await page.keyboard.press("n");
  await arrivedAt(page, "para-5.9");
  await told(page, "Change 5 of 9: 5.9, new");
});

visit("a moved paragraph leads to its other place, the renumbering is a table, a dropped file replaces nothing, the outline leads to the marked sections", at(REV), async ({ page }) => {
  await button(row(page, "para-6.2-b"), "Moved from 6.2 f)").click();
  await arrivedAt(page, "old-para-6.2-f");
  await button(row(page, "old-para-6.2-f"), "Moved to 6.2 b)").click();
  await arrivedAt(page, "para-6.2-b");
  await button(page, "Renumbering").click();
  const rows = dialog(page, "Renumbering").getByRole("row");
  await rows.first().waitFor();
  const cells = await rows.evaluateAll((all) => all.map((each) => [...each.cells].map((cell) => cell.textContent).join(" → ")));
  assert.deepEqual(cells, [
    "C14/41-E → C14/41(Rev.1)-E", "5.9 → 5.10", "5.10 → 5.11", "6.2 f) → 6.2 b)", "6.2 b) → 6.2 c)", "6.2 c) → 6.2 d)",
    "6.2 d) → 6.2 e)", "6.2 e) → 6.2 f)",
  ]);
  await page.keyboard.press("Escape");
  await dialog(page, "Renumbering").waitFor({ state: "detached" });
  const prevented = await compared(page).evaluate((element) => ["dragover", "drop"].map((type) => {
    const event = new DragEvent(type, { bubbles: true, cancelable: true });
    element.dispatchEvent(event);
    return event.defaultPrevented;
  }));
  assert.deepEqual(prevented, [true, true]);
  const outline = page.getByRole("navigation", { name: "Outline" });
  const marked = await outline.locator("li:has(.count) a").evaluateAll((all) => all.map((link) => link.textContent));
  assert.deepEqual(marked.map((text) => text.replace(/^([\d.]+).*?(\d+)(\2 changes?)$/, "$1: $3")), ["4: 1 change", "5: 4 changes", "6.2: 2 changes"]);
  await outline.getByRole("link", { name: /^6\.2/ }).click();
  await arrivedAt(page, "sec-6.2");
  await compared(page).waitFor();
});

visit("a reload and a saved link keep the view and the place", at(REV), async ({ page }) => {
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("n");
  await arrivedAt(page, "para-5.10");
  assert.match(page.url(), /#\/C14-41-Rev\.1-E\.en\/para-5\.10\?compare=C14-41-E\.en$/);
  await page.reload();
  await arrivedAt(page, "para-5.10");
  await page.keyboard.press("n");
  await told(page, "Change 7 of 9: 5.11, deleted");
  await page.reload();
  await arrivedAt(page, "old-para-5.11");
});

/** Returns the ids of the visible rows. */
const shownRows = (page) => compared(page).locator(".row").evaluateAll((all) => all.map(({ id }) => id));

visit("only changes are shown on demand, with their headings", at(REV), async ({ page }) => {
  const toggle = button(page, "Only changes");
  await toggle.click();
  await eventually(async () => assert.deepEqual(await shownRows(page), [
    "masthead-symbol", "masthead-date", "masthead-title", "sec-4", "sec-5", "para-5.2", "para-5.9", "para-5.10", "old-para-5.11", "sec-6.2",
    "para-6.2-b", "old-para-6.2-f",
  ]));
  assert.equal(await toggle.getAttribute("aria-pressed"), "true");
  await button(page, "Show 6 unchanged paragraphs").click();
  await row(page, "para-5.5").waitFor();
  await toggle.click();
  await row(page, "para-1.1").waitFor();
});

/** Returns the catalogue entry of another report. */
const other = (symbol, file) => ({ symbol, title: symbol, date: "2014-04-02", language: "en", file });

/** Two texts that begin with a table; in the newer one, a table is gone and another one is new. */
const TABLES = hosting([other("C15/1-E", "reports/old.md"), other("C15/1(Rev.1)-E", "reports/new.md")], {
  "reports/old.md": "| seat | state |\n|---|---|\n| 1 | B |\n\n5.1 The budget was noted.\n\n| year | CHF |\n|---|---|\n| 2014 | 100 |\n",
  "reports/new.md": "| seat | state |\n|---|---|\n| 1 | B |\n\n5.1 The budget was noted.\n\n5.2 The members were noted as follows.\n\n| name | role |\n|---|---|\n| Li | Adviser |\n",
});

visit("a table that is gone is deleted cell by cell, a new one inserted", { prepare: TABLES, at: "#/C15-1-Rev.1-E.en/?compare=C15-1-E.en" }, async ({ page }) => {
  const cells = (id, change) => row(page, id).locator(`:is(th, td) > ${change}`).allTextContents();
  assert.deepEqual(await cells("old-para-5.1-p1", "del"), ["year", "CHF", "2014", "100"].map((text) => `deleted: ${text} end of deletion `));
  assert.deepEqual(await cells("para-5.2-p1", "ins"), ["name", "role", "Li", "Adviser"].map((text) => `inserted: ${text} end of insertion `));
  assert.equal(await compared(page).locator("ins > del, td del + ins").count(), 0);
});

/** A negotiated text: words struck before and still struck, some newly struck, and some gone. */
const STRUCK = hosting([other("C15/2-E", "reports/old.md"), other("C15/2(Rev.1)-E", "reports/new.md")], {
  "reports/old.md": "5.1 The Parties ~~may~~ shall *promptly* report ~~every month~~ to the Council[^1].\n\n5.2 It ~~never~~ meets.\n\n"
    + "| year | cost |\n|---|---|\n| 2014 | ~~90~~ 100 francs |\n\n[^1]: In Geneva.\n",
  "reports/new.md": "5.1 The Parties ~~may~~ shall *promptly* report each year to the General ~~Council~~ Assembly[^1].\n\n5.2 It ~~never~~ meets.\n\n"
    + "| year | cost |\n|---|---|\n| 2014 | ~~90~~ 110 francs |\n\n[^1]: In Geneva.\n",
});

visit("words that are struck out or emphasised stay so, and are told from what is deleted", {
  prepare: STRUCK, at: "#/C15-2-Rev.1-E.en/?compare=C15-2-E.en",
}, async ({ page }) => {
  const words = row(page, "para-5.1").locator(".text");
  const all = (selector) => words.locator(selector).allTextContents();
  assert.deepEqual(await all("s"), ["may", "every month", "Council"]);
  assert.deepEqual(await all("del s"), ["every month"]);
  assert.deepEqual(await all("em"), ["promptly"]);
  assert.deepEqual(await all("a.note-mark"), ["[1]"]);
  assert.match(await words.textContent(), /^The Parties struck out: may end of struck-out words {2}shall/);
  assert.match(await row(page, "para-5.2").locator(".text").textContent(), /^It struck out: never end of struck-out words {2}meets/);
  const cell = compared(page).locator("td", { hasText: "110" });
  assert.deepEqual(await cell.locator("s").allTextContents(), ["90"]);
  assert.deepEqual(await cell.locator("del").allTextContents(), ["deleted: 100 end of deletion "]);
  // Paper has no colours.
  const line = (selector) => words.locator(selector).first().evaluate((one) => getComputedStyle(one).textDecorationStyle);
  await page.emulateMedia({ media: "print" });
  assert.deepEqual([await line(":scope > span s"), await line("del")], ["solid", "double"]);
});

/** The first report, and a revision in which one line of the abstract differs. */
const ABSTRACT = hosting([REAL, other("C14/41(Rev.2)-E", "reports/rev-2.md")], {
  "reports/rev-2.md": readFileSync(`static/${REAL.file}`, "utf8").replace("The Council is invited **to note** this Report.", "The Council is invited to discuss this Report."),
});

visit("all that lies between changes can be shown, and the focus goes to the first of it", { prepare: ABSTRACT, at: "#/C14-41-Rev.2-E.en/?compare=C14-41-E.en" }, async ({ page }) => {
  await button(page, "Only changes").click();
  const gaps = compared(page).getByRole("button", { name: /^Show \d+ unchanged/ });
  await gaps.first().waitFor();
  // The second one is at the end of the part above the abstract, and continues in it.
  for (let left = await gaps.count(); left > 0; left -= 1) {
    await eventually(async () => assert.equal(await gaps.count(), left));
    const before = await shownRows(page);
    const gap = gaps.nth(Math.min(left - 1, 2));
    const count = Number((await gap.textContent()).match(/\d+/)[0]);
    await gap.click();
    await eventually(async () => assert.equal((await shownRows(page)).length, before.length + count));
    const first = (await shownRows(page)).find((id) => !before.includes(id));
    await eventually(async () => assert.equal(await focusedId(page), first));
  }
  await eventually(async () => assert.equal(await gaps.count(), 0));
});

visit("the outline leads to what is hidden among the changes, and there again", at(REV), async ({ page }) => {
  await button(page, "Only changes").click();
  await row(page, "sec-3").waitFor({ state: "detached" });
  const link = page.getByRole("navigation", { name: "Outline" }).getByRole("link", { name: /^3/ });
  await link.click();
  await arrivedAt(page, "sec-3");
  await button(page, "Only changes").click();
  await row(page, "para-1.1").waitFor();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await link.click();
  await arrivedAt(page, "sec-3");
});

visit("showing changes alone leaves the focus, and the place that is read", at(REV), async ({ page }) => {
  await page.keyboard.press("n");
  await arrivedAt(page, "masthead-symbol");
  const toggle = button(page, "Only changes");
  const height = (id) => row(page, id).evaluate((element) => element.getBoundingClientRect().top);
  await row(page, "para-5.9").evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 100));
  await toggle.focus();
  const before = await height("para-5.9");
  for (const pressed of ["true", "false"]) {
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await toggle.getAttribute("aria-pressed"), pressed));
    await eventually(async () => assert.ok(Math.abs(await height("para-5.9") - before) < 2, `${await height("para-5.9")}, ${before} before`));
    assert.equal(await toggle.evaluate((element) => element === document.activeElement), true);
  }
});

visit("the list of reports offers to compare a revision with what it revises", { prepare: hosted }, async ({ page }) => {
  const list = await openReports(page);
  assert.deepEqual(await list.locator("li .button").allTextContents(), [
    "Compare with C14/41-E: C14/41(Rev.1)-E", "Read beside C14/41-E: C14/41(Corr.1)-E", "Read beside C14/41-E: C14/41(Add.1)-E",
  ]);
  await list.getByRole("link", { name: "Compare with C14/41-E" }).click();
  await compared(page).waitFor();
  assert.match(await page.locator(".bar .pair").textContent(), /^C14\/41-E →\s+compared to C14\/41\(Rev\.1\)-E$/);
});

visit("any two reports of one language can be compared", { prepare: hosted }, async ({ page }) => {
  await page.locator("#app").getByTitle("Reports").click();
  const list = dialog(page, "Reports on this page");
  await list.getByLabel("Newer text").selectOption({ label: `C14/41(Add.1)-E, ${REAL.title}, Add.1` });
  await list.getByLabel("Compare with…").selectOption({ label: `C14/41(Corr.1)-E, ${REAL.title}, Corr.1` });
  await button(list, "Compare").click();
  await compared(page).waitFor();
  assert.match(page.url(), /#\/C14-41-Add\.1-E\.en\/\?compare=C14-41-Corr\.1-E\.en$/);
});

visit("closing leads back to the report at the same place, with its notes and undo", { prepare: hosted, at: "#/C14-41-Rev.1-E.en/" }, async ({ page }) => {
  await addNote(page, "5.9", "kept open", { by: LI });
  await page.evaluate((hash) => { location.hash = hash; }, "#/C14-41-Rev.1-E.en/para-5.11?compare=C14-41-E.en");
  await arrivedAt(page, "para-5.11");
  await button(page, "Close and go back to the report").click();
  await ready(page);
  await focusComesTo(page, "5.11");
  await notesRead(page, ["kept open"]);
  await button(page, "Undo: add comment on 5.9").click();
  await toast(page).getByText("Undone").waitFor();
  await notesRead(page, []);
  await page.goBack();
  await compared(page).waitFor();
});

visit("single keys can be switched off, and are listed", at(REV), async ({ page }) => {
  await page.keyboard.press("?");
  const list = dialog(page, "Keys");
  await list.getByRole("row", { name: "n Next change" }).waitFor();
  await page.keyboard.press("n");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  await stillTold(page, "9 changes");
  await button(page, "Close and go back to the report").click();
  const other = await secondTab(page);
  await button(page, "Settings").click();
  // The comparison arrives while the change of the setting still waits for the lock.
  await underLock(other, async () => {
    await dialog(page, "Settings").getByLabel(/^Use single-letter keys/).uncheck();
    await lockIsWaitedFor(other);
    await page.keyboard.press("Escape");
    await page.goBack();
    await told(page, "9 changes");
  });
  await becomes(() => singleKeysKept(page), false);
  await page.keyboard.press("n");
  await stillTold(page, "9 changes");
});

visit("the keys of a comparison are listed, and only once there is one", {
  prepare: async (page, context) => {
    await hosted(page, context);
    // The list is requested while the other text is loading.
    await context.route(`**/${REAL.file}`, async (route) => {
      await page.keyboard.press("?");
      await route.fallback();
    });
  },
  at: REV,
}, async ({ page }) => {
  await told(page, "9 changes");
  assert.equal(await dialog(page, "Keys").count(), 0);
  await page.keyboard.press("?");
  const rows = dialog(page, "Keys").getByRole("row");
  await rows.first().waitFor();
  assert.deepEqual(await rows.allTextContents(), ["nNext change", "pPrevious change", "?This list"]);
  await page.keyboard.press("Escape");
  await dialog(page, "Keys").waitFor({ state: "detached" });
  await page.keyboard.press("n");
  await arrivedAt(page, "masthead-symbol");
});

visit("a corrigendum is read beside the text, which stands as it is", at(CORR), async ({ page }) => {
  const main = laid(page);
  assert.equal(await main.locator(".laid > .block del, .laid > .block ins").count(), 0);
  const correction = main.getByRole("group", { name: "C14/41(Corr.1)-E on 5.9" });
  assert.deepEqual(await correction.locator("del").allTextContents(), ["deleted: quarterly end of deletion "]);
  const tops = await Promise.all([correction, row(page, "main-para-5.9")].map((one) => one.evaluate((element) => element.getBoundingClientRect().top)));
  assert.ok(Math.abs(tops[0] - tops[1]) < 12, `${tops}`);
  assert.deepEqual(await changes(page, 2), ["C14/41(Corr.1)-E on 5.9, beside 5.9", "C14/41(Corr.1)-E on 6.2 e), beside 6.2 e)"]);
  await arrivedAt(page, "para-6.2-e");
  await idsAreUnique(page);
  await page.reload();
  await arrivedAt(page, "para-6.2-e");
});

visit("an addendum is read after the paragraphs that it follows", at(ADD), async ({ page }) => {
  assert.deepEqual(await changes(page, 4), [
    "C14/41(Add.1)-E adds 5.13, beside 5.12", "C14/41(Add.1)-E adds 6.1 h), beside 6.1 g)", "C14/41(Add.1)-E adds 7, beside 6.2 g)",
    "C14/41(Add.1)-E adds 7.1, beside 6.2 g)",
  ]);
  assert.equal(await laid(page).locator("del").count(), 0);
  await button(page, "Only changes").click();
  await eventually(async () => assert.deepEqual(
    await laid(page).locator(".laid > .block").evaluateAll((all) => all.map(({ id }) => id)),
    ["main-masthead-title", "main-para-5.12", "main-para-6.1-g", "main-para-6.2-g"],
  ));
});

/** Hosts a corrigendum to the first report that quotes none of its paragraphs. */
const corrigendum = (...lines) => hosting([REAL, other("C14/41(Corr.2)-E", "reports/corr-2.md")], {
  "reports/corr-2.md": ["Document C14/41(Corr.2)-E", "# Corrections to the report", ...lines].join("\n\n"),
});
const CORR_2 = "#/C14-41-Corr.2-E.en/?beside=C14-41-E.en";

visit("a corrigendum in words stands before the text, with its numbers", {
  prepare: corrigendum("The following is corrected:", "1 In 5.9, for *quarterly* read *annual*.", "2 In 6.2 e), delete *liaison*."), at: CORR_2,
}, async ({ page }) => {
  const preface = laid(page).getByRole("region", { name: "About the second document" });
  assert.deepEqual(await preface.locator(".block").evaluateAll((all) => all.map((block) => block.textContent)), [
    "Document C14/41(Corr.2)-E", "Corrections to the report", "The following is corrected:", "1 In 5.9, for quarterly read annual.", "2 In 6.2 e), delete liaison.",
  ]);
  const says = "No paragraph of C14/41(Corr.2)-E replaces or follows one of the text. What it says stands before the text.";
  await told(page, says);
  assert.equal(await laid(page).locator(".hint.same").innerText(), says);
});

visit("a corrigendum that repeats the text says nothing else", { prepare: corrigendum("## 1 Introduction"), at: CORR_2 }, async ({ page }) => {
  await told(page, "C14/41(Corr.2)-E says nothing that the text does not say.");
});

visit("two equal texts are the same", { prepare: corrigendum(), at: "#/C14-41-E.en/?compare=C14-41-E.en" }, async ({ page }) => {
  await told(page, "The two texts are the same.");
});

visit("a document of one's own is compared once it is listed", { at: REV.replace(/\?.*/, ""), prepare: hosted }, async ({ page }) => {
  await bringFile(page, textFile("draft.md", "# A draft of our own\n\n1.1 The first paragraph.\n"));
  await shown(page, "draft");
  // The list of documents arrives after everything else.
  await page.addInitScript(() => {
    const { getAll } = IDBObjectStore.prototype;
    const held = new Promise((release) => { globalThis.release = release; });
    IDBObjectStore.prototype.getAll = function all() {
      const request = getAll.call(this);
      const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
      Object.defineProperty(request, "onsuccess", { set: (answer) => set.call(request, (event) => held.then(() => answer(event))) });
      return request;
    };
  });
  await page.goto(`${page.home}?again#/C14-41-Rev.1-E.en/?compare=draft.und`);
  // The report has arrived, and the text to compare it with is not yet known to be missing.
  await page.waitForFunction(() => document.title.startsWith("C14/41(Rev.1)-E"));
  assert.equal(await page.getByRole("alert").count(), 0);
  await page.evaluate(() => globalThis.release());
  await compared(page).waitFor();
  assert.match(await page.locator(".bar .pair").textContent(), /^draft →/);
});

visit("a comparison with a report that is not there says so", { prepare: hosted, at: null }, async ({ page }) => {
  await page.goto(`${page.home}#/C14-41-Rev.1-E.en/?compare=C14-99-E.en`);
  await page.getByRole("alert").getByText("This page has no report “C14-99-E.en”.").waitFor();
  await button(page, "Back to the report").click();
  await block(page, "5.9").waitFor();
});

visit("a text that does not come is named, and can be asked for again", { prepare: hosted, at: null, faulty: /404/ }, async ({ page, context }) => {
  await context.route(`**/${REAL.file}`, (route) => route.fulfill({ status: 404, body: "Not found" }), { times: 2 });
  await page.goto(page.home + REV);
  const named = page.getByRole("alert").getByText("The text of C14/41-E (reports/C14-41-E.md) could not be loaded.");
  await named.waitFor();
  await Promise.all([page.waitForResponse(`**/${REAL.file}`), button(page, "Try again").press("Enter")]);
  await named.waitFor();
  await focusIsOn(page, /^Try again$/);
  await page.keyboard.press("Enter");
  await compared(page).waitFor();
});

visit("on a narrow screen nothing is wider than it", { ...at(REV), context: { viewport: NARROW } }, async ({ page }) => {
  for (const [hash, symbol] of [[REV, "C14/41(Rev.1)-E"], [CORR, "C14/41(Corr.1)-E"], [ADD, "C14/41(Add.1)-E"]]) {
    await page.goto(page.home + hash);
    await page.locator(".bar .pair").getByRole("link", { name: symbol, exact: true }).waitFor();
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(widest <= NARROW.width, `${hash}: ${widest}`);
  }
});

for (const [name, hash] of [["two revisions", REV], ["a corrigendum", CORR], ["an addendum", ADD]]) {
  visit(`axe finds nothing: ${name}`, {
    prepare: async (page, context) => {
      await withAxe.prepare(page, context);
      await hosted(page, context);
    },
    at: hash,
  }, async ({ page }) => {
    await check(page, name, LOOKS);
    await page.keyboard.press("n");
    await check(page, `${name}, at a change`);
    await button(page, "Only changes").click();
    await check(page, `${name}, only changes`);
    if (hash !== REV) return;
    await button(page, "Renumbering").click();
    await check(page, "renumbering");
  });
}

visit("axe finds nothing: choosing two reports", {
  prepare: async (page, context) => {
    await withAxe.prepare(page, context);
    await hosted(page, context);
  },
}, async ({ page }) => {
  await page.locator("#app").getByTitle("Reports").click();
  await dialog(page, "Reports on this page").waitFor();
  await check(page, "choosing two reports");
});
