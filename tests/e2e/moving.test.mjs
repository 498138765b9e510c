// Moving from note to note and back to the text, by keys.

import assert from "node:assert/strict";
import {
  becomes, block, button, composer, eventually, field, focusComesTo, focusedBlock, focusedId, focusIsOn, importFiles, introduce,
  LI, notesOn, save, stage,
} from "./app.mjs";
import { ANA, cardOf, file, FLEUR, hide, lost, note } from "./made.mjs";
import { filterBar, group, margin, take } from "./many.mjs";

const { visit } = stage();

/**
 * Presses a key this many times, each time waiting for the focus, and returns the ids of the focused
 * notes.
 */
async function walkIds(page, key, steps) {
  const ids = [await focusedId(page)];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(key);
    await eventually(async () => assert.ok(!["", ids.at(-1)].includes(await focusedId(page)), "the focus has come to another note"));
    ids.push(await focusedId(page));
  }
  return ids.slice(1);
}

visit("from note to note by keys, and back to the text", async ({ page }) => {
  await take(page, 1000);
  await block(page, "5.9").focus();
  await page.keyboard.press("j");
  await focusIsOn(page, / on 5\.9 by /);
  const first = await focusedId(page);
  for (const [forth, back] of [["j", "k"], ["ArrowDown", "ArrowUp"]]) {
    const away = await walkIds(page, forth, 3);
    assert.deepEqual(await walkIds(page, back, 3), [first, ...away].reverse().slice(1));
  }
  assert.equal(await margin(page).locator(".thread").count(), 1, "only one is open");
  await page.keyboard.press("Escape");
  await focusComesTo(page, "5.9");
  await page.keyboard.press("k");
  await focusIsOn(page, / on 5\.8 by /);
  assert.ok(await page.evaluate(() => document.activeElement.closest(".thread") !== null));
});

visit("a line opens by keyboard alone", async ({ page }) => {
  await take(page, 1000);
  await group(page, "para-5.9").locator(".tally").focus();
  await page.keyboard.press("Enter");
  await group(page, "para-5.9").locator(".folded").first().waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await focusIsOn(page, / on 5\.9 by /);
});

visit("notes can have the focus as soon as they stand in the page, before they have their place", async ({ page }) => {
  await page.evaluate(() => {
    const notes = document.getElementById("notes");
    new MutationObserver((_, observer) => {
      const tally = notes.querySelector(".tally");
      if (!tally) return;
      observer.disconnect();
      window.hadPlace = tally.closest(".card").hasAttribute("style");
      tally.focus();
      window.hadFocus = document.activeElement === tally;
    }).observe(notes, { childList: true, subtree: true });
  });
  await take(page, 1000);
  await page.waitForFunction(() => "hadFocus" in window);
  assert.deepEqual(await page.evaluate(() => [hadPlace, hadFocus]), [false, true]);
});

/** Five notes of two delegates, numbered in the order of the paper, written in a different order. */
const FIVE = file([
  note({ id: 1, by: ANA, on: "5.9", text: "one", hour: 10 }), note({ id: 2, by: FLEUR, kind: "question", on: "5.9", text: "two", hour: 15 }),
  note({ id: 3, by: ANA, on: "6.1 b)", text: "three", hour: 11 }), note({ id: 4, by: FLEUR, on: "6.1 b)", text: "four", hour: 14 }),
  note({ id: 5, by: ANA, on: "6.2 c)", text: "five", hour: 12 }),
]);

/** Returns the numbers of those notes. */
const walk = async (page, key, steps) => (await walkIds(page, key, steps)).map((id) => Number(id.match(/(\d+)-urn/)[1]));

visit("keys walk the notes that are shown, in the order they are shown in", async ({ page }) => {
  const bar = filterBar(page);
  await importFiles(page, FIVE);
  await cardOf(page, 1).focus();
  assert.deepEqual(await walk(page, "j", 4), [2, 3, 4, 5]);
  await hide(page, 2);
  await cardOf(page, 1).focus();
  assert.deepEqual(await walk(page, "j", 1), [3], "not to the one that is hidden");
  await button(bar, "Filter").click();
  await bar.getByLabel("Author").selectOption("Ana Silva");
  await cardOf(page, 4).waitFor({ state: "detached" });
  await cardOf(page, 1).focus();
  assert.deepEqual(await walk(page, "ArrowDown", 2), [3, 5], "not to those that the filter leaves out");
  await bar.getByLabel("Author").selectOption("Any");
  await bar.getByLabel("Sort by").selectOption("Time, newest first");
  await margin(page).locator(".list").waitFor();
  await cardOf(page, 1).focus();
  assert.deepEqual(await walk(page, "k", 3), [3, 5, 4], "in the order of time");
  assert.deepEqual(await walk(page, "j", 2), [5, 3]);
});

visit("keys that come faster than a slow device draws count from where the focus is going", async ({ page }) => {
  await take(page, 300);
  const open = async () => {
    await group(page, "para-5.9").locator(".folded").first().click();
    await focusIsOn(page, / on 5\.9 by /);
  };
  await open();
  const ids = await walkIds(page, "j", 4);
  const blockOf = (id) => page.evaluate((one) => document.getElementById(one).closest(".card").dataset.block, id);
  const last = await blockOf(ids.at(-1));
  await button(margin(page), "Show less").click();
  await open();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 8 });
  for (const _ of ids) await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await becomes(() => page.evaluate(() => document.activeElement.dataset.block), last);
  assert.ok(await focusedBlock(page));
});

visit("from notes beside no paragraph the focus goes to the top of the text, never off the page", async ({ page }) => {
  const onTop = () => focusIsOn(page, /^Add note on the whole document$/);
  const write = async (text) => {
    await button(page, "Add note on the whole document").click();
    await field(page).fill(text);
  };
  await write("a draft");
  await page.keyboard.press("Escape");
  await onTop();
  await write("in general");
  await save(page);
  await introduce(page, LI);
  await composer(page).waitFor({ state: "detached" });
  await onTop();
  await notesOn(page, "the document").focus();
  await page.keyboard.press("Escape");
  await onTop();
  await button(notesOn(page, "the document"), "Withdraw").click();
  await onTop();
  await importFiles(page, file([lost(note({ id: 9, by: ANA, on: "5.9", text: "lost" }))]));
  await cardOf(page, 9).focus();
  await page.keyboard.press("Escape");
  await onTop();
});
