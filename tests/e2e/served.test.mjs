// Responses of a server in place of a report or of the list of reports: a page that asks for a
// password, another encoding, another file. It is never drawn as a report, and the message names it.

import assert from "node:assert/strict";
import { addNote, becomes, block, button, dialog, LI, notesRead, stage } from "./app.mjs";
import { hosting, REAL, TREATY, TREATY_TEXT } from "./hosting.mjs";
import { openReports } from "./own.mjs";

const { visit } = stage();

const LOGIN = "<!DOCTYPE html>\n<html><title>Sign in</title><form><input type=password></form></html>";
const HTML = "text/html; charset=utf-8";

/** Returns UTF-16 with a byte order mark. */
const utf16 = (text) => Buffer.from(`\ufeff${text}`, "utf16le");

/** Serves these bytes for one file, and the hosted files for all others. */
const serving = (file, body, contentType = "text/plain; charset=utf-8", headers = {}) => async (page, context) => {
  await context.route(`**/${file}`, (route) => route.fulfill({ body, headers: { "content-type": contentType, ...headers } }));
};

/** Opens the page and returns its message in place of a report. Nothing is drawn as one. */
async function trouble(page, hash = "") {
  await page.goto(page.home + hash);
  const words = await page.getByRole("alert").textContent();
  assert.equal(await page.locator(".block").count(), 0, "nothing is drawn as a report");
  assert.equal(await page.locator("#app").getByText(words, { exact: true }).filter({ visible: true }).count(), 1, "it is said once");
  return words;
}

// What else is no text, and its words: tests/native/document/own.rs, tests/native/messages/opening.rs.
const IN_PLACE_OF_A_REPORT = [
  ["a page that asks for a password", LOGIN, HTML, /^The server sent a web page instead of the text of Treaty \(reports\/treaty\.md\), perhaps one that asks you to sign in\. Reload this page/],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10, 0, 0, 0, 13]), "image/png", /is not text, so it cannot be opened\. Please tell/],
];

for (const [what, body, type, said] of IN_PLACE_OF_A_REPORT) {
  visit(`in place of a report comes ${what}`, { at: null }, async ({ page, context }) => {
    await hosting([TREATY, REAL])(page, context);
    await serving(TREATY.file, body, type)(page, context);
    assert.match(await trouble(page), said);
    await context.unroute(`**/${TREATY.file}`);
    await serving(TREATY.file, TREATY_TEXT)(page, context);
    await page.getByRole("button", { name: "Try again" }).click();
    await block(page, "Article 2, 1").waitFor();
  });
}

for (const [what, body, type] of [
  ["UTF-16 with a mark", utf16(TREATY_TEXT), "application/octet-stream"],
  ["the type of a web page", TREATY_TEXT, HTML],
]) {
  visit(`a report with ${what} opens`, { prepare: [hosting([TREATY]), serving(TREATY.file, body, type)] }, async ({ page }) => {
    await addNote(page, "Article 2, 1", "a note", { by: LI });
    await page.reload();
    await notesRead(page, ["a note"]);
  });
}

/** A report in Cyrillic letters, encoded in Windows-1251. */
const RUSSIAN = [..."# Договор\n\n1. Группа отметила доклад.\n"]
  .map((c) => (c < "\u0400" ? c.charCodeAt(0) : c.charCodeAt(0) - 0x350));

const OLDER = { prepare: [hosting([TREATY, REAL]), serving(TREATY.file, Buffer.from(RUSSIAN))] };

visit("the encoding of an older hosted report is found, named in the repairs, and can be changed for good", OLDER, async ({ page }) => {
  const told = page.getByText("It is shown as Cyrillic (Windows-1251).");
  await told.waitFor();
  await page.locator("#app .block", { hasText: "Группа отметила доклад." }).waitFor();
  await page.getByRole("button", { name: "Check the encoding…" }).click();
  const asked = dialog(page, "Open Treaty");
  assert.equal(await asked.getByLabel("Encoding").inputValue(), "windows-1251");
  await asked.getByLabel("Encoding").selectOption("koi8-r");
  await button(asked, "Open").click();
  const wrong = new TextDecoder("koi8-r").decode(Buffer.from(RUSSIAN)).split("1. ")[1].trim();
  await page.locator("#app .block", { hasText: wrong }).waitFor();
  await told.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /repair/ }).click();
  const repairs = dialog(page, "Repairs to the source");
  await repairs.getByText("read the file as Cyrillic (KOI8-R)").waitFor();
  await button(repairs, "Choose another encoding…").click();
  await asked.getByLabel("Encoding").selectOption("windows-1251");
  await button(asked, "Open").click();
  await page.locator("#app .block", { hasText: "Группа отметила" }).waitFor();
  await addNote(page, "1", "a note", { by: LI });
  await page.reload();
  await notesRead(page, ["a note"]);
  assert.equal(await told.isVisible(), false);
});

visit("a report that was moved elsewhere on the host opens, a page in its place does not", { at: null }, async ({ page, context }) => {
  await hosting([TREATY])(page, context);
  let to = "../index.html";
  await context.route(`**/${TREATY.file}`, (route) => route.fulfill({ status: 302, headers: { location: to } }));
  assert.match(await trouble(page), /^The server sent a web page/);
  to = "C14-41-E.md";
  await page.getByRole("button", { name: "Try again" }).click();
  await block(page, "5.9").waitFor();
});

const HOST = "The people who run this page can correct it.";
const LIST = "The list of reports (catalogue.json)";

// What else is no list of reports, and its words: tests/native/messages/opening.rs.
const CATALOGUES = [
  ["a page that asks for a password", LOGIN, /^Instead of the list of reports \(catalogue\.json\) a web page came, perhaps one that asks you to sign in\. Reload/],
  ["with a comma too many", JSON.stringify({ reports: [TREATY] }, null, 1).replace(/\n *\}/u, ",$&"), /is faulty at line \d+, column \d+: there is a comma too many before this place\./],
  ["in another encoding", Buffer.from('{"reports": [{"title": "Trait\xe9"}]}', "latin1"), `${LIST} is not text in UTF-8. ${HOST}`],
];

for (const [what, body, said] of CATALOGUES) {
  visit(`the list of reports is ${what}: its own fault is named`, { at: null }, async ({ page, context }) => {
    await serving("catalogue.json", body)(page, context);
    for (const hash of ["", "#/C14-41-E.en/para-5.9"]) {
      const words = await trouble(page, hash);
      if (typeof said === "string") assert.equal(words, said);
      else assert.match(words, said);
      await page.goto("about:blank");
    }
  });
}

visit("a list without a report that can be opened says so, and what is wrong with each", { at: null }, async ({ page, context }) => {
  await hosting([{ symbol: "C14/99" }, 7])(page, context);
  assert.match(await trouble(page), /^None of the reports in the list \(catalogue\.json\) can be opened\./);
  assert.equal(await page.locator(".problems li").count(), 2);
});

visit("an empty list is one", { at: null }, async ({ page, context }) => {
  await hosting([])(page, context);
  assert.match(await trouble(page), /^No report is listed here\./);
});

visit("a list of reports in UTF-16 with a mark is read", { prepare: serving("catalogue.json", utf16(JSON.stringify({ reports: [REAL] }))) }, async ({ page }) => {
  await block(page, "5.9").waitFor();
  const list = await openReports(page);
  await becomes(() => list.getByRole("link").allTextContents(), [REAL.symbol]);
});
