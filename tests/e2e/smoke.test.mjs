// The built page starts at any sub-path, says nothing on the console and talks to its own host only.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstDownload } from "../../.ci/size.mjs";
import { serve } from "../serve.mjs";
import { launch, watch } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Serves dist/ at `base`, opens it in a clean context and hands both page and faults to `check`. */
async function opened(base, check, prepare = () => {}) {
  const server = await serve({ port: 0, base });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const faults = watch(page, server.url);
    await prepare(page);
    await page.goto(server.url);
    await check(page, faults);
  } finally {
    await context.close();
    await server.close();
  }
}

for (const base of ["/", "/reports/", "/a/b c/"]) {
  test(`starts at ${base}`, () => opened(base, async (page, faults) => {
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    assert.equal(await page.locator("#opening").count(), 0, "the opening line is gone");
    await page.waitForLoadState("networkidle");
    assert.deepEqual(faults, []);
  }));
}

test("fetches nothing that the download budget does not count", async () => {
  const paths = [];
  await opened("/", async (page) => {
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
  }, (page) => page.on("request", (request) => paths.push(decodeURI(new URL(request.url()).pathname).slice(1) || "index.html")));
  const counted = firstDownload("dist");
  assert.ok(counted.some((file) => file.endsWith(".wasm")), "the module is counted");
  assert.ok(paths.some((path) => path.endsWith(".wasm")), "the module is fetched");
  assert.deepEqual(paths.filter((path) => !counted.includes(path)), []);
});

test("a module that does not load is named, with what to do", () => opened("/", async (page) => {
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.textContent(), /could not be loaded \(.+\)\. Please check the connection and reload/);
}, (page) => page.route("**/*.wasm", (route) => route.abort())));

test("a browser without WebAssembly is told so", () => opened("/", async (page, faults) => {
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.textContent(), /WebAssembly is missing or switched off/);
  assert.deepEqual(faults.filter((fault) => !fault.includes("preload")), []);
}, (page) => page.addInitScript(() => { delete globalThis.WebAssembly; })));

test("a browser without scripts gets the reason in words", async () => {
  const server = await serve({ port: 0 });
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    assert.match(await page.locator("noscript").textContent(), /needs JavaScript/);
  } finally {
    await context.close();
    await server.close();
  }
});
