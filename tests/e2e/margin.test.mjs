// The margin with few and with many notes: shown at once or on demand, filters, order, new notes.

import assert from "node:assert/strict";
import { report } from "../../benches/browser/notes.mjs";
import {
  addNote, BASE, becomes, block, button, countIs, eventually, focusedName, focusIsOn, itemsOf, LI, notes, notesButton, notesOn,
  open, reload, REPORT, stage,
} from "./app.mjs";
import { PHONE } from "./hands.mjs";
import { filterBar, group, manyNotes, margin, take } from "./many.mjs";
import { noteOnWords } from "./words.mjs";

const { visit } = stage();

/** The last words of a long paragraph. */
const DEEP = report().blocks.find(({ id }) => id === "para-5.5").text.slice(-30);

const folded = (page) => margin(page).locator(".folded");
const tallies = (page) => margin(page).locator(".tally");
const shownHere = (page) => margin(page).locator(".card:visible");
const chip = (page, name) => filterBar(page).getByRole("button", { name: new RegExp(`^${name} \\d+$`) });
const panelButton = (page) => button(filterBar(page), "Filter");
const status = (page) => filterBar(page).getByRole("status");

/** Returns the number in a chip. */
const count = async (page, name) => Number((await chip(page, name).textContent()).match(/\d+/)[0]);

/** Returns the numbers of the status line: shown notes, and all of them. */
const shown = async (page) => (await status(page).textContent()).match(/\d+/g).map(Number);

/** Waits until a locator finds more than this many. */
const moreThan = (locator, few) => eventually(async () => assert.ok(await locator.count() > few));

/** Checks that no card overlaps another, and none extends beyond the window. */
async function assertApart(page, state) {
  await eventually(async () => {
    const boxes = await shownHere(page).evaluateAll((all) => all.map((card) => {
      const { top, bottom, left, right } = card.getBoundingClientRect();
      return { id: card.id, top, bottom, left, right };
    }));
    assert.ok(boxes.length > 0, state);
    const width = await page.evaluate(() => document.documentElement.clientWidth);
    for (const [index, box] of boxes.entries()) {
      assert.ok(box.left >= 0 && box.right <= width, `${state}: ${box.id} is cut off`);
      const above = boxes[index - 1];
      assert.ok(!above || box.top >= above.bottom, `${state}: ${box.id} lies over ${above?.id}`);
    }
  });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.ok(!wider, `${state}: the page scrolls sideways`);
}

visit("few notes are cards, more are lines, many are counted; none lies over another", async ({ page }) => {
  await take(page, 30);
  await moreThan(notes(page), 17);
  assert.equal(await tallies(page).count(), 0);
  await assertApart(page, "30 notes");
  await take(page, 300);
  await moreThan(folded(page), 50);
  await assertApart(page, "300 notes");
  await take(page, 1000);
  await moreThan(tallies(page), 20);
  await countIs(notes(page), 0);
  await assertApart(page, "1000 notes");
  for (const width of [820, 1100]) {
    await page.setViewportSize({ width, height: 900 });
    await assertApart(page, `1000 notes, ${width} px`);
  }
});

visit("a count unfolds to lines and a line to its note, by mouse", async ({ page }) => {
  await take(page, 1000);
  const here = group(page, "para-5.9");
  assert.match(await here.locator(".tally").textContent(), /^\d+ notes on 5\.9: \d+ \w+/);
  await here.locator(".tally").click();
  await becomes(() => here.locator(".tally").getAttribute("aria-expanded"), "true");
  const lines = await here.locator(".folded").count();
  assert.ok(lines > 5);
  await assertApart(page, "unfolded");
  await here.locator(".folded").nth(2).click();
  await notesOn(page, "5.9").first().waitFor();
  await focusIsOn(page, / on 5\.9 by /);
  await countIs(here.locator(".folded"), lines - 1);
  await assertApart(page, "a note between lines");
  await button(here, "Show less").click();
  await countIs(here.locator(".folded"), lines);
  await becomes(() => page.evaluate(() => document.activeElement.className.includes("folded")), true);
  await here.locator(".tally").click();
  await countIs(here.locator(".folded"), 0);
});

