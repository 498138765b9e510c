// What a person does with the page, in their words: every end-to-end test is written with these.
//
// Playwright drives these tests, not a Rust driver: it waits by itself, hands over downloads and crashes renderers,
// and spares CI three minutes of compiling.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../serve.mjs";
import { launch, launchShell, waitInTurns, watch } from "./browser.mjs";

/** The folder that the page is served from, unless a test says otherwise. */
export const BASE = "/reports/";

/** The key of the first report. */
export const REPORT = "C14-41-E.en";

/** What a tab holds while it writes. */
const LOCK = `rapporteur:${BASE}:`;

/** The storage keys of annotations begin so. */
export const NOTE_KEY = `rapporteur:${BASE}:annotation:${REPORT}:`;

/**
 * Starts a server (of `dist`, or of another `dir`) and a browser for a test file; `whole` asks for a browser with
 * its whole interface. `visit(name, options, check)` declares a test that opens the app in a clean context. `check`
 * gets the page and must leave no fault behind: no console error, no failed or foreign request, no violation of the
 * Content-Security-Policy. `colleague()` opens the app for another person.
 *
 * Options: `at` the hash to open, `null` to open nothing; `context` for the browser context;
 * `prepare(page, context)`, or a list of such functions, runs before the page is opened; `faulty` allows the
 * faults that match it; `from` is what the browser stores already (`storageAfter`).
 */
export function stage({ base = BASE, dir, whole = false } = {}) {
  const here = {};
  before(async () => {
    here.server = await serve({ port: 0, base, dir });
    here.url = here.server.url;
    here.browser = await (whole ? launch() : launchShell());
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.close();
  });
  here.visit = (name, ...rest) => {
    const [options, check] = rest.length > 1 ? rest : [{}, rest[0]];
    test(name, (t) => visited({ ...here, name }, options, (all) => check({ ...all, t })));
  };
  return here;
}

/**
 * What several tests of a file begin with: the storage that `act(page)` leaves. It is done once for each server, in a
 * context of its own; each test opens a clean context with the same storage, and gets as `given` what `act` returned.
 */
export const storageAfter = (act) => ({ act, done: new Map() });

function storageOf(browser, url, { act, done }) {
  if (!done.has(url)) done.set(url, storing(browser, url, act));
  return done.get(url);
}

async function storing(browser, url, act) {
  const context = await browser.newContext();
  try {
    const page = await newPage(context, url);
    await open(page);
    const given = await act(page);
    assertFaultless(page);
    return { given, storageState: await context.storageState() };
  } finally {
    await context.close();
  }
}

async function visited({ browser, url, name }, options, check) {
  const contexts = [];
  const newContext = async (more) => {
    const context = await browser.newContext({ ...options.context, ...more });
    contexts.push(context);
    return context;
  };
  /** The app in a browser of somebody else. */
  const colleague = async () => {
    const page = await newPage(await newContext(), url);
    await open(page);
    return page;
  };
  try {
    const { given, ...storage } = options.from ? await storageOf(browser, url, options.from) : {};
    const context = await newContext(storage);
    const page = await newPage(context, url);
    for (const prepare of [options.prepare ?? []].flat()) await prepare(page, context);
    if (options.at !== null) await open(page, options.at);
    await check({ page, context, url, colleague, given });
    for (const each of contexts.flatMap((one) => one.pages())) assertFaultless(each, options.faulty);
  } catch (error) {
    await picture(contexts, name);
    throw error;
  } finally {
    for (const each of contexts) await each.close();
  }
}

/** What each tab showed when a test failed, beside the screenshots. A tab that has crashed shows nothing. */
async function picture(contexts, name) {
  const folder = join("tests/e2e/output/failed", name.replaceAll(/\W+/g, "-").slice(0, 80));
  const pages = contexts.flatMap((one) => one.pages());
  for (const [number, page] of pages.entries()) {
    await page.screenshot({ path: join(folder, `${number + 1}.png`), timeout: 5_000 }).catch(() => {});
  }
}

