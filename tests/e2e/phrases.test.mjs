// Notes on words: selection by mouse, by touch, and by keyboard; highlights, and moving to their notes and back.

import assert from "node:assert/strict";
import {
  addNote, becomes, block, button, checkExports, composer, countIs, dialog, eventually, exportNotes, field, focusComesTo,
  focusedId, focusedName, introduce, itemsOf, LI, notes, notesOn, reload, save, secondTab, stage, toast,
} from "./app.mjs";
import { PHONE } from "./hands.mjs";
import { hosting, REAL } from "./hosting.mjs";
import { clickWords, dragOver, marks, noteOnWords, selectionBar, selectWords } from "./words.mjs";

const { visit } = stage();

const AT = { at: "#/C14-41-E.en/para-5.9" };

/** Returns the words that are selected in the page. */
const selected = (page) => page.evaluate(() => getSelection().toString());

/** Returns the highlighted words of a block, in order. */
const highlighted = (page, address) => marks(page, address).allTextContents();

/** Returns the words quoted by the exported notes, in the order of the file. */
async function quoted(page) {
  return itemsOf(await exportNotes(page)).map(({ target }) => target.selector.find(({ type }) => type === "TextQuoteSelector").exact);
}

const textOf = (page, address) => block(page, address).locator(".text").textContent();

visit("by mouse: words are dragged over, a kind is chosen, the words are quoted and highlighted", AT, async ({ page }) => {
  await dragOver(page, "5.9", "elaboration of quarterly reports ");
  await selectionBar(page).waitFor();
  assert.deepEqual(
    await selectionBar(page).getByRole("button").allTextContents(),
    ["Comment", "Question", "Editorial", "Proposal", "Highlight", "More…", ""],
  );
  const gap = await page.evaluate(() => {
    const bar = document.querySelector(".selection-bar").getBoundingClientRect();
    return bar.top - [...getSelection().getRangeAt(0).getClientRects()].at(-1).bottom;
  });
  assert.ok(gap > 0 && gap < 20, `the bar stands ${gap} px below the words`);
  await button(selectionBar(page), "Question").click();
  await page.getByRole("heading", { name: "New note on 5.9" }).waitFor();
  await becomes(() => composer(page).getByRole("radio", { name: "Question" }).isChecked(), true);
  await selectionBar(page).waitFor({ state: "hidden" });
  await field(page).fill("Why quarterly?");
  await save(page);
  await introduce(page, LI);
  await notesOn(page, "5.9").waitFor();
  assert.deepEqual(await highlighted(page, "5.9"), ["elaboration of quarterly reports"]);
  assert.deepEqual(await quoted(page), ["elaboration of quarterly reports"]);
  await reload(page);
  await becomes(() => highlighted(page, "5.9"), ["elaboration of quarterly reports"]);
});

visit("the rarer kinds are behind More…", AT, async ({ page }) => {
  await selectWords(page, "5.9", "quarterly reports");
  await button(selectionBar(page), "More…").click();
  await button(selectionBar(page), "Reservation").click();
  await composer(page).waitFor();
  assert.equal(await composer(page).getByRole("radio", { name: "Reservation" }).isChecked(), true);
});

visit("a highlight is saved at once, and can be undone", AT, async ({ page }) => {
  await selectWords(page, "5.9", "Egypt");
  await button(selectionBar(page), "Highlight").click();
  await introduce(page, LI);
  await marks(page, "5.9").waitFor();
  await selectWords(page, "5.9", "Hyderabad");
  await button(selectionBar(page), "Highlight").click();
  await becomes(() => highlighted(page, "5.9"), ["Egypt", "Hyderabad"]);
  await focusComesTo(page, "5.9");
  await page.keyboard.press("Control+z");
  await becomes(() => highlighted(page, "5.9"), ["Egypt"]);
});

visit("the bar is reached and closed with the keys", AT, async ({ page }) => {
  await dragOver(page, "5.9", "quarterly reports");
  await selectionBar(page).getByText("Enter: choose with the keys").waitFor();
  await page.keyboard.press("Enter");
  await becomes(() => focusedName(page), "Comment");
  assert.equal(await selected(page), "quarterly reports");
  await page.keyboard.press("Escape");
  await selectionBar(page).waitFor({ state: "hidden" });
  await focusComesTo(page, "5.9");
  await becomes(() => selected(page), "");
  await selectWords(page, "5.9", "quarterly reports");
  await selectionBar(page).waitFor();
  await page.evaluate(() => getSelection().removeAllRanges());
  await selectionBar(page).waitFor({ state: "hidden" });
});

