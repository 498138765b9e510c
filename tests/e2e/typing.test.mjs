// Typing goes where it is meant, and no typed text is wiped for good.

import assert from "node:assert/strict";
import {
  addNote, becomes, block, button, composer, countIs, dialog, DRAFT_KEY, eventually, field, focusComesTo, focusedId,
  focusedName, introduce, kept, LI, notes, notesOn, notesRead, reload, save, saved, stage, toast, write,
} from "./app.mjs";
import { composing } from "./hands.mjs";
import { marks, selectionBar, selectWords } from "./words.mjs";
import { add, begin, box, choose, chips, PARAGRAPH, waiting } from "./writing.mjs";

const { visit } = stage();

const AT = { at: "#/C14-41-E.en/para-5.9" };

/** The connections by which pages are slowed down. */
const sessions = new WeakMap();

/** Slows the page down by this factor. */
async function slow(page, rate) {
  const session = sessions.get(page) ?? await page.context().newCDPSession(page);
  sessions.set(page, session);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Every key of one character that acts anywhere, in both cases, and others with a function in browsers. */
const SINGLE = "gnsjkpyel?GNSJK/'";

const proposed = (page) => box(page, "Proposed text");
const press = (page, key) => page.keyboard.press(key);

/** Throws the open draft away, once asked. */
async function discard(page) {
  await button(composer(page), "Discard").click();
  await button(composer(page), "Yes, discard").click();
  await composer(page).waitFor({ state: "detached" });
  await becomes(() => kept(page, DRAFT_KEY), {});
}

visit("a proposal is typed from field to field, and Tab leads past nothing that takes it away", AT, async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await proposed(page).focus();
  await press(page, "Control+a");
  await page.keyboard.type(PARAGRAPH);
  await press(page, "Tab");
  await page.keyboard.type("go now, shorter");
  assert.equal(await proposed(page).inputValue(), PARAGRAPH);
  assert.equal(await box(page, "Reasons").inputValue(), "go now, shorter");
  await add(page, "Sponsors", "CEPT", "CHE");
  const stops = [];
  for (let step = 0; step < 20; step += 1) {
    const name = await focusedName(page);
    if (name === "Save") break;
    stops.push(name);
    await press(page, "Tab");
  }
  assert.equal(await focusedName(page), "Save");
  for (const stop of stops) assert.doesNotMatch(stop, /Reset|Remove|Discard|Undo/);
  assert.equal(await page.getByRole("dialog").count(), 0);
});

visit("“Reset to original” is undone by the button beside it, by the keys there and in the field, and done again", AT, async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  const present = await proposed(page).inputValue();
  await proposed(page).fill(PARAGRAPH);
  const reset = button(composer(page), "Reset to original");
  const is = (text) => becomes(() => proposed(page).inputValue(), text);
  await reset.click();
  await is(present);
  await becomes(() => focusedName(page), "Undo");
  await press(page, "Enter");
  await is(PARAGRAPH);
  await press(page, "Control+y");
  await is(present);
  await press(page, "Control+z");
  await is(PARAGRAPH);
  await reset.click();
  await is(present);
  await proposed(page).focus();
  await press(page, "Control+z");
  await is(PARAGRAPH);
  await reset.click();
  await is(present);
  // Later typing is not affected.
  await proposed(page).focus();
  await page.keyboard.type("x");
  await button(composer(page), "Undo").click();
  await is(PARAGRAPH);
  await button(composer(page), "Redo").click();
  await eventually(async () => assert.equal((await proposed(page).inputValue()).length, present.length + 1));
  await button(composer(page), "Preview").focus();
  await press(page, "Control+z");
  await press(page, "Control+z");
  await is(PARAGRAPH);
  await becomes(async () => Object.values(await kept(page, DRAFT_KEY))[0].includes(PARAGRAPH), true);
});

visit("in a field Ctrl+Z first undoes what was typed there, then what was wiped before", AT, async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await proposed(page).fill(PARAGRAPH);
  await button(composer(page), "Reset to original").click();
  await becomes(() => focusedName(page), "Undo");
  await proposed(page).focus();
  await page.keyboard.type(" More.");
  await eventually(async () => {
    await press(page, "Control+z");
    assert.equal(await proposed(page).inputValue(), PARAGRAPH);
  });
});

