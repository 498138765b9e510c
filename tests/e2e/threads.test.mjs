// What others say to a note: answers, support, decisions; rival proposals; two versions of one note.

import assert from "node:assert/strict";
import { addNote, block, button, dialog, eventually, importFiles, LI, notesOn, notesRead, reload, stage, toast } from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { conflictOn } from "./conflict.mjs";
import { ANA, file, FLEUR, GRETA, JUN, note, noteId, revised, SECRETARIAT, textOf, version, withdrawn } from "./made.mjs";

const { visit } = stage();

const TEXT = textOf("5.9");

/** The proposal that most of these tests speak of. */
const MOD = note({
  id: 1, by: ANA, kind: "proposal", sign: "MOD", on: "5.9", proposed: TEXT.replace("quarterly", "annual"), text: "Small administrations.",
  sponsors: [{ country: "BRA", label: "B" }, { label: "CITEL" }],
});

/** A card of the margin by the number of its note, and what of it others do not write. */
const card = (page, number) => page.locator(`[id^="note-${noteId(number)}-"]`);

const said = (page, number) => card(page, number).locator(":scope > .rendered");

/** What a redline shows, with its deletions and insertions marked, as people hear and see it. */
const redline = (scope) => scope.locator(".redline").first().evaluate((line) => {
  const words = (node) => {
    const copy = node.cloneNode(true);
    for (const hidden of copy.querySelectorAll(".hidden-words")) hidden.remove();
    return copy.textContent;
  };
  return [...line.children].map((one) => ({ DEL: "-", INS: "+" }[one.tagName] ?? "") + words(one)).filter(Boolean);
});

visit("a chain of replies is drawn flat after two levels and says who answers whom", withAxe, async ({ page }) => {
  await importFiles(page, file([
    note({ id: 10, by: ANA, on: "5.9", text: "one" }), note({ id: 11, by: FLEUR, kind: "reply", to: 10, text: "two" }),
    note({ id: 12, by: JUN, kind: "reply", to: 11, text: "three" }), note({ id: 13, by: GRETA, kind: "reply", to: 12, text: "four" }),
    note({ id: 14, by: ANA, kind: "reply", to: 13, text: "five" }), note({ id: 15, by: ANA, kind: "reply", to: 10, text: "beside" }),
  ]));
  await notesRead(page, ["one", "two", "three", "four", "five", "beside"]);
  const levels = await Promise.all([10, 11, 12, 13, 14, 15].map((number) =>
    card(page, number).evaluate((one) => { let level = 0; for (let up = one; (up = up.parentElement.closest("[role=comment]")); ) level += 1; return level; })));
  assert.deepEqual(levels, [0, 1, 2, 2, 2, 1]);
  await card(page, 13).getByText("in reply to Jun Sato").waitFor();
  await card(page, 14).getByText("in reply to Greta Keller").waitFor();
  assert.equal(await card(page, 12).getByText(/in reply to/).count(), 0, "directly below what it answers");
  await check(page, "a thread of five levels");
});

visit("a proposal shows its redline, reasons, sponsors; support and decision stand with it", withAxe, async ({ page }) => {
  await importFiles(page, file([
    MOD, note({ id: 2, by: FLEUR, kind: "support", to: 1, text: "Strongly." }), note({ id: 3, by: JUN, kind: "support", to: 1 }),
    note({ id: 4, by: JUN, kind: "co-sponsorship", to: 1 }), note({ id: 5, by: GRETA, kind: "reservation", to: 1, text: "Cost." }),
    note({ id: 6, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "accepted with modifications", text: "Subject to resources." }),
  ]));
  const proposal = card(page, 1);
  await proposal.getByText("Proposal · MOD").first().waitFor();
  const changes = await redline(proposal);
  assert.deepEqual(changes.filter((one) => /^[-+]/.test(one)), ["-quarterly", "+annual"]);
  assert.match(changes[0], /…/, "only what changes, with some words beside it");
  assert.equal(await proposal.locator("del").first().textContent(), "deleted: quarterly end of deletion ", "told to those who hear it");
  await button(proposal, "Whole text").click();
  assert.equal((await redline(proposal)).map((one) => one.replace(/^\+/, "")).filter((one) => !one.startsWith("-")).join(""), TEXT.replace("quarterly", "annual"));
  await proposal.getByText("Sponsors: B, CITEL").waitFor();
  assert.equal(await said(page, 1).innerText(), "Small administrations.");
  const sum = proposal.getByText("Supported by F, J · Co-sponsored by J · Reservation by D");
  assert.equal(await card(page, 2).isVisible(), false);
  await sum.click();
  assert.equal(await said(page, 2).innerText(), "Strongly.");
  await card(page, 6).getByText("Accepted with modifications").waitFor();
  await check(page, "a proposal with support and a decision");
});