visit("labels, buttons and white space are no words of the report", AT, async ({ page }) => {
  const select = (from, to) => page.evaluate(([a, b]) => {
    const of = (selector) => document.querySelector(`#app ${selector}`).firstChild;
    getSelection().setBaseAndExtent(of(a), 0, of(b), 0);
  }, [from, to]);
  await select("#para-5\\.9 .label", "#para-5\\.9 .text");
  await page.waitForTimeout(500);
  assert.equal(await selectionBar(page).isVisible(), false);
  await select("#para-5\\.9 .label", "#para-5\\.9 .tools");
  await button(selectionBar(page), "Highlight").click();
  await introduce(page, LI);
  await toast(page).getByText("Highlight on 5.9 saved.").waitFor();
  await eventually(async () => assert.match(await block(page, "5.9").getAttribute("class"), /\bnoted\b/));
  assert.equal(await marks(page, "5.9").count(), 0, "the whole paragraph is marked as such");
  assert.deepEqual(await quoted(page), [await textOf(page, "5.9")]);
});

/** Records how long the selection has been unchanged, in milliseconds, when the bar appears. */
const timeRests = (page) => page.evaluate(() => {
  globalThis.rested = new Promise((done) => {
    let changed;
    document.addEventListener("selectionchange", () => { changed = performance.now(); });
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".selection-bar")?.checkVisibility()) return;
      observer.disconnect();
      done(performance.now() - changed);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
});

/** Finishes the first note, which is on these words of 5.9. */
async function finishOn(page, words) {
  await field(page).fill("a note");
  await save(page);
  await introduce(page, LI);
  await marks(page, "5.9").waitFor();
  assert.deepEqual(await highlighted(page, "5.9"), [words]);
}

visit("by touch: the bar comes when the handles rest, stands at the bottom edge, and a tap keeps the words", {
  ...AT,
  context: PHONE,
}, async ({ page }) => {
  const text = block(page, "5.9").locator(".text");
  await text.tap({ position: { x: 20, y: 10 } });
  await page.waitForTimeout(600);
  assert.equal(await selectionBar(page).isVisible(), false, "a tap on the text does nothing");
  assert.equal(await composer(page).count(), 0);
  await timeRests(page);
  for (const words of ["quarterly", "quarterly reports"]) {
    await selectWords(page, "5.9", words);
    await page.waitForTimeout(250);
  }
  await selectionBar(page).waitFor();
  const rested = await page.evaluate(() => globalThis.rested);
  assert.ok(rested >= 399, `a handle may still be dragged ${rested} ms after the other one`);
  const bar = await selectionBar(page).boundingBox();
  assert.equal(Math.round(bar.y + bar.height), 844);
  // On phones, the tap removes the selection before the click arrives.
  await page.evaluate(() => document.addEventListener("pointerdown", () => getSelection().removeAllRanges(), { once: true }));
  await button(selectionBar(page), "Comment").tap();
  await finishOn(page, "quarterly reports");
});

visit("by touch: what was selected last is taken, also before it has rested", { ...AT, context: PHONE }, async ({ page }) => {
  await selectWords(page, "5.9", "quarterly");
  await selectionBar(page).waitFor();
  await selectWords(page, "5.9", "quarterly reports");
  await button(selectionBar(page), "Comment").tap();
  await finishOn(page, "quarterly reports");
});

visit("what is selected stays so while another tab's note is drawn under it", AT, async ({ page }) => {
  const other = await secondTab(page);
  for (const [words, select] of [["reports from the", selectWords], ["quarterly reports", dragOver]]) {
    await select(page, "5.9", words);
    await selectionBar(page).waitFor();
    const before = await marks(page, "5.9").count();
    await noteOnWords(other, "5.9", words.split(" ")[1], { text: "theirs", by: before ? undefined : LI });
    await eventually(async () => assert.notEqual(await marks(page, "5.9").count(), before));
    await becomes(() => selected(page), words);
    await button(selectionBar(page), "Comment").click();
    await field(page).fill(words);
    await save(page);
    await composer(page).waitFor({ state: "detached" });
  }
  const items = itemsOf(await exportNotes(page));
  const said = items.map(({ body, target }) => [[body].flat()[0]?.value, target.selector[0].exact]);
  for (const words of ["reports from the", "quarterly reports"]) assert.deepEqual(said.filter(([says]) => says === words), [[words, words]]);
});

/** Waits for an announcement of the selection to screen readers. */
const told = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();

