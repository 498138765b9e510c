// Rival proposals for one paragraph: side by side, and as one text with alternatives in brackets.

import assert from "node:assert/strict";
import { becomes, button, copied, countIs, dialog, importFiles, isFocused, notesButton, stage, toast } from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { fingers, keys, PHONE } from "./hands.mjs";
import { NARROW } from "./looks.mjs";
import { cardOf, file, FLEUR, GRETA, JUN, MOD, note, noteId, SECRETARIAT, textOf } from "./made.mjs";

const { visit } = stage();

const TEXT = textOf("5.9");

const NOC = note({ id: 81, by: FLEUR, kind: "proposal", sign: "NOC", on: "5.9", text: "As agreed." });

visit("rival proposals stand side by side, and as one text with alternatives in brackets", withAxe, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await importFiles(page, file([
    MOD, note({ id: 2, by: FLEUR, kind: "support", to: 1 }), note({ id: 6, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "noted" }),
    note({ id: 80, by: JUN, kind: "proposal", sign: "MOD", on: "5.9", phrase: "quarterly reports", proposed: "half-yearly reports" }),
    NOC,
    note({ id: 82, by: GRETA, kind: "proposal", sign: "ADD", on: "5.9", proposed: "Reports are published.", target: { insert: "after" } }),
    note({ id: 83, by: JUN, kind: "proposal", sign: "ADD", on: "5.9", proposed: "Reports are sent.", target: { insert: "after" } }),
    note({ id: 84, by: GRETA, on: "5.9", text: "no proposal" }),
  ]));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator("#notes .tally, #notes .folded").first().waitFor();
  await notesButton(page, "5.9").click();
  await openThread(page, 84);
  await button(cardOf(page, 84), "Reply").waitFor();
  assert.equal(await cardOf(page, 84).getByRole("button", { name: /^Compare/ }).count(), 0, "a comment is no rival");
  await openThread(page, 1);
  await button(cardOf(page, 1), "Compare 5 proposals on 5.9").click();
  const rivals = dialog(page, "5 proposals on 5.9");
  const columns = rivals.getByRole("group", { name: /^Proposal/ });
  await countIs(columns, 5);
  const left = await columns.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.ok(new Set(left).size > 2, "side by side");
  const first = columns.filter({ hasText: "Sponsors: CITEL" });
  await first.getByText("Noted").waitFor();
  await first.getByText("Supported by F").waitFor();
  const [text, added] = await rivals.locator(".as-one").allInnerTexts();
  const [before, after] = TEXT.split("quarterly");
  assert.equal(text, `${before}[present, F: quarterly] [B with CITEL: annual] [J: half-yearly]${after}`);
  assert.equal(added, "[D: Reports are published.] [J: Reports are sent.]");
  await check(page, "rival proposals");
  await button(rivals, "Copy this text").first().click();
  await toast(page).getByText("Copied").waitFor();
  assert.equal(await copied(page), text);
  await page.setViewportSize(NARROW);
  const narrow = await columns.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.equal(new Set(narrow).size, 1, "one below the other");
});

for (const [how, hand, context] of [["by touch", fingers, PHONE], ["by keyboard", keys, {}]]) {
  visit(`${how}: rivals are compared, copied, and left the way one came`, { context: { ...context, permissions: ["clipboard-read", "clipboard-write"] } }, async ({ page }) => {
    const coSponsors = note({ id: 5, by: JUN, kind: "co-sponsorship", to: 1 });
    await importFiles(page, file([MOD, NOC, coSponsors]));
    await hand.goTo(page, cardOf(page, 1), "5.9");
    const compare = button(cardOf(page, 1), "Compare 2 proposals on 5.9");
    await hand.press(page, compare);
    const rivals = dialog(page, "2 proposals on 5.9");
    await rivals.getByRole("group", { name: "Proposal · MOD: B with CITEL, J" }).waitFor();
    await hand.press(page, button(rivals, "Copy this text").first());
    await toast(page).getByText("Copied").waitFor();
    assert.match(await copied(page), /\[present, F: quarterly\] \[B with CITEL, J: annual\]/);
    await page.keyboard.press("Escape");
    await rivals.waitFor({ state: "detached" });
    await becomes(() => isFocused(compare), true, "the focus goes back");
  });
}

/** Opens a thread that the margin shows as a line. */
async function openThread(page, number) {
  const line = page.locator(`[id^="line-${noteId(number)}-"]`);
  if (await line.count()) await line.click();
  await cardOf(page, number).waitFor();
}