/** Returns how many pixels the active note is below its words. */
const gap = (page, id) => page.evaluate((block) => {
  const top = (element) => element.getBoundingClientRect().top;
  const at = document.getElementById(block);
  return top(document.querySelector("#notes .thread.active")) - top(at.querySelector("mark.active") ?? at);
}, id);

const aligned = (page, id) => eventually(async () => assert.ok(Math.abs(await gap(page, id)) <= 2, `${await gap(page, id)} px`));

for (const width of [1280, 820]) {
  visit(`the note that is looked at stands beside its words, at ${width} px`, { context: { viewport: { width, height: 900 } } }, async ({ page }) => {
    await take(page, 300);
    await group(page, "para-6.2-c").locator(".folded").last().click();
    await aligned(page, "para-6.2-c");
    await assertApart(page, "one is looked at");
    // Words deep in a long paragraph, with other notes above.
    await noteOnWords(page, "5.5", DEEP, { text: "deep", by: LI });
    await page.locator("[id='para-5.5'] mark.active").first().waitFor();
    const offset = await page.evaluate(() => {
      const block = document.getElementById("para-5.5");
      return block.querySelector("mark.active").getBoundingClientRect().top - block.getBoundingClientRect().top;
    });
    assert.ok(offset > 60, `the words stand ${offset} px below the top of their paragraph`);
    await aligned(page, "para-5.5");
    await assertApart(page, "one deep in its paragraph");
  });
}

visit("of several notes that are looked at the first stands beside what it speaks of", async ({ page }) => {
  await noteOnWords(page, "5.5", DEEP, { text: "deep", by: LI });
  await addNote(page, "5.5", "all of it");
  await notesButton(page, "5.5").click();
  await countIs(margin(page).locator(".thread.active"), 2);
  await notesOn(page, "5.5").first().getByText("all of it").waitFor();
  await eventually(async () => {
    const below = await page.evaluate(() => {
      const top = (selector) => document.querySelector(selector).getBoundingClientRect().top;
      return top("#notes .thread.active") - top("#para-5\\.5");
    });
    assert.ok(Math.abs(below) <= 2, `${below} px`);
  });
});

/** Presses the mouse on the middle of an element as long as a person does, and returns how far it moved. */
async function pressSlowly(page, target) {
  await target.scrollIntoViewIfNeeded();
  const before = await target.boundingBox();
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(250);
  const pressed = await target.boundingBox();
  await page.mouse.up();
  return { during: pressed.y - before.y, before };
}

