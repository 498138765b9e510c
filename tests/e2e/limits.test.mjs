// Notes, threads, reports and files with excesses of all sorts: the page draws a part, says so, and opens
// again.

import assert from "node:assert/strict";
import {
  addNote, applyButton, becomes, block, button, chooseFiles, countIs, dialog, exportNotes, importFiles, itemsOf, jsonFile, LI, notes,
  notesOn, plan, reload, stage,
} from "./app.mjs";
import { hosting } from "./hosting.mjs";
import { ANA, cardOf, FLEUR, note } from "./made.mjs";

const { visit } = stage();

const fileOf = (items) => jsonFile("notes.json", JSON.stringify({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items }));

/** Returns how deep the elements of a note are nested. */
const depth = (scope) => scope.locator(".rendered").first().evaluate((top) => {
  let most = 0;
  for (const element of top.querySelectorAll("*")) {
    let levels = 0;
    for (let outer = element; outer !== top; outer = outer.parentElement) levels += 1;
    most = Math.max(most, levels);
  }
  return most;
});

const SIMPLIFIED = "Some of this note’s formatting is not shown. Exports keep all of it.";

/** Bodies that nest without end, and a visible word of each. */
const NESTED = [
  `${">".repeat(608)}quoted`,
  `${"- ".repeat(312)}listed`,
  `${"**a ".repeat(2_000)}strong${" b**".repeat(2_000)}`,
  `${"*a _b ".repeat(1_000)}leaning${" c_ d*".repeat(1_000)}`,
  `${"> - ".repeat(2_000)}both`,
];
const SEEN = ["quoted", "listed", "strong", "leaning", "both"];

visit("notes that nest without end come in, are read, open again and go out whole", async ({ page }) => {
  await importFiles(page, fileOf(NESTED.map((text, index) => note({ id: index + 1, by: ANA, on: index < 3 ? "5.9" : "6.1 b)", text }))));
  for (const turn of ["imported", "opened again"]) {
    await countIs(notes(page), NESTED.length);
    for (const [index, word] of SEEN.entries()) {
      const card = cardOf(page, index + 1);
      await card.getByText(word).first().waitFor({ state: "attached" });
      assert.ok(await depth(card) <= 30, `${word}, ${turn}`);
    }
    assert.ok(await cardOf(page, 1).getByText(SIMPLIFIED).isVisible());
    if (turn === "imported") await reload(page);
  }
  const written = itemsOf(await exportNotes(page)).map(({ body }) => body.value);
  assert.deepEqual(written.toSorted(), NESTED.toSorted());
});

visit("notes that nest without end are typed, seen in the preview, saved and opened again", async ({ page }) => {
  await addNote(page, "5.9", NESTED[0], { by: LI });
  await addNote(page, "5.9", NESTED[1]);
  await button(page, "Add note to 5.9").click();
  await reload(page);
  await countIs(notesOn(page, "5.9"), 2);
  await notesOn(page, "5.9").first().getByText("quoted").waitFor();
  await button(notesOn(page, "5.9").first(), "Edit").waitFor();
});

visit("of a very long note the beginning is shown, and more on demand", async ({ page }) => {
  const text = `${"*a* ".repeat(20_000)}the end`;
  await importFiles(page, fileOf([note({ id: 1, by: ANA, on: "5.9", text })]));
  const card = cardOf(page, 1);
  await card.getByText(/^… \d+ more characters\./).waitFor();
  assert.equal(await card.getByText("the end").count(), 0);
  assert.ok(await card.locator("*").count() < 5_000);
  await button(card, "Show more").click();
  await button(card, "Show more").click();
  await becomes(async () => (await card.locator(".rest").innerText()).trim().endsWith("the end"), true);
  assert.ok(await card.locator("*").count() < 5_000);
});

const replies = (count, nested) => Array.from({ length: count }, (_, index) =>
  note({ id: index + 2, by: FLEUR, kind: "reply", to: nested ? index + 1 : 1, text: `reply ${index + 1}`, created: new Date(Date.UTC(2014, 4, 7, 0, 0, index)).toISOString() }));

