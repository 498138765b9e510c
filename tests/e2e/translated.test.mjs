// A page that a browser has translated, or that an extension has changed, can be read and annotated like any
// other.

import assert from "node:assert/strict";
import {
  addNote, becomes, block, button, checkExports, composer, drop, eventually, exportNotes, focusComesTo, follow, itemsOf, kept, LI, notes,
  NOTE_KEY, notesButton, ready, reload, saved, secondTab, stage,
} from "./app.mjs";
import { hosted, NEXT, REV } from "./changes.mjs";
import { hosting, TREATY, TREATY_TEXT } from "./hosting.mjs";
import { file, FLEUR, note, textOf } from "./made.mjs";
import { blocksOf } from "./report.mjs";
import { always, meddle, once, translated, withStranger } from "./translator.mjs";
import { selectionBar } from "./words.mjs";

const { visit } = stage();

const AT = { prepare: [withStranger, hosted], at: "#/C14-41-E.en/para-5.9" };

const TEXTS = new Map(blocksOf("static/reports/C14-41-E.md").map(({ address, text }) => [address, text]));

/** Returns the first visible match of a selector; names may be translated, places are not. */
const first = (scope, selector) => scope.locator(selector).filter({ visible: true }).first();

/** Returns the field of the composer; its label may be in any language. */
const text = (page) => page.locator("#composer-text");

/** Fills in the open composer and saves; the first time with a name. */
async function finish(page, words) {
  await text(page).fill(words);
  await page.keyboard.press("Control+Enter");
  await introduced(page);
  await composer(page).waitFor({ state: "detached" });
}

/** Fills in the author, if requested. */
async function introduced(page) {
  const name = page.locator("#author-name");
  await eventually(async () => assert.ok(await name.isVisible() || await text(page).count() === 0));
  if (!(await name.isVisible())) return;
  await name.fill(LI.name);
  await page.keyboard.press("Enter");
}

async function annotate(page, address, words) {
  await block(page, address).focus();
  await page.keyboard.press("n");
  await finish(page, words);
}

/**
 * Selects from the beginning of a paragraph to about the middle of its displayed words, and returns the
 * selection.
 */
const selectHalf = (page, address) => block(page, address).evaluate((element) => {
  const shown = element.querySelector(".text");
  if (!shown) return null;
  const nodes = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  const all = [];
  while (nodes.nextNode()) if (nodes.currentNode.data) all.push(nodes.currentNode);
  if (all.length === 0) return null;
  const last = all[all.length >> 1];
  getSelection().setBaseAndExtent(all[0], 0, last, Math.ceil(last.data.length / 2));
  return getSelection().toString();
});

/** The positions of kinds in the bar; their names may be in any language. */
const [COMMENT, HIGHLIGHT] = [0, 4];

/** Returns the button of the bar for a kind. */
const kind = (page, index) => selectionBar(page).locator(".kinds button").filter({ visible: true }).nth(index);

/**
 * Writes a note of a kind on the first half of a paragraph. Resolves to its expected quote: the selected words if
 * they are the report's, otherwise the paragraph; nothing if the page has nothing to select.
 */
async function noteOnHalf(page, address, index, words) {
  const before = Object.keys(await kept(page, NOTE_KEY)).length;
  const selected = await selectHalf(page, address);
  if (selected === null) return null;
  await selectionBar(page).waitFor();
  const whole = await selectionBar(page).locator(".why").isVisible();
  await kind(page, index).click();
  if (index !== HIGHLIGHT) await finish(page, words);
  else await introduced(page);
  await saved(page, before + 1);
  if (!whole) assert.ok(TEXTS.get(address).includes(selected.trim()), selected);
  return { address, exact: whole ? TEXTS.get(address) : selected.trim(), whole };
}

/** Waits until the page shows this number of notes beside a paragraph. */
const countsAre = (page, address, on) =>
  becomes(() => notesButton(page, address).evaluate((one) => one.textContent.replace(/\D/g, "")), String(on));

