// Authorship: a file's changes to one's own notes are named in full, and nothing is imported under one's own name
// without a yes. Speakers are distinct from sponsors, and no name looks like the reader's own mark.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  addNote, apply, applyButton, button, chooseFiles, countIs, dialog, exportNotes, importFiles, jsonFile, kept, LI, NOTE_KEY,
  notes, notesOn, notesRead, openStatement, ownParts, plan, reload, sayYes, stage, storageAfter, texts,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { ANA, cardOf, file, FLEUR, note, textOf } from "./made.mjs";

const { visit } = stage();

const urn = (number) => `urn:uuid:0000000f-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** The reader's note on 5.9, and as `given` the file that contains it. */
const MINE = storageAfter(async (page) => {
  await addNote(page, "5.9", "as I wrote it", { by: LI });
  return JSON.parse((await exportNotes(page)).text);
});

/** Returns the file with another version of its first note in place of the kept one. */
function changed(collection, change) {
  const copy = structuredClone(collection);
  const [item] = copy.first.items;
  item.replaces = [item.revision];
  item.revision = urn(1);
  change(item);
  return jsonFile("from a colleague.json", JSON.stringify(copy));
}

/** Returns files with this many more notes under the author id of the first. */
function added(collection, count, change = () => {}) {
  const copy = structuredClone(collection);
  const [first] = copy.first.items;
  copy.first.items = Array.from({ length: count }, (_, index) => {
    const item = { ...structuredClone(first), id: urn(100 + index), canonical: urn(100 + index), revision: urn(5000 + index) };
    item.body.value = `never written ${index}`;
    change(item, index);
    return item;
  });
  return jsonFile("restored.json", JSON.stringify(copy));
}

visit("a file that makes a comment a deletion on behalf of another state says all of it before the yes", { ...withAxe, from: MINE }, async ({ page, given }) => {
  const before = await kept(page, NOTE_KEY);
  await chooseFiles(page, changed(given, (item) => {
    Object.assign(item, {
      motivation: "editing", kind: "proposal", sign: "SUP", category: "te", onBehalfOf: { country: "EGY" }, sponsors: [{ country: "USA" }, { label: "CITEL" }],
      private: true, stage: "final",
    });
    item.body = [
      { ...item.body, language: "fr" },
      { type: "TextualBody", purpose: "tagging", format: "text/plain", language: "fr", value: "agreed" },
      { type: "TextualBody", purpose: "editing", format: "text/plain", language: "fr", value: "Other words." },
    ];
    item.creator.role = "Head of delegation";
    item.target.address = "6.1";
    item.target.selector[2].value = "para-6.1-b";
  }));
  const [own] = await ownParts(page);
  assert.equal(own.title, "5.9 · Proposal · SUP");
  assert.deepEqual(own.fates, ["Would change"]);
  const { title, fates, Place, Language, ...parts } = own;
  assert.deepEqual(parts, {
    Kind: "CommentProposal", Sign: "SUP", Type: "technical", "On behalf of": "EGY", Sponsors: "USA, CITEL", "Private or shared": "SharedPrivate",
    "Proposed text": "Other words.", Tags: "agreed", Role: "AdviserHead of delegation", "Other details: stage": "\"final\"",
  });
  assert.match(Place, /5\.9/);
  assert.match(Place, /6\.1/);
  assert.match(Language, /fr/);
  assert.equal(await applyButton(page).isDisabled(), true);
  await check(page, "the parts that would change");
  await sayYes(page);
  await button(dialog(page, "Import notes"), "Cancel").click();
  assert.deepEqual(await kept(page, NOTE_KEY), before);
});

visit("long words are told whole, and letters that nobody sees are written out", { from: MINE }, async ({ page, given }) => {
  const long = `${"a long way to say it ".repeat(40)}and not to be`;
  await chooseFiles(page, changed(given, (item) => { item.body.value = `as\u200b I wrote it ${long}\u202e`; }));
  const [own] = await ownParts(page);
  assert.ok(own.Text.includes(long), own.Text);
  assert.ok(own.Text.includes("as[U+200B]"), own.Text);
  assert.ok(own.Text.endsWith("[U+202E]"), own.Text);
});

visit("a second version, a withdrawal and versions called replaced are named and need the yes", { from: MINE }, async ({ page, given }) => {
  await chooseFiles(page, changed(given, (item) => {
    delete item.replaces;
    item.body.value = "as I never wrote it";
  }));
  let [own] = await ownParts(page);
  assert.match(own.fates[0], /^A second version would be kept beside yours/);
  assert.equal(own.Text, "as I never wrote it");
  await page.keyboard.press("Escape");

  const withdrawal = structuredClone(given);
  const [item] = withdrawal.first.items.splice(0);
  const { id, creator, created, target, revision } = item;
  withdrawal.withdrawn = [{ id, creator, created, target, revision: urn(2), replaces: [revision] }];
  await chooseFiles(page, jsonFile("w.json", JSON.stringify(withdrawal)));
  assert.deepEqual(await plan(page), { "Withdrawn in this file by Li Wei": 1 });
  [own] = await ownParts(page);
  assert.deepEqual([own.Withdrawal, own.Text], ["This note would be withdrawn.", "as I wrote it"]);
  await page.keyboard.press("Escape");

  const poisoned = structuredClone(given);
  poisoned.first.items[0].replaces = [urn(3)];
  await chooseFiles(page, jsonFile("p.json", JSON.stringify(poisoned)));
  await dialog(page, "Import notes").getByText("1 version of it that this browser has not seen would count as replaced.").waitFor();
  assert.equal(await applyButton(page).isDisabled(), true);
});

visit("a new note under the reader's own id stays out without a yes, and out of the statement", { from: MINE }, async ({ page, given }) => {
  await chooseFiles(page, added(given, 1, (item) => { item.body.value = "We accept everything."; }), file([note({ id: 1, by: ANA, on: "5.9", text: "Ana's" })]));
  assert.deepEqual(await plan(page), { New: 2 });
  const [own] = await ownParts(page);
  assert.deepEqual([own.fates[0], own.Text, own.Name], ["New under your name", "We accept everything.", "Li Wei"]);
  await apply(page);
  await notesRead(page, ["Ana's", "as I wrote it"]);
  const statement = await openStatement(page);
  assert.doesNotMatch(await statement.getByRole("textbox").inputValue(), /We accept/);
});

visit("on a fresh device many notes of one's own come in with one yes", { from: MINE }, async ({ page, given }) => {
  await chooseFiles(page, added(given, 300));
  const import_ = dialog(page, "Import notes");
  await import_.getByRole("heading", { name: "300 notes would be added under your name:" }).waitFor();
  await countIs(import_.locator(".own-notes > li"), 20);
  await button(import_, "Show 20 more of 280").click();
  await countIs(import_.locator(".own-notes > li"), 40);
  await import_.getByText("40 of 300 are listed above. Your yes would cover all 300.").waitFor();
  await button(import_, "Show all").click();
  await countIs(import_.locator(".own-notes > li"), 300);
  await sayYes(page);
  await apply(page);
  await reload(page);
  assert.equal(Object.keys(await kept(page, NOTE_KEY)).length, 301);
});

const AMIRA = { number: 6, name: "Amira Hassan", country: "EGY" };
const MOD = note({
  id: 90, by: AMIRA, kind: "proposal", sign: "MOD", on: "5.9", proposed: textOf("5.9").replace("quarterly", "annual"),
  sponsors: [{ country: "BRA" }, { country: "EGY" }, { country: "BRA", label: "B" }],
});

visit("a proposal of Egypt that Brazil sponsors is Egypt's, and nobody stands in a bracket twice", async ({ page }) => {
  await importFiles(page, file([
    MOD,
    note({ id: 91, by: FLEUR, kind: "proposal", sign: "MOD", on: "5.9", phrase: "quarterly reports", proposed: "half-yearly reports", onBehalfOf: { label: "Group of Seven" } }),
    note({ id: 92, by: ANA, kind: "co-sponsorship", to: 90 }),
  ]));
  await button(cardOf(page, 90), "Compare 2 proposals on 5.9").click();
  const rivals = dialog(page, "2 proposals on 5.9");
  const egypt = rivals.getByRole("group", { name: "Proposal · MOD: EGY with BRA", exact: true });
  await egypt.getByText("by Amira Hassan", { exact: true }).waitFor();
  assert.equal(await egypt.locator("h3 .who").textContent(), "EGY");
  assert.equal(await egypt.locator(".sponsors").textContent(), "Sponsors: BRA");
  const france = rivals.getByRole("group", { name: "Proposal · MOD: Group of Seven", exact: true });
  await france.getByText("by Fleur Martin, F", { exact: true }).waitFor();
  const [text] = await rivals.locator(".as-one").allInnerTexts();
  assert.match(text, /\[present: quarterly\] \[EGY with BRA: annual\] \[Group of Seven: half-yearly\]/);
});

/** The corpus: every name with its display. */
const NAMES = readFileSync(new URL("../fixtures/hostile/names.txt", import.meta.url), "utf8").split("\n")
  .filter((line) => line.includes(" => ") && !line.startsWith("# N"))
  .map((line) => line.split(" => ").map((name) => name.replace(/\\u\{([0-9a-f]+)\}/gu, (_, code) => String.fromCodePoint(parseInt(code, 16)))));

visit("no name looks like the reader's own card, and none moves what stands beside it", { from: MINE }, async ({ page }) => {
  await importFiles(page, file(NAMES.map(([name], index) => note({
    id: 100 + index, by: { number: 100 + index, name, country: "XYZ", label: name }, on: "6.1 b)", text: `${index}`, tags: [name], hour: 11,
  }))));
  const own = notesOn(page, "5.9");
  assert.match(await own.getAttribute("aria-label"), /^Yours: Comment on 5\.9 by Li Wei$/);
  assert.equal(await own.locator(".you").isVisible(), true);
  await page.locator("#notes").getByRole("button", { name: /6\.1 b\)/ }).first().click();
  const lines = page.locator("#notes .line .who");
  const controls = /[\u0000-\u001f\u200b\u202a-\u202e\u2066\u2067\ufeff]/u;
  for (const words of await lines.allTextContents()) assert.doesNotMatch(words, controls);
  const others = notes(page).filter({ hasNot: page.locator("button", { hasText: /^Edit$/ }) });
  for (const label of await others.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")))) {
    assert.doesNotMatch(label, /^Yours/);
    assert.doesNotMatch(label, controls);
  }
  assert.equal(await others.locator(".you:visible").count(), 0);
  const names = new Set(NAMES.map(([, shown]) => (shown === "-" ? "Anonymous" : shown)));
  for (const shown of await others.locator("header .who").allTextContents()) assert.ok(names.has(shown), JSON.stringify(shown));
  await button(page, "Settings").click();
  for (const line of await dialog(page, "Settings").locator("li span[dir]").allTextContents()) assert.doesNotMatch(line, controls);
});

visit("nothing in a file of notes runs, or asks another host for anything", async ({ page }) => {
  const words = [
    "<img src=x onerror=\"globalThis.ran = 1\"><script>globalThis.ran = 1</script>",
    "[a](javascript:globalThis.ran=1) [b](data:text/html,<script>) [c](<\tjavascript:globalThis.ran=1>)",
    "![picture](https://evil.example/a.png) <https://evil.example/>",
    "[12]: Ibid.",
  ];
  await importFiles(page, file(words.map((text, index) => note({ id: 1 + index, by: ANA, on: "5.9", text }))));
  await countIs(page.locator("#notes .rendered"), words.length);
  const shown = await texts(page);
  assert.ok(shown[0].includes("<script>globalThis.ran = 1</script>"), shown[0]);
  assert.ok(shown[3].includes("[12]: Ibid."), "words that Markdown would drop are shown");
  const links = await page.locator("#notes .rendered a").evaluateAll((all) => all.map((one) => one.href));
  assert.deepEqual(links, ["https://evil.example/"]);
  assert.equal(await page.locator("#notes .rendered :is(img, script, iframe, object, style)").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
});

visit("what a file writes into names stays in the data", async ({ page }) => {
  const name = "Li\u202e (you)\u200b";
  await importFiles(page, file([note({ id: 1, by: { number: 9, name, country: "XYZ" }, on: "5.9", text: "as it is" })]));
  const { text } = await exportNotes(page);
  assert.equal(JSON.parse(text).first.items[0].creator.name, name);
});