// Only replies on replies are as deep as they are many.
for (const [count, nested] of [[300, false], [3_000, true]]) {
  visit(`a thread of ${count} replies ${nested ? "on replies" : "to a note"} is shown in portions`, async ({ page }) => {
    await importFiles(page, fileOf([note({ id: 1, by: ANA, on: "5.9", text: "first" }), ...replies(count, nested)]));
    const more = `Show 20 more answers of ${count - 25}`;
    for (const turn of [1, 2]) {
      await cardOf(page, 1).getByText("reply 1", { exact: true }).waitFor();
      await button(cardOf(page, 1), more).waitFor();
      assert.ok(await page.locator("#notes *").count() < 3_000, "not all are drawn");
      if (turn === 1) await reload(page);
    }
    await button(cardOf(page, 1), more).click();
    await cardOf(page, 1).getByText("reply 40", { exact: true }).waitFor();
    assert.equal(itemsOf(await exportNotes(page)).length, count + 1);
  });
}

visit("the first of a million items that are left out are told, the others counted", async ({ page }) => {
  await chooseFiles(page, fileOf([note({ id: 1, by: ANA, on: "5.9", text: "one" })].concat(Array(1_000_000).fill(null))));
  assert.deepEqual(await plan(page), { New: 1, "Unreadable, left out": 1_000_000 });
  const left = dialog(page, "Import notes").locator("ul.problems li");
  await countIs(left, 100);
  await dialog(page, "Import notes").getByText("… and 999900 more").waitFor();
  await applyButton(page).click();
  await countIs(notes(page), 1);
});

const MANY = { symbol: "C14/88-E", title: "Many headings", date: "2014-04-02", language: "en", file: "reports/many.md" };
const WIDE = { symbol: "C14/89-E", title: "A wide table", date: "2014-04-02", language: "en", file: "reports/wide.md" };
const ODD = { symbol: "C14/90-E", title: "Odd paragraphs", date: "2014-04-02", language: "en", file: "reports/odd.md" };
const headings = Array.from({ length: 6_000 }, (_, index) => `# h${index + 1}`).join("\n");
const row = (word) => `|${`${word}|`.repeat(300)}\n`;
const table = row("h") + row("-") + row("c").repeat(300);
const odd = [
  `${"1.".repeat(50_000)}1 Numbered`,
  `5.1 ${"*a* b ".repeat(20_000)}the end`,
  `5.2 ${"a" + "\u0301\u0316".repeat(50_000)} marked`,
  `${">".repeat(5_000)}quoted`,
  `5.3 The last.`,
].join("\n\n");
const hosted = hosting([MANY, WIDE, ODD], { [MANY.file]: headings, [WIDE.file]: table, [ODD.file]: odd });

visit("a report of 6,000 headings opens, leads to the last one, and takes a note there", { prepare: hosted, at: null }, async ({ page }) => {
  await page.goto(`${page.home}#/C14-88-E.en/sec-h5990`);
  await page.locator("#app .report").waitFor({ timeout: 180_000 });
  await becomes(() => page.evaluate(() => document.activeElement.id), "sec-h5990", undefined, { within: 60_000 });
  const outline = page.locator("#app .outline.beside");
  assert.ok(await outline.getByRole("link").count() < 400);
  await outline.getByRole("link", { name: "h5990" }).waitFor();
  await outline.getByRole("link", { name: "h6000" }).click();
  await becomes(() => page.evaluate(() => document.activeElement.id), "sec-h6000", undefined, { within: 60_000 });
  await addNote(page, "h6000", "far down", { by: LI });
});

visit("of a table of 90,000 cells some are drawn, more on demand, and a note speaks of all of it", { prepare: hosted, at: "#/C14-89-E.en/" }, async ({ page }) => {
  const first = page.locator("#app .report table").first();
  await first.waitFor();
  assert.ok(await first.locator("th, td").count() <= 2_000);
  await page.getByText("… 261 more rows and 250 more columns.").waitFor();
  await button(page, "Show more of this table").click();
  await page.getByText("… 221 more rows and 200 more columns.").waitFor();
  await addNote(page, "¶1", "on the table", { by: LI });
  const [item] = itemsOf(await exportNotes(page));
  assert.equal(item.target.selector[0].exact.split("\n").length, 301);
});

visit("odd paragraphs are drawn, and none over its neighbours", { prepare: hosted, at: "#/C14-90-E.en/para-5.3" }, async ({ page }) => {
  await block(page, "5.3").waitFor();
  await block(page, "5.1").getByText("bold, italics and links are not shown from here on").waitFor();
  await block(page, "5.1").getByText(/the end/).first().waitFor();
  assert.ok(await block(page, "5.1").locator("*").count() < 5_000);
  const longest = await page.evaluate(() => Math.max(...[...document.querySelectorAll("[id]")].map(({ id }) => id.length)));
  assert.ok(longest < 300, `an id of ${longest} letters`);
  await addNote(page, "5.2", "on accents", { by: LI });
  await addNote(page, "5.3", "on the last");
});