visit("another kind hides what was proposed: it says so, and one step brings it back", AT, async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await proposed(page).fill(PARAGRAPH);
  await box(page, "Reasons").fill("Shorter.");
  await choose(page, "Comment");
  await composer(page).getByText("Part of what you wrote does not fit this kind of note").waitFor();
  await press(page, "Control+z");
  await becomes(() => proposed(page).inputValue(), PARAGRAPH);
  await choose(page, "SUP");
  await button(composer(page), "Undo").click();
  await becomes(() => proposed(page).inputValue(), PARAGRAPH);
  await choose(page, "Comment");
  await choose(page, "Proposal");
  await composer(page).getByText("Part of what you wrote does not fit this kind of note").waitFor({ state: "hidden" });
  assert.equal(await proposed(page).inputValue(), PARAGRAPH);
  assert.equal(await box(page, "Reasons").inputValue(), "Shorter.");
});

visit("what does not fit the kind that is saved waits as a draft", AT, async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await proposed(page).fill(PARAGRAPH);
  await choose(page, "Comment");
  await field(page).fill("said instead");
  await save(page);
  await introduce(page, LI);
  await toast(page).getByText("What does not fit this kind of note is kept as a draft").waitFor();
  await notesRead(page, ["said instead"]);
  await reload(page);
  await button(page.locator("#notes .draft"), "Continue").click();
  await becomes(() => proposed(page).inputValue(), PARAGRAPH);
  await save(page);
  await countIs(page.locator("#notes .draft"), 0);
});

visit("a highlight has no words: those of the comment it was come back", AT, async ({ page }) => {
  await write(page, "5.9", "words of a comment");
  await choose(page, "Highlight");
  await composer(page).getByText("Part of what you wrote does not fit this kind of note").waitFor();
  await button(composer(page), "Undo").click();
  await becomes(() => field(page).inputValue(), "words of a comment");
});

visit("no Backspace runs on from a field into what was chosen; what is removed comes back", AT, async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await add(page, "Sponsors", "CEPT", "APT");
  const removals = composer(page).getByRole("button", { name: /^Remove / });
  await page.keyboard.type("ab");
  for (let step = 0; step < 3; step += 1) await press(page, "Backspace");
  await countIs(removals, 2);
  assert.equal(await focusedName(page), "Remove APT");
  await page.keyboard.type("ch");
  assert.equal(await chips(page, "Sponsors").inputValue(), "ch");
  for (let step = 0; step < 2; step += 1) await press(page, "Backspace");
  await press(page, "ArrowLeft");
  await press(page, "ArrowLeft");
  await becomes(() => focusedName(page), "Remove CEPT");
  await press(page, "Delete");
  await countIs(removals, 1);
  await becomes(() => focusedId(page), "composer-sponsors");
  await press(page, "Control+z");
  await countIs(removals, 2);
  await button(composer(page), "Remove APT").click();
  await composer(page).getByText("Sponsor removed.").waitFor();
  await button(composer(page), "Undo").click();
  await countIs(removals, 2);
});

visit("a draft that was discarded is had back: at the foot of the page, by the keys, and after another note", AT, async ({ page }) => {
  await write(page, "5.9", "thrown away", { kind: "Question" });
  await discard(page);
  await toast(page).getByText("Draft on 5.9 discarded.").waitFor();
  await button(toast(page), "Undo").click();
  await becomes(() => field(page).inputValue(), "thrown away");
  assert.ok(await composer(page).getByRole("radio", { name: "Question" }).isChecked());
  await discard(page);
  await focusComesTo(page, "5.9");
  await press(page, "Control+z");
  await becomes(() => field(page).inputValue(), "thrown away");
  await discard(page);
  await addNote(page, "5.10", "another", { by: LI });
  await button(page, "Undo: add comment on 5.10").click();
  await countIs(notes(page), 0);
  await button(page, "Undo: discard draft on 5.9").click();
  await becomes(() => field(page).inputValue(), "thrown away");
});

visit("a draft that was opened again is not discarded without a question", AT, async ({ page }) => {
  await write(page, "5.9", "kept since yesterday");
  await press(page, "Escape");
  await button(waiting(page, "5.9"), "Continue").click();
  await button(composer(page), "Discard").click();
  await composer(page).getByRole("alertdialog", { name: "Discard this draft?" }).waitFor();
});

