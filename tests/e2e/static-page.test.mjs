// The text of a report is in its page: it is read with the first bytes, without scripts, and taken over by the app.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../serve.mjs";
import { addNote, assertFaultless, focusComesTo, LI, newPage, notesRead, open, ready, REPORT, stage } from "./app.mjs";
import { launchShell } from "./browser.mjs";
import { holdApp, hosting, REAL, TREATY, TREATY_TEXT, WITHOUT_TEXT } from "./hosting.mjs";

const OWN_PAGE = `${REPORT}.html`;
const { visit } = stage();

const WITHOUT_SCRIPTS = { at: null, context: { javaScriptEnabled: false } };

visit("without scripts the report is read whole, and the page says what is missing", WITHOUT_SCRIPTS, async ({ page, url }) => {
  for (const at of ["", OWN_PAGE]) {
    await page.goto(`${url}${at}`);
    await page.getByRole("heading", { level: 1, name: "Report by the Chairman" }).waitFor();
    await page.locator(".without-scripts").waitFor();
    assert.equal(await page.getByText("Opening your notes…").isVisible(), false);
    await page.getByRole("link", { name: "5 Discussions" }).click();
    assert.ok(await page.locator("[id='sec-5']").isVisible());
    assert.equal(new URL(page.url()).hash, "#sec-5");
  }
});

visit("without scripts a link leads to its paragraph", WITHOUT_SCRIPTS, async ({ page, url }) => {
  await page.goto(`${url}${OWN_PAGE}#para-5.5`);
  const { y } = await page.locator("[id='para-5.5']").boundingBox();
  assert.ok(y >= 0 && y < 300, `5.5 stands at ${y}`);
});

visit("the page names the report for search engines and programs that collect references", WITHOUT_SCRIPTS, async ({ page, url }) => {
  await page.goto(`${url}${OWN_PAGE}`);
  assert.equal(await page.title(), `${REAL.symbol} – ${REAL.title}`);
  const content = (selector) => page.locator(selector).getAttribute("content");
  assert.equal(await content("meta[property='og:title']"), `${REAL.symbol} – ${REAL.title}`);
  assert.equal(await content("meta[name=citation_technical_report_number]"), REAL.symbol);
  assert.equal(await page.locator("link[rel=canonical]").getAttribute("href"), REAL.canonical);
  assert.match(await content("meta[name=description]"), /^This Report summarizes/);
});

/** The elements and words of the first drawing, without what the app adds for people who write. */
const drawn = (page) => page.locator("#first").evaluate((first) => {
  const LEFT_OUT = ".tools > *, [hidden], .repairs-line, #opening";
  const attribute = ({ name, value }) => {
    if (name === "class") return value && `class="${value.split(/\s+/).toSorted().join(" ")}"`;
    if (name === "tabindex") return ""; // one block of the app is in the tab order
    if (name === "href") return `href="${value.replace(/^#\/[^/]*\//, "#")}"`;
    return `${name}="${value}"`;
  };
  const node = (one) => {
    if (one.nodeType === Node.TEXT_NODE) return [one.data];
    if (one.nodeType !== Node.ELEMENT_NODE || one.matches(LEFT_OUT)) return [];
    const attributes = [...one.attributes].map(attribute).filter(Boolean).toSorted();
    return [`\n<${[one.localName, ...attributes].join(" ")}>`, ...[...one.childNodes].flatMap(node)];
  };
  return [...first.querySelector(".app").childNodes].flatMap(node).join("");
});

visit("the page holds what the app draws first", { at: null }, async ({ page, context, url }) => {
  await holdApp(page);
  await page.goto(url);
  await page.locator("#first .report .block").last().waitFor();
  const other = await newPage(context, url);
  await holdApp(other);
  await other.goto(`${url}${WITHOUT_TEXT}`);
  await other.locator("#first .report .block").last().waitFor();
  assert.equal(await drawn(page), await drawn(other));
});