visit("with the keyboard: word by word, told at each step", AT, async ({ page }) => {
  const press = (key) => page.keyboard.press(key);
  await focusComesTo(page, "5.9");
  await press("s");
  await told(page, /^Selecting words in 5\.9\. .*Selected: The$/);
  assert.equal(await selected(page), "The");
  await press("ArrowRight");
  await told(page, /^Selected: contribution$/);
  await press("Shift+ArrowRight");
  await press("Shift+ArrowRight");
  await told(page, /^Selected: contribution from Egypt$/);
  await press("Shift+ArrowLeft");
  await press("Shift+Control+ArrowLeft");
  await told(page, /^Selected: contribution fro$/);
  await press("Shift+Alt+ArrowRight");
  await told(page, /^Selected: contribution from$/);
  assert.equal(await selected(page), "contribution from");
  await press("Enter");
  await becomes(() => focusedName(page), "Comment");
  await press("Enter");
  await becomes(() => focusedId(page), "composer-text");
  await page.keyboard.type("with the keys");
  await press("Control+Enter");
  await introduce(page, LI);
  await marks(page, "5.9").waitFor();
  assert.deepEqual(await highlighted(page, "5.9"), ["contribution from"]);
  await focusComesTo(page, "5.9");
});

visit("the mode is entered by a button, works across paragraphs and is left by Escape", AT, async ({ page }) => {
  const press = (key) => page.keyboard.press(key);
  await button(page, "Settings").click();
  await dialog(page, "Settings").getByLabel(/^Use single-letter keys/).uncheck();
  await press("Escape");
  await block(page, "5.9").focus();
  await press("s");
  await press("ArrowDown");
  await focusComesTo(page, "5.10");
  assert.equal(await selectionBar(page).isVisible(), false, "single-letter keys are switched off");
  await button(page, "Select words in 5.9").click();
  await told(page, /Selected: The$/);
  await press("End");
  await told(page, /^Selected: \.$/);
  await press("ArrowLeft");
  await told(page, /^Selected: tools$/);
  await press("Shift+ArrowDown");
  await told(page, /^Selected: tools\.\nThe contribution from INSAFE .*\.$/s);
  await press("Shift+ArrowUp");
  await press("Home");
  await told(page, /^Selected: The$/);
  await press("Escape");
  await selectionBar(page).waitFor({ state: "hidden" });
  await becomes(() => selected(page), "");
  await focusComesTo(page, "5.9");
  await press("ArrowDown");
  await focusComesTo(page, "5.10");
});

visit("the mode ends when the focus goes elsewhere", AT, async ({ page }) => {
  await block(page, "5.9").focus();
  await page.keyboard.press("s");
  await selectionBar(page).waitFor();
  await page.keyboard.press("Tab");
  await selectionBar(page).waitFor({ state: "hidden" });
  await becomes(() => focusedName(page), "Add note to 5.9");
});

visit("words of two paragraphs are one note, highlighted in both", AT, async ({ page }) => {
  await noteOnWords(page, "5.9", "ICT tools.", { until: ["5.10", "The contribution from INSAFE"], text: "both", by: LI });
  assert.deepEqual(await highlighted(page, "5.9"), ["ICT tools."]);
  assert.deepEqual(await highlighted(page, "5.10"), ["The contribution from INSAFE"]);
  assert.deepEqual(await quoted(page), ["ICT tools.\nThe contribution from INSAFE"]);
  await clickWords(page, "5.10", "INSAFE");
  await becomes(() => focusedName(page), "Yours: Comment on 5.9 by Li Wei");
  await page.keyboard.press("Escape");
  // Back to the starting point.
  await focusComesTo(page, "5.10");
  await button(block(page, "5.10"), "1 note on 5.10").click();
  await becomes(() => page.evaluate(() => document.activeElement.getAttribute("role")), "comment");
});