/** A page whose faults are written down in `page.faults`. */
export async function newPage(context, url) {
  const page = await context.newPage();
  waitInTurns(page.locator("html"));
  page.faults = watch(page, url);
  page.home = url;
  await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`Content-Security-Policy: ${event.violatedDirective} forbids ${event.blockedURI}`);
  }));
  return page;
}

export function assertFaultless(page, allowed = /^$/) {
  assert.deepEqual((page.faults ?? []).filter((fault) => !allowed.test(fault)), []);
}

/** Opens the app at a hash and waits until it is interactive. */
export async function open(page, hash = "") {
  await page.goto(page.home + hash);
  await ready(page);
}

/** The app has taken the place of the first drawing. */
export async function ready(page) {
  await page.locator("#app .report").waitFor();
}

export async function reload(page) {
  await page.reload();
  await ready(page);
}

/** Follows an address within the page, as a link does. */
export const follow = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);

/** A second tab of the same browser. */
export async function secondTab(page) {
  const tab = await newPage(page.context(), page.home);
  await open(tab);
  return tab;
}

/** Lets other tabs do something while this one has the lock, as long as `work` takes. */
export async function underLock(page, work) {
  await page.evaluate((name) => {
    const held = new Promise((release) => { globalThis.release = release; });
    return new Promise((got) => { navigator.locks.request(name, () => { got(); return held; }); });
  }, LOCK);
  await work();
  await page.evaluate(() => globalThis.release());
}

/** Waits until another tab waits for the lock. */
export const lockIsWaitedFor = (page) => becomes(() => page.evaluate(async (name) => {
  const { pending } = await navigator.locks.query();
  return pending.some((one) => one.name === name);
}, LOCK), true);

// The report.

/**
 * A block by what people call it: `5.9`, `6.1 b)`. It is found by its attribute: to find it by role, the names of all
 * elements would be computed each time. That role and name lead to it too is shown in reading.test.mjs.
 */
export const block = (page, address) => page.locator(`#app .block[aria-label=${JSON.stringify(address)}]`);

export const dialog = (page, name) => page.getByRole("dialog", { name });

export const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** The message at the foot of the page. */
export const toast = (page) => page.locator(".toast");

/** The address of the focused block. */
export const focusedBlock = (page) => page.evaluate(() => document.activeElement?.closest(".block")?.getAttribute("aria-label"));

/** The name of what has the focus, else its words. */
export const focusedName = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());

export const focusedId = (page) => page.evaluate(() => document.activeElement.id);

export const isFocused = (target) => target.evaluate((element) => element === document.activeElement);

/** What was copied last, for a page that may read it. */
export const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

// Notes.

/** The button of a block that begins a note. */
export const addButton = (page, address) => button(block(page, address), `Add note to ${address}`);

/** The notes in the margin, in order. */
export const notes = (page) => page.locator("#notes [role=comment]");

/** The notes on an address. */
export const notesOn = (page, address) => page.locator(`#notes [role=comment][aria-label*=" on ${address} by "]`);

/** The button of a block that leads to its notes; on phones they are a sheet. */
export const notesButton = (page, address) => block(page, address).locator("button.notes");

export const composer = (page) => page.getByRole("region", { name: /^((New|Edit) note|Answer) on / });

/** The text field of the composer. */
export const field = (page) => composer(page).getByRole("textbox", { name: "Your note" });

/** Opens the composer and writes, without saving. */
export async function write(page, address, text, { kind } = {}) {
  await block(page, address).hover();
  await addButton(page, address).click();
  if (kind) await composer(page).getByRole("radio", { name: kind }).check();
  await field(page).fill(text);
}

export async function save(page) {
  await button(composer(page), "Save").click();
}

/** Says who writes, in the dialog of the first save. */
export async function introduce(page, { name = "", state, code, entity, role = "" } = {}) {
  const form = dialog(page, "Who is writing?");
  await form.getByLabel("Name", { exact: true }).fill(name);
  if (state) await form.getByLabel("Delegation").selectOption(state);
  if (code) await form.getByLabel("Written as").fill(code);
  if (entity) {
    await form.getByLabel("Delegation").selectOption("Another entity…");
    await form.getByLabel("Name of the entity").fill(entity);
  }
  await form.getByLabel("Role").fill(role);
  await button(form, "Save note").click();
}

