// Measures the cost of carrying notes over in a browser, beside the npm package `approx-string-match`. The
// report has 2 MB and about 2,000 paragraphs, every tenth of them edited, and 1,000 notes. `./dev bench` prints
// it. `dev` builds the module in target/anchoring. Nothing here fails on a slow machine: the figures are
// printed beside their limits, and each ratio is taken within one run.

import { existsSync } from "node:fs";
import { serve } from "../tests/serve.mjs";
import { launch } from "../tests/e2e/browser.mjs";
import { BASE } from "../tests/e2e/app.mjs";
import { median, megabytes, ms, printTable, say } from "./browser/figures.mjs";
import { measureApp } from "./browser/large.mjs";

/** How long all rounds may take on a slow machine, in milliseconds. */
const LONGEST = 300_000;

const LIMITS = {
  carry_over: ["carry 1,000 notes over, both texts aligned", 1_000],
  resolve_here: ["resolve 1,000 notes in their own text", 300],
  resolve_exact: ["resolve 1,000 notes whose words stand in the revision", 300],
  resolve_fuzzy: ["resolve 100 notes whose words are gone", 1_000],
};

if (!existsSync("target/anchoring/anchoring.js")) {
  console.error("The module is not built: run './dev bench'.");
  process.exit(1);
}

const files = await serve({ dir: ".", port: 0 });
const app = await serve({ dir: process.argv[2] ?? "dist", port: 0, base: BASE });
const browser = await launch();
try {
  const sources = await measureModule();
  await measureApp(browser, app.url, sources, say);
} finally {
  await browser.close();
  await files.close();
  await app.close();
}
printTable();

async function measureModule() {
  const page = await browser.newPage();
  await page.goto(`${files.url}benches/browser/anchoring.html`);
  const measured = await (await page.waitForFunction(() => globalThis.measured, undefined, { timeout: LONGEST })).jsonValue();
  for (const [name, [what, limit]] of Object.entries(LIMITS)) {
    say(what, figures(measured.times[name]), `limit ${limit} ms`);
  }
  for (const [name, rounds] of Object.entries(measured.beside)) besides(name, rounds, measured.quotes);
  const ratios = measured.whole.map(({ ours, theirs }) => theirs / ours);
  say(`resolve ${measured.quotes} notes beside bare searches with approx-string-match`, times(ratios), "limit 10 times");
  say("  they take", figures(measured.whole.map(({ theirs }) => theirs)));
  say("memory of the module with both texts", megabytes(measured.memory));
  const sources = await page.evaluate(() => globalThis.sources);
  await page.close();
  return sources;
}

/** Prints the bare searches of both sides. */
function besides(name, rounds, quotes) {
  const ratios = rounds.map(({ ours, theirs }) => theirs / ours);
  say(`search for ${quotes} quotes, errors up to a ${name} of each, beside approx-string-match`, times(ratios), "limit 2 times");
  say("  ours takes", figures(rounds.map(({ ours }) => ours)));
  const [{ agreed, found, differing }] = rounds;
  say("  both found the same", `${agreed} of ${quotes}, ${found} with a match`);
  for (const one of differing) console.error("  differing (errors, start, end):", JSON.stringify(one));
}

function figures(values) {
  return `${ms(median(values))} (longest ${ms(Math.max(...values))})`;
}

function times(ratios) {
  return `${median(ratios).toFixed(2)} times (least ${Math.min(...ratios).toFixed(2)})`;
}