/** Does everything on the page, with `disturb` before every act, and checks the kept data. */
async function doEverything(page, disturb) {
  const expected = [];
  const act = async (what) => {
    await disturb();
    const result = await what();
    assert.deepEqual(page.faults, []);
    return result;
  };
  await act(() => annotate(page, "5.9", "on all of it"));
  expected.push({ address: "5.9", exact: TEXTS.get("5.9") });
  await countsAre(page, "5.9", 1);
  for (const [address, index] of [["5.10", COMMENT], ["5.11", HIGHLIGHT], ["5.10", HIGHLIGHT]]) {
    const quoted = await act(() => noteOnHalf(page, address, index, "on words"));
    if (quoted) expected.push(quoted);
  }
  const stored = expected.length;
  await saved(page, stored);
  const before = Object.keys(await kept(page, NOTE_KEY));
  await act(() => annotate(page, "5.9", "a second one"));
  await countsAre(page, "5.9", 2);
  expected.push({ address: "5.9", exact: TEXTS.get("5.9") });
  const [second] = Object.keys(await kept(page, NOTE_KEY)).filter((key) => !before.includes(key));
  const card = page.locator(`#notes [role=comment][id*="${second.split(":").at(-1)}"]`);
  await act(() => card.locator(".acts button").nth(1).click());
  await countsAre(page, "5.9", 1);
  await act(() => page.keyboard.press("Control+z"));
  await countsAre(page, "5.9", 2);
  await act(async () => {
    await card.locator(".acts button").nth(2).click();
    await finish(page, "an answer");
  });
  await saved(page, stored + 2);
  await act(() => first(page, ".quick-filter >> nth=1").click());
  await act(() => page.locator(".quick-filter").first().click());
  await act(() => drop(page, file([
    note({ id: 1, by: FLEUR, on: "5.9", text: "from Fleur" }),
    note({ id: 2, by: FLEUR, on: "6.1 b)", phrase: textOf("6.1 b)").slice(0, 12), text: "on words" }),
  ])));
  await act(() => page.locator("dialog .actions .primary").click());
  await saved(page, stored + 4);
  await countsAre(page, "5.9", 3);
  await act(() => page.setViewportSize({ width: 390, height: 800 }));
  await act(() => page.setViewportSize({ width: 1280, height: 800 }));
  await act(async () => {
    const tab = await secondTab(page);
    await addNote(tab, "5.12", "from another tab");
    await tab.close();
  });
  await countsAre(page, "5.12", 1);
  expected.push({ address: "5.12", exact: TEXTS.get("5.12") });
  await act(() => follow(page, REV));
  await page.locator(".report.compared").waitFor();
  await act(() => page.keyboard.press("n"));
  await act(() => page.keyboard.press("p"));
  await act(() => follow(page, NEXT));
  await page.locator("#app .report:not(.compared)").waitFor();
  await act(() => page.keyboard.press("?"));
  await act(() => page.keyboard.press("Escape"));
  await act(() => follow(page, "#/C14-41-E.en/para-5.9"));
  await focusComesTo(page, "5.9");
  await countsAre(page, "5.9", 3);
  await act(() => annotate(page, "6.2 c)", "at the end"));
  expected.push({ address: "6.2 c)", exact: TEXTS.get("6.2 c)") });
  await countsAre(page, "6.2 c)", 1);
  await act(() => notes(page).first().waitFor());

  await reload(page);
  const items = itemsOf(await exportNotes(page));
  const own = items.filter(({ creator, motivation }) => creator.name === LI.name && motivation !== "replying");
  const quotes = own.map(({ target }) => [target.address, target.selector[0].exact]);
  assert.deepEqual(quotes.sort(), expected.map(({ address, exact }) => [address, exact]).sort());
  return expected;
}

for (const how of ["chrome", "firefox", "words", "splitting", "inserting"]) {
  visit(`${how}: everything can be done while all that is drawn is changed at once`, AT, async ({ page }) => {
    await always(page, how);
    await doEverything(page, () => {});
  });
}

for (const how of ["joining", "removing", "clearing", "attributes", "chrome"]) {
  visit(`${how}: everything can be done while the page is changed before every act`, AT, async ({ page }) => {
    await doEverything(page, () => once(page, how));
  });
}

