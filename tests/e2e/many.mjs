// Many notes, as after a meeting, and ways to find some of them.

import { file, report } from "../../benches/browser/notes.mjs";
import { importFiles, jsonFile } from "./app.mjs";

let text;

/** Returns a file of this many notes on the first report, the same at every call. */
export function manyNotes(count) {
  text ??= report();
  return file(text, count);
}

/** Imports a file of this many notes. */
export const take = (page, count) => importFiles(page, jsonFile("notes.json", manyNotes(count)));

export const margin = (page) => page.locator("#notes");

/** Returns the group in the margin for the block with this id. */
export const group = (page, id) => page.locator(`[id="notes-on-${id}"]`);

export const filterBar = (page) => page.getByRole("search", { name: "Filter notes" });
