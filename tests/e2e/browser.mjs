// Chromium for the end-to-end tests: the one that is installed, never one that is fetched.

import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium, errors } from "playwright-core";

/** A person's browser. */
const WHOLE = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

/** The same engine without tabs, menus and extensions: opening a page costs half the processor time. */
const SHELL = ["chromium-headless-shell", "chrome-headless-shell"];

/** Pages of tests live for seconds. V8's optimising compiler for WebAssembly costs them more than it saves. */
const SHORT_LIVED = ["--js-flags=--liftoff-only"];

/** The flags of the wasm tests too: one list, in webdriver.json. */
const FLAGS = JSON.parse(readFileSync(new URL("../../webdriver.json", import.meta.url), "utf8"))
  ["goog:chromeOptions"].args
  .filter((flag) => flag !== "headless")
  .map((flag) => `--${flag}`);

/** Returns the path of `$CHROME`, else of the first of these names on PATH. */
function executable(names) {
  if (process.env.CHROME) return process.env.CHROME;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (!found) throw new Error("No Chromium on PATH. Install it (./dev tools) or name it in CHROME.");
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A wait of Playwright, in ms, that looks every 100 ms. With more than 2,500 ms it looks every 500 ms only. */
const BRIEF_WAIT = 2_000;

/** How many brief waits come first. More of them keep pages busy on which each look takes long. */
const BRIEF_WAITS = 3;

/** How long a locator is waited for, in ms, unless a test says otherwise: Playwright's own default. */
const LONG_WAIT = 30_000;

/** The classes of locators that wait in brief turns already. */
const prompt = new WeakSet();

/** Lets all locators notice within 100 ms what comes within some seconds: a long wait begins with brief ones. */
export function waitInTurns(locator) {
  const like = Object.getPrototypeOf(locator);
  if (prompt.has(like)) return;
  prompt.add(like);
  const { waitFor } = like;
  like.waitFor = async function ({ timeout = LONG_WAIT, ...options } = {}) {
    const end = Date.now() + timeout;
    for (let turn = 1; ; turn += 1) {
      const left = Math.max(1, end - Date.now());
      const isLast = turn > BRIEF_WAITS || left <= BRIEF_WAIT;
      try {
        return await waitFor.call(this, { ...options, timeout: isLast ? left : BRIEF_WAIT });
      } catch (error) {
        if (isLast || !(error instanceof errors.TimeoutError)) throw error;
      }
    }
  };
}

/** Starts a browser with an empty profile; each `newContext()` is a clean one. Close it when done. */
export function launch(options = {}) {
  return chromium.launch({ executablePath: executable(WHOLE), args: FLAGS, ...options });
}

/** Starts a browser for short-lived pages that takes little of the processor. */
export function launchShell() {
  return launch({ executablePath: executable([...SHELL, ...WHOLE]), args: [...FLAGS, ...SHORT_LIVED] });
}

/**
 * A browser context on a profile folder, for what must survive a kill: launch, kill, launch again with
 * the same `profile`. `discard` removes the folder.
 */
export async function launchProfile({ profile = mkdtempSync(join(tmpdir(), "rapporteur-")), ...options } = {}) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable(WHOLE),
    args: FLAGS,
    ...options,
  });
  return { context, profile, discard: () => rmSync(profile, { recursive: true, force: true }) };
}

/** Kills the renderer of a page, as a crash or a full memory does; open a new page to go on. */
export async function killRenderer(page) {
  const crashed = new Promise((done) => page.once("crash", done));
  const session = await page.context().newCDPSession(page);
  session.send("Page.crash").catch(() => {}); // never answered: the renderer is gone
  await crashed;
  await page.close();
}

/**
 * Kills the whole browser at once, as a power cut does. Chromium writes local storage to disk up to five
 * seconds late, so what was saved just before may be lost with it.
 */
export async function killBrowser(context) {
  const closed = new Promise((done) => context.once("close", done));
  const session = await context.newCDPSession(context.pages()[0]);
  session.send("Browser.crash").catch(() => {});
  await closed;
}

/**
 * Writes down what must never happen on a page: console errors and warnings, uncaught errors, failed
 * requests, and requests to any host other than that of `url`.
 */
export function watch(page, url) {
  const host = new URL(url).host;
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // A reload gives up what is still on its way, such as the icon; what cannot be had fails otherwise.
    if (why !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const address = new URL(request.url());
    if (/^(https?|wss?):$/.test(address.protocol) && address.host !== host) faults.push(`other host: ${address}`);
  });
  return faults;
}