visit("three notes that overlap: each piece carries its own, a click shows them, Escape leads back", AT, async ({ page }) => {
  const before = await textOf(page, "5.9");
  await noteOnWords(page, "5.9", "elaboration of quarterly reports", { text: "first", by: LI });
  await noteOnWords(page, "5.9", "quarterly reports from", { kind: "Question", text: "second" });
  await noteOnWords(page, "5.9", "reports", { kind: "Highlight" });
  const pieces = () => marks(page, "5.9").evaluateAll((all) =>
    all.map(({ textContent, className, dataset }) => [textContent, className.replace(/ ?active/, ""), dataset.before.trim(), dataset.after?.trim()]));
  await becomes(pieces, [
    ["elaboration of ", "kind-comment", "[highlight start: comment]", undefined],
    ["quarterly ", "kind-comment twice", "[highlight start: 2 notes]", undefined],
    ["reports", "kind-comment often", "[highlight start: 3 notes]", undefined],
    [" from", "kind-question", "[highlight start: question]", "[highlight end]"],
  ]);
  assert.equal(await textOf(page, "5.9"), before, "the text is as it was");
  await clickWords(page, "5.9", "reports");
  await countIs(notes(page).and(page.locator(":focus")), 1);
  await countIs(page.locator("#notes .note.active"), 3);
  // The words of all three are active.
  await countIs(page.locator("#app mark.active"), 4);
  await page.keyboard.press("Escape");
  await focusComesTo(page, "5.9");
  await clickWords(page, "5.9", "from the working");
  await countIs(page.locator("#notes .note.active"), 1);
  assert.match(await page.locator("#notes .note.active").getAttribute("aria-label"), /^Yours: Question/);
  await button(block(page, "5.9"), "3 notes on 5.9").click();
  await countIs(page.locator("#notes .note.active"), 3);
});