visit("nothing moves under the pointer: a press ends on what it began on", async ({ page }) => {
  await take(page, 30);
  for (const index of [8, 2, 6]) {
    const reply = margin(page).getByRole("button", { name: "Reply", exact: true }).nth(index);
    const { during } = await pressSlowly(page, reply);
    assert.equal(during, 0, `the button moved by ${during} px`);
    await page.getByRole("region", { name: /^Answer on / }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("region", { name: /^Answer on / }).waitFor({ state: "detached" });
  }
});

visit("a note that is pressed stays in its place, and its words come beside it", async ({ page }) => {
  await take(page, 30);
  const note = notes(page).nth(8);
  const { before } = await pressSlowly(page, note);
  await becomes(() => note.evaluate((element) => element.closest(".thread").classList.contains("active")), true);
  const id = await note.evaluate((element) => element.closest("[data-at]").dataset.at);
  await aligned(page, id);
  const after = await note.boundingBox();
  assert.ok(Math.abs(after.y - before.y) <= 2, `the note moved by ${after.y - before.y} px`);
});

visit("a chip shows its notes only, and the address keeps it", async ({ page, colleague }) => {
  await take(page, 300);
  const [all, proposals] = [await count(page, "All"), await count(page, "Proposals")];
  const proposalsOnly = (on) => becomes(() => shown(on), [proposals, all]);
  const addressIs = (hash) => becomes(() => new URL(page.url()).hash, hash);
  await chip(page, "Proposals").click();
  await proposalsOnly(page);
  assert.equal(await chip(page, "Proposals").getAttribute("aria-pressed"), "true");
  await addressIs(`#/${REPORT}/?kind=proposal`);
  await assertApart(page, "proposals only");
  await reload(page);
  await proposalsOnly(page);
  await page.getByRole("navigation", { name: "Outline" }).getByRole("link", { name: /Discussions/ }).click();
  await addressIs(`#/${REPORT}/sec-5?kind=proposal`);
  await proposalsOnly(page);
  const other = await colleague();
  await take(other, 300);
  await open(other, new URL(page.url()).hash);
  await proposalsOnly(other);
  await button(filterBar(page), "Clear filter").click();
  await status(page).waitFor({ state: "hidden" });
  await addressIs(`#/${REPORT}/sec-5`);
});

visit("everything can be filtered by, with the keyboard, alone and together", async ({ page }) => {
  await take(page, 300);
  const all = itemsOf({ text: manyNotes(300) });
  await panelButton(page).focus();
  await page.keyboard.press("Enter");
  const field = (name) => filterBar(page).getByRole(name === "Words" ? "searchbox" : "combobox", { name });
  // Each visible note has a note in its thread that passes the filter.
  const threadsWith = (keep) => {
    const threads = new Map(all.map((item) => [item.id, item.target.parentRevision ? item.target.source : item.id]));
    return new Set(all.filter(keep).map(({ id }) => threads.get(id))).size;
  };
  const says = (item) => [item.body].flat().map(({ value }) => value).join(" ");
  const isFrench = ({ creator }) => creator.delegation.country === "FRA";
  const filters = [
    ["Words", "REGIONS  prefer", "words=REGIONS%20%20prefer", (item) => /regions/.test(says(item)) && /prefer/.test(says(item))],
    ["Kind", "Question", "kind=question", ({ motivation }) => motivation === "questioning"],
    ["Delegation", "FRA – France", "delegation=FRA", isFrench],
    ["Author", "Delegate 3", /^author=urn/, ({ creator }) => creator.name === "Delegate 3"],
    ["Tag", "budget", "tag=budget", ({ body }) => [body].flat().some(({ purpose, value }) => purpose === "tagging" && value === "budget")],
    ["Decision", "Accepted", "disposition=accepted", ({ disposition }) => disposition === "accepted"],
  ];
  for (const [name, choice, query, keep] of filters) {
    await field(name).focus();
    if (name === "Words") await page.keyboard.type(choice);
    else await field(name).selectOption(choice);
    await becomes(() => shown(page), [threadsWith(keep), threadsWith(() => true)], name);
    // Until the last letters arrive, the earlier ones may match.
    await eventually(async () => {
      const address = new URL(page.url()).hash.split("?")[1];
      if (query instanceof RegExp) assert.match(address, query);
      else assert.equal(address, query);
    });
    if (name === "Words") await field(name).fill("");
    else await field(name).selectOption("Any");
  }
  await field("Kind").focus();
  await page.keyboard.type("Prop");
  await field("Delegation").selectOption("FRA – France");
  const frenchProposals = threadsWith((item) => item.kind === "proposal" && isFrench(item));
  await becomes(async () => (await shown(page))[0], frenchProposals);
  await page.keyboard.press("Escape");
  await becomes(() => panelButton(page).getAttribute("aria-expanded"), "false");
  await becomes(() => focusedName(page), "Filter");
});

visit("by time the newest come first, in portions", async ({ page }) => {
  await take(page, 300);
  await panelButton(page).click();
  await filterBar(page).getByLabel("Sort by").selectOption("Time, newest first");
  await panelButton(page).click();
  await countIs(folded(page), 50);
  const newest = await folded(page).first().textContent();
  await button(margin(page), "Show 50 more of 130").click();
  await countIs(folded(page), 100);
  assert.equal(await folded(page).first().textContent(), newest);
  await folded(page).nth(3).click();
  await notes(page).first().waitFor();
  await assertApart(page, "by time");
  await reload(page);
  await becomes(() => folded(page).first().textContent(), newest);
});

visit("what came in is new until it was looked at", async ({ page }) => {
  await addNote(page, "5.9", "mine", { by: LI });
  assert.equal(await chip(page, "New").count(), 0);
  await take(page, 30);
  const before = await count(page, "New");
  assert.ok(before > 10);
  await chip(page, "New").click();
  await becomes(async () => (await shown(page))[0], before);
  await notes(page).first().focus();
  await eventually(async () => assert.ok(await count(page, "New") < before));
  await reload(page);
  assert.ok(await count(page, "New") < before);
  await button(filterBar(page), "Mark all as read").click();
  await countIs(chip(page, "New"), 0);
});

visit("hidden notes leave a line, and come back", async ({ page }) => {
  await take(page, 30);
  const key = `rapporteur:${BASE}:reading:${REPORT}`;
  const address = await notes(page).first().getAttribute("aria-label");
  const id = (await notes(page).first().getAttribute("id")).match(/urn:uuid:[0-9a-f-]{36}/)[0];
  const short = Buffer.from(id.slice(9).replaceAll("-", ""), "hex").toString("base64url");
  await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key, JSON.stringify({ v: 1, hidden: [short] })]);
  await reload(page);
  const line = margin(page).locator(".hidden-here:visible").first();
  await line.getByText("1 hidden").waitFor();
  assert.equal(await page.locator(`[id*="${id}"]`).count(), 0, address);
  await button(line, "Show").click();
  await page.locator(`[id^="note-${id}"]`).waitFor();
  await button(line, "Hide").click();
  await countIs(page.locator(`[id^="note-${id}"]`), 0);
});

