// Opening with late answers, several tabs, or resources that are missing at first.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  addNote, becomes, block, button, drop, eventually, focusComesTo, follow, kept, LI, newPage, NOTE_KEY, notesRead, open, ready, stage,
} from "./app.mjs";
import { hosting, REAL, TREATY, TREATY_TEXT } from "./hosting.mjs";
import { bringFile, openReports, ownLinks, shown, textFile } from "./own.mjs";

const { visit } = stage();

/** Hosts two reports; the text of the second arrives when `letGo` is called. Counts its requests. */
async function lateTreaty(page, context) {
  await hosting([REAL, TREATY])(page, context);
  const late = { asked: 0 };
  const held = new Promise((resolve) => { late.letGo = resolve; });
  await context.route(`**/${TREATY.file}`, async (route) => {
    late.asked += 1;
    await held;
    await route.fulfill({ body: TREATY_TEXT, contentType: "text/plain; charset=utf-8" });
  });
  return late;
}

const MINE = textFile("My draft.md", "# A draft of our own\n\n1 The first paragraph.\n\n2 The second paragraph.\n");

visit("a report that comes late does not take the place of what was asked for since", { at: null }, async ({ page, context }) => {
  const late = await lateTreaty(page, context);
  await page.goto(`${page.home}#/${REAL.symbol.replace("/", "-")}.en/`);
  await shown(page, REAL.symbol);
  await follow(page, "/Treaty.en/");
  await eventually(() => assert.equal(late.asked, 1));
  await follow(page, "/nothing.en/");
  const alert = page.getByRole("alert");
  await alert.getByText("This page has no report “nothing.en”").waitFor();
  const answer = page.waitForResponse(`**/${TREATY.file}`);
  late.letGo();
  await (await answer).finished();
  await page.waitForTimeout(300);
  assert.equal(await alert.count(), 1, "what is said stays");
  await follow(page, "/Treaty.en/");
  await shown(page, "Treaty");
});

visit("a report that is on its way is asked for once, and opens at the place that was named last", { at: null }, async ({ page, context }) => {
  const late = await lateTreaty(page, context);
  await page.goto(page.home);
  await shown(page, REAL.symbol);
  await follow(page, "/Treaty.en/sec-article-1");
  await eventually(() => assert.equal(late.asked, 1));
  await follow(page, "/Treaty.en/sec-article-2-para-1");
  late.letGo();
  await shown(page, "Treaty");
  await block(page, "Article 2, 1").waitFor();
  await focusComesTo(page, "Article 2, 1");
  assert.equal(late.asked, 1);
});

visit("a file that is dropped while a report is on its way does not replace the page, and is opened", { at: null }, async ({ page, context }) => {
  const late = await lateTreaty(page, context);
  await page.goto(page.home);
  await shown(page, REAL.symbol);
  await follow(page, "/Treaty.en/");
  await page.getByText("Opening the report…").waitFor();
  await drop(page, MINE);
  late.letGo();
  await shown(page, "My draft");
});

visit("what another tab writes while a report opens is shown when it is open", async ({ page }) => {
  await addNote(page, "5.9", "kept before", { by: LI });
  await addNote(page, "5.10", "written meanwhile");
  const [[key, value]] = Object.entries(await kept(page, NOTE_KEY)).filter(([, one]) => one.includes("meanwhile"));
  // As soon as the notes are read, and before anything listens for other tabs' writes.
  await page.addInitScript(([late, written]) => {
    localStorage.removeItem(late);
    const read = Storage.prototype.getItem;
    Storage.prototype.getItem = function (name) {
      if (name.includes(":annotation:")) {
        Storage.prototype.getItem = read;
        queueMicrotask(() => localStorage.setItem(late, written));
      }
      return read.call(this, name);
    };
  }, [key, value]);
  await page.reload();
  await ready(page);
  await notesRead(page, ["kept before", "written meanwhile"]);
});

visit("Try again asks the database again, and keeps what is known", { faulty: /404/ }, async ({ page, context, url }) => {
  await bringFile(page, MINE);
  await shown(page, "My draft");
  const later = await newPage(context, url);
  await later.addInitScript(() => {
    const { get } = Object.getOwnPropertyDescriptor(window, "indexedDB");
    Object.defineProperty(window, "indexedDB", { get() {
      if (!globalThis.isFree) throw new DOMException("Access is denied", "SecurityError");
      return get.call(window);
    } });
  });
  await later.goto(`${url}#/My-draft.und/`);
  await later.getByRole("alert").getByText("This page has no report “My-draft.und”").waitFor();
  await later.evaluate(() => { globalThis.isFree = true; });
  await context.route("**/catalogue.json", (route) => route.fulfill({ status: 404, body: "Not found" }));
  await button(later, "Try again").click();
  await shown(later, "My draft");
  await (await openReports(later)).getByRole("link", { name: REAL.symbol, exact: true }).waitFor();
});

