// No words of the interface are hard-coded, and none are cut off. The app is built with two artificial languages
// (src/wording/compiler/pseudo.rs), and its pages are read. The report and its notes are in Greek, so every Latin
// letter without an accent belongs to untranslated words. SHOTS=<folder> keeps a picture of each state.

import assert from "node:assert/strict";
import { asFile, downloaded, follow, newPage, open, ready, stage } from "./app.mjs";
import { hosting } from "./hosting.mjs";
import { NARROW, WIDE } from "./looks.mjs";

const { visit } = stage({ dir: "target/trap-dist" });

const ACCENTED = "en-XA";
const MIRRORED = "ar-XB";

const TEXT = `# Έκθεση της ομάδας

## 5 Θέματα

5.9 Η ομάδα σημείωσε τη συμβολή ; και ευχαρίστησε *τους* συντάκτες.

5.10 Η ομάδα ζήτησε νέα έκθεση κάθε τρίμηνο.

| Χώρα | Πλήθος |
|---|---|
${Array.from({ length: 90 }, (_, row) => `| ${row} | ${row * 2} |`).join("\n")}

## 6 Πορίσματα

6.1 Τα πορίσματα εγκρίθηκαν.
`;

const REPORT = { symbol: "41", title: "Έκθεση της ομάδας", date: "2014-03-14", language: "el", file: "reports/41.md" };
const REVISION = { ...REPORT, symbol: "41/1", revisionOf: "41", file: "reports/41-1.md" };
const CORRIGENDUM = { ...REPORT, symbol: "41/2", correctionOf: "41", file: "reports/41-2.md" };

const hosted = hosting([REPORT, REVISION, CORRIGENDUM], {
  [REPORT.file]: TEXT,
  [REVISION.file]: TEXT.replace("τρίμηνο", "εξάμηνο").replace("6.1 Τα", "6.1 Νέα παράγραφος εδώ.\n\n6.2 Τα"),
  [CORRIGENDUM.file]: "# Διόρθωση\n\n5.9 Η ομάδα σημείωσε τη συμβολή με χαρά.\n",
});

/** Returns the texts of the page that anyone can see or hear, each with its place. */
const spoken = (page) => page.evaluate(() => {
  const names = new Intl.DisplayNames([navigator.language, "en"], { type: "region" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const countries = letters.flatMap((a) => letters.map((b) => names.of(a + b))).filter((name) => name.length > 2);
  // Addresses belong to the report: files and links contain them, so they are the same in every language.
  const addresses = [...document.querySelectorAll(":is(.block, .row)[aria-label]")].map((block) => block.getAttribute("aria-label"));
  // The browser supplies the names of countries, in the reader's language if it can.
  const given = [...countries, ...addresses].sort((a, b) => b.length - a.length);
  const withoutNames = (text) => (/[A-Za-z]{2,}/.test(text) ? given.reduce((rest, name) => rest.replaceAll(name, ""), text) : text);
  const isSeen = (element) => (element.matches("option, optgroup") ? element.closest("select") : element).checkVisibility();
  const said = [];
  for (const element of document.querySelectorAll("#app *")) {
    if (!isSeen(element) || element.closest("time, svg")) continue;
    const where = `${element.tagName.toLowerCase()}.${element.className}`;
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description", "label"]) texts.push(element.getAttribute(name) ?? "");
    for (const text of texts) if (text.trim()) said.push({ where, text: withoutNames(text) });
  }
  return said;
});

/** Codes of countries and signs of proposals, the same in every language. */
const CODE = /\b[A-Z]{1,4}\b/g;

const untranslated = async (page) => {
  const plain = (await spoken(page)).filter(({ text }) => /[A-Za-z]{2,}/.test(text.replace(CODE, "")));
  return [...new Set(plain.map(({ where, text }) => `${where}: ${text}`))];
};

/** Returns controls and headings whose words do not fit or are torn, and whether the page is wider than the window. */
const cutOff = (page) => page.evaluate(() => {
  const LABELS = "button, label, summary, legend, h1, h2, h3, h4, th, .pill, .banner, .toast";
  /** Returns whether a text has more lines than words. */
  const isTorn = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
    return lines.size > node.data.trim().split(/[\s/-]+/).length;
  };
  const texts = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const hides = (element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX) && !element.matches(".hidden-words, .hidden-words *");
  const wider = [...document.querySelectorAll("#app *")].filter((element) => element.checkVisibility()
    && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1
    && (element.matches(LABELS) || hides(element))
    // Names of people and reports may be shortened to their beginnings.
    && !element.matches("[dir=auto], [translate=no]"));
  wider.push(...[...document.querySelectorAll("#app button, #app button *, #app label, #app summary, #app legend")].filter((element) => element.checkVisibility()
    && !element.matches(".hidden-words, .hidden-words *, [dir=auto], [translate=no]") && texts(element).some(isTorn)));
  const root = document.scrollingElement;
  const all = root.scrollWidth > root.clientWidth + 1 ? [root, ...wider] : wider;
  return all.map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}: ${element.textContent.slice(0, 60)}`);
});

/**
 * Checks a state in a wide and a narrow window; all faults are reported together at the end. Mirrored words are
 * English letters between marks: whether they are translated cannot be told.
 */
function looking(page, locale, faults) {
  return async (state) => {
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${await page.evaluate(() => document.body.lang)}-${state.replaceAll(" ", "-")}-${size.width}.png` });
      for (const fault of await cutOff(page)) faults.add(`${state} at ${size.width} is cut off: ${fault}`);
    }
    if (locale === MIRRORED) return;
    for (const words of await untranslated(page)) faults.add(`${state} is not translated: ${words}`);
  };
}