visit("on a phone the notes are a sheet that leaves their paragraph in sight", { context: PHONE }, async ({ page }) => {
  await take(page, 300);
  await notesButton(page, "5.9").tap();
  await eventually(async () => {
    const [text, sheet] = await page.evaluate(() => {
      const box = (element) => element.getBoundingClientRect();
      const at = box(document.getElementById("para-5.9"));
      return [{ top: at.top, end: Math.min(at.bottom, at.top + 100) }, box(document.getElementById("notes")).top];
    });
    assert.ok(text.top >= 0 && text.end <= sheet, `${JSON.stringify(text)} ${sheet}`);
  });
  await assertApart(page, "the sheet");
  await panelButton(page).tap();
  await chip(page, "Proposals").tap();
  await assertApart(page, "the sheet, filtered");
  await margin(page).locator(".sheet-handle").tap();
  await filterBar(page).waitFor({ state: "hidden" });
});

visit("on a tablet the notes are a panel beside the text", { context: { viewport: { width: 820, height: 1180 }, hasTouch: true } }, async ({ page }) => {
  await take(page, 300);
  await group(page, "para-5.9").locator(".folded").first().tap();
  await focusIsOn(page, / on 5\.9 by /);
  await page.keyboard.press("j");
  await assertApart(page, "the panel");
});

visit("on a phone the handle covers the sheet from edge to edge", { context: PHONE }, async ({ page }) => {
  await take(page, 30);
  await notesButton(page, "5.9").click();
  const boxes = await page.evaluate(() => [".margin", ".sheet-handle"].map((name) => document.querySelector(name).clientWidth));
  assert.equal(boxes[0], boxes[1]);
});
