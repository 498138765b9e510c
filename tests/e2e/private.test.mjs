// Private notes stay with their author: no file but a backup contains them, and no statement.

import assert from "node:assert/strict";
import {
  addNote, apply, asFile, button, checkExports, chooseFiles, dialog, downloaded, exportNotes, itemsOf, LI,
  notesOn, notesRead, openStatement, plan, stage, write,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { finish, openMore, privateBox } from "./writing.mjs";

const { visit } = stage();

/** Writes a private note. */
async function addPrivate(page, address, text, { by } = {}) {
  await write(page, address, text);
  await openMore(page);
  await privateBox(page).check();
  await finish(page, by);
}

visit("a private note is marked, leaves in no shared file and in no statement, and the export says so", withAxe, async ({ page }) => {
  await addPrivate(page, "5.9", "between us", { by: LI });
  await addNote(page, "5.10", "for all");
  await notesOn(page, "5.9").getByText("Private").waitFor();
  await check(page, "a private note");
  await button(page, "Export").click();
  const form = dialog(page, "Export notes");
  await form.getByText("1 private note stays here and will not be in the file.").waitFor();
  await check(page, "an export without private notes");
  await page.keyboard.press("Escape");
  for (const which of [/^All notes \(1\)/, /^Only mine \(1\)/]) {
    const file = await exportNotes(page, which);
    assert.equal(itemsOf(file).length, 1);
    assert.doesNotMatch(file.text, /between us|"private": true/);
  }
  const statement = await openStatement(page);
  const words = await statement.getByRole("textbox").inputValue();
  assert.match(words, /for all/);
  assert.doesNotMatch(words, /between us/);
});

visit("the withdrawal of a private note leaves no trace in a file and can be undone; the note may become shared, and then never private again", async ({ page }) => {
  await addPrivate(page, "5.9", "between us", { by: LI });
  await button(notesOn(page, "5.9"), "Withdraw").click();
  await notesOn(page, "5.9").waitFor({ state: "detached" });
  const { text } = await exportNotes(page, /^All notes \(0\)/);
  assert.equal(JSON.parse(text).withdrawn, undefined);
  await button(page, "Undo: withdraw comment on 5.9").click();
  await notesOn(page, "5.9").getByText("Private").waitFor();
  await button(notesOn(page, "5.9"), "Edit").click();
  await openMore(page);
  await privateBox(page).uncheck();
  await finish(page);
  await notesOn(page, "5.9").locator(".private").waitFor({ state: "hidden" });
  const [shared, ...others] = itemsOf(await exportNotes(page, /^All notes \(1\)/));
  assert.deepEqual([shared.body.value, shared.private, others], ["between us", undefined, []]);
  await button(notesOn(page, "5.9"), "Edit").click();
  await openMore(page);
  assert.equal(await privateBox(page).isDisabled(), true, "what others know cannot be called back");
});

visit("a backup holds everything, is marked as such, and brings it back", withAxe, async ({ page, colleague }) => {
  await addPrivate(page, "5.9", "between us", { by: LI });
  await addNote(page, "5.10", "for all");
  await button(page, "Export").click();
  const form = dialog(page, "Export notes");
  await form.getByRole("radio", { name: /^Back up everything \(2\)/ }).check();
  await form.getByText("The backup holds your private notes too.").waitFor();
  const backup = await downloaded(page, () => button(form, "Download file").click());
  assert.match(backup.name, /^C14-41-E_CHN_\d{4}-\d\d-\d\d_private-backup\.json$/);
  assert.equal(JSON.parse(backup.text).backup, true);
  assert.equal(itemsOf(backup).length, 2);
  const device = await colleague();
  await chooseFiles(device, asFile(backup));
  assert.deepEqual(await plan(device), { New: 2 });
  await dialog(device, "Import notes").getByText(`${backup.name} is a backup and may hold private notes.`).waitFor();
  await apply(device);
  await notesRead(device, ["between us", "for all"]);
  await notesOn(device, "5.9").getByText("Private").waitFor();
});

checkExports();