visit("each sign says what it asks for", withAxe, async ({ page }) => {
  await importFiles(page, file([
    note({ id: 20, by: ANA, kind: "proposal", sign: "ADD", on: "5.9", proposed: "A new paragraph.", address: "5.9bis", target: { insert: "after" } }),
    note({ id: 21, by: ANA, kind: "proposal", sign: "SUP", on: "6.1 b)" }),
    note({ id: 22, by: ANA, kind: "proposal", sign: "NOC", on: "6.2 c)", text: "Agreed in plenary." }),
    note({ id: 23, by: ANA, kind: "editorial", on: "6.1 b)", phrase: "Countries could", proposed: "Countries can" }),
    note({ id: 24, by: ANA, kind: "highlight", on: "6.2 c)", phrase: "reporting mechanisms", tags: ["hotlines", "figures"], category: "ge", onBehalfOf: { label: "CEPT" } }),
  ]));
  await card(page, 20).getByText("New paragraph 5.9bis after 5.9:").waitFor();
  assert.deepEqual(await redline(card(page, 20)), ["+A new paragraph."]);
  await card(page, 21).getByText("Delete 6.1 b):").waitFor();
  assert.deepEqual(await redline(card(page, 21)), [`-${textOf("6.1 b)")}`]);
  await card(page, 22).getByText("No change to 6.2 c).").waitFor();
  assert.deepEqual(await redline(card(page, 23)), ["Countries ", "-could", "+can"]);
  await card(page, 24).getByText("reporting mechanisms").waitFor();
  assert.deepEqual(await card(page, 24).getByRole("list", { name: "Tags" }).getByRole("listitem").allInnerTexts(), ["hotlines", "figures"]);
  await card(page, 24).getByText("on behalf of CEPT").waitFor();
  await card(page, 24).getByTitle("general").waitFor();
  await check(page, "every sign");
});

visit("answers to a text that was changed since say so, with what they saw", withAxe, async ({ page }) => {
  const support = note({ id: 2, by: FLEUR, kind: "support", to: 1, quote: "Small administrations." });
  const reply = note({ id: 3, by: FLEUR, kind: "reply", to: 1, quote: "Small administrations.", text: "Which ones?" });
  await importFiles(page, file([MOD, support, reply]));
  await card(page, 1).getByText("Supported by F", { exact: true }).waitFor();
  await importFiles(page, file([revised(MOD, { revision: 50, text: "All administrations." })]));
  await card(page, 1).getByText("Supported by F (text changed since)").waitFor();
  await card(page, 3).getByText("The note it speaks of was changed since.").waitFor();
  await card(page, 3).getByText("It read: “Small administrations.”").waitFor();
  await check(page, "answers to a changed text");
});

visit("a withdrawn note keeps its thread readable; without answers it is gone", withAxe, async ({ page }) => {
  const [first, lonely] = [note({ id: 30, by: ANA, on: "5.9", text: "mistaken" }), note({ id: 31, by: ANA, on: "6.1 b)", text: "lonely" })];
  await importFiles(page, file([first, lonely, note({ id: 32, by: FLEUR, kind: "reply", to: 30, text: "Indeed?" })]));
  await importFiles(page, file([], { withdrawals: [withdrawn({ id: 30, by: ANA, on: "5.9", revision: 60 }), withdrawn({ id: 31, by: ANA, on: "6.1 b)", revision: 61 })] }));
  await notesRead(page, ["Indeed?"]);
  await card(page, 30).getByText("Withdrawn by Ana Silva.").waitFor();
  await card(page, 31).waitFor({ state: "detached" });
  await check(page, "a withdrawn note with answers");
});

