// Reactions to a note: answers, support, decisions; their fate when the note changes.

import assert from "node:assert/strict";
import {
  addNote, becomes, button, countIs, dialog, importFiles, introduce, isFocused, LI, notesOn, notesRead, reload, save, stage,
  toast,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { ANA, cardOf, file, FLEUR, GRETA, hide, JUN, MOD, note, revised, SECRETARIAT, textOf, withdrawn } from "./made.mjs";

const { visit } = stage();

const TEXT = textOf("5.9");

const said = (page, number) => cardOf(page, number).locator(":scope > .rendered");

/** Returns a redline, with its deletions and insertions marked, as people hear and see it. */
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
    cardOf(page, number).evaluate((one) => { let level = 0; for (let up = one; (up = up.parentElement.closest("[role=comment]")); ) level += 1; return level; })));
  assert.deepEqual(levels, [0, 1, 2, 2, 2, 1]);
  await cardOf(page, 13).getByText("in reply to Jun Sato").waitFor();
  await cardOf(page, 14).getByText("in reply to Greta Keller").waitFor();
  assert.equal(await cardOf(page, 12).getByText(/in reply to/).count(), 0, "directly below what it answers");
  await check(page, "a thread of five levels");
});

visit("a proposal shows its redline, reasons, sponsors; support and decision stand with it", withAxe, async ({ page }) => {
  await importFiles(page, file([
    MOD, note({ id: 2, by: FLEUR, kind: "support", to: 1, text: "Strongly." }), note({ id: 3, by: JUN, kind: "support", to: 1 }),
    note({ id: 4, by: JUN, kind: "co-sponsorship", to: 1 }), note({ id: 5, by: GRETA, kind: "reservation", to: 1, text: "Cost." }),
    note({ id: 6, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "accepted with modifications", text: "Subject to resources." }),
  ]));
  const proposal = cardOf(page, 1);
  await proposal.getByText("Proposal · MOD").first().waitFor();
  const changes = await redline(proposal);
  assert.deepEqual(changes.filter((one) => /^[-+]/.test(one)), ["-quarterly", "+annual"]);
  assert.match(changes[0], /…/, "only what changes, with some words beside it");
  assert.equal(await proposal.locator("del").first().textContent(), "deleted: quarterly end of deletion ", "told to those who hear it");
  await button(proposal, "Whole text").click();
  const wholeText = async () => (await redline(proposal)).map((one) => one.replace(/^\+/, "")).filter((one) => !one.startsWith("-")).join("");
  await becomes(wholeText, TEXT.replace("quarterly", "annual"));
  await proposal.getByText("Sponsors: B, CITEL").waitFor();
  assert.equal(await said(page, 1).innerText(), "Small administrations.");
  const sum = proposal.getByText("Supported by F, J · Co-sponsored by J · Reservation by D");
  assert.equal(await cardOf(page, 2).isVisible(), false);
  await sum.click();
  assert.equal(await said(page, 2).innerText(), "Strongly.");
  await cardOf(page, 6).getByText("Accepted with modifications").waitFor();
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
  await cardOf(page, 20).getByText("New paragraph 5.9bis after 5.9:").waitFor();
  assert.deepEqual(await redline(cardOf(page, 20)), ["+A new paragraph."]);
  await cardOf(page, 21).getByText("Delete 6.1 b):").waitFor();
  assert.deepEqual(await redline(cardOf(page, 21)), [`-${textOf("6.1 b)")}`]);
  await cardOf(page, 22).getByText("No change to 6.2 c).").waitFor();
  assert.deepEqual(await redline(cardOf(page, 23)), ["Countries ", "-could", "+can"]);
  await cardOf(page, 24).getByText("reporting mechanisms").waitFor();
  assert.deepEqual(await cardOf(page, 24).getByRole("list", { name: "Tags" }).getByRole("listitem").allInnerTexts(), ["hotlines", "figures"]);
  await cardOf(page, 24).getByText("on behalf of CEPT").waitFor();
  await cardOf(page, 24).getByTitle("general").waitFor();
  await check(page, "every sign");
});

visit("answers to a text that was changed since say so, with what they saw", withAxe, async ({ page }) => {
  const quote = TEXT.replace("quarterly", "annual").slice(0, 200);
  await importFiles(page, file([
    MOD, note({ id: 2, by: FLEUR, kind: "support", to: 1, quote }), note({ id: 4, by: JUN, kind: "co-sponsorship", to: 1, quote }),
    note({ id: 3, by: FLEUR, kind: "reply", to: 1, quote, text: "Which ones?" }),
    note({ id: 6, by: SECRETARIAT, kind: "disposition", to: 1, quote, disposition: "accepted" }),
  ]));
  await cardOf(page, 1).getByText("Supported by F · Co-sponsored by J", { exact: true }).waitFor();
  const changed = revised(MOD, { revision: 50 });
  changed.body[0].value = TEXT.replace("quarterly", "half-yearly");
  await importFiles(page, file([changed]));
  await cardOf(page, 1).getByText("Supported by F (text changed since) · Co-sponsored by J (text changed since)").waitFor();
  for (const number of [3, 6]) {
    await cardOf(page, number).getByText("The note it speaks of was changed since.").waitFor();
    await cardOf(page, number).getByText(`It read: “${quote.slice(0, 40)}`).waitFor();
  }
  await check(page, "answers to a changed text");
  // With more notes, each has a line; the line and the comparison say so too.
  const others = [20, 21, 22, 23].map((id) => note({ id, by: GRETA, kind: "proposal", sign: "SUP", on: "5.9" }));
  await importFiles(page, file(others));
  const line = page.locator("#notes .folded", { hasText: "Accepted (text changed since)" });
  await line.click();
  await button(cardOf(page, 1), "Compare 5 proposals on 5.9").click();
  await dialog(page, "5 proposals on 5.9").getByText("Accepted (text changed since)").waitFor();
});

