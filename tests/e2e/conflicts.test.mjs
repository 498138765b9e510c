// Two live versions of one note: shown in full, and only their author can choose.

import assert from "node:assert/strict";
import { addNote, button, countIs, importFiles, LI, notesAre, notesOn, reload, stage, storageAfter } from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { conflictOn } from "./conflict.mjs";
import { fingers, keys, PHONE } from "./hands.mjs";
import { ANA, cardOf, file, FLEUR, hide, note, SECRETARIAT, version, withdrawn } from "./made.mjs";

const { visit } = stage();

const CONFLICT = storageAfter(async (page) => {
  await addNote(page, "5.9", "as it was", { by: LI });
  await conflictOn(page, "5.9", ["said here first", "said there then"]);
});

const versionsIn = (scope) => scope.getByRole("group", { name: /^Version/ });

visit("of two versions one is kept, or both: one stays, the other becomes a note of its own, in one step", { ...withAxe, from: CONFLICT }, async ({ page }) => {
  const versions = versionsIn(notesOn(page, "5.9"));
  await countIs(versions, 2);
  await notesOn(page, "5.9").getByText("What differs from version 1 to version 2:").waitFor();
  assert.ok((await notesOn(page, "5.9").locator(".difference del").count()) > 0);
  await check(page, "two versions");
  await button(notesOn(page, "5.9"), "Keep both").click();
  await countIs(notesOn(page, "5.9"), 2);
  await notesAre(page, ["said here first", "said there then"]);
  await button(page, "Undo: keep both versions of comment on 5.9").click();
  await countIs(notesOn(page, "5.9"), 1);
  await countIs(versions, 2);
  await versions.first().getByRole("button", { name: "Keep this" }).click();
  await countIs(versions, 0);
});

visit("two versions of somebody else's note are shown, and theirs to choose from", async ({ page }) => {
  const first = note({ id: 70, by: ANA, on: "5.9", text: "one" });
  await importFiles(page, file([first, version(first, { revision: 71, text: "two" })]));
  await cardOf(page, 70).getByText("Its author has to choose one.").waitFor();
  assert.deepEqual(await cardOf(page, 70).getByRole("button").allInnerTexts(), ["5.9", "Reply", "More…"]);
});

for (const [how, hand, options] of [["by touch", fingers, { context: { hasTouch: true } }], ["by keyboard", keys, {}]]) {
  visit(`${how}: both versions are kept, then one`, { ...options, from: CONFLICT }, async ({ page }) => {
    if (hand === fingers) await page.setViewportSize(PHONE.viewport);
    await hand.goTo(page, notesOn(page, "5.9"), "5.9");
    await hand.press(page, button(notesOn(page, "5.9"), "Keep both"));
    await countIs(notesOn(page, "5.9"), 2);
    await hand.press(page, button(page, "Undo: keep both versions of comment on 5.9"));
    await versionsIn(page).first().waitFor();
    await hand.press(page, versionsIn(page).filter({ hasText: "there" }).getByRole("button", { name: /^Keep this/ }));
    await countIs(versionsIn(page), 0);
    await notesOn(page, "5.9").getByText("said there then", { exact: true }).waitFor();
  });
}

visit("each version is shown whole: what it decides, for whom it speaks, its tags", withAxe, async ({ page }) => {
  const proposal = note({ id: 1, by: ANA, kind: "proposal", sign: "SUP", on: "5.9" });
  const decision = note({ id: 2, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "accepted", text: "Agreed." });
  const support = note({ id: 3, by: FLEUR, kind: "support", on: "6.1 b)", onBehalfOf: { label: "CEPT" } });
  const highlight = note({ id: 4, by: ANA, kind: "highlight", on: "6.2 c)", tags: ["hotlines"], category: "te" });
  const other = (first, revision, changes) => ({ ...version(first, { revision }), ...changes });
  await importFiles(page, file([
    proposal,
    decision, other(decision, 52, { disposition: "rejected" }),
    support, other(support, 53, { onBehalfOf: { country: "KEN" } }),
    highlight, other(highlight, 54, { body: { ...highlight.body, value: "figures" }, category: "ge" }),
  ]));
  for (const [number, first, second] of [
    [2, ["Accepted"], ["Rejected"]], [3, ["on behalf of CEPT"], ["on behalf of KEN"]], [4, ["hotlines", "te"], ["figures", "ge"]],
  ]) {
    for (const [index, expected] of [first, second].entries()) {
      for (const words of expected) await versionsIn(cardOf(page, number)).nth(index).getByText(words, { exact: true }).waitFor();
    }
  }
  await check(page, "versions of a decision, a support and a highlight");
});

visit("others' versions can be answered and hidden; what is hidden can be shown again, also when it was withdrawn", async ({ page }) => {
  const first = note({ id: 70, by: ANA, on: "5.9", text: "one" });
  const gone = note({ id: 71, by: ANA, on: "6.1 b)", text: "gone" });
  await importFiles(page, file([
    first, version(first, { revision: 72, text: "two" }), gone, note({ id: 73, by: FLEUR, kind: "reply", to: 71, text: "Indeed?", at: "6.1 b)" }),
  ]));
  await button(cardOf(page, 70), "Reply").waitFor();
  await hide(page, 70);
  await hide(page, 71);
  await importFiles(page, file([], { withdrawals: [withdrawn({ id: 71, by: ANA, on: "6.1 b)", revision: 81 })] }));
  await reload(page);
  for (const [number, address] of [[70, "5.9"], [71, "6.1 b)"]]) {
    await button(page.getByRole("group", { name: `Notes on ${address}` }), "Show").click();
    await button(cardOf(page, number), "Show again").click();
    await cardOf(page, number).getByText("You have hidden this note.").waitFor({ state: "detached" });
  }
  await cardOf(page, 71).getByText("Withdrawn by Ana Silva.").waitFor();
  await countIs(versionsIn(cardOf(page, 70)), 2);
});
