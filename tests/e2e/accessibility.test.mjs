// axe-core on every screen in every state, with no rule switched off.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after } from "node:test";
import {
  addNote, block, button, chooseFiles, composer, dialog, editNote, exportNotes, field, jsonFile, LI, newPage, notes, notesOn,
  openStatement, save, stage, toast, write,
} from "./app.mjs";
import { conflictOn } from "./conflict.mjs";
import { JUDGED } from "./judged.mjs";

const { visit } = stage();

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

/** Every look that a screen is checked in. */
const LOOKS = [[WIDE, "light"], [WIDE, "dark"], [NARROW, "light"], [NARROW, "dark"]];

/** The judged results, by judgement, with the states they were seen in. */
const seen = new Map();
after(() => {
  for (const [{ rule, reason }, states] of seen) console.log(`judged: ${rule}: ${reason} (${states.size} states)`);
});

const withAxe = { prepare: (page, context) => context.addInitScript({ path: AXE }) };

/** axe-core's own words for what is wrong and what it cannot tell. */
function run(page) {
  return page.evaluate(async () => {
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    const { violations, incomplete } = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"] });
    const flat = (results) => results.flatMap(({ id, nodes }) => nodes.map((node) => ({
      rule: id,
      at: node.target.flat().join(" "),
      why: [...node.any, ...node.all, ...node.none].map(({ message }) => message).join("; "),
    })));
    return { violations: flat(violations), incomplete: flat(incomplete) };
  });
}

const matches = (pattern, text) => (pattern instanceof RegExp ? pattern.test(text) : pattern === undefined || pattern === text);

function judgementOf(result, isViolation) {
  return JUDGED.find(({ rule, at, why, violation = false }) =>
    matches(rule, result.rule) && matches(at, result.at) && matches(why, result.why) && violation === isViolation);
}

/** Checks a state in every look; the page is wide and light afterwards. */
async function check(page, state, looks = LOOKS) {
  for (const [size, colorScheme] of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    const { violations, incomplete } = await run(page);
    const open = [];
    for (const result of [...violations, ...incomplete]) {
      const judgement = judgementOf(result, violations.includes(result));
      if (judgement) seen.set(judgement, (seen.get(judgement) ?? new Set()).add(state));
      else open.push(`${result.rule} at ${result.at}: ${result.why}`);
    }
    assert.deepEqual(open, [], `${state}, ${size.width} px, ${colorScheme}`);
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: null });
}

visit("axe finds nothing: reading, a focused paragraph", withAxe, async ({ page }) => {
  await check(page, "reading");
  await block(page, "5.9").focus();
  await check(page, "a focused paragraph");
});

visit("axe finds nothing: writing", withAxe, async ({ page }) => {
  await write(page, "5.9", "**bold**, `code`, [a link](https://example.org/)\n\n> quoted\n\n1. one\n\n| a | b |\n|---|---|\n| c | d |", { kind: "Question" });
  await check(page, "the composer");
  await button(composer(page), "Preview").click();
  await check(page, "the preview");
  await button(composer(page), "Discard").click();
  await check(page, "the question before a draft is discarded");
  await button(composer(page), "Keep it").click();
  await button(composer(page), "Preview").click();
  await field(page).fill(" ");
  await save(page);
  await composer(page).getByRole("alert").waitFor();
  await check(page, "an empty note refused");
  await field(page).fill("a draft");
  await page.keyboard.press("Escape");
  await check(page, "a draft that waits");
});

visit("axe finds nothing: who is writing, a note, undo, settings", withAxe, async ({ page }) => {
  await write(page, "5.9", "**bold**, `code`, [a link](https://example.org/)\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |", { kind: "Question" });
  await save(page);
  const form = dialog(page, "Who is writing?");
  await check(page, "who is writing");
  await form.getByLabel("Delegation").selectOption("CHN");
  await check(page, "who is writing, a Member State");
  await form.getByLabel("Delegation").selectOption("Another entity…");
  await check(page, "who is writing, another entity");
  await form.getByLabel("Name of the entity").fill("GSMA");
  await button(form, "Save note").click();
  await notes(page).waitFor();
  await toast(page).waitFor();
  await check(page, "a note and a message");
  await button(notes(page), "Withdraw").click();
  await button(toast(page), "Undo").waitFor();
  await check(page, "a message with undo");
  await button(toast(page), "Undo").click();
  await notes(page).waitFor();
  await button(page, "Settings").click();
  await check(page, "settings");
  await button(dialog(page, "Settings"), "Change…").click();
  await check(page, "a profile");
});

visit("axe finds nothing: a conflict, and a note of another kind", withAxe, async ({ page }) => {
  await addNote(page, "5.9", "as it was", { by: LI });
  await conflictOn(page, "5.9", ["here", "there"]);
  await check(page, "a conflict");
});

