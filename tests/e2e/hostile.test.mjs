// The hostile corpus (tests/support/hostile.rs) in the app: imported, opened again, exported.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { addNote, chooseFiles, exportNotes, importFiles, itemsOf, jsonFile, kept, LI, NOTE_KEY, notesButton, plan, reload, stage } from "./app.mjs";

const { visit } = stage();

const corpus = () =>
  execFileSync("cargo", ["run", "--quiet", "--locked", "--example", "hostile"], { encoding: "utf8", maxBuffer: 1 << 28 });

/** Returns as many notes with harmless words, whose cost is that of the number alone. */
const harmless = (text) => {
  const file = JSON.parse(text);
  const plain = (value) => {
    if (Array.isArray(value)) return value.map(plain);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.slice(0, 40), plain(inner)]));
    return typeof value === "string" && value.length > 200 ? "words ".repeat(30) : value;
  };
  return JSON.stringify(plain(file));
};

/** Records the longest task of a page. */
const watchTasks = (page) => page.addInitScript(() => {
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: "longtask", buffered: true });
});

const longest = (page) => page.evaluate(() => Math.round(globalThis.longest));

async function takeIn(page, text) {
  await addNote(page, "5.9", "mine", { by: LI });
  const own = await kept(page, NOTE_KEY);
  await importFiles(page, jsonFile("corpus.json", text));
  const imported = await longest(page);
  await reload(page);
  const opened = await longest(page);
  const now = await kept(page, NOTE_KEY);
  for (const [key, value] of Object.entries(own)) assert.equal(now[key], value, "a kept note is as it was");
  await notesButton(page, "5.9").getByText(/^[1-9]/).waitFor();
  return { imported, opened, count: Object.keys(now).length };
}

visit("every hostile text in every place of a note comes in, the door opens again, and all of it goes out", { prepare: watchTasks }, async ({ page, colleague }) => {
  const text = corpus();
  const hostile = await takeIn(page, text);
  assert.ok(hostile.count > 300, `${hostile.count} notes are kept`);
  const written = itemsOf(await exportNotes(page));
  assert.equal(written.length, hostile.count);
  assert.equal(written.filter(({ body }) => body.value === "mine").length, 1);
  // A second import finds nothing new.
  await chooseFiles(page, jsonFile("again.json", text));
  assert.deepEqual(Object.keys(await plan(page)), ["Already here"]);
  await page.keyboard.press("Escape");

  const other = await colleague();
  await watchTasks(other);
  await reload(other);
  const plain = await takeIn(other, harmless(text));
  console.log(`longest task, hostile and harmless: importing ${hostile.imported} and ${plain.imported} ms, opening ${hostile.opened} and ${plain.opened} ms`);
});