const composer = (page) => page.locator("#app .composer");

const close = async (page) => {
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
};

/** Goes to a paragraph and presses a key there. */
async function at(page, id, key) {
  await page.locator(`#app #${CSS_ID(id)}`).focus();
  await page.keyboard.press(key);
}

const CSS_ID = (id) => id.replaceAll(".", "\\.");

async function bar(page, look) {
  const buttons = page.locator("#app header.bar button:visible:enabled");
  for (let index = 0; index < (await buttons.count()); index += 1) {
    await buttons.nth(index).click();
    await page.locator("dialog[open]").waitFor();
    await look(`button ${index + 1} of the bar`);
    await close(page);
  }
}

async function composing(page, look) {
  await at(page, "para-5.9", "n");
  await composer(page).waitFor();
  const more = composer(page).locator("details");
  for (let index = 0; index < (await more.count()); index += 1) await more.nth(index).locator("> summary").click();
  const kinds = composer(page).locator(".kinds label");
  for (let index = 0; index < (await kinds.count()); index += 1) {
    await kinds.nth(index).click();
    await look(`kind ${index + 1}`);
    const signs = composer(page).locator("#composer-sign label");
    for (let sign = 0; sign < (await signs.count()); sign += 1) {
      await signs.nth(sign).click();
      await look(`kind ${index + 1} with sign ${sign + 1}`);
    }
  }
  await kinds.first().click();
  await composer(page).locator("button.primary").click();
  await look("a composer that lacks something");
}

/** Writes a note under a name, which is requested for the first one. */
async function write(page, id, text, look = () => {}) {
  if ((await composer(page).count()) === 0) await at(page, id, "n");
  await composer(page).locator("#composer-text").fill(text);
  await look("a written note");
  await composer(page).locator("button.primary").click();
  const who = page.locator("dialog[open]");
  if (await who.waitFor({ timeout: 2_000 }).then(() => true, () => false)) {
    await look("who is writing");
    await who.locator("input[type=text]").first().fill("Άννα");
    await who.locator("button.primary").click();
  }
  await composer(page).waitFor({ state: "detached" });
}

async function cards(page, look) {
  await look("a note");
  const summaries = page.locator("#notes button[aria-expanded=false]:visible");
  for (let index = 0; index < (await summaries.count()); index += 1) await summaries.nth(index).click().catch(() => {});
  await look("an open margin");
  await page.locator("#notes [role=comment] .acts button").nth(2).click();
  await composer(page).waitFor();
  await look("an answer");
  await page.keyboard.press("Escape");
  await look("a draft that waits");
}

async function selecting(page, look) {
  await at(page, "para-5.10", "s");
  await page.keyboard.press("Shift+ArrowRight");
  await look("selecting words");
  await page.keyboard.press("Enter");
  await look("the bar beside words");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
}

/** Exports all notes, opening the dialog on the way. */
async function exported(page) {
  await page.locator("#app header.bar button.primary").click();
  const file = await downloaded(page, () => page.locator("dialog[open] button.primary").first().click());
  await page.keyboard.press("Escape");
  return file;
}

async function importing(page, file, look) {
  await page.locator("#app header.bar button:visible").filter({ has: page.locator(".words") }).nth(-2).click();
  await page.locator("dialog[open] input[type=file]").setInputFiles(asFile(file));
  await page.locator("dialog[open] button.primary").waitFor();
  await look("what an import would do");
  await page.locator("dialog[open] button.primary").click();
  await look("after an import");
}

/** Opens the app of another reader of the same language. */
async function colleague(page, locale) {
  const context = await page.context().browser().newContext({ locale });
  const other = await newPage(context, page.home);
  await hosted(other, context);
  await open(other, "#/41.el/");
  return other;
}

async function walk(page, locale, faults) {
  const look = looking(page, locale, faults);
  await look("a report");
  await bar(page, look);
  await composing(page, look);
  await write(page, "para-5.9", "Μια σκέψη.", look);
  await cards(page, look);
  await selecting(page, look);
  await at(page, "para-5.9", "?");
  await look("the keys");
  await close(page);
  const file = await exported(page);
  const other = await colleague(page, locale);
  await importing(other, file, looking(other, locale, faults));
  await other.context().close();
  await follow(page, "#/41-1.el/");
  await page.locator("dialog[open]").waitFor();
  await look("notes from an earlier text");
  await close(page);
  await follow(page, "#/41-1.el/?compare=41.el");
  await page.locator("#app main ins").first().waitFor();
  await look("a comparison");
  await follow(page, "#/41-2.el/?beside=41.el");
  await page.locator("#app main .laid").first().waitFor();
  await look("a corrigendum");
  await follow(page, "#/42/");
  await page.locator("#app .trouble, #app [role=alert]").first().waitFor();
  await look("a report that is not here");
}

for (const locale of [ACCENTED, MIRRORED]) {
  visit(`every word of the interface comes from the catalogue and has room: ${locale}`, { context: { locale, acceptDownloads: true }, prepare: hosted, at: "#/41.el/" }, async ({ page }) => {
    await ready(page);
    const way = await page.evaluate(() => [document.body.lang, document.body.dir]);
    assert.deepEqual(way, [locale, locale === MIRRORED ? "rtl" : "ltr"]);
    const faults = new Set();
    await walk(page, locale, faults);
    assert.equal([...faults].join("\n"), "");
  });
}

visit("another reader has English, whatever other languages are wanted first", { context: { locale: "tlh" }, prepare: hosted, at: "#/41.el/" }, async ({ page }) => {
  await page.locator("#app header.bar").getByRole("button", { name: "Settings", exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.body.lang), "en");
});
