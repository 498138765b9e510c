// Measures the app with a report of 2 MB, its revision and 1,000 notes: its memory, and how long it does not
// respond.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newPage, open } from "../../tests/e2e/app.mjs";
import { megabytes } from "./figures.mjs";
import { file, report } from "./notes.mjs";

const NOTES = 1_000;
/** The number of notes from a colleague who still reads the earlier text. */
const MORE = 100;
const SYMBOL = "C14/77-E";
const REVISION = "C14/77(Rev.1)-E";
const LONG = { timeout: 120_000 };

/** Calls `say` with each figure; the texts are Markdown. */
export async function measureApp(browser, url, [oldSource, newSource], say) {
  // Files on disk: passing a buffer would itself keep the page busy.
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-"));
  const path = (name) => join(folder, name);
  try {
    writeFileSync(path("report.md"), oldSource);
    writeFileSync(path("revision.md"), newSource);
    const text = report({ path: path("report.md"), symbol: SYMBOL, source: null });
    writeFileSync(path("notes.json"), file(text, NOTES));
    writeFileSync(path("more.json"), file(text, MORE));
    await measureWith(browser, url, path, say);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureWith(browser, url, path, say) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(watchTasks);
  const page = await newPage(context, url);
  const tellLongest = async (what, page) => {
    await idle(page);
    const tasks = await page.evaluate(() => globalThis.bench.tasks);
    const over = tasks.filter((task) => task > 300).length;
    say(`longest task: ${what}`, `${Math.max(0, ...tasks).toFixed(0)} ms (${over} longer than 300 ms)`, "limit 300 ms");
  };
  const forget = (page) => page.evaluate(() => globalThis.bench.tasks.splice(0));
  const longest = async (what, act) => {
    await forget(page);
    await act();
    await tellLongest(what, page);
  };
  await open(page);
  await longest("opening the report", async () => {
    await click(page, "#app button", "C14/41-E");
    await choose(page, "Open a document from this device…", path("report.md"));
    await seen(page, ".symbol-button", SYMBOL);
  });
  await longest(`importing ${NOTES} notes`, async () => {
    await click(page, "button", "Import");
    await choose(page, "Choose files…", path("notes.json"));
    await click(page, "dialog button", "Apply");
    await gone(page, "dialog");
  });
  await longest("opening the revision and carrying the notes over", async () => {
    await click(page, "button", SYMBOL);
    await choose(page, "Open a document from this device…", path("revision.md"));
    await click(page, "dialog button", `Open as a revision of ${SYMBOL}`);
    await seen(page, "dialog h2", "Notes from an earlier text");
  });
  await longest("closing the list of uncertain notes", async () => {
    await click(page, "dialog button", "Later");
    await gone(page, "dialog");
  });
  await longest("comparing both", async () => {
    await page.evaluate(() => { location.hash = "#/C14-77-Rev.1-E.en/?compare=C14-77-E.en"; });
    await page.waitForFunction(() => document.querySelector(".compared .drawing")?.hidden, undefined, LONG);
  });
  await memory(page, say);
  await longest("opening the revision again, with all its notes", async () => {
    await reopen(page, "#/C14-77-Rev.1-E.en");
    await seen(page, ".symbol-button", REVISION);
  });
  await hosted(context, path("report.md"));
  await longest("opening a hosted report, with all its notes", async () => {
    await reopen(page, "#/C14-77-E.en");
    await seen(page, "#app .symbol-button", SYMBOL);
  });
  const last = await page.evaluate(() => [...document.querySelectorAll("#report [id^=para-]")].at(-1).id);
  await longest("opening a hosted report at its end", async () => {
    await reopen(page, `#/C14-77-E.en/${last}`);
    const isThere = (id) => document.querySelector("#app .report") && document.activeElement?.id === id;
    await page.waitForFunction(isThere, last, { polling: 100, ...LONG });
  });
  await reopen(page, "#/C14-77-Rev.1-E.en");
  await seen(page, "#app .symbol-button", REVISION);
  const other = await newPage(context, url);
  await other.goto(`${url}#/C14-77-Rev.1-E.en`);
  await seen(other, ".symbol-button", REVISION);
  await idle(other);
  await forget(other);
  await longest(`importing ${MORE} notes that were written on the earlier text`, async () => {
    await click(page, "button", "Import");
    await choose(page, "Choose files…", path("more.json"));
    await click(page, "dialog button", "Apply");
    await gone(page, "dialog");
  });
  await tellLongest("the same in a second tab", other);
  await context.close();
}

// Finding roles and names, as the tests do, would itself keep a page of this length busy for seconds.

/** Opens the app anew at an address. */
async function reopen(page, hash) {
  await page.evaluate((to) => history.replaceState(null, "", to), hash);
  await page.reload();
}

/** Serves the report on disk as a hosted one from now on. */
async function hosted(context, path) {
  const reports = [{ symbol: SYMBOL, title: "A long report", date: "2014-05-06", language: "en", file: "reports/large.md" }];
  await context.route("**/catalogue.json", (route) => route.fulfill({ json: { reports } }));
  await context.route("**/reports/large.md", (route) => route.fulfill({ path }));
}

/** Waits for an element with these words. */
function seen(page, selector, words) {
  const find = ([selector, words]) => [...document.querySelectorAll(selector)].some((one) => one.textContent.trim() === words);
  return page.waitForFunction(find, [selector, words], { polling: 100, ...LONG });
}

/** Waits until there is no such element. */
function gone(page, selector) {
  return page.waitForFunction((selector) => document.querySelector(selector) === null, selector, { polling: 100, ...LONG });
}

/** Clicks the button with these words if it is present. */
async function click(page, selector, words) {
  await seen(page, selector, words);
  await page.evaluate(([selector, words]) => {
    [...document.querySelectorAll(selector)].find((one) => one.textContent.trim() === words).click();
  }, [selector, words]);
}

/** Chooses a file with a button of the dialog. */
async function choose(page, words, path) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), click(page, "dialog button", words)]);
  await chooser.setFiles(path);
}

async function memory(page, say) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const modules = await page.evaluate(() => globalThis.bench.memories.map((memory) => memory.buffer.byteLength));
  const all = modules.reduce((sum, bytes) => sum + bytes, usedSize);
  say("memory of the app with all of that", `${megabytes(all)} (WebAssembly ${modules.map(megabytes).join(" + ")}, JavaScript ${megabytes(usedSize)})`, "limit 200 MB");
}

/** Waits until the page has not been busy for a second. */
async function idle(page) {
  let seen = -1;
  for (;;) {
    const count = await page.evaluate(() => globalThis.bench.tasks.length);
    if (count === seen) return;
    seen = count;
    await page.waitForTimeout(1_000);
  }
}

/** Runs in the page: records tasks of more than 50 ms and the memory of each module, in `globalThis.bench`. */
function watchTasks() {
  const bench = { tasks: [], memories: [] };
  globalThis.bench = bench;
  new PerformanceObserver((list) => bench.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask", buffered: true });
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const result = await original.apply(WebAssembly, all);
      bench.memories.push((result.instance ?? result).exports.memory);
      return result;
    };
  }
}
