// The app can always be opened: whatever it dies on, all stored data is accessible, and the next start
// succeeds. This build has the feature `trap`, which makes it die on texts that say `trap:<place>:<kind>`.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  addNote, addNotes, apply, asFile, button, chooseFiles, composer, countIs, dialog, downloaded, DRAFT_KEY, eventually, field, fillStore, focusedName,
  kept, LI, newPage, NOTE_KEY, notesAre, notesRead, open, ready, save, stage, storageAfter, toast, write,
} from "./app.mjs";
import { check, withAxe } from "./axe.mjs";
import { hosting, REAL, TREATY, TREATY_TEXT } from "./hosting.mjs";
import { begin } from "./writing.mjs";

const DIST = "target/trap-dist";
const { visit } = stage({ dir: DIST });
const { visit: visitWhole } = stage({ dir: DIST, whole: true });

/** Declares a test of an app that dies of this. Where the stack is full, the lean browser dies with the app. */
const visitDying = (kind, ...test) => (kind === "stack" ? visitWhole : visit)(...test);

/** The app dies here; no other error is allowed. */
const DIES = /console error: (panicked|RuntimeError|RangeError)|uncaught: |console warning: Error: The first drawing failed/;

const panel = (page) => page.getByRole("region", { name: "Rapporteur has stopped" });
const banner = (page) => page.locator(".banner.set-aside");
const KINDS = ["panic", "stack", "memory"];

const died = async (page) => {
  await panel(page).getByText("Everything you have saved is still in this browser.").waitFor();
  assert.equal(await panel(page).evaluate((element) => element === document.activeElement), true, "the message has the focus");
};

const openAgain = async (page) => {
  await panel(page).getByRole("button", { name: /^Open again/ }).click();
  await ready(page);
};

/** Puts a trap into a stored note, behind the app's back. */
const arm = (page, words, trap) => page.evaluate(([key, from, to]) => {
  for (const [name, value] of Object.entries(localStorage)) {
    if (name.startsWith(key) && value.includes(from)) localStorage.setItem(name, value.replace(from, to));
  }
}, [NOTE_KEY, words, trap]);

/** Returns everything stored, downloaded without the app. */
const everything = async (page) => {
  const file = await downloaded(page, () => button(panel(page), "Download everything stored here").click());
  assert.match(file.name, /^rapporteur-everything_\d{4}-\d\d-\d\d\.json$/);
  return file;
};

const TWO_NOTES = storageAfter((page) => addNotes(page, [["5.9", "stays"], ["5.10", "the bad one"]]));

for (const place of ["opening", "drawing"]) {
  for (const kind of KINDS) {
    visitDying(kind, `${place} a note: ${kind}`, { faulty: DIES, from: TWO_NOTES }, async ({ page, colleague }) => {
      await arm(page, "the bad one", `words before trap:${place}:${kind}`);
      const before = await kept(page, NOTE_KEY);
      await page.reload();
      await died(page);
      await panel(page).getByText("It stopped while working on the note “words before").waitFor();
      await page.locator(".report").getByText("5.9", { exact: true }).first().waitFor();
      assert.deepEqual(await kept(page, NOTE_KEY), before, "nothing is touched while the message stands");
      const file = await everything(page);
      for (const [key, value] of Object.entries(before)) {
        const name = key.replace("rapporteur:/reports/:", "");
        const { entries } = JSON.parse(file.text);
        assert.equal(entries[name] ?? JSON.parse(entries[`aside:${name}`]).value, value);
      }
      await openAgain(page);
      await notesRead(page, ["stays"]);
      await banner(page).getByText("1 entry was set aside").waitFor();
      await banner(page).getByText(`Note: “words before trap:${place}:${kind}”`).waitFor();
      // What follows does not depend on how it died.
      if (kind !== "panic") return;
      await page.reload();
      await ready(page);
      await notesRead(page, ["stays"]);
      await addNote(page, "5.9", "and the app works");
      // It may return once the app can draw it.
      await page.evaluate(() => {
        for (const [name, value] of Object.entries(localStorage)) {
          if (name.includes(":aside:")) localStorage.setItem(name, value.replaceAll("trap:", "was:"));
        }
      });
      await page.reload();
      await ready(page);
      await button(banner(page), "Put back and try again").click();
      await notesAre(page, ["stays", "and the app works", `words before was:${place}:${kind}`]);
      await banner(page).waitFor({ state: "hidden" });
      await page.reload();
      await ready(page);
      await notesAre(page, ["stays", "and the app works", `words before was:${place}:${kind}`]);
      // The download is imported elsewhere: the entry on which the app died here is a note of the file, too.
      const other = await colleague();
      await chooseFiles(other, asFile({ ...file, text: file.text.replaceAll("trap:", "was:") }));
      await apply(other);
      await notesAre(other, ["stays", `words before was:${place}:${kind}`]);
      assert.equal(await banner(other).isVisible(), false);
    });
  }
}