visit("a withdrawn note keeps its thread readable; without answers it is gone", withAxe, async ({ page }) => {
  const [first, lonely] = [note({ id: 30, by: ANA, on: "5.9", text: "mistaken" }), note({ id: 31, by: ANA, on: "6.1 b)", text: "lonely" })];
  await importFiles(page, file([first, lonely, note({ id: 32, by: FLEUR, kind: "reply", to: 30, text: "Indeed?" })]));
  await importFiles(page, file([], { withdrawals: [withdrawn({ id: 30, by: ANA, on: "5.9", revision: 60 }), withdrawn({ id: 31, by: ANA, on: "6.1 b)", revision: 61 })] }));
  await notesRead(page, ["Indeed?"]);
  await cardOf(page, 30).getByText("Withdrawn by Ana Silva.").waitFor();
  assert.equal(await page.getByText(/changed since/).count(), 0, "that it was withdrawn is said already");
  await cardOf(page, 31).waitFor({ state: "detached" });
  await check(page, "a withdrawn note with answers");
});

visit("an answer whose note is not available shows what it quotes, and finds its place when the note comes", async ({ page }) => {
  const reply = note({ id: 3, by: FLEUR, kind: "reply", to: 1, quote: "Small administrations.", text: "Which ones?" });
  await importFiles(page, file([reply]));
  await notesOn(page, "5.9").getByText("In reply to a note you do not have: “Small administrations.”").waitFor();
  await importFiles(page, file([MOD]));
  await notesRead(page, ["Small administrations.", "Which ones?"]);
  assert.equal(await page.getByText(/you do not have/).count(), 0);
  assert.equal(await cardOf(page, 1).locator("[role=comment]").count(), 1);
});

visit("others' notes are answered and hidden, never edited; hiding is undone and done again, in words", withAxe, async ({ page }) => {
  await addNote(page, "6.1 b)", "my own", { by: LI });
  await importFiles(page, file([MOD, note({ id: 40, by: FLEUR, on: "6.2 c)", text: "a comment" })]));
  const namesAre = (scope, expected) => becomes(() => scope.getByRole("button").allInnerTexts(), expected);
  await namesAre(notesOn(page, "6.1 b)"), ["6.1 b)", "Edit", "Withdraw", "Reply"]);
  const theirs = cardOf(page, 1);
  const more = theirs.getByRole("button", { name: "More… on this proposal" });
  await namesAre(theirs.locator(".acts"), ["Support", "Reply", "More…"]);
  await more.focus();
  await page.keyboard.press("Enter");
  await becomes(() => more.getAttribute("aria-expanded"), "true");
  await namesAre(theirs.locator(".acts"), ["Support", "Reply", "More…", "Co-sponsor", "Reservation", "Decide…", "Hide"]);
  await check(page, "more that can be done");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await becomes(() => more.getAttribute("aria-expanded"), "false");
  await becomes(() => isFocused(more), true, "the focus goes back to the button");
  await hide(page, 40);
  await toast(page).getByText("Comment on 6.2 c) hidden.").waitFor();
  await button(page, "Undo: hide comment on 6.2 c)").click();
  await cardOf(page, 40).getByText("a comment").waitFor();
  await button(page, "Redo: hide comment on 6.2 c)").click();
  await cardOf(page, 40).waitFor({ state: "detached" });
  await reload(page);
  await theirs.waitFor();
  assert.equal(await cardOf(page, 40).count(), 0, "hidden for good");
});

visit("a support is given, counted and taken back, in words", async ({ page }) => {
  await importFiles(page, file([MOD]));
  await button(cardOf(page, 1), "Support").click();
  await save(page);
  await introduce(page, { state: "CHN" });
  await cardOf(page, 1).getByText("Supported by CHN").click();
  assert.equal(await button(cardOf(page, 1), "Support").count(), 0, "it is not offered twice");
  await button(cardOf(page, 1), "Withdraw").click();
  await countIs(cardOf(page, 1).getByText("Supported by"), 0);
  await button(page, "Undo: withdraw support on 5.9").click();
  await cardOf(page, 1).getByText("Supported by CHN").waitFor();
});
