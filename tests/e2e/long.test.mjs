// A report of 2 MB: the page responds while it works, and goes to places that are not laid out yet.

import assert from "node:assert/strict";
import { addNote, arrivedAt, becomes, block, eventually, focusedBlock, follow, LI, notesOn, ready, stage } from "./app.mjs";
import { holdApp, hosting } from "./hosting.mjs";

const { visit } = stage();

const LONG = { within: 60_000 };

/** Returns the comparison, in which everything is searched. */
const compared = (page) => page.getByRole("main", { name: "Comparison" });

/** Returns a report of 2 MB. In the edited one, every tenth paragraph has another word. */
function large(symbol, isEdited) {
  const words = (paragraph) => Array.from({ length: 180 }, (_, at) => `word${(paragraph * 31 + at * 7) % 4_999}`);
  const paragraphs = Array.from({ length: 1_500 }, (_, index) => {
    const edit = isEdited && index % 10 === 5 ? " amended" : "";
    return `${Math.floor(index / 30) + 1}.${(index % 30) + 1} ${words(index).join(" ")}${edit}.`;
  });
  return [`Document ${symbol}`, ...paragraphs].join("\n\n");
}

const LARGE = ["C14/77-E", "C14/77(Rev.1)-E"].map((symbol, index) => ({
  symbol, title: symbol, date: "2014-04-02", language: "en", file: `reports/large-${index}.md`,
}));
const hosted = hosting(LARGE, Object.fromEntries(LARGE.map(({ symbol, file }, index) => [file, large(symbol, index === 1)])));
const REV = "#/C14-77-Rev.1-E.en/";

visit("a long comparison is drawn from the top; a link to its end leads there", { prepare: hosted, at: `${REV}para-50.26?compare=C14-77-E.en` }, async ({ page }) => {
  await arrivedAt(page, "para-50.26", LONG);
  await page.getByRole("status").getByText("151 changes", { exact: true }).waitFor({ state: "attached" });
  await page.getByText("the others follow…").waitFor({ state: "hidden" });
  await becomes(() => compared(page).locator(".row").count(), 1_501, undefined, LONG);
  await page.keyboard.press("n");
  await arrivedAt(page, "masthead-symbol", LONG);
});

visit("a link leads to a paragraph far down a long report, and a note stands beside it", { prepare: hosted, at: `${REV}para-40.7` }, async ({ page }) => {
  await arrivedAt(page, "para-40.7", LONG);
  await addNote(page, "40.7", "far down", { by: LI });
  await eventually(async () => {
    const tops = await Promise.all([block(page, "40.7"), notesOn(page, "40.7").first()].map((one) => one.evaluate((element) => element.getBoundingClientRect().top)));
    assert.ok(Math.abs(tops[0] - tops[1]) < 60, `${tops}`);
  });
  await follow(page, `${REV}para-2.3`);
  await arrivedAt(page, "para-2.3", LONG);
  assert.equal(await focusedBlock(page), "2.3");
});

visit("who reads a long report while the app is on its way reads on at the same words", { prepare: hosted, at: null }, async ({ page, url }) => {
  const letGo = await holdApp(page);
  await page.goto(`${url}${REV}`);
  const place = (within) => page.locator(`${within} [id="para-40.7"]`);
  await place("#first").evaluate((element) => element.scrollIntoView());
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -150);
  const top = (element) => element.getBoundingClientRect().top;
  let before;
  await eventually(async () => {
    const last = before;
    before = await place("#first").evaluate(top);
    assert.equal(before, last, "the page has come to rest");
  });
  letGo();
  await ready(page);
  assert.equal(await page.locator("#first").count(), 0);
  assert.ok(before > 0 && before < page.viewportSize().height, `40.7 stands at ${before}`);
  await eventually(async () => {
    const after = await place("#app").evaluate(top);
    assert.ok(Math.abs(after - before) < 2, `the text jumps by ${after - before} px`);
  });
});
