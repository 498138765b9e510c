// Two tabs that saved the same note.

import { button, composer, editNote, field, notesOn, save, secondTab } from "./app.mjs";

/** Gives the only note on an address two live versions: `[here, there]`. */
export async function conflictOn(page, address, [here, there]) {
  const other = await secondTab(page);
  await button(notesOn(page, address), "Edit").click();
  await field(page).fill(here);
  await editNote(other, address, there);
  await save(page);
  await composer(page).waitFor({ state: "detached" });
  await notesOn(page, address).getByText(/^Two versions of this note were saved/).waitFor();
  return other;
}
