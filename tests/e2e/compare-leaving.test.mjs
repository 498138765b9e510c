// A comparison ends when the reader leaves it: no work continues in the background.

import assert from "node:assert/strict";
import { stage } from "./app.mjs";
import { hosting } from "./hosting.mjs";

const { visit } = stage();

const PARAGRAPHS = 1_500;

/** Returns a report of 2 MB. The other one is short: comparing takes long, not drawing. */
function large(symbol) {
  const words = (paragraph) => Array.from({ length: 180 }, (_, at) => `word${(paragraph * 31 + at * 7) % 4_999}`).join(" ");
  return [`Document ${symbol}`, ...Array.from({ length: PARAGRAPHS }, (_, index) => `1.${index + 1} ${words(index)}.`)].join("\n\n");
}

const REPORTS = ["C14/77-E", "C14/77(Rev.1)-E", "C14/78-E"].map((symbol, index) => ({
  symbol, title: symbol, date: "2014-04-02", language: "en", file: `reports/${index}.md`,
}));
const short = (symbol) => `Document ${symbol}\n\n1.1 The report was noted.`;
const hosted = hosting(REPORTS, {
  "reports/0.md": large(REPORTS[0].symbol), "reports/1.md": short(REPORTS[1].symbol), "reports/2.md": short(REPORTS[2].symbol),
});

/** Leaves as soon as the page reports progress, and then counts how often the app looks at the clock. */
const leavingBy = (leave) => async (page, context) => {
  await page.addInitScript(`globalThis.leave = ${leave};`);
  await page.addInitScript(() => {
    globalThis.looks = 0;
    const now = Date.now;
    Date.now = () => {
      globalThis.looks += 1;
      return now();
    };
    new MutationObserver((_, observer) => {
      const said = document.querySelector(".opening [role=status]")?.textContent;
      if (!said?.startsWith("Comparing the texts")) return;
      observer.disconnect();
      globalThis.said = said;
      globalThis.before = globalThis.looks;
      globalThis.looks = 0;
      globalThis.leave();
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await hosted(page, context);
};

/** Drawn frames without a look at the clock after which no work goes on: six slices of work take as long. */
const FRAMES = 15;

/** Returns how often the app looked at the clock, once several frames were drawn without a look. */
const looks = (page) => page.evaluate((frames) => new Promise((done) => {
  let [before, still] = [-1, 0];
  const frame = () => {
    still = globalThis.looks === before ? still + 1 : 0;
    before = globalThis.looks;
    if (still < frames) requestAnimationFrame(frame);
    else done(before);
  };
  requestAnimationFrame(frame);
}), FRAMES);

/** The ways to leave, with the address that each leads to. */
const WAYS = {
  "the button leads back to the report": [() => document.querySelector(".opening button").click(), "#/C14-77-Rev.1-E.en/para-1.1"],
  "the address names another comparison": [() => { location.hash = "#/C14-77-Rev.1-E.en/?compare=C14-78-E.en"; }, "#/C14-77-Rev.1-E.en/?compare=C14-78-E.en"],
  "the address names another report": [() => { location.hash = "#/C14-78-E.en/"; }, "#/C14-78-E.en/"],
};

for (const [name, [leave, address]] of Object.entries(WAYS)) {
  visit(`a long comparison says how far it is, and is given up where ${name}`, {
    prepare: leavingBy(leave), at: "#/C14-77-Rev.1-E.en/para-1.1?compare=C14-77-E.en",
  }, async ({ page, url }) => {
    await page.locator("#app .report [id='para-1.1']").waitFor();
    assert.match(await page.evaluate(() => globalThis.said), /^Comparing the texts: \d+ of 2 paragraphs…$/);
    assert.ok(await page.evaluate(() => globalThis.before) > 0, "this is the clock that the app looks at");
    const looked = await looks(page);
    // The work looks at the clock after every row.
    assert.ok(looked < PARAGRAPHS / 2, `looked at the clock ${looked} times`);
    assert.equal(page.url(), `${url}${address}`);
  });
}