visit("highlights are no tab stops, refer to their notes, and hidden words are no text", AT, async ({ page }) => {
  await noteOnWords(page, "5.9", "quarterly reports", { text: "one", by: LI });
  assert.equal(await page.locator("#app mark[tabindex], #app mark [tabindex], #app mark[role]").count(), 0);
  const details = await marks(page, "5.9").getAttribute("aria-details");
  assert.equal(await page.locator(`[id="${details}"] [role=comment]`).count(), 1);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const said = nodes.map(({ name }) => name?.value?.trim()).filter((name) => /^\[highlight/.test(name ?? ""));
  assert.deepEqual([...new Set(said)], ["[highlight start: comment]", "[highlight end]"]);
  await selectWords(page, "5.9", "elaboration of quarterly reports from");
  assert.equal(await selected(page), "elaboration of quarterly reports from");
  assert.equal(await page.evaluate(() => window.find("of quarterly reports from", false, false, true)), true);
});

visit("adding, looking at, changing and withdrawing a highlight touches no other block", AT, async ({ page }) => {
  await noteOnWords(page, "5.10", "INSAFE", { kind: "Highlight", by: LI });
  await page.evaluate(() => {
    const id = ({ target }) => (target.closest ?? target.parentElement.closest).call(target.closest ? target : target.parentElement, ".block")?.id;
    window.touched = new Set();
    new MutationObserver((changes) => changes.forEach((change) => window.touched.add(id(change))))
      .observe(document.querySelector("#app .report"), { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const touched = () => page.evaluate(() => { const all = [...window.touched]; window.touched.clear(); return all; });
  await noteOnWords(page, "5.9", "quarterly reports", { kind: "Highlight" });
  await toast(page).getByText("Highlight on 5.9 saved.").waitFor();
  // The previous highlight is no longer active.
  assert.deepEqual((await touched()).toSorted(), ["para-5.10", "para-5.9"]);
  await clickWords(page, "5.9", "quarterly");
  await countIs(notes(page).and(page.locator(":focus")), 1);
  await page.keyboard.press("Escape");
  await focusComesTo(page, "5.9");
  assert.deepEqual(await touched(), [], "it is looked at already");
  await button(notesOn(page, "5.9"), "Edit").click();
  await composer(page).getByRole("radio", { name: "Comment" }).check();
  await field(page).fill("changed");
  await save(page);
  await eventually(async () => assert.match(await marks(page, "5.9").first().getAttribute("class"), /kind-comment/));
  assert.deepEqual(await touched(), ["para-5.9"]);
  await button(notesOn(page, "5.9"), "Withdraw").click();
  await countIs(marks(page, "5.9"), 0);
  assert.deepEqual(await touched(), ["para-5.9"]);
});

const ITEMS = [
  "# Notes",
  "1.1 Le re\u0301sume\u0301 de 👩‍👧 et 🇨🇭 ici.",
  "1.2 See [the *whole* page](#para-1.1) and `code` here.",
  "1.3 مجلس الاتحاد الدولي",
  "| Head | Second |\n|---|---|\n| 👍 cell | other |",
].join("\n\n");

const MADE = { prepare: hosting([REAL], { [REAL.file]: ITEMS }) };

visit("boundaries are whole characters", MADE, async ({ page }) => {
  const part = (from, to) => page.evaluate(([start, end]) => {
    const text = document.querySelector("#app #para-1\\.1 .text [data-run]").lastChild;
    getSelection().setBaseAndExtent(text, text.data.indexOf(start) + 1, text, text.data.indexOf(end) + 1);
  }, [from, to]);
  // From inside the first é to inside the family.
  await part("e\u0301sum", "👩");
  await button(selectionBar(page), "Highlight").click();
  await introduce(page, LI);
  await marks(page, "1.1").first().waitFor();
  assert.deepEqual(await highlighted(page, "1.1"), ["e\u0301sume\u0301 de 👩‍👧"]);
  await selectWords(page, "1.1", " 🇨🇭 ");
  await button(selectionBar(page), "Highlight").click();
  await becomes(() => highlighted(page, "1.1"), ["e\u0301sume\u0301 de 👩‍👧", "🇨🇭"]);
  assert.deepEqual(await quoted(page), ["e\u0301sume\u0301 de 👩‍👧", "🇨🇭"]);
});

visit("links, code, tables and text from right to left", MADE, async ({ page }) => {
  await noteOnWords(page, "1.2", "See the whole page and code", { kind: "Highlight", by: LI });
  assert.deepEqual(await highlighted(page, "1.2"), ["See ", "the ", "whole", " page", " and ", "code"]);
  assert.deepEqual(await quoted(page), ["See the whole page and code"]);
  await clickWords(page, "1.2", "whole");
  await focusComesTo(page, "1.1");
  assert.equal(await notes(page).and(page.locator(":focus")).count(), 0, "in a link the click is the link's");
  await noteOnWords(page, "1.3 ¶1", "👍 cell", { kind: "Highlight" });
  assert.deepEqual(await highlighted(page, "1.3 ¶1"), ["👍 cell"]);
  await block(page, "1.3").focus();
  await page.keyboard.press("s");
  await told(page, /Selected: مجلس$/);
  await page.keyboard.press("Shift+ArrowLeft");
  await told(page, /^Selected: مجلس الاتحاد$/);
});

visit("a tap on a highlight opens the sheet at its note, and leaves the words in sight", {
  context: PHONE,
}, async ({ page }) => {
  await noteOnWords(page, "5.9", "quarterly reports", { text: "one", by: LI });
  await marks(page, "5.9").first().tap();
  await countIs(notes(page).and(page.locator(":focus")), 1);
  await notesOn(page, "5.9").getByText("one", { exact: true }).waitFor();
  await eventually(async () => {
    const [words, sheet] = [await marks(page, "5.9").first().boundingBox(), await page.locator("#notes").boundingBox()];
    assert.ok(words.y > 0 && words.y + words.height < sheet.y, `${words.y} ${sheet.y}`);
  });
});

visit("the whole document has its own button above the text", async ({ page }) => {
  await button(page, "Add note on the whole document").click();
  await page.getByRole("heading", { name: "New note on the document" }).waitFor();
  await field(page).fill("In general");
  await save(page);
  await introduce(page, LI);
  await notesOn(page, "the document").waitFor();
  await button(page, "Add note to 5").first().click();
  await page.getByRole("heading", { name: "New note on 5", exact: true }).waitFor();
});

visit("on paper and in forced colours strokes tell what tints do on the screen", AT, async ({ page }) => {
  await noteOnWords(page, "5.9", "quarterly reports", { kind: "Question", text: "why?", by: LI });
  await noteOnWords(page, "5.9", "reports from", { kind: "Highlight" });
  await noteOnWords(page, "5.9", "reports from the", { kind: "Support" });
  await countIs(marks(page, "5.9"), 4);
  const strokes = () => marks(page, "5.9").evaluateAll((all) => all.map((mark) => {
    const style = getComputedStyle(mark);
    return [mark.textContent, style.textDecorationLine, style.textDecorationStyle, style.borderBlockEndStyle];
  }));
  const expected = [
    ["quarterly ", "underline", "dotted", "none"], ["reports", "underline", "dotted", "double"],
    [" from", "underline", "solid", "solid"], [" the", "underline", "dashed", "none"],
  ];
  for (const media of [{}, { media: "print" }, { media: "screen", forcedColors: "active" }]) {
    await page.emulateMedia(media);
    await becomes(strokes, expected, JSON.stringify(media));
  }
  await page.emulateMedia({ media: "print", forcedColors: null });
  await selectWords(page, "5.9", "Egypt");
  await page.locator(".selection-bar:not([hidden])").waitFor({ state: "attached" });
  assert.equal(await selectionBar(page).isVisible(), false, "there, and not printed");
  assert.equal(await button(page, "Add note on the whole document").isVisible(), false);
});

visit("the outline says how many notes there are in words", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  await page.locator(".outline a", { hasText: "Discussions" }).getByText("1 note", { exact: true }).waitFor();
});

checkExports();
