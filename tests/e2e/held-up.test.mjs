// A connection that holds up a module: the app still loads, or reports the problem and keeps trying.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { addNote, button, LI, ready, stage } from "./app.mjs";
import { WITHOUT_TEXT } from "./hosting.mjs";

const { visit } = stage();

/** A wait longer than that of boot.js, in milliseconds. */
const TOO_LONG = 13_000;

/** Leaves requests without an answer; resolves with the first request. */
function unanswered(page, pattern, { times = Infinity } = {}) {
  return new Promise((asked) => page.route(pattern, (route) => {
    if ((times -= 1) < 0) return route.continue();
    asked();
  }));
}

/** Opens the page with a clock that the test controls. */
async function goto(page, url) {
  await page.clock.install();
  await page.goto(url, { waitUntil: "commit" });
}

for (const [name, pattern] of [["module", "**/reader_bg.wasm*"], ["glue", "**/reader.js*"]]) {
  visit(`the first drawing’s ${name} never comes: the app does`, { at: null, faulty: /No data from|ERR_ABORTED/ }, async ({ page, url }) => {
    const asked = unanswered(page, pattern);
    await goto(page, `${url}${WITHOUT_TEXT}`);
    await asked;
    await page.clock.runFor(TOO_LONG);
    await page.clock.resume();
    await ready(page);
    await addNote(page, "5.9", "works", { by: LI });
  });
}

/** Serves the same page, but stops halfway through one file; `halfway` is the part sent. */
async function servedHalf(url, file) {
  let begun;
  const halfway = new Promise((done) => { begun = done; });
  const server = createServer(async (request, response) => {
    const whole = await fetch(new URL(request.url, url));
    const body = Buffer.from(await whole.arrayBuffer());
    response.writeHead(whole.status, { "Content-Type": whole.headers.get("content-type") });
    if (!request.url.includes(file)) return response.end(body);
    return response.write(body.subarray(0, body.length / 2), begun);
  });
  await new Promise((done) => { server.listen(0, "127.0.0.1", done); });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { at: new URL(new URL(url).pathname, `http://127.0.0.1:${server.address().port}`).href, halfway, close };
}

visit("the first drawing’s module stops in the middle: the app comes", { at: null, faulty: /No data from|ERR_|WebAssembly|other host/ }, async ({ page, url }) => {
  const { at, halfway, close } = await servedHalf(url, "reader_bg.wasm");
  try {
    await goto(page, `${at}${WITHOUT_TEXT}`);
    await halfway;
    await page.clock.runFor(TOO_LONG);
    await page.clock.resume();
    await ready(page);
  } finally {
    close();
  }
});

visit("the report never comes for the first drawing: the app is asked for", { at: null, faulty: /text has stalled/ }, async ({ page, url }) => {
  const asked = unanswered(page, "**/catalogue.json", { times: 1 });
  await goto(page, `${url}${WITHOUT_TEXT}`);
  await asked;
  await page.clock.runFor(TOO_LONG);
  await page.clock.resume();
  await ready(page);
});

for (const [name, pattern] of [["module", "**/rapporteur-*.wasm"], ["glue", "**/rapporteur-*.js*"]]) {
  visit(`the app’s ${name} never comes: that is said above the text, and it is asked for again`, { at: null, faulty: /ERR_ABORTED/ }, async ({ page, url }) => {
    const asked = unanswered(page, pattern, { times: 2 });
    await goto(page, url);
    await page.locator("#first .report").waitFor();
    await asked;
    for (let tries = 0; tries < 2; tries += 1) await page.clock.runFor(TOO_LONG);
    await page.clock.resume();
    await ready(page);
    await page.getByText("The connection is very slow or interrupted.").waitFor({ state: "detached" });
  });

  visit(`while the app’s ${name} does not come the text can be read`, { at: null, faulty: /ERR_ABORTED/ }, async ({ page, url }) => {
    const asked = unanswered(page, pattern);
    await goto(page, url);
    await page.locator("#first .report").waitFor();
    await asked;
    await page.clock.runFor(TOO_LONG);
    await page.getByRole("status").getByText("Rapporteur keeps trying and will open by itself").waitFor();
    assert.equal(await button(page, "Reload the page").isVisible(), true);
    assert.equal(await page.locator("#first [id='para-5.9']").count(), 1);
  });
}

const BROKEN = [
  ["an error of the server", { status: 500, body: "sorry" }],
  ["another type", { contentType: "text/html", body: "<h1>Please log in</h1>" }],
  ["a module that is cut off", { contentType: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 200]) }],
];
for (const [name, answer] of BROKEN) {
  visit(`${name} in place of the first drawing: the app comes`, { at: null, faulty: /500|WebAssembly|MIME|CompileError|instantiateStreaming/ }, async ({ page, url }) => {
    await page.route("**/reader_bg.wasm*", (route) => route.fulfill(answer));
    await page.goto(`${url}${WITHOUT_TEXT}`);
    await ready(page);
  });

  visit(`${name} in place of the app: that is said`, { at: null, faulty: /500|WebAssembly|MIME|CompileError|instantiateStreaming/ }, async ({ page, url }) => {
    await page.route("**/rapporteur-*.wasm", (route) => route.fulfill(answer));
    await page.goto(url);
    await page.getByRole("alert").getByText(/Rapporteur could not be loaded \(.+\)\. Please check the connection and reload/).waitFor();
    await page.locator("#first .report").waitFor();
  });
}
