// The keys of one character: where they are named, and the one setting that switches off all of
// them.

import assert from "node:assert/strict";
import { addNote, button, countIs, dialog, follow, LI, stage } from "./app.mjs";
import { hosted, NEXT } from "./changes.mjs";

const { visit } = stage();

/** Returns the setting, with the keys it names. */
async function setting(page) {
  await page.locator("#app").getByTitle("Settings").click();
  return dialog(page, "Settings").getByLabel(/^Use single-letter keys/);
}

visit("the settings and the list of keys name the same single keys", async ({ page }) => {
  const words = await (await setting(page)).evaluate((box) => box.labels[0].textContent);
  const named = words.match(/\((.*)\)/)[1].split(", ");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await dialog(page, "Keys").waitFor();
  const listed = await dialog(page, "Keys").locator("kbd").allTextContents();
  const single = listed.flatMap((keys) => keys.split(/ or | /)).filter((key) => /^[a-z?]$/.test(key));
  assert.deepEqual([...new Set(single)].sort(), named.toSorted());
  assert.deepEqual(named, ["g", "n", "s", "j", "k", "p", "y", "e", "l", "?"]);
});

visit("the setting switches off those with which places are decided too", { prepare: hosted }, async ({ page }) => {
  await addNote(page, "5.2", "reworded", { by: LI });
  await (await setting(page)).uncheck();
  await page.keyboard.press("Escape");
  await follow(page, NEXT);
  const list = dialog(page, "Notes from an earlier text");
  await list.getByText("With the focus on a note: ↑ ↓ next.").waitFor();
  const note = list.locator("[data-uncertain]");
  await note.focus();
  for (const key of ["y", "l", "e"]) await page.keyboard.press(key);
  await list.getByText("1 needs a decision.").waitFor();
  await button(note, "Yes, here").click();
  await countIs(note, 0);
});
