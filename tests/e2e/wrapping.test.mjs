// Names, tags, numbers and words of any length: no page scrolls sideways, and none of them fills the screen.

import assert from "node:assert/strict";
import { addNote, becomes, block, button, chooseFiles, countIs, dialog, eventually, importFiles, introduce, LI, notes, openStatement, save, stage, write } from "./app.mjs";
import { hosting, REAL } from "./hosting.mjs";
import { ANA, cardOf, file, FLEUR, JUN, lost, note, SECRETARIAT, textOf, version } from "./made.mjs";
import { filterBar } from "./many.mjs";
import { bringFile, openReports, textFile } from "./own.mjs";
import { openMore } from "./writing.mjs";

const { visit } = stage();

const WIDTHS = [1280, 820, 390, 320];

/**
 * Returns ten thousand letters without a space. Each field gets its own letter, so that a failure identifies
 * the field.
 */
const long = (letter, count = 10_000) => letter.repeat(count);

const HOSTILE = { number: 1, name: long("N"), label: long("D"), country: undefined };

const PROPOSAL = note({
  id: 1, by: ANA, kind: "proposal", sign: "MOD", on: "5.9", proposed: `${textOf("5.9")} ${long("p")}`, text: long("t"),
  tags: [long("g"), "short"], sponsors: [{ label: long("s") }, { label: "CITEL" }], onBehalfOf: { label: long("b") },
  creator: { type: "Person", id: "urn:uuid:0000000c-0000-4000-8000-000000000001", name: HOSTILE.name, delegation: { label: HOSTILE.label }, role: long("r") },
});

const by = (item, number, letter) => ({ ...item, creator: { ...item.creator, id: `urn:uuid:0000000c-0000-4000-8000-00000000000${number}`, name: long(letter), delegation: { label: long(letter) } } });

const THREAD = [
  PROPOSAL,
  by(note({ id: 2, by: FLEUR, kind: "support", to: 1, text: long("t") }), 2, "F"),
  by(note({ id: 3, by: JUN, kind: "reply", to: 1, text: long("t") }), 3, "J"),
  by(note({ id: 4, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "noted", text: long("t") }), 4, "K"),
  by(note({ id: 5, by: FLEUR, kind: "proposal", sign: "ADD", on: "5.9", proposed: long("q"), address: long("w"), target: { insert: "after" } }), 2, "F"),
  by(lost(note({ id: 6, by: JUN, on: "5.9", text: long("t") })), 3, "J"),
  by(note({ id: 7, by: JUN, on: "6.1 b)", text: `[${long("l")}](https://example.org/${long("u")})\n\n| ${long("c")} | b |\n|-|-|\n| d | e |\n\n\`${long("k")}\`` }), 3, "J"),
];
const CONFLICT = [by(note({ id: 8, by: JUN, on: "6.2 c)", text: long("v") }), 3, "J")];
CONFLICT.push(version(CONFLICT[0], { revision: 9, text: long("x") }));

/** Checks that neither the page nor an open dialog scrolls sideways, at any width. */
async function assertFits(page, state) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await eventually(async () => {
      const wider = await page.evaluate(() => {
        const all = [document.scrollingElement, ...document.querySelectorAll("dialog[open], dialog[open] .inside, #notes, .outline")];
        return all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => `${one.className || one.tagName}: ${one.scrollWidth} in ${one.clientWidth}`);
      });
      assert.deepEqual(wider, [], `${state} at ${width}`);
    });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

visit("cards, lines and the filter hold whatever is written in them", async ({ page }) => {
  await importFiles(page, file([...THREAD, ...CONFLICT]));
  await countIs(cardOf(page, 1), 1);
  await assertFits(page, "cards");
  const tall = await cardOf(page, 1).locator(":scope > header").evaluate((header) => header.getBoundingClientRect().height);
  assert.ok(tall < 800, `the head of a card is ${tall} high`);
  await button(filterBar(page), "Filter").click();
  await assertFits(page, "the open filter");
  await filterBar(page).getByLabel("Sort by").selectOption("Time, newest first");
  await assertFits(page, "by time");
  await filterBar(page).getByLabel("Words").fill(long("z"));
  await assertFits(page, "a filter that shows nothing");
});

visit("lines hold long names too", async ({ page }) => {
  const many = Array.from({ length: 9 }, (_, index) => by(note({ id: 10 + index, by: JUN, on: "5.9", text: long("t") }), index + 1, "J"));
  await importFiles(page, file(many));
  await page.locator("#notes .folded").first().waitFor();
  await assertFits(page, "lines");
});

visit("dialogs hold whatever stands in them", async ({ page }) => {
  await chooseFiles(page, file(THREAD, { name: `${"f".repeat(200)}.json` }), { name: `${"b".repeat(200)}.json`, mimeType: "application/json", buffer: Buffer.from("{") });
  await assertFits(page, "the plan");
  await button(dialog(page, "Import notes"), "Apply").click();
  await countIs(cardOf(page, 1), 1);
  await assertFits(page, "the message at the foot");
  await page.locator("#notes .compare button").first().click();
  await page.locator("dialog .rivals").waitFor();
  await assertFits(page, "rival proposals");
  await page.keyboard.press("Escape");
  await button(page, "Settings").click();
  await dialog(page, "Settings").waitFor();
  await assertFits(page, "settings");
});

visit("a composer and a statement hold long words", async ({ page }) => {
  await write(page, "5.9", long("t"));
  await openMore(page);
  await page.getByRole("combobox", { name: "Tags" }).fill(long("g"));
  await page.keyboard.press("Enter");
  await assertFits(page, "the composer");
  await save(page);
  await introduce(page, { name: long("n"), entity: long("e"), role: long("r") });
  await countIs(notes(page), 1);
  await assertFits(page, "one's own card");
  await openStatement(page);
  await assertFits(page, "the statement");
});

visit("a report with long words holds them: number, title, headings, table, code, outline, list of reports", {
  prepare: hosting([{ ...REAL, title: long("T"), symbol: `C14/${"9".repeat(300)}-E` }]), at: null,
}, async ({ page, url }) => {
  await page.goto(url);
  await page.locator("#app .report").waitFor();
  await assertFits(page, "the bar");
  // Two thousand letters are twelve of the widest lines; the whole report is laid out anew at every width.
  const wide = (letter) => long(letter, 2_000);
  const text = `# ${wide("H")}\n\n1 ${wide("w")}\n\n## 2 ${wide("S")}\n\n2.1 ${wide("x")}\n\n| ${wide("c")} | b |\n|---|---|\n| d | ${wide("d")} |\n\n    ${wide("k")}\n\n[${wide("l")}](https://example.org/${wide("u")})\n`;
  await bringFile(page, textFile(`${"n".repeat(200)}.md`, text));
  await page.getByRole("heading", { name: /S{100}/ }).or(page.locator("dialog[open]")).first().waitFor();
  await assertFits(page, "a report of one's own");
  if (await page.locator("dialog[open]").count() === 0) {
    await addNote(page, "2.1", wide("t"), { by: LI });
    await assertFits(page, "a note on it");
    await openReports(page);
    await assertFits(page, "the list of reports");
  }
});

visit("a very long name is cut and takes some lines at most", async ({ page }) => {
  await importFiles(page, file([PROPOSAL]));
  const name = cardOf(page, 1).locator(".who").first();
  assert.equal((await name.textContent()).trim(), `${"N".repeat(199)}…`);
  const height = await name.evaluate((one) => one.clientHeight);
  assert.ok(height < 200, `the name is ${height} high`);
  await becomes(() => block(page, "5.9").isVisible(), true);
});