visit("axe finds nothing: files", withAxe, async ({ page, colleague }) => {
  await addNote(page, "5.9", "mine", { by: LI });
  await button(page, "Export").click();
  await check(page, "export");
  await page.keyboard.press("Escape");
  const mine = await exportNotes(page);
  const device = await colleague();
  await chooseFiles(device, jsonFile(mine.name, mine.text));
  await button(dialog(device, "Import notes"), "Apply").click();
  await button(device, "Settings").click();
  await button(dialog(device, "Settings"), "These are mine").click();
  await device.keyboard.press("Escape");
  await editNote(device, "5.9", "mine, changed elsewhere");
  await addNote(device, "5.10", "new");
  const changed = JSON.parse((await exportNotes(device)).text);
  changed.first.items.push({ type: "Annotation", id: "urn:uuid:00000000-0000-4000-8000-000000000001" });
  await button(page, "Import").click();
  await check(page, "import");
  await page.keyboard.press("Escape");
  await chooseFiles(page, jsonFile("changed.json", JSON.stringify(changed)), jsonFile("bad.json", "{"));
  await check(page, "an import plan with problems and own notes");
});

visit("axe finds nothing: the other dialogs", withAxe, async ({ page }) => {
  await button(page, "Go to…").click();
  await check(page, "go to");
  await dialog(page, "Go to a paragraph").getByLabel("Paragraph number").fill("9.9");
  await page.keyboard.press("Enter");
  await dialog(page, "Go to a paragraph").getByText("has no paragraph").waitFor();
  await check(page, "go to, not found");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await check(page, "keys");
  await page.keyboard.press("Escape");
  await button(page, "21 repairs made to the source of this report").click();
  await check(page, "repairs");
  await page.keyboard.press("Escape");
  await page.locator("#app").getByTitle("Reports").click();
  await check(page, "reports");
  await page.keyboard.press("Escape");
  await openStatement(page);
  await check(page, "a statement of nothing");
  await page.keyboard.press("Escape");
  await addNote(page, "5.9", "read out", { by: LI });
  await openStatement(page);
  await check(page, "the statement");
  await page.keyboard.press("Escape");
  await page.setViewportSize(NARROW);
  await button(page, "Outline").click();
  await check(page, "the outline", LOOKS.filter(([size]) => size === NARROW));
});

visit("axe finds nothing: the sheet on a narrow screen", withAxe, async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  await page.setViewportSize(NARROW);
  await button(page, "1 note on 5.9").click();
  await check(page, "the sheet with notes", LOOKS.filter(([size]) => size === NARROW));
});

visit("axe finds nothing: the first drawing", {
  ...withAxe,
  at: null,
}, async ({ page, url }) => {
  await page.route("**/rapporteur-*_bg.wasm", () => {});
  await page.goto(`${url}#/C14-41-E.en/para-5.9`);
  await page.locator("#first .report").waitFor();
  await check(page, "the first drawing");
});

visit("axe finds nothing: trouble", { ...withAxe, at: null, faulty: /404|ERR_/ }, async ({ page, context, url }) => {
  await page.goto(`${url}#/C15-1-E.en/`);
  await page.getByRole("alert").waitFor();
  await check(page, "no such report");
  const broken = await newPage(context, url);
  await broken.route("**/rapporteur-*_bg.wasm", (route) => route.fulfill({ status: 404 }));
  broken.faults.length = 0;
  await broken.goto(url);
  await broken.getByRole("alert").waitFor();
  await check(broken, "the app could not be loaded");
});

visit("axe finds nothing: the banners", {
  prepare: async (page, context) => {
    await withAxe.prepare(page, context);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("Access is denied", "SecurityError"); } });
    });
  },
}, async ({ page }) => {
  await page.getByText(/^This browser does not let the page keep anything/).waitFor();
  await check(page, "blocked storage");
});

visit("axe finds nothing: damaged and newer entries, the reminder", {
  prepare: async (page, context) => {
    await withAxe.prepare(page, context);
    await page.addInitScript(() => {
      const key = (number) => `rapporteur:/reports/:annotation:C14-41-E.en:00000000-0000-4000-8000-00000000000${number}`;
      localStorage.setItem(key(1), "{");
      localStorage.setItem(key(2), '{"v":999}');
    });
  },
}, async ({ page }) => {
  for (let number = 0; number < 10; number += 1) await addNote(page, "5.9", `note ${number}`, number ? {} : { by: LI });
  await page.getByText(/^10 changes since the last export/).waitFor();
  await check(page, "all banners");
  await button(page.locator(".banner"), "Settings").click();
  await check(page, "settings with damaged entries");
});
