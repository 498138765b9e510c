// The safety net: notices that the app has died, says so, and sets aside what it died on, so that the next start is
// an open door. Nothing is ever deleted. "The safety net" in docs/architecture.md tells how the steps follow.

/**
 * How long the app has to live before earlier deaths count no more, in milliseconds. Less would forget a death that
 * comes a moment after each opening; more would take two unrelated ones for a row.
 */
const LIVED_MS = 15_000;

/**
 * After how long an opening of another tab counts as one that never finished, in milliseconds. Several tabs are often
 * opened at once, and one may take seconds; a longer wait would overlook a killed tab that is opened anew.
 */
const ABANDONED_MS = 20_000;

/** Which death in a row sets aside all notes of the report, the report itself, or leaves the app away. */
const [ALL_NOTES, REPORT, NO_APP] = [3, 4, 5];

/** The net's own records: how the app died last, and an opening that is under way. */
const [STOPPED, OPENING] = ["stopped", "opening"];

/** What is said of a download when the database of documents could not be read. */
const DOCUMENTS_MISSING = "Documents that you opened from this device could not be read, so they are not in the download. Your notes and drafts are. Keep the original files, or try again.";

/** This tab, also after a reload. */
const tab = kept.ofThisTab("tab", String(Math.random()));

/** What the app is working on, as it says itself: the name of an entry, `note:<uuid>`, or `text`, that of the report. */
let at;
/** The documents whose notes are open, the report first. */
let reports = [];
/** Deaths in a row before this start. */
let deaths = 0;
let isOpen = false;
let isDead = false;
let startsApp = false;
/** Whether it is written down that an opening is under way. */
let isNoted = false;

/**
 * Writes down that an opening is under way: a killed tab has no time to tell. What it works on is kept in memory,
 * and written down only when the last start failed, at every step then.
 */
function note() {
  if (isOpen || isDead || (isNoted && deaths === 0)) return;
  isNoted = true;
  kept.remember(OPENING, { v: 1, tab, time: Date.now(), reports, ...(deaths > 0 && { at }) });
}

/** No opening is under way. */
function endNote() {
  isNoted = false;
  kept.forget(OPENING);
}

/** The names of the entries that something the app worked on stands for. */
function entriesOf(what, open) {
  if (!what) return [];
  if (what === "text") return open.slice(0, 1).map((key) => `report:${key}`);
  if (!what.startsWith("note:")) return kept.read(what) === null ? [] : [what];
  const id = what.slice("note:".length);
  return kept.names().filter((name) => name.startsWith("annotation:") && name.endsWith(`:${id}`));
}

/** The entries to be set aside after so many deaths in a row, the last of which was this one. */
function toSetAside(death) {
  const isNote = (name) => death.reports?.some((key) => name.startsWith(`annotation:${key}:`)) && !kept.isEmpty(name);
  const all = [
    ...(death.names ?? []),
    ...(death.times >= ALL_NOTES ? kept.names().filter(isNote) : []),
    ...(death.times >= REPORT && death.reports?.length ? [`report:${death.reports[0]}`] : []),
  ];
  return [...new Set(all)];
}

/** Keeps an entry where the app does not look; a report stays where it is and is only named. */
function setAside(name) {
  const wrap = (value) => kept.asideForm(name, value);
  let place = `aside:${name}`;
  for (let number = 2; kept.read(place) !== null && !name.startsWith("report:"); number += 1) place = `aside:${name}#${number}`;
  return name.startsWith("report:") ? kept.write(place, wrap("")) : kept.move(name, place, wrap);
}

/** Looks at how the last start ended, before the app is loaded. */
function begin() {
  const unfinished = kept.recall(OPENING);
  let last = kept.recall(STOPPED);
  if (unfinished && (unfinished.tab === tab || !(Date.now() - unfinished.time < ABANDONED_MS))) {
    const { at: what, reports: open = [] } = unfinished;
    last = { v: 1, times: (last?.times ?? 0) + 1, names: entriesOf(what, open), reports: open, why: "An opening did not finish" };
    kept.forget(OPENING);
  }
  deaths = last?.times ?? 0;
  if (last && !last.isSeenTo) {
    // In a full store every character counts.
    kept.forget(STOPPED);
    toSetAside(last).forEach(setAside);
    kept.remember(STOPPED, { ...last, isSeenTo: true });
  }
}

/** The report, or what stands in its place, is drawn. */
function opened() {
  if (isOpen) return;
  isOpen = true;
  endNote();
  setTimeout(lives, LIVED_MS);
  addEventListener("click", lives, { once: true, capture: true });
}

/** The door is open: the app has lived for a while, or somebody could use it. */
function lives() {
  if (isDead) return;
  deaths = 0;
  kept.forget(STOPPED);
}

/** Whether an error has thrown the app off its track: a trap, or whatever went through its code unhandled. */
function isFatal(error, isPromise) {
  const trapped = error?.name === "RuntimeError";
  const overflowed = ["RangeError", "InternalError"].includes(error?.name);
  return trapped || (/wasm/i.test(error?.stack ?? "") && (overflowed || !isPromise));
}

/** Takes note of an error; tells whether the app is dead. */
function hasFallen(error, isPromise = true) {
  if (isDead || !isFatal(error, isPromise)) return isDead;
  if (!startsApp || /reader_bg/.test(error.stack)) {
    // The first drawing died. The app draws the text by itself, or dies of it and says so.
    document.dispatchEvent(new Event("first-failed"));
    return false;
  }
  isDead = true;
  // A report that stands is hardly what it died on: the page may have been changed from outside.
  const names = isOpen && at === "text" ? [] : entriesOf(at, reports);
  const death = { v: 1, times: deaths + 1, names, reports, why: String(error) };
  kept.remember(STOPPED, death);
  endNote();
  letGo();
  say(death);
  return true;
}

