// Editorials and proposals: the fields for each sign, and their form in the file.

import assert from "node:assert/strict";
import { becomes, button, checkExports, composer, focusedId, LI, notesOn, reload, save, stage, toast } from "./app.mjs";
import { noteOnWords } from "./words.mjs";
import {
  add, begin, beside, bodies, box, chips, choose, comeBack, exported, finish, PARAGRAPH, quote, waiting,
} from "./writing.mjs";

const { visit } = stage();

visit("an editorial begins as the present text and shows what it changes", async ({ page }) => {
  await begin(page, "5.9", "Editorial");
  const present = await box(page, "Corrected text").inputValue();
  assert.match(present, /^The contribution from Egypt/);
  await composer(page).getByText("No changes yet.").waitFor();
  await save(page);
  await composer(page).getByRole("alert").getByText("This is the present text. Please change it first.").waitFor();
  await becomes(() => focusedId(page), "composer-proposed");
  await box(page, "Corrected text").fill(present.replace("from Egypt", "of Egypt"));
  await becomes(() => composer(page).locator("del, ins").allTextContents(), ["deleted: from end of deletion ", "inserted: of end of insertion "]);
  await box(page, "Remark").fill("As in 5.10.");
  await comeBack(page, "5.9");
  await finish(page, LI);
  const item = await exported(page, "editing");
  assert.equal(item.kind, undefined);
  assert.deepEqual(bodies(item), [["editing", present.replace("from Egypt", "of Egypt")], ["commenting", "As in 5.10."]]);
});

visit("a proposal MOD, by mouse: words, reasons, sponsors", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await box(page, "Proposed text").fill(PARAGRAPH);
  await box(page, "Reasons").fill("Shorter.");
  // By code, by name without its accents, by part of a name from the list, and as free text.
  await add(page, "Sponsors", "FRA", "cote d'ivoire");
  await chips(page, "Sponsors").fill("switz");
  await composer(page).getByRole("option", { name: "Switzerland (CHE)" }).click();
  await add(page, "Sponsors", "Group of friends", "GSMA");
  await button(composer(page), "Remove GSMA").click();
  await choose(page, "(MOD)");
  await choose(page, "MOD");
  await comeBack(page, "5.9");
  await finish(page, LI);
  await toast(page).getByText("Proposal on 5.9 saved.").waitFor();
  const item = await exported(page, "editing");
  assert.deepEqual([item.kind, item.sign], ["proposal", "MOD"]);
  assert.deepEqual(bodies(item), [["editing", PARAGRAPH], ["commenting", "Shorter."]]);
  assert.deepEqual(item.sponsors, [{ country: "FRA" }, { country: "CIV" }, { country: "CHE" }, { label: "Group of friends" }]);
  assert.equal(item.body[0].format, "text/plain");
});

visit("ADD asks where, and counts on with bis and ter", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "ADD");
  const numberIs = (expected) => becomes(() => box(page, "Number").inputValue(), expected);
  await numberIs("5.9bis");
  await choose(page, "Before");
  await numberIs("5.8bis");
  await choose(page, "After");
  await save(page);
  await composer(page).getByRole("alert").getByText("Please write the text that you propose.").waitFor();
  await box(page, "Text of the new paragraph").fill(PARAGRAPH);
  await finish(page, LI);
  const item = await exported(page, "editing");
  assert.deepEqual([item.sign, item.address, item.target.insert, item.target.address], ["ADD", "5.9bis", "after", "5.9"]);
  assert.match(quote(item), /^The contribution from Egypt/);
  assert.deepEqual(bodies(item), [["editing", PARAGRAPH]]);
  for (const next of ["5.9ter", "5.9quater"]) {
    await begin(page, "5.9", "Proposal");
    await choose(page, "ADD");
    await numberIs(next);
    await box(page, "Text of the new paragraph").fill(PARAGRAPH);
    await finish(page);
    await notesOn(page, "5.9").getByText(`New paragraph ${next} after 5.9:`).waitFor();
  }
});

visit("ADD after a heading has no number to suggest, and needs none", async ({ page }) => {
  await begin(page, "5", "Proposal");
  await choose(page, "ADD");
  await becomes(() => box(page, "Number").inputValue(), "");
  await box(page, "Text of the new paragraph").fill(PARAGRAPH);
  await finish(page, LI);
  await notesOn(page, "5").getByText("New paragraph after 5:").waitFor();
  const item = await exported(page, "editing");
  assert.deepEqual([item.sign, item.address, item.target.insert, item.target.address], ["ADD", undefined, "after", "5"]);
  assert.equal(quote(item), "Discussions");
});

visit("a MOD of words that becomes an ADD stands beside the whole paragraph", async ({ page }) => {
  await noteOnWords(page, "5.9", "quarterly reports", { kind: "Proposal", text: { "Proposed text": "annual reports" }, by: LI });
  await button(notesOn(page, "5.9"), "Edit").click();
  await choose(page, "ADD");
  await box(page, "Text of the new paragraph").fill(PARAGRAPH);
  await finish(page);
  await notesOn(page, "5.9").getByText(/^New paragraph .*after 5\.9:/).waitFor();
  const item = await exported(page, "editing");
  assert.deepEqual([item.sign, item.target.insert], ["ADD", "after"]);
  assert.match(quote(item), /^The contribution from Egypt.*tools\.$/);
});

visit("ADD beside a paragraph of another address; a number of one's own stays", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "ADD");
  await box(page, "Text of the new paragraph").fill(PARAGRAPH);
  await beside(page).fill("nowhere");
  await box(page, "Number").focus();
  await composer(page).getByRole("alert").getByText("There is no paragraph “nowhere”.").waitFor();
  await save(page);
  await becomes(() => focusedId(page), "composer-block");
  await beside(page).fill("6.1 b");
  await box(page, "Number").focus();
  await becomes(() => box(page, "Number").inputValue(), "6.1 b bis)");
  await page.getByRole("heading", { name: "New note on 6.1 b)" }).waitFor();
  await box(page, "Number").fill("6.1 x)");
  await choose(page, "Before");
  assert.equal(await box(page, "Number").inputValue(), "6.1 x)");
  assert.equal(await waiting(page, "5.9").count(), 0);
  await reload(page);
  await waiting(page, "6.1 b)").waitFor();
  assert.equal(await waiting(page, "5.9").count(), 0);
  await button(waiting(page, "6.1 b)"), "Continue").click();
  assert.equal(await box(page, "Text of the new paragraph").inputValue(), PARAGRAPH);
  await finish(page, LI);
  const item = await exported(page, "editing");
  assert.deepEqual([item.address, item.target.insert, item.target.address], ["6.1 x)", "before", "6.1 b)"]);
});

visit("SUP needs no text, NOC needs reasons", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "SUP");
  await finish(page, LI);
  const sup = await exported(page, "editing");
  assert.deepEqual([sup.sign, sup.body.value], ["SUP", ""]);
  await button(page, "Undo: add proposal on 5.9").click();
  await notesOn(page, "5.9").waitFor({ state: "detached" });
  await begin(page, "5.10", "Proposal");
  await choose(page, "NOC");
  await save(page);
  await composer(page).getByRole("alert").getByText("Please say why nothing should change.").waitFor();
  await becomes(() => focusedId(page), "composer-text");
  await box(page, "Reasons").fill("Agreed last year.");
  await comeBack(page, "5.10");
  await finish(page);
  const noc = await exported(page, "editing");
  assert.deepEqual([noc.sign, bodies(noc)], ["NOC", [["commenting", "Agreed last year."]]]);
});

checkExports();
