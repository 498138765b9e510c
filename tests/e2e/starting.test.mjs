// The page starts in two stages, at any sub-path, quietly, and contacts only its own host.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { appDownload, firstDownload } from "../../.ci/size.mjs";
import { serve } from "../serve.mjs";
import { addNote, assertFaultless, focusComesTo, LI, newPage, notesRead, ready, reload, stage } from "./app.mjs";
import { launchShell } from "./browser.mjs";
import { holdApp, REAL, WITHOUT_TEXT } from "./hosting.mjs";

const { visit } = stage({ base: "/" });

let browser;
before(async () => { browser = await launchShell(); });
after(() => browser.close());

// All other files run at /reports/.
for (const base of ["/", "/a/b c/"]) {
  test(`reads and keeps at ${base}`, async () => {
    const server = await serve({ port: 0, base });
    const context = await browser.newContext();
    try {
      const page = await newPage(context, server.url);
      await page.goto(`${server.url}#/C14-41-E.en/para-5.9`);
      await ready(page);
      await focusComesTo(page, "5.9");
      assert.equal(await page.locator("#opening, #first").count(), 0, "the first drawing is gone");
      await addNote(page, "5.9", "kept here", { by: LI });
      await reload(page);
      await notesRead(page, ["kept here"]);
      const keys = await page.evaluate(() => Object.keys(localStorage));
      const prefix = `rapporteur:${base.replaceAll(" ", "%20")}:`;
      assert.deepEqual(keys.filter((key) => !key.startsWith(prefix)), []);
      assertFaultless(page);
    } finally {
      await context.close();
      await server.close();
    }
  });
}

visit("the text stands and can be read before the app has come", { at: null }, async ({ page, url }) => {
  const letGo = await holdApp(page);
  await page.goto(`${url}#/C14-41-E.en/para-5.9`);
  const first = page.locator("#first .report");
  await first.waitFor();
  const text = await first.locator(".text").allTextContents();
  const place = page.locator("#first [id='para-5.9']");
  assert.equal(await place.isVisible(), true);
  const top = await place.evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < page.viewportSize().height / 2, `5.9 stands at ${top}`);
  await page.getByRole("status").getByText("Opening your notes…").waitFor();
  letGo();
  await ready(page);
  assert.deepEqual(await page.locator("#app .report .text").allTextContents(), text);
  const after = await page.locator("#app [id='para-5.9']").evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(Math.abs(after - top) < 2, `the text jumps by ${after - top} px`);
});

visit("before the app, what the budget counts is fetched and nothing else", async ({ page }) => {
  await page.waitForLoadState("networkidle");
  const { early, late } = await page.evaluate(() => {
    const [mark] = performance.getEntriesByName("text-stands");
    const path = ({ name }) => decodeURI(new URL(name).pathname).slice(1) || "index.html";
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return {
      early: all.filter(({ startTime }) => startTime < mark.startTime).map(path),
      late: all.filter(({ startTime }) => startTime >= mark.startTime).map(path),
    };
  });
  // The browser fetches these two at any time and does not always inform the page.
  const told = (file) => !["icon.svg", "manifest.webmanifest"].includes(file);
  const counted = firstDownload("dist");
  assert.deepEqual(early.filter(told).toSorted(), counted.filter(told).toSorted());
  const report = ["catalogue.json", REAL.file];
  assert.deepEqual(late.filter((file) => !counted.includes(file)).toSorted(), [...appDownload("dist"), ...report].toSorted());
});

visit("what cannot be loaded is named, with what to do", { at: null, faulty: /.*/ }, async ({ page, url }) => {
  await page.route("**/rapporteur-*.wasm", (route) => route.abort());
  await page.goto(url);
  assert.match(await page.getByRole("alert").textContent(), /could not be loaded \(.+\)\. Please check the connection and reload/);
  await page.locator("#first .report").waitFor();
});

visit("where the first drawing fails the app draws the text by itself", { at: null, faulty: /reader_bg\.wasm|Failed to fetch|ERR_FAILED/ }, async ({ page, url }) => {
  await page.route("**/reader_bg.wasm*", (route) => route.abort());
  await page.goto(`${url}${WITHOUT_TEXT}`);
  await ready(page);
  await addNote(page, "5.9", "works", { by: LI });
});

visit("a browser without WebAssembly is told so", { at: null }, async ({ page, url }) => {
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(url);
  assert.match(await page.getByRole("alert").textContent(), /WebAssembly is missing or switched off/);
});

visit("the Content-Security-Policy forbids foreign hosts and inline scripts, and holds", { faulty: /Content.Security.Policy|ERR_BLOCKED|failed: |other host/i }, async ({ page }) => {
  const blocked = await page.evaluate(async () => {
    const outcome = {};
    outcome.fetch = await fetch("https://example.org/").then(() => "allowed", () => "blocked");
    document.body.append(Object.assign(document.createElement("script"), { textContent: "globalThis.inline = true" }));
    outcome.inline = globalThis.inline ? "allowed" : "blocked";
    setTimeout("globalThis.fromText = true");
    await new Promise((done) => setTimeout(done, 10));
    outcome.fromText = globalThis.fromText ? "allowed" : "blocked";
    return outcome;
  });
  assert.deepEqual(blocked, { fetch: "blocked", inline: "blocked", fromText: "blocked" });
});