visit("of translated words the whole paragraph is quoted, and why is said", AT, async ({ page }) => {
  await always(page, "chrome");
  await selectHalf(page, "5.9");
  await selectionBar(page).waitFor();
  assert.ok(await selectionBar(page).locator(".why").isVisible());
  await kind(page, HIGHLIGHT).click();
  await page.locator("#author-name").waitFor();
  await introduced(page);
  await saved(page, 1);
  await block(page, "5.9").and(page.locator(".noted")).waitFor();
});

/** Imports somebody else's note on words of 5.9, which are highlighted. */
async function highlightIn(page, words) {
  await drop(page, file([note({ id: 3, by: FLEUR, on: "5.9", phrase: words, text: "from Fleur" })]));
  await page.locator("dialog .actions .primary").click();
  await block(page, "5.9").locator("mark").first().waitFor();
}

const shownIn = (page, address) => block(page, address).locator(".text").evaluate((shown) => shown.textContent);

for (const how of ["chrome", "firefox", "words", "splitting", "removing", "clearing"]) {
  visit(`${how}: a paragraph in which words are highlighted is drawn again as a whole`, AT, async ({ page }) => {
    await once(page, how);
    await highlightIn(page, "quarterly reports");
    await becomes(() => block(page, "5.9").locator("mark").allTextContents(), ["quarterly reports"]);
    assert.equal(await shownIn(page, "5.9"), TEXTS.get("5.9"));
  });
}

visit("what is drawn again is translated again, and then nothing changes any more", AT, async ({ page }) => {
  await always(page, "chrome");
  await highlightIn(page, "quarterly reports");
  const parts = TEXTS.get("5.9").split(/(quarterly reports)/);
  await becomes(() => shownIn(page, "5.9"), parts.map(translated).join(""));
  const frames = async () => {
    await page.evaluate(() => new Promise((next) => {
      const frame = (left) => (left > 0 ? requestAnimationFrame(() => frame(left - 1)) : next());
      frame(20);
    }));
    return page.evaluate(() => window.stranger.heard());
  };
  await eventually(async () => assert.equal(await frames(), await frames(), "the page still changes"));
});

visit("the keyboard chooses whole translated paragraphs, and hears why", AT, async ({ page }) => {
  await always(page, "firefox");
  await block(page, "5.9").focus();
  await page.keyboard.press("s");
  await selectionBar(page).waitFor();
  assert.ok(await selectionBar(page).locator(".why").isVisible());
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.ok(await page.evaluate(() => document.activeElement.closest(".selection-bar") !== null)));
  await page.keyboard.press("Enter");
  await text(page).waitFor();
  await finish(page, "a comment");
  await saved(page, 1);
  await reload(page);
  const [item] = itemsOf(await exportNotes(page));
  assert.equal(item.target.selector[0].exact, TEXTS.get("5.9"));
});

for (const [what, rewrite] of [
  ["the body is another", () => document.body.replaceWith(document.body.cloneNode(true))],
  ["all in the body is a copy", () => document.body.replaceChildren(...[...document.body.children].map((one) => one.cloneNode(true)))],
  ["the body is empty", () => document.body.replaceChildren()],
]) {
  visit(`the page is rewritten (${what}): notes can still be written`, AT, async ({ page }) => {
    await page.evaluate(rewrite);
    await addNote(page, "5.9", "still here", { by: LI });
    await countsAre(page, "5.9", 1);
  });
}

const FRENCH = { ...TREATY, language: "fr" };

visit("the page names the language of the report, and the app that of its own words", {
  prepare: hosting([FRENCH], { [FRENCH.file]: TREATY_TEXT }),
}, async ({ page }) => {
  const languages = () => page.evaluate(() =>
    [document.documentElement, document.body, document.querySelector("#app main")].map(({ lang }) => lang));
  await becomes(languages, ["fr", "en", "fr"]);
});

visit("the first drawing may be translated before the app comes", { ...AT, at: null }, async ({ page, url }) => {
  await page.addInitScript(() => addEventListener("DOMContentLoaded", () => window.stranger.always("chrome")));
  await page.goto(`${url}#/C14-41-E.en/para-5.9`);
  await ready(page);
  await focusComesTo(page, "5.9");
  await annotate(page, "5.9", "written");
  await countsAre(page, "5.9", 1);
});

