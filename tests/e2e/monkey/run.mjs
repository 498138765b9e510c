// A monkey at two tabs of one browser: it acts at random, and nothing that was acknowledged may be lost.

import assert from "node:assert/strict";
import { assertFaultless, BASE, eventually, newPage, open } from "../app.mjs";
import { killRenderer, launchShell } from "../browser.mjs";
import { chance } from "../random.mjs";
import { serve } from "../../serve.mjs";
import { act, FOREIGN, newTab, rest, WIDTHS } from "./acts.mjs";
import { Book, readStore } from "./book.mjs";

/** Acts between two comparisons with a fresh tab. A lower value finds a fault sooner but takes longer. */
const ACTS_BETWEEN_LOOKS = 40;

/** The average number of acts until one ends a tab like a crash. */
const ACTS_TO_A_KILL = 70;

/**
 * Runs `acts` acts from `seed`; throws with the last acts if a promise is broken. Returns the acts performed.
 */
export async function run({ seed, acts, log = () => {} }) {
  const server = await serve({ port: 0, base: BASE });
  const browser = await launchShell();
  const done = [];
  try {
    const context = await browser.newContext({ viewport: WIDTHS[seed % WIDTHS.length] });
    return await play({ context, url: server.url, random: chance(seed), acts, done, log });
  } catch (error) {
    const last = done.slice(-25).join(" · ");
    throw new Error(`seed ${seed}, after ${done.length} acts: ${error.message}\nlast acts: ${last}`, { cause: error });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function play({ context, url, random, acts, done, log }) {
  const book = new Book({ foreign: FOREIGN });
  const tabs = [await newTab(context, url, random), await newTab(context, url, random)];
  for (let count = 1; count <= acts; count += 1) {
    const which = random.below(tabs.length);
    await tabs[which].bringToFront();
    if (random.below(ACTS_TO_A_KILL) === 0) {
      await killRenderer(tabs[which]);
      tabs[which] = await newTab(context, url, random);
      done.push(`${which + 1}: kill`);
    } else {
      done.push(`${which + 1}: ${(await step(tabs, which, random, book)).name}`);
    }
    log(count, done.at(-1));
    if (count % ACTS_BETWEEN_LOOKS === 0) await look({ context, url, tabs, book });
  }
  await look({ context, url, tabs, book });
  return { done, revisions: book.size };
}

/** Performs one act, and checks the laws after it. */
async function step(tabs, which, random, book) {
  const tab = tabs[which];
  const did = await act(tab, random);
  // A responsive page: the app is present, whatever it shows.
  await rest(tab);
  await eventually(async () => {
    const screens = Object.assign({}, await Promise.all(tabs.map(visibleWords)));
    const store = await readStore(tab);
    book.compare(store, did.name);
    book.find(screens, store, did);
  });
  const word = did.name.match(/^type (\S+)/)?.[1];
  const written = word && `${await fieldsOf(tab, ".composer textarea")}${(await readStore(tab)).notes}`;
  if (written?.includes(word)) book.typed([word], "a composer");
  for (const each of tabs) assertFaultless(each);
  return did;
}

/** Returns the contents of the fields of a page. */
const fieldsOf = (page, which = "textarea, input") =>
  page.evaluate((selector) => [...document.querySelectorAll(selector)].map(({ value }) => value).join("\n"), which);

const visibleWords = async (page) => `${await fieldsOf(page)}\n${await page.evaluate(() => document.body.innerText)}`;

/** Returns the number of notes at each block, as reported by the page. */
const counts = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("#app .report .block")]
  .map((block) => [block.id, block.querySelector("button.notes")?.innerText.trim() ?? ""])));

/** Checks that both tabs show the same as a fresh one, and that the fresh one shows the kept data. */
async function look({ context, url, tabs, book }) {
  const fresh = await newPage(context, url);
  await open(fresh, "#/C14-41-E.en/");
  book.compare(await readStore(fresh), "a look");
  for (const tab of tabs) await sameAs(fresh, tab);
  assertFaultless(fresh);
  await fresh.close();
}

async function sameAs(fresh, tab) {
  await tab.bringToFront();
  // Anything that covers the report disappears; typed text waits as a draft.
  await tab.evaluate(() => { location.hash = "#/C14-41-E.en/"; });
  for (let step = 0; step < 6 && (await tab.locator("dialog[open]").count()) > 0; step += 1) await tab.keyboard.press("Escape");
  await tab.locator("#app .report .block").first().waitFor();
  await eventually(async () => assert.deepEqual(await counts(tab), await counts(fresh), "a tab shows other notes than a fresh one"));
}