visit("the banner is dismissed for good, and the settings still have what it named", { faulty: DIES, from: TWO_NOTES }, async ({ page }) => {
  await arm(page, "the bad one", "words before trap:opening:panic");
  await page.reload();
  await died(page);
  await openAgain(page);
  await button(banner(page), "Dismiss").click();
  await banner(page).waitFor({ state: "hidden" });
  await page.reload();
  await ready(page);
  await notesRead(page, ["stays"]);
  assert.equal(await banner(page).isVisible(), false);
  await button(page, "Settings").click();
  const settings = dialog(page, "Settings");
  await settings.getByText("1 entry was set aside").waitFor();
  await page.evaluate(() => {
    for (const [name, value] of Object.entries(localStorage)) {
      if (name.includes(":aside:")) localStorage.setItem(name, value.replaceAll("trap:", "was:"));
    }
  });
  await page.reload();
  await ready(page);
  await button(page, "Settings").click();
  await button(settings, "Put back and try again").click();
  await notesAre(page, ["stays", "words before was:opening:panic"]);
});

visit("in a full store, too, what it died on is set aside", { faulty: DIES, from: TWO_NOTES }, async ({ page }) => {
  await arm(page, "the bad one", "words before trap:opening:panic");
  await fillStore(page);
  await page.reload();
  await died(page);
  await openAgain(page);
  await notesRead(page, ["stays"]);
  const everything = Object.values(await kept(page)).join("\n");
  assert.ok(everything.includes("words before"), "it is still in the store");
});

visit("what is put back and dies again is set aside again", { faulty: DIES }, async ({ page }) => {
  await addNote(page, "5.9", "the bad one", { by: LI });
  await arm(page, "the bad one", "trap:drawing:panic");
  await page.reload();
  await died(page);
  await openAgain(page);
  await button(banner(page), "Put back and try again").click();
  await died(page);
  await openAgain(page);
  await banner(page).getByText("Note: “trap:drawing:panic”").waitFor();
});

for (const kind of KINDS) {
  visitDying(kind, `saving a note: ${kind}`, { faulty: DIES }, async ({ page }) => {
    await addNote(page, "5.9", "stays", { by: LI });
    await write(page, "5.10", `words trap:saving:${kind}`);
    await save(page);
    await died(page);
    assert.equal(await composer(page).locator("textarea").first().inputValue(), `words trap:saving:${kind}`, "what was typed can be copied");
    const { typed, entries } = JSON.parse((await everything(page)).text);
    assert.ok(typed.includes(`words trap:saving:${kind}`));
    assert.equal(Object.keys(entries).filter((name) => name.startsWith("draft:")).length, 1);
    await openAgain(page);
    await notesRead(page, ["stays"]);
    await begin(page, "5.10");
    assert.equal(await field(page).inputValue(), `words trap:saving:${kind}`);
    await field(page).fill("words");
    await save(page);
    await notesAre(page, ["stays", "words"]);
  });
}