/** A delegate for whom nothing else matters. */
export const LI = { name: "Li Wei", state: "CHN", role: "Adviser" };

/** Adds a note with the mouse; `by` is given at the first save. Resolves when it stands in the margin. */
export async function addNote(page, address, text, { kind, by } = {}) {
  const count = notesButton(page, address);
  const before = Number(await count.textContent());
  await write(page, address, text, { kind });
  await save(page);
  if (by) await introduce(page, by);
  await composer(page).waitFor({ state: "detached" });
  // Of many notes only some are shown in full; the new one is.
  await count.getByText(String(before + 1), { exact: true }).waitFor();
  await notesOn(page, address).first().waitFor();
}

/** Adds notes, `[["5.9", "one"], …]`; `by` is given at the first save. */
export async function addNotes(page, written, { by = LI } = {}) {
  for (const [index, [address, text]] of written.entries()) await addNote(page, address, text, index === 0 ? { by } : {});
}

/** Edits the only note on an address. */
export async function editNote(page, address, text) {
  await button(notesOn(page, address), "Edit").click();
  await field(page).fill(text);
  await save(page);
  await composer(page).waitFor({ state: "detached" });
}

/** The words of the notes as they stand, in the order of the margin. */
export const texts = (page) => notes(page).locator(".rendered").allInnerTexts();

/** Waits until the notes in the margin read so, in this order. */
export const notesRead = (page, expected) => becomes(() => texts(page), expected);

/** Waits until the notes in the margin read so, in whatever order. */
export const notesAre = (page, expected) => becomes(async () => (await texts(page)).sort(), expected.toSorted());

/** Opens one's own notes as a statement and returns the dialog. */
export async function openStatement(page) {
  await button(page, "Statement").click();
  const statement = dialog(page, "My notes as a statement");
  await statement.waitFor();
  return statement;
}

/** Tries an assertion until it holds. */
export async function eventually(check, { within = 10_000 } = {}) {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((next) => setTimeout(next, 25));
    }
  }
}

/** Waits until what is read is equal to what is expected. */
export const becomes = (read, expected, message, options) =>
  eventually(async () => assert.deepEqual(await read(), expected, message), options);

/** Waits until a locator finds this many. */
export const countIs = (locator, expected) => becomes(() => locator.count(), expected);

/** Waits until what has the focus is called so. */
export const focusIsOn = (page, expected) => eventually(async () => assert.match(await focusedName(page), expected));

/** Waits until the block of this address has the focus. */
export const focusComesTo = (page, address) => becomes(() => focusedBlock(page), address);

/** The element with an id has the focus and stands in the upper half of the window. */
export async function arrivedAt(page, id, options) {
  const place = () => page.evaluate(() => [document.activeElement.id, document.activeElement.getBoundingClientRect().top, innerHeight]);
  await eventually(async () => {
    const [focused, top, height] = await place();
    assert.equal(focused, id);
    assert.ok(top >= 0 && top < height / 2, `${id} stands at ${top}`);
  }, options);
}

// Files.

/** Every file that the tests of this process exported. */
const exported = [];

/** Exports and returns the name and the text of the file. */
export async function exportNotes(page, which = /^All notes/) {
  await button(page, "Export").click();
  await dialog(page, "Export notes").getByRole("radio", { name: which }).check();
  const file = await downloaded(page, () => button(dialog(page, "Export notes"), "Download file").click());
  exported.push(file.text);
  return file;
}

/** The items of an exported file. */
export const itemsOf = ({ text }) => JSON.parse(text).first.items;

/** An exported file, as a colleague imports it. */
export const asFile = ({ name, text }) => jsonFile(name, text);

