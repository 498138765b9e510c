// Measures how fast the app is in a browser with many notes; `./dev bench` prints it. Nothing here fails on a
// slow machine: the figures are printed beside their limits, and each ratio is taken within one run.

import { serve } from "../tests/serve.mjs";
import { launch } from "../tests/e2e/browser.mjs";
import {
  addNote, BASE, block, button, chooseFiles, composer, dialog, field, jsonFile, newPage, open, write,
} from "../tests/e2e/app.mjs";
import { median, ms, percentile, printTable, say } from "./browser/figures.mjs";
import { watchFrames } from "./browser/frames.mjs";
import { measureHostile } from "./browser/hostile.mjs";
import { file, report } from "./browser/notes.mjs";

const MANY = 1_000;
const [FEW, CROWD] = [10, 10_000];
const OPENINGS = 15;
const STEPS = 200;
/** The pause between two keys, in milliseconds: some 16 keys a second, faster than anyone types for long. */
const PAUSE = 60;
const ADDITIONS = 31;
const AUTHOR = { name: "Li Wei", state: "CHN" };

const server = await serve({ dir: process.argv[2] ?? "dist", port: 0, base: BASE });
const browser = await launch();
try {
  const text = report();
  const empty = await opened([]);
  const full = await opened([file(text, MANY)]);
  await opening(empty, full);
  const bare = await fieldAlone();
  await typingAlone(bare);
  await typing(empty, "without notes");
  await typing(full, `with ${MANY} notes`);
  await redlining(full, text);
  await moving(full);
  await typingAlone(bare);
  await bare.context().close();
  await empty.context().close();
  await full.context().close();
  await adding(text);
  await measureHostile(browser, server.url, say);
} finally {
  await browser.close();
  await server.close();
}
printTable();

/** Opens a page of a clean browser, with the notes of these files. */
async function opened(files) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(watchFrames);
  const page = await newPage(context, server.url);
  await open(page);
  for (const text of files) {
    await chooseFiles(page, jsonFile("notes.json", text));
    await button(dialog(page, "Import notes"), "Apply").click();
    await Promise.race([
      dialog(page, "Import notes").waitFor({ state: "detached", timeout: 120_000 }),
      dialog(page, "Import notes").getByRole("alert").waitFor({ timeout: 120_000 }),
    ]);
  }
  return page;
}

/**
 * Measures from the start of the navigation to the frame that shows the app, alternating with and without
 * notes.
 */
async function opening(empty, full) {
  const times = { empty: [], full: [] };
  for (let round = 0; round <= OPENINGS; round += 1) {
    for (const [name, page] of Object.entries({ empty, full })) {
      await page.reload();
      const time = await (await page.waitForFunction(() => globalThis.bench.opened)).jsonValue();
      if (round > 0) times[name].push(time); // the first round warms the caches up
    }
  }
  const [without, with_] = [median(times.empty), median(times.full)];
  say("opening without notes, median", ms(without));
  say(`opening with ${MANY} notes, median`, ms(with_), `${(with_ / without).toFixed(2)} times (limit 2)`);
}

/** Opens a page with only a text field, to measure the share of browser and machine. */
async function fieldAlone() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(watchFrames);
  const page = await context.newPage();
  await page.goto("data:text/html,<textarea rows=6></textarea>");
  return page;
}

/**
 * Types without pauses. Keys then wait for the frames of those before them, in any page: that measures the
 * browser.
 */
async function typingAlone(page) {
  await page.locator("textarea").focus();
  await record(page, "keystrokes in a page with a text field and nothing else", () => type(page), "");
  await record(page, "the same without pauses", () => type(page, 0), "");
}

async function typing(page, where) {
  await write(page, "5.9", "");
  await field(page).focus();
  await record(page, `keystrokes in the composer, ${where}`, () => type(page));
  await record(page, "the same without pauses", () => type(page, 0), "");
  await button(composer(page), "Discard").click();
  await button(composer(page), "Yes, discard").click();
}

/** Types over the present words of the longest paragraph, whose redline is recomputed at every key. */
async function redlining(page, { blocks }) {
  const longest = blocks.reduce((one, other) => (other.text.length > one.text.length ? other : one));
  await write(page, longest.address, "");
  await composer(page).getByRole("radio", { name: "Proposal", exact: true }).check();
  const proposed = composer(page).getByRole("textbox", { name: "Proposed text" });
  await proposed.focus();
  await page.keyboard.press("Control+Home");
  await record(page, `keystrokes in a MOD of the longest paragraph (${longest.address}, ${[...longest.text].length} signs), with ${MANY} notes`, () => type(page));
  await record(page, "the same without pauses", () => type(page, 0), "");
  await composer(page).locator("ins").first().waitFor();
  await button(composer(page), "Discard").click();
  await button(composer(page), "Yes, discard").click();
}

async function type(page, pause = PAUSE) {
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press("abcdefgh "[step % 9]);
    if (pause > 0) await page.waitForTimeout(pause);
  }
}

async function moving(page) {
  await block(page, "1.1").focus();
  const seen = new Set();
  await record(page, `moves between ${MANY} notes`, async () => {
    for (let step = 0; step < STEPS; step += 1) {
      await page.keyboard.press("j");
      await page.waitForFunction(() => document.activeElement.closest("#notes") !== null);
      seen.add(await page.evaluate(() => document.activeElement.id));
    }
  });
  say("notes that the moves came to", seen.size);
}

/** Prints how long it takes from each key to the next painted frame. */
async function record(page, what, press, limit = "limit 50 ms") {
  await page.evaluate(() => globalThis.bench.keys.splice(0));
  await press();
  await page.waitForFunction((count) => globalThis.bench.keys.length >= count, STEPS);
  const times = await page.evaluate(() => globalThis.bench.keys);
  say(`${times.length} ${what}, 95th percentile`, ms(percentile(times, 0.95)), limit);
  say(`${times.length} ${what}, longest`, ms(Math.max(...times)));
}

/** Measures from the click on Save to the frame that shows the note, alternating few and very many notes. */
async function adding(text) {
  // All notes are on the text: with answers among them they would not fit into local storage.
  const pages = { few: await opened([file(text, FEW)]), crowd: await opened([file(text, CROWD, { onText: 5 })]) };
  const used = await pages.crowd.evaluate(() => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0));
  const kept = await pages.crowd.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":annotation:")).length);
  say(`${kept} notes take of local storage`, `${used} UTF-16 units`, "Chromium has room for 5 242 880");
  const times = { few: [], crowd: [] };
  for (const page of Object.values(pages)) await addNote(page, "5.9", "to say who writes", { by: AUTHOR });
  for (let round = 0; round < ADDITIONS; round += 1) {
    for (const [name, page] of Object.entries(pages)) {
      await write(page, "5.10", `note ${round}`);
      await page.evaluate(() => globalThis.bench.saved = null);
      await button(composer(page), "Save").click();
      times[name].push(await (await page.waitForFunction(() => globalThis.bench.saved)).jsonValue());
    }
  }
  const [few, crowd] = [median(times.few), median(times.crowd)];
  say(`adding a note to ${FEW}, median`, ms(few));
  say(`adding a note to ${CROWD}, median`, ms(crowd), `${(crowd / few).toFixed(2)} times (limit 1.5)`);
}
