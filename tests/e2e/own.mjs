// The acts of a person with documents from their own device.

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { button, dialog } from "./app.mjs";

/** Returns a text file: name and text. */
export const textFile = (name, text = "") => ({ name, mimeType: name.endsWith(".md") ? "text/markdown" : "text/plain", buffer: Buffer.from(text) });

/** Calls `work` with the path of a file that begins so and has this many bytes; it takes no room on the disk. */
export async function withLargeFile(name, begin, bytes, work) {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-"));
  try {
    const path = join(folder, name);
    writeFileSync(path, begin);
    truncateSync(path, bytes);
    await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until a document with this number is open. */
export const shown = (page, symbol) => page.locator("#app .symbol-button").getByText(symbol, { exact: true }).waitFor();

/** Opens the list of reports and returns the dialog. */
export async function openReports(page) {
  await page.locator("#app").getByTitle("Reports").click();
  const list = dialog(page, "Reports on this page");
  await list.waitFor();
  return list;
}

/** Chooses a file in the list of reports, or on the page without a report. */
export async function bringFile(page, file) {
  const symbol = page.locator("#app").getByTitle("Reports");
  const open = button(page, "Open a document from this device…");
  await symbol.or(open).first().waitFor();
  if (await symbol.count()) await symbol.click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), open.click()]);
  await chooser.setFiles(file);
}

/** Returns the reason why a file was not opened. */
export const refusal = (page) => dialog(page, "The file was not opened").getByRole("alert");

/** Returns the reader's own documents in the list. */
export const ownLinks = (list) => list.locator(".own-documents").getByRole("link").allTextContents();

/** Ways in which a browser lacks a database, as scripts that run before the page. */
export const withoutDatabase = {
  blocked: () => { Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("Access is denied", "SecurityError"); } }); },
  full: () => {
    IDBObjectStore.prototype.add = () => { throw new DOMException("No room", "QuotaExceededError"); };
  },
};
