// "Quote these words": a note on a paragraph is narrowed down to words of it without selecting them.

import assert from "node:assert/strict";
import {
  becomes, button, checkExports, composer, DRAFT_KEY, field, focusedId, kept, LI, notesRead, save, stage,
} from "./app.mjs";
import { begin, box, comeBack, exported, finish, quote, waiting } from "./writing.mjs";

const { visit } = stage();

/** Waits until this many drafts are kept. */
const draftsAre = (page, count) => becomes(async () => Object.keys(await kept(page, DRAFT_KEY)).length, count);

visit("“Quote these words” narrows a note down, and back", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await composer(page).getByText("On the whole of 5.9").click();
  const words = box(page, "Quote these words");
  await words.fill("QUARTERLY reports");
  await composer(page).getByText("Found.").waitFor();
  await words.press("Enter");
  await composer(page).getByText("On “quarterly reports”").waitFor();
  await becomes(() => box(page, "Proposed text").inputValue(), "quarterly reports");
  await box(page, "Proposed text").fill("annual reports");
  await words.fill("nothing of the kind");
  await save(page);
  await composer(page).getByRole("alert").getByText("These words do not stand in 5.9.").waitFor();
  await becomes(() => focusedId(page), "composer-quote");
  await words.fill("quarterly reports");
  await words.press("Enter");
  await comeBack(page, "5.9");
  await composer(page).getByText("On “quarterly reports”").waitFor();
  assert.equal(await box(page, "Proposed text").inputValue(), "annual reports");
  await finish(page, LI);
  const item = await exported(page, "editing");
  assert.equal(quote(item), "quarterly reports");
  await draftsAre(page, 0);
});

visit("words that stand several times are chosen; no words are the whole paragraph", async ({ page }) => {
  await begin(page, "5.9", "Comment");
  await field(page).fill("which one");
  await composer(page).getByText("On the whole of 5.9").click();
  const words = box(page, "Quote these words");
  await words.fill("the use of ICT");
  await composer(page).getByText("These words stand there 2 times.").waitFor();
  await words.press("Enter");
  await composer(page).getByRole("combobox", { name: "Which of them" }).selectOption({ index: 1 });
  await finish(page, LI);
  const second = await exported(page, "commenting");
  const [, position] = second.target.selector;
  await button(page, "Undo: add comment on 5.9").click();
  await notesRead(page, []);
  await begin(page, "5.9", "Comment");
  await field(page).fill("whole");
  await composer(page).getByText("On the whole of 5.9").click();
  await words.fill("the use of ICT");
  await words.press("Enter");
  await composer(page).getByText("On “the use of ICT”").waitFor();
  await words.fill("");
  await words.press("Enter");
  await composer(page).getByText("On the whole of 5.9").waitFor();
  await finish(page);
  const whole = await exported(page, "commenting");
  assert.ok(position.start > whole.target.selector[1].start + 100 && position.end < whole.target.selector[1].end);
  assert.match(quote(whole), /^The contribution from Egypt.*tools\.$/);
});

visit("a draft elsewhere is not overwritten by quoting its words", async ({ page }) => {
  const narrow = async (text) => {
    await begin(page, "5.9");
    await field(page).fill(text);
    await composer(page).getByText("On the whole of 5.9").click();
    await box(page, "Quote these words").fill("quarterly");
    await box(page, "Quote these words").press("Enter");
  };
  await narrow("first");
  await page.keyboard.press("Escape");
  await waiting(page, "5.9").waitFor();
  await narrow("second");
  await composer(page).getByRole("alert").getByText("A draft on these words waits already.").waitFor();
  await page.keyboard.press("Escape");
  await draftsAre(page, 2);
});

checkExports();
