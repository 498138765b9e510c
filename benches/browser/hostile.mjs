// Measures the longest task of the app with the hostile corpus (tests/support/hostile.rs), beside as many notes with
// harmless words.

import { execFileSync } from "node:child_process";
import { addNote, importFiles, jsonFile, LI, newPage, open, reload } from "../../tests/e2e/app.mjs";
import { ms } from "./figures.mjs";

const corpus = () =>
  execFileSync("cargo", ["run", "--quiet", "--locked", "--example", "hostile"], { encoding: "utf8", maxBuffer: 1 << 28 });

/** Returns as many notes with harmless words, whose cost is that of the number alone. */
const harmless = (text) => {
  const plain = (value) => {
    if (Array.isArray(value)) return value.map(plain);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.slice(0, 40), plain(inner)]));
    return typeof value === "string" && value.length > 200 ? "words ".repeat(30) : value;
  };
  return JSON.stringify(plain(JSON.parse(text)));
};

/** Records the longest task of a page. */
const watchTasks = () => {
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: "longtask", buffered: true });
};

const longest = (page) => page.evaluate(() => globalThis.longest);

/** Calls `say` with the longest tasks of importing and of opening. */
export async function measureHostile(browser, url, say) {
  const text = corpus();
  for (const [what, notes] of [["hostile", text], ["harmless", harmless(text)]]) {
    const context = await browser.newContext();
    await context.addInitScript(watchTasks);
    const page = await newPage(context, url);
    await open(page);
    await addNote(page, "5.9", "mine", { by: LI });
    await importFiles(page, jsonFile("corpus.json", notes));
    say(`longest task, importing ${what} notes`, ms(await longest(page)));
    await reload(page);
    say(`longest task, opening ${what} notes`, ms(await longest(page)));
    await context.close();
  }
}