// These two show the places; a full memory is shown above.
for (const kind of ["panic", "stack"]) {
  visitDying(kind, `a draft that the composer dies on: ${kind}`, { faulty: DIES }, async ({ page }) => {
    await write(page, "5.9", "a thought");
    await page.evaluate(([key, trap]) => {
      for (const [name, value] of Object.entries(localStorage)) {
        if (name.startsWith(key)) localStorage.setItem(name, value.replace("a thought", trap));
      }
    }, [DRAFT_KEY, `a thought trap:composing:${kind}`]);
    await page.reload();
    await ready(page);
    await begin(page, "5.9");
    await died(page);
    await panel(page).getByText(`the draft “a thought trap:composing:${kind}”`).waitFor();
    await openAgain(page);
    await banner(page).getByText(`Draft: “a thought trap:composing:${kind}”`).waitFor();
    await write(page, "5.9", "another thought");
    assert.equal(await field(page).inputValue(), "another thought");
    await button(banner(page), "Put back and try again").click();
    await toast(page).getByText("Something else stands in its place by now.").waitFor();
    const { text } = await downloaded(page, () => button(banner(page), "Download").click());
    assert.match(text, new RegExp(`a thought trap:composing:${kind}`));
  });

  visitDying(kind, `a report: ${kind}`, {
    at: null, faulty: DIES,
    prepare: hosting([TREATY, REAL], { [TREATY.file]: `${TREATY_TEXT}\n\ntrap:parsing:${kind}\n` }),
  }, async ({ page }) => {
    await page.goto(page.home);
    await died(page);
    await panel(page).getByRole("button", { name: /^Open again/ }).click();
    await page.getByRole("alert").getByText("Rapporteur stopped while opening Treaty, so it was not opened this time.").waitFor();
    await page.getByRole("link", { name: /C14\/41-E/ }).click();
    await ready(page);
    await addNote(page, "5.9", "works", { by: LI });
    await page.goto(`${page.home}#/Treaty.en/`);
    await page.reload();
    await button(page, "Try again").click();
    await died(page);
  });
}

visit("a drawing that dies after many notes were put in: all notes are set aside at the third time, and all come back", { faulty: DIES }, async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  await addNote(page, "5.10", "two");
  await addNote(page, "6.1", "three");
  await addNote(page, "6.1", "four");
  for (const words of ["one", "two", "three"]) await arm(page, `"${words}"`, `"trap:drawing:panic ${words}"`);
  await page.reload();
  for (let times = 0; times < 3; times += 1) {
    await died(page);
    if (times < 2) await panel(page).getByRole("button", { name: /^Open again/ }).click();
  }
  await openAgain(page);
  await countIs(page.locator("#notes [role=comment]"), 0);
  await banner(page).getByText("4 entries were set aside").waitFor();
  await page.evaluate(() => {
    for (const [name, value] of Object.entries(localStorage)) {
      if (name.includes(":aside:")) localStorage.setItem(name, value.replaceAll("trap:", "was:"));
    }
  });
  await page.reload();
  await ready(page);
  await button(banner(page), "Put all back").click();
  await countIs(page.locator("#notes [role=comment]"), 4);
});

/** Kills the renderer that computes without end: a page that hangs responds to nothing else. */
async function killHanging(context) {
  const session = await context.browser().newBrowserCDPSession();
  const renderers = async () => (await session.send("SystemInfo.getProcessInfo")).processInfo.filter(({ type }) => type === "renderer");
  const before = new Map((await renderers()).map(({ id, cpuTime }) => [id, cpuTime]));
  await eventually(async () => {
    const used = (await renderers()).map(({ id, cpuTime }) => [id, cpuTime - (before.get(id) ?? 0)]);
    const [id, seconds] = used.reduce((most, one) => (one[1] > most[1] ? one : most));
    assert.ok(seconds > 1, "none of them hangs");
    process.kill(id, "SIGKILL");
  });
  await session.detach();
}

