// Numbers for the same quantity agree everywhere, and counted notes can be found with the filter.

import assert from "node:assert/strict";
import { apply, becomes, block, button, chooseFiles, countIs, dialog, eventually, importFiles, jsonFile, plan, stage, toast } from "./app.mjs";
import { ANA, cardOf, file, FLEUR, GRETA, JUN, note, SECRETARIAT, withdrawn } from "./made.mjs";
import { filterBar, group, manyNotes, margin } from "./many.mjs";
import { noteOnWords } from "./words.mjs";

const { visit } = stage();

const chip = (page, name) => filterBar(page).getByRole("button", { name: new RegExp(`^${name} \\d+$`) });
const inChip = async (page, name) => Number((await chip(page, name).textContent()).match(/\d+/)[0]);
const status = (page) => filterBar(page).getByRole("status");
const shownOf = async (page) => (await status(page).textContent()).match(/\d+/g).map(Number);
const choose = (page, label, option) => filterBar(page).getByRole("combobox", { name: label }).selectOption(option);
const outlineSum = async (page) => {
  const counts = await page.locator("nav.outline.beside .count [aria-hidden]").allTextContents();
  return counts.map(Number).reduce((sum, count) => sum + count, 0);
};
const drawn = (page) => margin(page).locator(".folded:visible, .thread:visible");

/** The notes of a meeting: 304 on the text, an answer, and one withdrawn. */
const MEETING = [
  ...Array.from({ length: 304 }, (_, index) => note({
    id: index + 1, by: [ANA, FLEUR, JUN][index % 3], on: ["5.9", "6.1 b)", "6.2 c)"][index % 3],
    ...(index % 5 === 0 ? { kind: "proposal", sign: "MOD", proposed: `Text ${index}.` } : index % 15 === 1 ? { kind: "editorial", proposed: `Word ${index}.` } : {}),
    text: `Remark ${index}.`,
  })),
  note({ id: 400, by: GRETA, kind: "reply", to: 2, text: "The answer alone has the word needle." }),
];

visit("an import, the margin, the export and the outline count alike", async ({ page }) => {
  await chooseFiles(page, file(MEETING, { withdrawals: [withdrawn({ id: 500, by: JUN, on: "5.9", revision: 501 })] }));
  const planned = await plan(page);
  assert.deepEqual(planned, { New: 305, "Withdrawn in this file by Jun Sato": 1 });
  await dialog(page, "Import notes").getByText("1 of the new notes answers another note.").waitFor();
  await apply(page);
  await toast(page).getByText("304 notes, 1 answer and 1 withdrawal imported.").waitFor();
  assert.equal(await inChip(page, "All"), 304);
  assert.equal(await outlineSum(page), 304);
  await button(page, "Export").click();
  const labels = await dialog(page, "Export notes").locator("label").allTextContents();
  assert.ok(labels[0].startsWith("All notes (304, 1 answer, 1 withdrawn)"), labels[0]);
  assert.ok(labels[2].startsWith("Back up everything (304, 1 answer, 1 withdrawn)"), labels[2]);
});

visit("a note over two paragraphs is one note", { at: "#/C14-41-E.en/para-5.9" }, async ({ page }) => {
  await noteOnWords(page, "5.9", "ICT tools.", { until: ["5.10", "The contribution from INSAFE"], text: "both", by: { name: "Li Wei" } });
  assert.equal(await inChip(page, "All"), 1);
  assert.equal(await outlineSum(page), 1);
  await block(page, "5.10").getByRole("button", { name: "1 note on 5.10" }).waitFor({ state: "attached" });
});

visit("proposals and what is not decided agree; many hits at one place have lines, not a count; all hits are drawn, and a line leads to the first", async ({ page }) => {
  await importFiles(page, file([...MEETING, note({ id: 401, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "accepted" })]));
  const proposals = await inChip(page, "Proposals");
  await countIs(margin(page).locator(".tally"), 3);
  await chip(page, "Proposals").click();
  await becomes(() => shownOf(page), [proposals, 304]);
  await countIs(margin(page).locator(".tally"), 0);
  await eventually(async () => assert.ok(await group(page, "para-5.9").locator(".folded").count() >= 12));
  await button(filterBar(page), "Filter").click();
  await choose(page, "Decision", "Undecided proposals and editorials");
  await becomes(() => shownOf(page), [proposals - 1, 304]);
  await choose(page, "Decision", "Accepted");
  await becomes(() => shownOf(page), [1, 304]);
  // The kinds of first notes add up to the total.
  await choose(page, "Decision", "Any");
  let sum = 0;
  for (const kind of ["Comment", "Proposal", "Editorial"]) {
    await choose(page, "Kind", kind);
    await becomes(async () => (await status(page).textContent()).startsWith("304 "), false);
    sum += (await shownOf(page))[0];
  }
  assert.equal(sum, 304);
  await button(filterBar(page), "Clear filter").click();
  await filterBar(page).getByLabel("Words").fill("Remark 30");
  await becomes(() => shownOf(page), [7, 304]);
  await countIs(drawn(page), 7);
  await button(filterBar(page), "Go to the first").click();
  await becomes(() => page.evaluate(() => document.activeElement.closest(".note") !== null), true);
  await eventually(async () => assert.ok(await page.evaluate(() => {
    const { top } = document.activeElement.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  })));
});

visit("every chip shows as many as it says, among notes of every kind", async ({ page }) => {
  await importFiles(page, jsonFile("notes.json", manyNotes(304)));
  const all = await inChip(page, "All");
  assert.equal(await toast(page).textContent().then((text) => Number(text.match(/^(\d+) notes/)[1])), all);
  for (const name of ["New", "Proposals", "Open questions"]) {
    const count = await inChip(page, name);
    await chip(page, name).click();
    await becomes(() => shownOf(page), [count, all]);
    await becomes(() => drawn(page).count(), count);
  }
});

visit("an answer that is asked for is shown in its thread", async ({ page }) => {
  await importFiles(page, file([
    ...MEETING.slice(0, 90), MEETING.at(-1),
    note({ id: 402, by: GRETA, kind: "support", to: 4, text: "Support with a second needle." }),
  ]));
  await button(filterBar(page), "Filter").click();
  await filterBar(page).getByLabel("Words").fill("needle");
  await becomes(() => shownOf(page), [2, 90]);
  await cardOf(page, 400).getByText("The answer alone has the word needle.").waitFor();
  await cardOf(page, 402).getByText("Support with a second needle.").waitFor();
});

visit("where nothing matches one line says so and takes the filter away; a note of another year says which", async ({ page }) => {
  await importFiles(page, file(MEETING.slice(0, 3)));
  const time = cardOf(page, 1).locator("time");
  assert.match(await time.textContent(), /2014/);
  assert.match(await time.getAttribute("title"), /2014/);
  await button(filterBar(page), "Filter").click();
  await filterBar(page).getByLabel("Words").fill("nowhere to be found");
  await status(page).getByText("No note matches this filter.").waitFor();
  await button(filterBar(page), "Clear filter").click();
  await countIs(drawn(page), 3);
});
