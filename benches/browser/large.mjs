// The app with a report of 2 MB, its revision and 1,000 notes: what it holds in memory, and how long it does not
// answer.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { button, chooseFiles, dialog, jsonFile, newPage, open } from "../../tests/e2e/app.mjs";
import { bringFile, shown, textFile } from "../../tests/e2e/own.mjs";
import { file, report } from "./notes.mjs";

const NOTES = 1_000;
const SYMBOL = "C14/77-E";
const REVISION = "C14/77(Rev.1)-E";
const LONG = { timeout: 120_000 };

/** Calls `say` with each figure. */
export async function measureApp(browser, url, [oldSource, newSource], say) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(watchTasks);
  const page = await newPage(context, url);
  const longest = async (what, act) => {
    await page.evaluate(() => globalThis.bench.tasks.splice(0));
    await act();
    await idle(page);
    const tasks = await page.evaluate(() => globalThis.bench.tasks);
    const over = tasks.filter((task) => task > 300).length;
    say(`longest task: ${what}`, `${Math.max(0, ...tasks).toFixed(0)} ms (${over} longer than 300 ms)`, "limit 300 ms");
  };
  await open(page);
  await longest("opening the report", async () => {
    await bringFile(page, textFile("report.md", oldSource));
    await button(dialog(page, `Open ${SYMBOL}`), "Open").or(page.locator("#app .symbol-button", { hasText: SYMBOL })).first().waitFor(LONG);
    await shown(page, SYMBOL);
  });
  await longest(`importing ${NOTES} notes`, async () => {
    await chooseFiles(page, jsonFile("notes.json", notesOn(oldSource)));
    await button(dialog(page, "Import notes"), "Apply").click();
    await dialog(page, "Import notes").waitFor({ state: "detached", ...LONG });
  });
  await longest("opening the revision and carrying the notes over", async () => {
    await bringFile(page, textFile("revision.md", newSource));
    await button(dialog(page, `Open ${REVISION}`), `Open as a revision of ${SYMBOL}`).click();
    await dialog(page, "Notes from an earlier text").waitFor(LONG);
  });
  await button(dialog(page, "Notes from an earlier text"), "Later").click();
  await longest("comparing both", async () => {
    await page.evaluate(() => { location.hash = "#/C14-77-Rev.1-E.en/?compare=C14-77-E.en"; });
    await page.getByRole("main", { name: "Comparison" }).waitFor(LONG);
    await page.locator(".report.compared .row").last().waitFor(LONG);
  });
  await memory(page, say);
  await context.close();
}

async function memory(page, say) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const modules = await page.evaluate(() => globalThis.bench.memories.map((memory) => memory.buffer.byteLength));
  const all = modules.reduce((sum, bytes) => sum + bytes, usedSize);
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  say("memory of the app with all of that", `${megabytes(all)} (WebAssembly ${modules.map(megabytes).join(" + ")}, JavaScript ${megabytes(usedSize)})`, "limit 200 MB");
}

/** Waits until nothing has kept the page busy for a second. */
async function idle(page) {
  let seen = -1;
  for (;;) {
    const count = await page.evaluate(() => globalThis.bench.tasks.length);
    if (count === seen) return;
    seen = count;
    await page.waitForTimeout(1_000);
  }
}

/** A file of notes on the report with this Markdown. */
function notesOn(source) {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-"));
  try {
    const path = join(folder, "report.md");
    writeFileSync(path, source);
    return file(report({ path, symbol: SYMBOL, source: null }), NOTES);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs in the page: writes down tasks of more than 50 ms and the memory of each module, in `globalThis.bench`. */
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
