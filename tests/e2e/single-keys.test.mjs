// The keys of one character: where they are named, and that one setting switches off all of them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { addNote, button, dialog, eventually, LI, ready, stage } from "./app.mjs";
import { hosting, REAL } from "./hosting.mjs";

const { visit } = stage();

const FILE = "reports/C14-41-Rev.1-E.md";
const REVISION = {
  ...REAL, symbol: "C14/41(Rev.1)-E", date: "2014-04-02", file: FILE, revisionOf: REAL.symbol, canonical: undefined,
};
const hosted = hosting([REAL, REVISION], { [FILE]: readFileSync("tests/fixtures/reports/C14-41-Rev.1-E.md", "utf8") });

/** The setting, with the keys it names. */
async function setting(page) {
  await page.locator("#app").getByTitle("Settings").click();
  return dialog(page, "Settings").getByLabel(/^Use single-letter keys/);
}

visit("the settings and the list of keys name the same single keys", async ({ page }) => {
  const words = await (await setting(page)).evaluate((box) => box.labels[0].textContent);
  const named = words.match(/\((.*)\)/)[1].split(", ");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const listed = await dialog(page, "Keys").locator("kbd").allTextContents();
  const single = listed.flatMap((keys) => keys.split(/ or | /)).filter((key) => /^[a-z?]$/.test(key));
  assert.deepEqual([...new Set(single)].sort(), named.toSorted());
  assert.deepEqual(named, ["g", "n", "s", "j", "k", "p", "y", "e", "l", "?"]);
});

visit("the setting switches off those with which places are decided too", { prepare: hosted }, async ({ page }) => {
  await addNote(page, "5.2", "reworded", { by: LI });
  await (await setting(page)).uncheck();
  await page.keyboard.press("Escape");
  await page.evaluate((to) => { location.hash = to; }, "/C14-41-Rev.1-E.en/");
  await ready(page);
  const list = dialog(page, "Notes from an earlier text");
  await list.getByText("With the focus on a note: ↑ ↓ next.").waitFor();
  const note = list.locator("[data-uncertain]");
  await note.focus();
  for (const key of ["y", "l", "e"]) await page.keyboard.press(key);
  await list.getByText("1 needs a decision.").waitFor();
  await button(note, "Yes, here").click();
  await eventually(async () => assert.equal(await note.count(), 0));
});
