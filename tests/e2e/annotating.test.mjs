// Notes are written, changed, withdrawn and undone, by mouse and by keyboard alone.

import assert from "node:assert/strict";
import {
  addNote, addNotes, becomes, button, checkExports, composer, dialog, editNote, eventually, exportNotes, field, focusComesTo,
  focusedId, focusedName, introduce, itemsOf, kept, LI, NOTE_KEY, notes, notesOn, notesRead, save, stage, texts, toast, write,
} from "./app.mjs";

const { visit } = stage();

visit("a note by mouse stands beside its paragraph, with its author", async ({ page }) => {
  await addNote(page, "5.9", "Who would **pay** for this?", { kind: "Question", by: LI });
  const note = notesOn(page, "5.9");
  assert.equal(await note.getAttribute("aria-label"), "Yours: Question on 5.9 by Li Wei");
  assert.match(await note.textContent(), /Li Wei You/);
  assert.equal(await note.locator(".delegation").textContent(), "CHN");
  assert.equal(await note.locator("strong").textContent(), "pay");
  assert.ok(!Number.isNaN(Date.parse(await note.locator("time").first().getAttribute("datetime"))));
  await toast(page).getByText("Question on 5.9 saved.").waitFor();
  await focusComesTo(page, "5.9");
  await eventually(async () => {
    const gap = await page.evaluate(() => {
      const top = (selector) => document.querySelector(selector).getBoundingClientRect().top;
      return top("#notes [role=comment]") - top("#para-5\\.9");
    });
    assert.ok(Math.abs(gap) < 40, `the note stands ${gap} px from its paragraph`);
  });
});

visit("a note by keyboard alone", async ({ page }) => {
  const press = (key) => page.keyboard.press(key);
  await press("Tab");
  assert.equal(await focusedName(page), "Skip to the report");
  await press("Enter");
  await focusComesTo(page, "Agenda item");
  for (let step = 0; step < 14; step += 1) await press("ArrowDown");
  await focusComesTo(page, "1.1");
  await press("Enter");
  await becomes(() => focusedId(page), "composer-text");
  await page.keyboard.type("by keyboard");
  await press("Control+Enter");
  await dialog(page, "Who is writing?").waitFor();
  await page.keyboard.type("Ana");
  await press("Enter");
  await notesRead(page, ["by keyboard"]);
  await focusComesTo(page, "1.1");
  await press("ArrowUp");
  await focusComesTo(page, "1");
  await press("n");
  await becomes(() => focusedId(page), "composer-text");
  await page.keyboard.type("on the heading");
  for (const stop of ["More: tags, type, on behalf of, private", "Save", "Preview", "Discard"]) {
    await press("Tab");
    await becomes(() => focusedName(page), stop);
  }
  for (let step = 0; step < 2; step += 1) await press("Shift+Tab");
  await press("Enter");
  await notesRead(page, ["on the heading", "by keyboard"]);
});

visit("the tools of a paragraph are reached by Tab from it", { at: "#/C14-41-E.en/para-5.9" }, async ({ page }) => {
  await focusComesTo(page, "5.9");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "New note on 5.9" }).waitFor();
});

visit("the author is asked once and may stay anonymous", async ({ page }) => {
  await write(page, "5.9", "first");
  await save(page);
  await button(dialog(page, "Who is writing?"), "Stay anonymous").click();
  await notesRead(page, ["first"]);
  await addNote(page, "5.10", "second");
  assert.deepEqual(
    await notes(page).evaluateAll((all) => all.map((note) => note.getAttribute("aria-label"))),
    ["Yours: Comment on 5.9 by Anonymous", "Yours: Comment on 5.10 by Anonymous"],
  );
});

visit("closing the question who writes saves nothing and keeps the text", async ({ page }) => {
  await write(page, "5.9", "not yet");
  await save(page);
  await dialog(page, "Who is writing?").waitFor();
  await page.keyboard.press("Escape");
  await dialog(page, "Who is writing?").waitFor({ state: "detached" });
  assert.equal(await field(page).inputValue(), "not yet");
  await save(page);
  await dialog(page, "Who is writing?").waitFor();
  assert.deepEqual(Object.keys(await kept(page, NOTE_KEY)), []);
});