visit("no single key acts beside an open composer, wherever the focus is", AT, async ({ page }) => {
  await addNote(page, "5.10", "a card", { by: LI });
  await begin(page, "5.9", "Proposal");
  await proposed(page).fill(PARAGRAPH);
  const places = {
    "a radio button": () => composer(page).getByRole("radio", { name: "MOD", exact: true }).focus(),
    "a button": () => button(composer(page), "Preview").focus(),
    "Close": () => button(composer(page), "Close and keep the draft (Esc)").focus(),
    "a paragraph": () => block(page, "5.10").focus(),
    "the paragraph of the composer": () => block(page, "5.9").focus(),
    "a card": () => notesOn(page, "5.10").focus(),
    "a button of a card": () => button(notesOn(page, "5.10"), "Edit").focus(),
    "a button of the bar": () => button(page, "Statement").focus(),
    "nothing": () => page.evaluate(() => document.activeElement.blur()),
  };
  // The text is large, and not written here.
  const all = async () => Object.entries(await kept(page)).filter(([key]) => !key.includes(":text:")).sort();
  const before = await all();
  for (const [name, go] of Object.entries(places)) {
    await go();
    const there = await focusedName(page);
    await page.keyboard.type(SINGLE);
    assert.equal(await page.getByRole("dialog").count(), 0, name);
    assert.equal(await focusedName(page), there, name);
    assert.equal(await proposed(page).inputValue(), PARAGRAPH, name);
    assert.equal(await selectionBar(page).isVisible(), false, name);
  }
  await page.evaluate(() => document.activeElement.blur());
  await press(page, "Control+z");
  const present = await block(page, "5.9").locator(".text").innerText();
  await becomes(() => proposed(page).inputValue(), present, "undo is the composer's");
  await press(page, "Control+y");
  await becomes(() => proposed(page).inputValue(), PARAGRAPH);
  assert.deepEqual(await all(), before);
  assert.equal(await notes(page).count(), 1, "no saved note is undone from beside the composer");
});

visit("in the word mode Enter offers and saves nothing, and what is typed is no key", AT, async ({ page }) => {
  await focusComesTo(page, "5.9");
  await press(page, "s");
  await selectionBar(page).waitFor();
  await page.keyboard.type(SINGLE);
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(await composer(page).count(), 0);
  await selectionBar(page).waitFor();
  await press(page, "Enter");
  await press(page, "Enter");
  await composing(page);
  await composer(page).getByText("On “The”").waitFor();
  await page.keyboard.type("a comment");
  assert.equal(await field(page).inputValue(), "a comment");
  assert.deepEqual(await kept(page, "rapporteur:/reports/:annotation:"), {});
  await press(page, "Escape");
  await focusComesTo(page, "5.9");
  await press(page, "s");
  await selectionBar(page).waitFor();
  await press(page, "ArrowRight");
  await press(page, "Enter");
  await becomes(() => focusedName(page), "Comment");
  await page.keyboard.type("going on");
  await becomes(() => field(page).inputValue(), "going on");
  await composer(page).getByText("On “contribution”").waitFor();
  await countIs(marks(page, "5.9"), 0);
});

const TYPED = "gn? who pays\nsj";

/** The ways into a composer, each the last step before typing. */
const WAYS = {
  "Enter on a paragraph": (page) => press(page, "Enter"),
  "its key": (page) => press(page, "n"),
  "its button": async (page) => {
    await button(page, "Add note to 5.9").focus();
    await press(page, "Enter");
  },
};