visit("a tab that is killed while it opens: the third start names what it was working on", { faulty: DIES }, async ({ page, context, url }) => {
  const opening = "rapporteur:/reports/:opening";
  await addNote(page, "5.9", "the bad one", { by: LI });
  const [bad] = Object.keys(await kept(page, NOTE_KEY));
  await addNote(page, "5.10", "stays");
  await arm(page, "the bad one", "words trap:opening:hang");
  await page.close();
  const witness = await context.newPage();
  await witness.goto(`${url}icon.svg`);
  const read = () => witness.evaluate((name) => JSON.parse(localStorage.getItem(name)), opening);
  /** Starts opening a tab and kills it; the next one comes a while later. */
  const killed = async (check) => {
    const tab = await newPage(context, url);
    const crashed = new Promise((done) => { tab.once("crash", done); });
    const appComes = tab.waitForRequest(/rapporteur-.*\.wasm/);
    tab.goto(url).catch(() => {}); // never comes to an end
    await appComes;
    await eventually(async () => check(await read()));
    await killHanging(context);
    await crashed;
    await tab.close();
    const last = await read();
    await witness.evaluate(([name, text]) => localStorage.setItem(name, text), [opening, JSON.stringify({ ...last, time: last.time - 60_000 })]);
  };
  await killed((noted) => assert.ok(noted.reports));
  await killed((noted) => assert.ok(bad.endsWith(noted.at)));
  const last = await newPage(context, url);
  await open(last);
  await notesRead(last, ["stays"]);
  await banner(last).getByText("Note: “words trap:opening:hang”").waitFor();
});

visit("where it dies at every start it is left away, the text stands, the notes are listed and can be had", { faulty: DIES }, async ({ page }) => {
  await addNote(page, "5.9", "my words", { by: LI });
  await page.evaluate(() => localStorage.setItem("rapporteur:/reports/:stopped", JSON.stringify({ v: 1, times: 5 })));
  await page.reload();
  const left = page.getByRole("region", { name: "Rapporteur was not started" });
  await left.getByText("Your notes and drafts (1)").click();
  await left.getByText("my words").waitFor();
  await page.locator("#first .report").waitFor();
  const { text } = await downloaded(page, () => button(left, "Download everything stored here").click());
  assert.match(text, /my words/);
  assert.equal("documentsMissing" in JSON.parse(text), false, "there were none");
  await button(left, "Start anyway").click();
  await ready(page);
  await notesRead(page, ["my words"]);
});

const FAILS = {
  fails: () => { IDBFactory.prototype.open = () => { throw new Error("blocked"); }; },
  // The page waits five seconds for an answer (DATABASE_MS in boot/kept.js); here it need not.
  "does not answer": () => {
    IDBFactory.prototype.open = () => ({});
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (work, time, ...rest) => setTimeout(work, time === 5_000 ? 50 : time, ...rest);
  },
};
for (const [how, breaks] of Object.entries(FAILS)) {
  visit(`the database of documents ${how}: the download says so, here and where it is imported`, { faulty: DIES }, async ({ page, colleague }) => {
    await addNote(page, "5.9", "my words", { by: LI });
    await page.evaluate(() => localStorage.setItem("rapporteur:/reports/:stopped", JSON.stringify({ v: 1, times: 5 })));
    await page.addInitScript(breaks);
    await page.reload();
    const left = page.getByRole("region", { name: "Rapporteur was not started" });
    const file = await downloaded(page, () => button(left, "Download everything stored here").click());
    const { documentsMissing, documents } = JSON.parse(file.text);
    assert.deepEqual({ documentsMissing, documents }, { documentsMissing: true, documents: [] });
    await left.getByText("so they are not in the download").waitFor();
    const other = await colleague();
    await chooseFiles(other, asFile(file));
    await other.getByRole("dialog").getByText("may be missing from this file").waitFor();
    await apply(other);
    await notesAre(other, ["my words"]);
  });
}

visit("the message and the banner are for everybody", { ...withAxe, faulty: DIES }, async ({ page }) => {
  await addNote(page, "5.9", "the bad one", { by: LI });
  await arm(page, "the bad one", "trap:drawing:panic");
  await page.reload();
  await died(page);
  // Over the text of a scrolled page, axe cannot tell what lies behind the message.
  await page.evaluate(() => scrollTo(0, 0));
  await check(page, "the app has died");
  await page.keyboard.press("Tab");
  assert.equal(await focusedName(page), "Open again without it");
  await page.keyboard.press("Enter");
  await ready(page);
  await check(page, "a note is set aside");
});

test("no release holds the trap", () => {
  const modules = (dist) => readdirSync(dist).filter((name) => name.endsWith(".wasm")).map((name) => readFileSync(join(dist, name)));
  const holds = (dist) => modules(dist).some((bytes) => bytes.includes("The trap was sprung"));
  assert.ok(existsSync("dist"));
  assert.equal(holds("dist"), false);
  assert.equal(holds(DIST), true);
});