for (const width of [1280, 820, 390]) {
  visit(`the app takes the text over in place at ${width} px`, { at: null, context: { viewport: { width, height: 800 } } }, async ({ page, url }) => {
    const letGo = await holdApp(page);
    await page.goto(`${url}#/${REPORT}/para-5.5`);
    const top = (within) => page.locator(`${within} [id='para-5.5']`).evaluate((element) => element.getBoundingClientRect().top);
    await page.locator("#first [id='para-5.5']").waitFor();
    const height = await page.locator("#first .report").evaluate((element) => element.offsetHeight);
    const stood = await top("#first");
    letGo();
    await ready(page);
    const moved = await top("#app") - stood;
    assert.ok(Math.abs(moved) < 2, `the text jumps by ${moved} px`);
    const grown = await page.locator("#app .report").evaluate((element) => element.offsetHeight) - height;
    assert.ok(Math.abs(grown) < 0.02 * height, `the text grows by ${grown} of ${height} px`);
  });
}

visit("a link to another report never shows the text of the page", {
  at: null,
  prepare: hosting([REAL, TREATY], { "treaty.md": TREATY_TEXT }),
}, async ({ page, url }) => {
  const letGo = await holdApp(page);
  await page.addInitScript(() => {
    globalThis.seen = [];
    const look = () => {
      const text = document.querySelector("#first .block");
      if (text?.checkVisibility()) globalThis.seen.push(text.id);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(`${url}#/Treaty.en/`);
  await page.locator("#first").getByRole("heading", { name: "A treaty" }).first().or(page.locator("#first .report")).first().waitFor();
  assert.equal(await page.locator("#first [id='para-5.9']").count(), 0);
  assert.equal((await page.evaluate(() => globalThis.seen)).includes("masthead-agenda-item"), false);
  letGo();
  await ready(page);
});

for (const hash of ["#50%", `#/${REPORT}/50%`, `#/${REPORT}`, "#%", `#/${REPORT}/%D9?words=%`]) {
  visit(`an address that names no place still opens the report: ${hash}`, { at: hash }, async ({ page }) => {
    assert.equal(await page.locator("#app [id='para-5.9']").isVisible(), true);
  });
}

visit("notes of a report are the same on its own page and on the first page", async ({ page, url }) => {
  await addNote(page, "5.9", "on both", { by: LI });
  await page.goto(`${url}${OWN_PAGE}#para-5.9`);
  await ready(page);
  await focusComesTo(page, "5.9");
  await notesRead(page, ["on both"]);
});

/** A hosted folder with a second report, whose pages the command wrote. */
const site = {};
before(() => {
  site.folder = mkdtempSync(join(tmpdir(), "rapporteur-site-"));
  cpSync("dist", site.folder, { recursive: true });
  const catalogue = JSON.parse(readFileSync("dist/catalogue.json", "utf8"));
  catalogue.reports.push(TREATY);
  writeFileSync(join(site.folder, "catalogue.json"), JSON.stringify(catalogue));
  writeFileSync(join(site.folder, TREATY.file), TREATY_TEXT);
  const said = execFileSync("cargo", ["run", "--quiet", "--locked", "--bin", "rapporteur-site", site.folder], { encoding: "utf8" });
  assert.equal(said, "3 pages written\n");
});
after(() => rmSync(site.folder, { recursive: true, force: true }));

test("a host adds a report without a build: the first page lists both, each has a page", async () => {
  const server = await serve({ port: 0, base: "/b/", dir: site.folder });
  const browser = await launchShell();
  try {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(server.url);
    assert.equal(await plain.getByRole("listitem").count(), 2);
    await plain.getByRole("link", { name: "A treaty" }).click();
    await plain.locator(".without-scripts").waitFor();
    assert.equal(await plain.locator("main .block").first().isVisible(), true);
    const page = await newPage(await browser.newContext(), server.url);
    await page.goto(`${server.url}Treaty.en.html`);
    await ready(page);
    assert.equal(await page.locator(".symbol-button").first().textContent(), "Treaty");
    await open(page);
    assert.equal(await page.locator(".symbol-button").first().textContent(), "Treaty", "the report that was read last");
    assertFaultless(page);
  } finally {
    await browser.close();
    await server.close();
  }
});