visit("a document that another tab removes can be read on", async ({ page, context, url }) => {
  await bringFile(page, MINE);
  await shown(page, "My draft");
  const tab = await newPage(context, url);
  await open(tab, "#/My-draft.und/");
  const list = await openReports(tab);
  await button(list, "Remove My draft from this browser…").click();
  await button(list, "Yes, remove").click();
  await shown(tab, REAL.symbol);
  const known = await openReports(page);
  await becomes(() => ownLinks(known), []);
  await page.keyboard.press("Escape");
  await follow(page, "/My-draft.und/para-2");
  await focusComesTo(page, "2");
  await follow(page, "para-1");
  await focusComesTo(page, "1");
});

visit("where nothing is hosted the page waits for its own documents before it says so", { at: null }, async ({ page, context, url }) => {
  await hosting([])(page, context);
  await page.goto(url);
  await page.getByRole("alert").getByText("No report is listed here.").waitFor();
  await bringFile(page, MINE);
  await shown(page, "My draft");
  const later = await newPage(context, url);
  await later.addInitScript(() => {
    // A database that opens late. Announcements in the meantime are recorded.
    const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
    Object.defineProperty(IDBOpenDBRequest.prototype, "onsuccess", { set(tell) {
      set.call(this, tell && ((event) => setTimeout(() => tell.call(this, event), 1_000)));
    } });
    globalThis.said = [];
    new MutationObserver(() => {
      for (const alert of document.querySelectorAll("[role=alert]")) said.push(alert.textContent);
    }).observe(document, { childList: true, subtree: true });
  });
  // No report is remembered either.
  await later.addInitScript(() => localStorage.clear());
  await later.goto(url);
  await shown(later, "My draft");
  assert.deepEqual(await later.evaluate(() => said), []);
});

const REVISION = { symbol: "C14/41(Rev.1)-E", title: "Revised", date: "2014-05-01", language: "en", file: "reports/revised.md" };

const REVISED = readFileSync("static/reports/C14-41-E.md", "utf8").replace("C14/41-E", REVISION.symbol).replaceAll("meeting", "session");

visit("a hosted revision that comes from disk once more is the hosted one, and the page says so", {
  prepare: hosting([REAL, REVISION], { [REVISION.file]: REVISED }),
}, async ({ page, url }) => {
  await bringFile(page, textFile("copy.md", REVISED));
  await page.getByRole("status").getByText(`copy.md has the same text as ${REVISION.symbol}, which is here already: that one is open now.`).waitFor();
  await shown(page, REVISION.symbol);
  assert.equal(page.url(), `${url}#/C14-41-Rev.1-E.en/`);
  assert.deepEqual(await ownLinks(await openReports(page)), []);
});

for (const [what, file, symbol, answer] of [
  ["a file", MINE, "My draft"],
  ["a file that is asked about", textFile("My draft.md", REVISED), REVISION.symbol, "Open as a document of its own"],
]) {
  visit(`${what} that is dropped twice makes one document`, async ({ page }) => {
    await Promise.all([drop(page, file), drop(page, file)]);
    if (answer) {
      await button(page, answer).click();
      await shown(page, symbol);
      await drop(page, file);
    }
    await page.getByRole("status").getByText(/^My draft\.md has the same text as .* which is here already: that one is open now\.$/).waitFor();
    assert.equal((await ownLinks(await openReports(page))).length, 1);
    await page.reload();
    assert.equal((await ownLinks(await openReports(page))).length, 1);
  });
}

visit("a file that is opened in two tabs makes one document", async ({ page, context, url }) => {
  const tab = await newPage(context, url);
  await open(tab);
  await Promise.all([drop(page, MINE), drop(tab, MINE)]);
  for (const one of [page, tab]) await shown(one, "My draft");
  for (const one of [page, tab]) {
    assert.equal(one.url(), `${url}#/My-draft.und/`);
    const list = await openReports(one);
    await becomes(() => ownLinks(list), ["My draft"]);
  }
});

visit("two texts of one name in two tabs make two documents", async ({ page, context, url }) => {
  const tab = await newPage(context, url);
  await open(tab);
  await Promise.all([drop(page, MINE), drop(tab, textFile(MINE.name, "1 Another text."))]);
  // Before both are kept, a newly opened list shows only one.
  for (const one of [page, tab]) await shown(one, "My draft");
  for (const one of [page, tab]) {
    const list = await openReports(one);
    await becomes(async () => (await ownLinks(list)).length, 2);
  }
  assert.notEqual(page.url(), tab.url());
});
