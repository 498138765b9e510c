// The acts of a person in the composer, whatever the kind.

import assert from "node:assert/strict";
import { addButton, asFile, block, button, composer, exportNotes, importFiles, introduce, itemsOf, notesOn, reload, save } from "./app.mjs";

/** Words to propose in place of others. */
export const PARAGRAPH = "The contribution from EBU was noted.";

export const choose = (page, name) => composer(page).getByRole("radio", { name, exact: true }).check();
export const box = (page, name) => composer(page).getByRole("textbox", { name });
export const beside = (page) => composer(page).getByRole("textbox", { name: "Paragraph", exact: true });
export const chips = (page, name) => composer(page).getByRole("combobox", { name });
export const waiting = (page, address) => page.locator("#notes .draft", { hasText: `Draft on ${address}` });

/** Opens the composer on a paragraph, with the mouse. */
export async function begin(page, address, kind) {
  await block(page, address).hover();
  await addButton(page, address).click();
  if (kind) await choose(page, kind);
}

/** Adds chips, each by Enter. */
export async function add(page, name, ...words) {
  for (const word of words) {
    await chips(page, name).fill(word);
    await chips(page, name).press("Enter");
  }
}

/** Opens the further fields, unless they are open. */
export async function openMore(page) {
  const further = composer(page).locator(".further");
  if (!(await further.evaluate((details) => details.open))) await further.locator(":scope > summary").click();
}

/** Returns the check box that keeps a note private. */
export const privateBox = (page) => composer(page).getByRole("checkbox", { name: "Private" });

/** Saves; the first time with an author. */
export async function finish(page, by) {
  await save(page);
  if (by) await introduce(page, by);
  await composer(page).waitFor({ state: "detached" });
}

/** Returns the only item of the exported file with this motivation. */
export async function exported(page, motivation) {
  const found = itemsOf(await exportNotes(page)).filter((item) => item.motivation === motivation);
  assert.equal(found.length, 1);
  return found[0];
}

/** Returns the bodies as `[purpose, value]`. */
export const bodies = (item) => [item.body].flat().map(({ purpose, value }) => [purpose, value]);

/** Returns the words that an item quotes. */
export const quote = (item) => item.target.selector.find(({ type }) => type === "TextQuoteSelector").exact;

/** Leaves with unsaved typing and comes back to it. */
export async function comeBack(page, address) {
  await reload(page);
  await button(waiting(page, address), "Continue").click();
}

/** Imports a colleague's proposal on 5.9: returns `{ proposal, sponsor }`, the item and the colleague's page. */
export async function withProposal(page, colleague) {
  const other = await colleague();
  await begin(other, "5.9", "Proposal");
  await box(other, "Proposed text").fill(PARAGRAPH);
  await box(other, "Reasons").fill("Shorter.");
  await finish(other, { name: "Ana", state: "BRA" });
  await notesOn(other, "5.9").waitFor();
  const exported = await exportNotes(other);
  await importFiles(page, asFile(exported));
  await notesOn(page, "5.9").waitFor();
  return { proposal: itemsOf(exported)[0], sponsor: other };
}