visit("an answer whose note is not at hand shows what it quotes, and finds its place when the note comes", async ({ page }) => {
  const reply = note({ id: 3, by: FLEUR, kind: "reply", to: 1, quote: "Small administrations.", text: "Which ones?" });
  await importFiles(page, file([reply]));
  await notesOn(page, "5.9").getByText("In reply to a note you do not have: “Small administrations.”").waitFor();
  await importFiles(page, file([MOD]));
  await notesRead(page, ["Small administrations.", "Which ones?"]);
  assert.equal(await page.getByText(/you do not have/).count(), 0);
  assert.equal(await card(page, 1).locator("[role=comment]").count(), 1);
});

visit("others' notes are answered and hidden, never edited; hiding can be undone", withAxe, async ({ page }) => {
  await addNote(page, "6.1 b)", "my own", { by: LI });
  await importFiles(page, file([MOD, note({ id: 40, by: FLEUR, on: "6.2 c)", text: "a comment" })]));
  const mine = notesOn(page, "6.1 b)");
  assert.deepEqual(await mine.getByRole("button").allInnerTexts(), ["6.1 b)", "Edit", "Withdraw", "Reply"]);
  const theirs = card(page, 1);
  const more = theirs.getByRole("button", { name: "More… on this proposal" });
  assert.deepEqual(await theirs.locator(".acts").getByRole("button").allInnerTexts(), ["Support", "Reply", "More…"]);
  await more.focus();
  await page.keyboard.press("Enter");
  assert.equal(await more.getAttribute("aria-expanded"), "true");
  assert.deepEqual(await theirs.locator(".acts").getByRole("button").allInnerTexts(), ["Support", "Reply", "More…", "Co-sponsor", "Reservation", "Decide…", "Hide"]);
  await check(page, "more that can be done");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  assert.equal(await more.getAttribute("aria-expanded"), "false");
  assert.equal(await more.evaluate((one) => one === document.activeElement), true, "the focus goes back to the button");
  await card(page, 40).getByRole("button", { name: /^More/ }).click();
  await button(card(page, 40), "Hide").click();
  await card(page, 40).waitFor({ state: "detached" });
  await toast(page).getByText("Comment on 6.2 c) hidden.").waitFor();
  await reload(page);
  assert.equal(await card(page, 40).count(), 0, "hidden for good");
});

visit("hiding is undone and done again, in words", async ({ page }) => {
  await importFiles(page, file([note({ id: 40, by: FLEUR, on: "6.2 c)", text: "a comment" })]));
  await card(page, 40).getByRole("button", { name: /^More/ }).click();
  await button(card(page, 40), "Hide").click();
  await button(page, "Undo: hide comment on 6.2 c)").click();
  await notesRead(page, ["a comment"]);
  await button(page, "Redo: hide comment on 6.2 c)").click();
  await card(page, 40).waitFor({ state: "detached" });
});

visit("a support is given, counted and taken back, in words", async ({ page }) => {
  await importFiles(page, file([MOD]));
  await button(card(page, 1), "Support").click();
  await button(page.locator("#notes .composer"), "Save").click();
  await page.getByRole("dialog", { name: "Who is writing?" }).getByLabel("Delegation").selectOption("CHN");
  await button(page, "Save note").click();
  await card(page, 1).getByText("Supported by CHN").click();
  assert.equal(await button(card(page, 1), "Support").count(), 0, "it is not offered twice");
  await button(card(page, 1), "Withdraw").click();
  await eventually(async () => assert.equal(await card(page, 1).getByText("Supported by").count(), 0));
  await button(page, "Undo: withdraw support on 5.9").click();
  await card(page, 1).getByText("Supported by CHN").waitFor();
});