visit("a delegation is a Member State, written shorter, or any other entity", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: { name: "Jean", state: "FRA", code: "F" } });
  assert.equal(await notesOn(page, "5.9").locator(".delegation").textContent(), "F");
  assert.equal(await notesOn(page, "5.9").locator(".delegation").getAttribute("title"), "France");
  await button(page, "Settings").click();
  await button(dialog(page, "Settings"), "Add a profile…").click();
  const form = dialog(page, "Who is writing?");
  await form.getByLabel("Name", { exact: true }).fill("Ms Wu");
  await form.getByLabel("Delegation").selectOption("Another entity…");
  await form.getByLabel("Name of the entity").fill("GSMA");
  await button(form, "Save profile").click();
  await dialog(page, "Settings").getByText("Ms Wu · GSMA").waitFor();
  await page.keyboard.press("Escape");
  await addNote(page, "5.10", "two");
  assert.equal(await notesOn(page, "5.10").getAttribute("aria-label"), "Yours: Comment on 5.10 by Ms Wu");
  assert.equal(await button(notesOn(page, "5.9"), "Edit").count(), 1, "both profiles are the reader's");
});

visit("a profile changed later rewrites no history: old notes keep who wrote them, new ones have the new", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  await button(page, "Settings").click();
  await button(dialog(page, "Settings"), "Change…").click();
  const form = dialog(page, "Who is writing?");
  await form.getByLabel("Name", { exact: true }).fill("Li Wei-Keller");
  await form.getByLabel("Delegation").selectOption("CHE");
  await button(form, "Save profile").click();
  await dialog(page, "Settings").getByText("Li Wei-Keller").first().waitFor();
  await page.keyboard.press("Escape");
  await addNote(page, "5.10", "two");
  const items = itemsOf(await exportNotes(page));
  assert.deepEqual(
    items.map(({ creator }) => [creator.name, creator.delegation.country]),
    [["Li Wei", "CHN"], ["Li Wei-Keller", "CHE"]],
  );
  assert.equal(items[0].creator.id, items[1].creator.id, "it is the same person");
  assert.equal(await notesOn(page, "5.9").getAttribute("aria-label"), "Yours: Comment on 5.9 by Li Wei");
  assert.match(await notesOn(page, "5.10").textContent(), /Li Wei-Keller You.*CHE/s);
  assert.equal(await button(notesOn(page, "5.9"), "Edit").count(), 1, "and still hers to edit");
});

visit("an edit replaces the text and keeps the note", async ({ page }) => {
  await addNote(page, "5.9", "first", { by: LI });
  const [key] = Object.keys(await kept(page, NOTE_KEY));
  await editNote(page, "5.9", "second");
  await notesRead(page, ["second"]);
  assert.deepEqual(Object.keys(await kept(page, NOTE_KEY)), [key]);
});

visit("withdraw, and undo from the message", async ({ page }) => {
  await addNote(page, "5.9", "keep me", { by: LI });
  await button(notesOn(page, "5.9"), "Withdraw").click();
  await toast(page).getByText("Comment on 5.9 withdrawn.").waitFor();
  await notesRead(page, []);
  assert.equal(Object.keys(await kept(page, NOTE_KEY)).length, 1, "the withdrawal is kept");
  await button(toast(page), "Undo").click();
  await notesRead(page, ["keep me"]);
});

visit("undo and redo by key and by button, each a new revision", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  await editNote(page, "5.9", "two");
  const stored = async () => Object.values(await kept(page, NOTE_KEY))[0];
  const states = new Set([await stored()]);
  const steps = [
    ["Control+z", ["one"]], ["Control+z", []], ["Control+Shift+Z", ["one"]], ["Control+Shift+Z", ["two"]],
    [/^Undo: edit comment on 5\.9$/, ["one"]], [/^Undo: add comment on 5\.9$/, []],
    [/^Redo: add comment on 5\.9$/, ["one"]], [/^Redo: edit comment on 5\.9$/, ["two"]],
  ];
  for (const [how, expected] of steps) {
    if (typeof how === "string") await page.keyboard.press(how);
    else await page.getByRole("button", { name: how }).click();
    await notesRead(page, expected);
    states.add(await stored());
  }
  assert.equal(states.size, steps.length + 1, "no state is ever the same again");
  await becomes(() => button(page, "Redo").isDisabled(), true);
});