/** Acts of a person on a page in any state; each does as much as possible. */
const ACTS = {
  annotate: async (page, number) => {
    const before = Object.keys(await kept(page, NOTE_KEY));
    const there = await page.evaluate((at) => {
      const blocks = document.querySelectorAll("#app .block");
      const chosen = blocks[at % blocks.length];
      chosen?.focus();
      return document.activeElement === chosen;
    }, number * 7);
    if (!there) return false;
    await page.keyboard.press("n");
    await text(page).waitFor({ state: "attached" });
    await text(page).fill(`note ${number}`, { force: true });
    await page.keyboard.press("Control+Enter");
    await introduced(page);
    await eventually(async () => assert.equal(Object.keys(await kept(page, NOTE_KEY)).length, before.length + 1, "the note is kept"));
    return true;
  },
  highlight: async (page, number) => {
    await page.evaluate((at) => {
      const shown = [...document.querySelectorAll("#app .block .text")];
      const chosen = shown[at % shown.length];
      if (chosen) getSelection().selectAllChildren(chosen);
    }, number * 5);
    // The bar comes 120 ms after the selection rests; a page in this state may offer nothing.
    await page.locator(".selection-bar:visible").waitFor({ timeout: 300 }).catch(() => {});
    await page.evaluate((at) =>
      document.querySelectorAll(".selection-bar:not([hidden]) .kinds button:not([hidden])")[at]?.click(), HIGHLIGHT);
  },
  press: (page, number) => page.evaluate((at) => {
    const all = "#notes .acts button, .quick-filter, #notes .card button, .toast button, dialog .actions button";
    const buttons = [...document.querySelectorAll(all)];
    buttons[at % buttons.length]?.click();
  }, number * 11),
  undo: (page) => page.keyboard.press("Control+z"),
  redo: (page) => page.keyboard.press("Control+Shift+Z"),
  move: (page, number) => page.keyboard.press(["j", "k", "g", "?", "Escape", "s"][number % 6]),
  import: (page, number) => {
    const item = note({ id: 100 + number, by: FLEUR, on: "5.9", phrase: "quarterly", text: `import ${number}` });
    return drop(page, file([item])).catch(() => {});
  },
  resize: (page, number) => page.setViewportSize({ width: [390, 820, 1280][number % 3], height: 800 }),
  close: (page) => page.keyboard.press("Escape"),
};

/** Closes a dialog, a composer or the bar. */
const CLOSING = "dialog [aria-label=Close], .composer .discard, .selection-bar:not([hidden]) .kinds > :last-child";

/** The number of acts per opening of the page, and the number of openings. */
const [EACH, TIMES] = [25, 6];

visit("whatever is done to the page between 150 acts: it lives, and what was kept stays", AT, async ({ page }) => {
  let [seen, written] = [new Set(), 0];
  for (let number = 0; number < EACH * TIMES; number += 1) {
    if (number % EACH === 0) await reload(page);
    await meddle(page, number);
    const names = Object.keys(ACTS);
    const name = number % 3 === 0 ? "annotate" : names[(number * 31) % names.length];
    await page.evaluate((open) => document.querySelectorAll(open).forEach((one) => one.click()), CLOSING);
    const done = await ACTS[name](page, number);
    if (name === "annotate" && done) written += 1;
    assert.deepEqual(page.faults, [], `${number}: ${name}`);
    const keys = new Set(Object.keys(await kept(page, NOTE_KEY)));
    assert.deepEqual([...seen].filter((key) => !keys.has(key)), [], `${number}: ${name}`);
    seen = keys;
  }
  assert.ok(written > EACH, `${written} notes could be written`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await reload(page);
  const items = itemsOf(await exportNotes(page));
  for (const { target } of items) {
    const exact = target.selector?.[0].exact;
    if (exact) assert.ok(TEXTS.get(target.address)?.includes(exact), `${target.address}: ${exact}`);
  }
});

checkExports();