visit("of two versions one is kept, or both: one stays, the other becomes a note of its own, in one step", withAxe, async ({ page }) => {
  await addNote(page, "5.9", "as it was", { by: LI });
  await conflictOn(page, "5.9", ["said here first", "said there then"]);
  const versions = notesOn(page, "5.9").getByRole("group", { name: /^Version/ });
  assert.equal(await versions.count(), 2);
  await notesOn(page, "5.9").getByText("What differs from version 1 to version 2:").waitFor();
  assert.ok((await notesOn(page, "5.9").locator(".difference del").count()) > 0);
  await check(page, "two versions");
  await button(notesOn(page, "5.9"), "Keep both").click();
  await eventually(async () => assert.deepEqual((await notesOn(page, "5.9").locator(".rendered").allInnerTexts()).sort(), ["said here first", "said there then"]));
  await eventually(async () => assert.equal(await notesOn(page, "5.9").count(), 2));
  await button(page, "Undo: keep both versions of comment on 5.9").click();
  await eventually(async () => assert.equal(await notesOn(page, "5.9").count(), 1));
  assert.equal(await versions.count(), 2);
  await versions.first().getByRole("button", { name: "Keep this" }).click();
  await eventually(async () => assert.equal(await versions.count(), 0));
});

visit("two versions of somebody else's note are shown, and theirs to choose from", async ({ page }) => {
  const first = note({ id: 70, by: ANA, on: "5.9", text: "one" });
  await importFiles(page, file([first, version(first, { revision: 71, text: "two" })]));
  await card(page, 70).getByText("Its author has to choose one.").waitFor();
  assert.deepEqual(await card(page, 70).getByRole("button").allInnerTexts(), ["5.9"]);
});

visit("rival proposals stand side by side, and as one text with alternatives in brackets", withAxe, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await importFiles(page, file([
    MOD, note({ id: 2, by: FLEUR, kind: "support", to: 1 }), note({ id: 6, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "noted" }),
    note({ id: 80, by: JUN, kind: "proposal", sign: "MOD", on: "5.9", phrase: "quarterly reports", proposed: "half-yearly reports" }),
    note({ id: 81, by: FLEUR, kind: "proposal", sign: "NOC", on: "5.9", text: "As agreed." }),
    note({ id: 82, by: GRETA, kind: "proposal", sign: "ADD", on: "5.9", proposed: "Reports are published.", target: { insert: "after" } }),
    note({ id: 83, by: JUN, kind: "proposal", sign: "ADD", on: "5.9", proposed: "Reports are sent.", target: { insert: "after" } }),
    note({ id: 84, by: GRETA, on: "5.9", text: "no proposal" }),
  ]));
  assert.equal(await button(card(page, 84), "Compare 5 proposals on 5.9").count(), 0);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator("#notes .tally, #notes .folded").first().waitFor();
  await block(page, "5.9").getByRole("button", { name: /notes on 5.9/ }).click();
  await openThread(page, 1);
  await button(card(page, 1), "Compare 5 proposals on 5.9").click();
  const rivals = dialog(page, "5 proposals on 5.9");
  const columns = rivals.getByRole("group", { name: /^Proposal/ });
  assert.equal(await columns.count(), 5);
  const left = await columns.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.ok(new Set(left).size > 2, "side by side");
  const first = columns.filter({ hasText: "B, CITEL" });
  await first.getByText("Noted").waitFor();
  await first.getByText("Supported by F").waitFor();
  const [text, added] = await rivals.locator(".as-one").allInnerTexts();
  const [before, after] = TEXT.split("quarterly");
  assert.equal(text, `${before}[present, F: quarterly] [B, CITEL: annual] [J: half-yearly]${after}`);
  assert.equal(added, "[D: Reports are published.] [J: Reports are sent.]");
  await check(page, "rival proposals");
  await button(rivals, "Copy this text").first().click();
  await toast(page).getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  await page.setViewportSize({ width: 390, height: 844 });
  const narrow = await columns.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.equal(new Set(narrow).size, 1, "one below the other");
});

/** Opens a thread that the margin shows by a line. */
async function openThread(page, number) {
  const line = page.locator(`[id^="line-${noteId(number)}-"]`);
  if (await line.count()) await line.click();
  await card(page, number).waitFor();
}