visit("notes stand in the order of the paper", async ({ page }) => {
  await addNotes(page, [["6.1 b)", "third"], ["1.1 b) 1", "first"], ["5.9", "second"]]);
  await notesRead(page, ["first", "second", "third"]);
  await eventually(async () => {
    const tops = await notes(page).evaluateAll((all) => all.map((note) => note.getBoundingClientRect().top));
    assert.deepEqual(tops, tops.toSorted((a, b) => a - b));
  });
});

visit("cards of one paragraph do not cover one another", async ({ page }) => {
  await addNotes(page, [["5.9", "one\n\ntwo\n\nthree"], ["5.9", "four\n\nfive"], ["5.10", "six"]]);
  await eventually(async () => {
    const boxes = await notes(page).evaluateAll((all) => all.map((note) => note.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
    assert.equal(boxes.length, 3);
    for (const [index, { top }] of boxes.entries()) assert.ok(index === 0 || top >= boxes[index - 1].bottom, `card ${index} is covered`);
  });
});

visit("the outline counts notes, and a paragraph leads to its notes and back", async ({ page }) => {
  await addNotes(page, [["5.9", "one"], ["5.9", "two"], ["6.1 b)", "three"]]);
  const outline = page.getByRole("navigation", { name: "Outline" });
  const counts = () => outline.getByRole("link").evaluateAll((all) => all
    .map((link) => [link.querySelector(".number").textContent, link.querySelector(".count .hidden-words")?.textContent])
    .filter(([, count]) => count));
  await becomes(counts, [["5", "2 notes"], ["6.1", "1 note"]]);
  await button(page, "2 notes on 5.9").click();
  await becomes(() => focusedName(page), "Yours: Comment on 5.9 by Li Wei");
  await page.keyboard.press("Escape");
  await focusComesTo(page, "5.9");
  await button(notesOn(page, "6.1 b)"), "Back to 6.1 b) in the text").click();
  await focusComesTo(page, "6.1 b)");
});

const HOSTILE = [
  "<script>globalThis.harmed = true</script>", "", "A <img src=x onerror='globalThis.harmed = true'> and <b>bold</b>", "",
  "[a trap](javascript:globalThis.harmed=true) [data](data:text/html,x) [a page](https://example.org/) ![a picture](https://example.org/x.png)",
].join("\n");

visit("raw HTML and script links in a note are text, in preview and note", async ({ page }) => {
  await write(page, "5.9", HOSTILE);
  await button(composer(page), "Preview").click();
  const check = async (place) => {
    assert.match(await place.textContent(), /<script>globalThis\.harmed = true<\/script>.*<img src=x onerror=.*<b>bold<\/b>/s);
    assert.equal(await place.locator("script, img, b, iframe").count(), 0);
    const links = await place.getByRole("link").evaluateAll((all) => all.map((link) => [link.textContent, link.href, link.rel]));
    assert.deepEqual(links, [["a page", "https://example.org/", "noopener noreferrer"]]);
    await place.getByText("[a trap](javascript:globalThis.harmed=true)").click({ position: { x: 8, y: 8 } });
    assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
  };
  await check(composer(page).locator(".preview"));
  await button(composer(page), "Preview").click();
  assert.equal(await field(page).inputValue(), HOSTILE);
  await save(page);
  await introduce(page, LI);
  await notes(page).waitFor();
  await check(notes(page).locator(".rendered"));
});

visit("an empty note is not saved, and says why", async ({ page }) => {
  await write(page, "5.9", "   ");
  await save(page);
  await composer(page).getByRole("alert").getByText("Please write something first.").waitFor();
  assert.deepEqual(await texts(page), []);
});

checkExports();
