// Many notes, as a meeting leaves them, and what helps to find one's way among them.

import { file, report } from "../../benches/browser/notes.mjs";
import { importFiles, jsonFile } from "./app.mjs";

let text;

/** A file of this many notes on the first report: the same at every call. */
export function manyNotes(count) {
  text ??= report();
  return file(text, count);
}

/** Takes in a file of this many notes. */
export const take = (page, count) => importFiles(page, jsonFile("notes.json", manyNotes(count)));

export const margin = (page) => page.locator("#notes");

/** What the margin shows on the block of this id. */
export const group = (page, id) => page.locator(`[id="notes-on-${id}"]`);

export const filterBar = (page) => page.getByRole("search", { name: "Filter notes" });