visit("the key that has pressed a button is not typed where that leads, however late it is heard of", AT, async ({ page }) => {
  await selectWords(page, "5.9", "quarterly reports");
  await button(selectionBar(page), "Proposal").evaluate((pressed) => {
    pressed.focus();
    pressed.click();
    for (const key of ["Enter", " "]) pressed.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
  await page.keyboard.type("!");
  await becomes(() => proposed(page).inputValue(), "quarterly reports!");
});

for (const rate of [1, 6, 20]) {
  visit(`letters typed at once are in the composer, by Enter on a paragraph, its key and its button, ${rate} times slower`, AT, async ({ page }) => {
    for (const [name, way] of Object.entries(WAYS)) {
      await focusComesTo(page, "5.9");
      await slow(page, rate);
      await way(page);
      await page.keyboard.type(TYPED);
      await press(page, "Backspace");
      await page.keyboard.type("J");
      await becomes(() => field(page).inputValue(), TYPED.replace(/j$/, "J"), name, { within: 60_000 });
      assert.equal(await page.getByRole("dialog").count(), 0);
      await becomes(async () => Object.values(await kept(page, DRAFT_KEY)).some((draft) => draft.includes("who pays")), true);
      await slow(page, 1);
      await discard(page);
    }
  });

  visit(`a note is written, saved and followed by the next in one go, ${rate} times slower`, AT, async ({ page }) => {
    await addNote(page, "5.10", "who writes is known", { by: LI });
    await block(page, "5.9").focus();
    await slow(page, rate);
    for (const text of ["first note", "second note"]) {
      await press(page, "Enter");
      await page.keyboard.type(text);
      await press(page, "Control+Enter");
    }
    await press(page, "g");
    await page.keyboard.type("5.11");
    await press(page, "Enter");
    await becomes(() => page.evaluate(() => document.activeElement.id), "para-5.11", "after the last", { within: 60_000 });
    await notesRead(page, ["first note", "second note", "who writes is known"]);
    await countIs(composer(page), 0);
    assert.deepEqual(await kept(page, DRAFT_KEY), {});
  });

  visit(`the first note, its author and what follows in one go, ${rate} times slower`, AT, async ({ page }) => {
    await focusComesTo(page, "5.9");
    await slow(page, rate);
    await press(page, "Enter");
    await page.keyboard.type("a note");
    await press(page, "Control+Enter");
    await page.keyboard.type("Li Wei");
    await press(page, "Enter");
    await saved(page, 1);
    await notesRead(page, ["a note"]);
    assert.equal(await notesOn(page, "5.9").getAttribute("aria-label"), "Yours: Comment on 5.9 by Li Wei");
    await countIs(page.getByRole("dialog"), 0);
  });

  visit(`a proposal on words and its reasons are typed at once, ${rate} times slower`, AT, async ({ page }) => {
    await selectWords(page, "5.9", "quarterly reports");
    await button(selectionBar(page), "Proposal").focus();
    await slow(page, rate);
    await press(page, "Enter");
    await press(page, "Control+a");
    await page.keyboard.type("annual reports");
    await press(page, "Tab");
    await page.keyboard.type("go on");
    await becomes(() => box(page, "Reasons").inputValue(), "go on", "reasons", { within: 60_000 });
    assert.match(await proposed(page).inputValue(), /annual reports$/);
    await press(page, "Control+Enter");
    await introduce(page, LI);
    await saved(page, 1);
  });
}

visit("an edit and an answer take what is typed at once", AT, async ({ page }) => {
  await addNote(page, "5.9", "as it was", { by: LI });
  await slow(page, 6);
  await button(notesOn(page, "5.9"), "Edit").focus();
  await press(page, "Enter");
  await page.keyboard.type(" and is");
  await becomes(() => field(page).inputValue(), "as it was and is");
  await press(page, "Escape");
  await focusComesTo(page, "5.9");
  await button(notesOn(page, "5.9"), "Reply").focus();
  await press(page, "Enter");
  await page.keyboard.type("gn");
  await becomes(() => box(page, "Your reply").inputValue(), "gn");
});

visit("a space on the button that opens a composer is typed in it, however late it is heard of", AT, async ({ page }) => {
  await addNote(page, "5.9", "as it was", { by: LI });
  // Both in one task: the key arrives before the app has seen the press of the button.
  await button(notesOn(page, "5.9"), "Edit").evaluate((edit) => {
    edit.focus();
    edit.click();
    edit.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, cancelable: true }));
  });
  await page.keyboard.type("and is");
  await becomes(() => field(page).inputValue(), "as it was and is");
});

visit("Enter on the paragraph of an open composer leads back into it", AT, async ({ page }) => {
  await write(page, "5.9", "one");
  await block(page, "5.9").focus();
  await press(page, "Enter");
  await page.keyboard.type(" two");
  await becomes(() => field(page).inputValue(), "one two");
});

visit("Ctrl+Enter pressed twice saves one note", AT, async ({ page }) => {
  await addNote(page, "5.10", "who writes is known", { by: LI });
  await write(page, "5.9", "once");
  await press(page, "Control+Enter");
  await press(page, "Control+Enter");
  await notesRead(page, ["once", "who writes is known"]);
  await saved(page, 2);
});

visit("a save that lacks something leads to the field with what was typed meanwhile", AT, async ({ page }) => {
  await begin(page, "5.9", "Comment");
  await field(page).focus();
  await press(page, "Control+Enter");
  await page.keyboard.type("here it is");
  await becomes(() => field(page).inputValue(), "here it is");
});
