// The three ways in which people work: with a mouse, with fingers, with the keyboard alone. Each hand presses,
// chooses, fills in and selects in its own way.

import assert from "node:assert/strict";
import { addButton, block, button, composer, dialog, eventually, focusedId, introduce, isFocused, LI, notesButton } from "./app.mjs";
import { NARROW } from "./looks.mjs";
import { dragOver, selectionBar, selectWords } from "./words.mjs";

const radio = (page, name) => composer(page).getByRole("radio", { name, exact: true });
const field = (page, role, label) => composer(page).getByRole(role, { name: label, exact: true });

/** A touch screen. */
export const PHONE = { viewport: NARROW, hasTouch: true, isMobile: true };

function pointer(press, select) {
  return {
    press: (page, target) => press(target),
    select,
    begin: (page, address) => press(addButton(page, address)),
    /** Goes to a note, where its buttons are: on a phone the notes are a sheet. */
    goTo: async (page, note, address) => {
      if (!(await note.isVisible())) await press(notesButton(page, address));
    },
    choose: async (page, name) => {
      await press(radio(page, name));
      assert.ok(await radio(page, name).isChecked(), name);
    },
    fill: async (page, label, text) => {
      await press(field(page, "textbox", label));
      await field(page, "textbox", label).fill(text);
    },
    /** Takes the first suggestion; the list must not cover the controls below it. */
    addChip: async (page, label, typed) => {
      await press(field(page, "combobox", label));
      await field(page, "combobox", label).fill(typed);
      await press(composer(page).getByRole("option").first());
      await composer(page).getByRole("listbox").first().waitFor({ state: "hidden", timeout: 5_000 });
    },
    save: (page) => press(button(composer(page), "Save")),
    introduce: (page) => introduce(page, LI),
  };
}

export const mouse = pointer((target) => target.click(), dragOver);

/** Selection handles cannot be emulated: the selection is set directly. */
export const fingers = pointer((target) => target.tap(), selectWords);

/** Presses Tab, or another key, until the target has the focus. */
export async function reach(page, target, { key = "Tab", most = 120 } = {}) {
  await target.waitFor();
  for (let step = 0; step < most; step += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${target} is not reached by ${key}`);
}

/** Chooses the first suggestion for the typed text. */
export async function chooseFirst(page) {
  await composer(page).getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await composer(page).getByRole("option", { selected: true }).waitFor();
  await page.keyboard.press("Enter");
}

/** Waits until the keys work in the composer. */
export const composing = (page) => eventually(async () =>
  assert.ok(await page.evaluate(() => document.activeElement.closest(".composer") !== null), "the focus is in the composer"));

export const keys = {
  press: async (page, target) => {
    await reach(page, target);
    await page.keyboard.press("Enter");
  },
  /** Selects in the keyboard mode, which starts with the first word of the paragraph. */
  select: async (page, address) => {
    await block(page, address).focus();
    await page.keyboard.press("s");
    await selectionBar(page).waitFor();
    await page.keyboard.press("Enter");
    await eventually(async () => assert.ok(await page.evaluate(() => document.activeElement.closest(".selection-bar") !== null)));
  },
  begin: async (page, address) => {
    await block(page, address).focus();
    await page.keyboard.press("Enter");
    await composing(page);
  },
  goTo: async (page, note, address) => {
    await block(page, address).focus();
    await keys.press(page, notesButton(page, address));
    await eventually(async () => assert.ok(await page.evaluate(() => document.activeElement.closest("#notes") !== null)));
    for (let step = 0; step < 20 && !(await isFocused(note)); step += 1) {
      const before = await focusedId(page);
      await page.keyboard.press("j");
      await eventually(async () => assert.notEqual(await focusedId(page), before));
    }
  },
  /** Chooses a kind. Radio buttons are one tab stop with a choice by arrow keys; they precede the fields. */
  choose: async (page, name) => {
    await composing(page);
    const group = await radio(page, name).getAttribute("name");
    const inGroup = () => page.evaluate((wanted) => document.activeElement.name === wanted, group);
    for (let step = 0; step < 30 && !(await inGroup()); step += 1) await page.keyboard.press(group === "kind" ? "Shift+Tab" : "Tab");
    if ((await composer(page).locator(`[name=${group}]:checked`).count()) === 0) await page.keyboard.press("Space");
    for (let step = 0; step < 10 && !(await radio(page, name).isChecked()); step += 1) await page.keyboard.press("ArrowRight");
    assert.ok(await radio(page, name).isChecked(), name);
  },
  fill: async (page, label, text) => {
    await composing(page);
    await reach(page, field(page, "textbox", label));
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  },
  addChip: async (page, label, typed) => {
    await composing(page);
    await reach(page, field(page, "combobox", label));
    await page.keyboard.type(typed);
    await chooseFirst(page);
  },
  save: async (page) => {
    await composing(page);
    await page.keyboard.press("Control+Enter");
  },
  introduce: async (page) => {
    await dialog(page, "Who is writing?").waitFor();
    await page.keyboard.type(LI.name);
    await page.keyboard.press("Enter");
  },
};

/** Saves with any hand; the first time with an author. */
export async function finishWith(hand, page, { first = false } = {}) {
  await hand.save(page);
  if (first) await hand.introduce(page);
  await composer(page).waitFor({ state: "detached" });
}
