// Every kind of contribution with the mouse, and their common features: tags, type, delegation, privacy,
// edits.

import assert from "node:assert/strict";
import {
  addNote, apply, becomes, button, checkExports, chooseFiles, composer, countIs, dialog, exportNotes, field, jsonFile, LI,
  notesOn, stage,
} from "./app.mjs";
import { everything } from "./every.mjs";
import { chooseFirst, mouse } from "./hands.mjs";
import {
  add, begin, bodies, box, chips, choose, comeBack, exported, finish, openMore, PARAGRAPH, privateBox,
} from "./writing.mjs";

const { visit } = stage();

everything(visit, "by mouse", mouse);

visit("a highlight needs no words, and may have tags", async ({ page }) => {
  await begin(page, "5.9", "Highlight");
  await finish(page, LI);
  const bare = await exported(page, "highlighting");
  assert.equal(bare.body.value, "");
  assert.equal(bare.body.language, "zxx");
  await button(notesOn(page, "5.9"), "Edit").click();
  await add(page, "Tags", "check");
  await finish(page);
  assert.deepEqual(bodies(await exported(page, "highlighting")), [["tagging", "check"]]);
});

visit("what another kind does not hold stays typed, and is not saved", async ({ page }) => {
  await begin(page, "5.9", "Comment");
  await field(page).fill("typed first");
  await choose(page, "Editorial");
  await box(page, "Corrected text").fill(PARAGRAPH);
  await choose(page, "Proposal");
  assert.equal(await box(page, "Proposed text").inputValue(), PARAGRAPH);
  await add(page, "Sponsors", "fra");
  await choose(page, "SUP");
  await countIs(box(page, "Proposed text"), 0);
  await choose(page, "Comment");
  assert.equal(await field(page).inputValue(), "typed first");
  await comeBack(page, "5.9");
  await choose(page, "Proposal");
  assert.equal(await box(page, "Reasons").inputValue(), "typed first");
  await choose(page, "MOD");
  assert.equal(await box(page, "Proposed text").inputValue(), PARAGRAPH);
  await button(composer(page), "Remove France").waitFor();
  await choose(page, "Highlight");
  await finish(page, LI);
  const item = await exported(page, "highlighting");
  assert.equal(item.body.value, "");
  assert.deepEqual([item.sponsors, item.sign], [undefined, undefined]);
});

visit("tags, type and for whom, for any note; tags complete", async ({ page }) => {
  await begin(page, "5.9", "Comment");
  await field(page).fill("first");
  await openMore(page);
  await chips(page, "Tags").pressSequentially("Budget,");
  await chips(page, "Tags").pressSequentially("half typ");
  await composer(page).getByRole("radio", { name: "technical (te)" }).check();
  await add(page, "On behalf of", "apt");
  await comeBack(page, "5.9");
  await finish(page, LI);
  const item = await exported(page, "commenting");
  assert.deepEqual([item.category, item.onBehalfOf], ["te", { label: "APT" }]);
  assert.deepEqual(bodies(item).slice(1), [["tagging", "Budget"], ["tagging", "half typ"]]);
  await begin(page, "5.10", "Highlight");
  await chips(page, "Tags").pressSequentially("bud");
  await composer(page).getByRole("option", { name: "Budget" }).click();
  await button(composer(page), "Remove Budget").waitFor();
  await chips(page, "Tags").press("Backspace");
  await page.keyboard.press("Backspace");
  await countIs(button(composer(page), "Remove Budget"), 0);
});

visit("a suggestion is taken once: then the list is closed", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  const removals = composer(page).getByRole("button", { name: /^Remove / });
  const sponsorsAre = (expected) => becomes(() => removals.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label"))), expected);
  await chips(page, "Sponsors").pressSequentially("switz");
  await chooseFirst(page);
  await page.keyboard.press("Enter");
  await sponsorsAre(["Remove Switzerland"]);
  await composer(page).getByRole("listbox").waitFor({ state: "hidden", timeout: 5_000 });
  await chips(page, "Sponsors").pressSequentially("keny");
  await composer(page).getByRole("option", { name: "Kenya (KEN)" }).click();
  await composer(page).getByRole("listbox").waitFor({ state: "hidden", timeout: 5_000 });
  await page.keyboard.press("Enter");
  await sponsorsAre(["Remove Switzerland", "Remove Kenya"]);
});

visit("private is chosen before the first save, and given up for good", async ({ page }) => {
  await begin(page, "5.9", "Comment");
  await field(page).fill("for me");
  await openMore(page);
  await privateBox(page).check();
  await comeBack(page, "5.9");
  await composer(page).locator(".private-mark").waitFor();
  await finish(page, LI);
  await button(notesOn(page, "5.9"), "Reply").click();
  await box(page, "Your reply").fill("to myself");
  await openMore(page);
  assert.deepEqual([await privateBox(page).isChecked(), await privateBox(page).isDisabled()], [true, true]);
  await composer(page).getByText("An answer to a private note is private too.").waitFor();
  await page.keyboard.press("Escape");
  await button(notesOn(page, "5.9").first(), "Edit").click();
  await privateBox(page).uncheck();
  await composer(page).getByText("cannot become private again").waitFor();
  await finish(page);
  await button(notesOn(page, "5.9").first(), "Edit").click();
  await openMore(page);
  assert.deepEqual([await privateBox(page).isChecked(), await privateBox(page).isDisabled()], [false, true]);
  await composer(page).getByText("Withdraw it and write a new one.").waitFor();
});

visit("an edit keeps what the composer does not know", async ({ page }) => {
  await addNote(page, "5.9", "before", { by: LI });
  const file = JSON.parse((await exportNotes(page)).text);
  const [item] = file.first.items;
  Object.assign(item, { mood: "calm", revision: "urn:uuid:11111111-1111-4111-8111-111111111111", replaces: [item.revision] });
  item.body = [item.body, { type: "TextualBody", purpose: "linking", value: "see also", format: "text/plain", language: "en" }];
  await chooseFiles(page, jsonFile("richer.json", JSON.stringify(file)));
  await dialog(page, "Import notes").getByRole("checkbox").check();
  await apply(page);
  await button(notesOn(page, "5.9"), "Edit").click();
  await field(page).fill("after");
  await finish(page);
  const after = await exported(page, "commenting");
  assert.equal(after.mood, "calm");
  assert.deepEqual(bodies(after), [["commenting", "after"], ["linking", "see also"]]);
});

checkExports();