/** Declares the last test of a file: what the tests before it exported is in order. */
export function checkExports() {
  test("every file exported above holds all MUSTs of the W3C suite and our own schema", () => {
    assert.ok(exported.length > 0, "nothing was exported");
    const folder = mkdtempSync(join(tmpdir(), "rapporteur-"));
    try {
      const files = exported.map((text, index) => {
        const file = join(folder, `${index}.json`);
        writeFileSync(file, text);
        return file;
      });
      execFileSync("cargo", ["run", "--quiet", "--example", "check_export", "--", ...files], { encoding: "utf8" });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** What a click downloads. */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** A file for import: name and text, or bytes. */
export const jsonFile = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** Chooses files in the import dialog and waits for the plan. */
export async function chooseFiles(page, ...files) {
  await button(page, "Import").click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    button(dialog(page, "Import notes"), "Choose files…").click(),
  ]);
  await chooser.setFiles(files);
  await button(dialog(page, "Import notes"), "Apply").waitFor();
}

/** Drops files on the page. */
export async function drop(page, ...files) {
  const carried = files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, bytes: [...buffer] }));
  await page.evaluate((all) => {
    const transfer = new DataTransfer();
    for (const { name, type, bytes } of all) transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    for (const kind of ["dragenter", "dragover", "drop"]) {
      const event = new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.querySelector("#app main").dispatchEvent(event);
      if (kind === "drop" && !event.defaultPrevented) throw new Error("the file would replace the page");
    }
  }, carried);
}

/** Drops files of notes on the page and waits for the plan. */
export async function dropFiles(page, ...files) {
  await drop(page, ...files);
  await button(dialog(page, "Import notes"), "Apply").waitFor();
}

/** The plan that the import dialog shows, as `{ New: 2 }`. */
export async function plan(page) {
  const rows = await dialog(page, "Import notes").getByRole("row").evaluateAll((all) =>
    all.map((row) => [row.querySelector("th").textContent, Number(row.querySelector("td").textContent)]));
  return Object.fromEntries(rows);
}

/**
 * What the import dialog says of the reader's own notes, one object a note: `{ Text: "as I wrotechanged it" }`, with
 * `title` and `fates`. Words that only screen readers hear are left out.
 */
export const ownParts = (page) => dialog(page, "Import notes").locator(".own-notes > li").evaluateAll((all) => all.map((one) => {
  const words = (element) => {
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll(".hidden-words")) hidden.remove();
    return copy.textContent;
  };
  const parts = [...one.querySelectorAll("dl > div")].map((part) => [part.querySelector("dt").textContent, words(part.querySelector("dd"))]);
  return {
    title: words(one.querySelector("h4")), fates: [...one.querySelectorAll(".fate")].map((fate) => fate.textContent),
    ...Object.fromEntries(parts),
  };
}));

/** The yes that the reader's own notes need. */
export const sayYes = (page) => dialog(page, "Import notes").getByLabel("Yes, these are mine: import them too").check();

export const applyButton = (page) => button(dialog(page, "Import notes"), "Apply");

/** Applies the plan; the dialog closes. */
export async function apply(page) {
  await applyButton(page).click();
  await dialog(page, "Import notes").waitFor({ state: "detached" });
}

/** Chooses files and applies what the plan offers. */
export async function importFiles(page, ...files) {
  await chooseFiles(page, ...files);
  await apply(page);
}

// The store.

/** The storage keys of drafts begin so. */
export const DRAFT_KEY = `rapporteur:${BASE}:draft:`;

/** What local storage holds under keys that begin so, as `{ key: value }`. */
export function kept(page, prefix = `rapporteur:${BASE}:`) {
  return page.evaluate((begin) => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith(begin))), prefix);
}

/** Waits until this many notes are kept. */
export const saved = (page, count) => becomes(async () => Object.keys(await kept(page, NOTE_KEY)).length, count);

/** Fills local storage to the last character. The last letters go under a key of their own: to write is to write all of a value. */
export const fillStore = (page) => page.evaluate(() => {
  const fits = (key, value) => {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  };
  const REST = 1 << 10;
  localStorage.setItem("filler rest", "");
  let count = 0;
  for (let size = 1 << 22; size >= REST; size >>= 1) {
    while (fits(`filler ${count}`, "x".repeat(size))) count += 1;
  }
  let rest = "";
  for (let size = REST; size >= 1; size >>= 1) {
    while (fits("filler rest", rest + "x".repeat(size))) rest += "x".repeat(size);
  }
});