/** Leaves the words on the screen, for reading and copying, without anything of the app. */
function letGo() {
  document.dispatchEvent(new Event("app-stopped"));
  const app = document.getElementById("app");
  const first = document.getElementById("first");
  if (first) first.before(first.cloneNode(true)), first.remove(), app.remove();
  else app.replaceWith(app.cloneNode(true));
  for (const control of document.querySelectorAll("#app :is(button, input, select)")) control.disabled = true;
  for (const field of document.querySelectorAll("#app textarea")) field.readOnly = true;
  for (const dialog of document.querySelectorAll("#app dialog[open]")) dialog.remove();
  // Nobody places the notes beside their words any more: they stand one below the other, where each can be read.
  document.querySelector("#notes.placed")?.classList.remove("placed");
}

/** What the net can name: the words of a note or draft, or a report. */
function named(name) {
  if (name.startsWith("report:")) return `the report ${name.slice("report:".length)}`;
  const words = kept.cut(kept.wordsOf(kept.read(name) ?? ""));
  if (name.startsWith("annotation:")) return `the note “${words}”`;
  if (name.startsWith("draft:")) return `the draft “${words}”`;
  return `the entry ${name}`;
}

/** Says that the app has died, and what can be done. */
function say(death) {
  const aside = toSetAside(death);
  const isKept = !kept.keepsNothing();
  const saved = isKept ? "Everything you have saved is still in this browser." : "This browser keeps nothing for this page: notes that you have not exported are gone when you leave it. Copy them first.";
  const content = [panel.paragraph(`${saved} This page can be read, but nothing more can be written on it until it is opened again.`)];
  if (death.times >= NO_APP) {
    content.push(panel.paragraph(`It stopped ${death.times} times in a row. When it is opened again, the report is shown with your notes as a list.`));
  } else if (aside.length === 1) {
    const what = panel.paragraph(`It stopped while working on ${named(aside[0])}. That is not deleted: it is set aside when the page is opened again, and you can put it back there.`);
    what.dir = "auto";
    content.push(what);
  } else if (aside.length > 1) {
    const often = death.times > 1 ? `It stopped ${death.times} times in a row. ` : "";
    content.push(panel.paragraph(`${often}${aside.length} entries are set aside when the page is opened again. They are not deleted, and you can put them back there.`));
  }
  panel.show({
    role: "alert",
    title: "Rapporteur has stopped",
    content,
    buttons: [
      [["Open again", "Open again without it"][aside.length] ?? "Open again without them", () => location.reload()],
      ["Download everything stored here", () => downloadAll(death.why, death.names)],
    ],
  });
}

async function downloadAll(why, aside = []) {
  const typed = [...document.querySelectorAll("textarea")].map(({ value }) => value).filter(Boolean);
  const file = await kept.everything({ why, typed }, aside);
  kept.download(`rapporteur-everything_${new Date().toISOString().slice(0, 10)}.json`, file);
  panel.tell(file.documentsMissing ? DOCUMENTS_MISSING : "");
}

/** Whether the app has died so often that it is left away: then the text alone is drawn, and the notes are listed. */
function keepsAppAway() {
  if (deaths < NO_APP) return false;
  const isWritten = (name) => /^(aside:)?(annotation|draft):/.test(name) && !kept.isEmpty(name);
  const words = kept.names().filter(isWritten).map(asidesWords).map((one) => one || "(no words)");
  panel.show({
    role: "alert",
    title: "Rapporteur was not started",
    content: [
      panel.paragraph(`It stopped ${deaths} times in a row. Everything you have saved is still in this browser. Download it as a safe copy. The report can be read below.`),
      panel.list(`Your notes and drafts (${words.length})`, words),
    ],
    buttons: [
      ["Download everything stored here", () => downloadAll("It was not started.")],
      ["Start it all the same", () => {
        kept.forget(STOPPED);
        location.reload();
      }],
    ],
  });
  return true;
}

function asidesWords(name) {
  const text = kept.read(name) ?? "";
  if (!name.startsWith("aside:")) return kept.cut(kept.wordsOf(text));
  try {
    return kept.cut(kept.wordsOf(JSON.parse(text).value));
  } catch {
    return kept.cut(text);
  }
}

globalThis.safetyNet = {
  get at() { return at; },
  set at(what) {
    // What is named in full is an entry of this copy of the app.
    at = what?.startsWith(kept.PREFIX) ? what.slice(kept.PREFIX.length) : what;
    note();
  },
  set reports(keys) {
    reports = keys.split(" ");
    note();
  },
  opened,
  hasFallen,
  keepsAppAway,
  /** The first drawing is done with, and the app may be long on its way. */
  appIsComing() {
    startsApp = true;
    endNote();
  },
};

addEventListener("error", ({ error }) => hasFallen(error, false));
addEventListener("unhandledrejection", ({ reason }) => hasFallen(reason));
// Who leaves while the page opens has not seen it die.
addEventListener("pagehide", () => { if (!isDead) endNote(); });
for (const type of ["storage", "pageshow", "visibilitychange", "hashchange", "keydown", "resize"]) {
  addEventListener(type, (event) => { if (isDead) event.stopImmediatePropagation(); }, true);
}
begin();
