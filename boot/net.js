// The safety net: notices that the app has died, says so, and sets aside the entry it died on, so that the
// next start succeeds. Nothing is ever deleted. README.md describes the steps.

/**
 * How long the app has to live until earlier deaths no longer count, in milliseconds. With a lower value, a
 * death shortly after each opening would be forgotten. With a higher one, two unrelated deaths would count as
 * consecutive.
 */
const LIVED_MS = 15_000;

/**
 * The time after which an opening in another tab counts as never finished, in milliseconds. Several tabs are
 * often opened at once, and each may take seconds, so a lower value would suspect them. With a higher one, a
 * killed tab that is opened again would be overlooked.
 */
const ABANDONED_MS = 20_000;

/** How many consecutive deaths set aside all notes of the report, the report itself, or the whole app. */
const [ALL_NOTES, REPORT, NO_APP] = [3, 4, 5];

/** The net's own records: the last death of the app, and an opening in progress. */
const [STOPPED, OPENING] = ["stopped", "opening"];

/** Says what is missing from a download if the database of documents could not be read. */
const DOCUMENTS_MISSING = "Documents that you opened from this device could not be read, so they are not in the download. Your notes and drafts are. Keep the original files, or try again.";

/** Names this tab; the name survives a reload. */
const tab = kept.ofThisTab("tab", String(Math.random()));

/** The current work of the app: the name of an entry, `note:<uuid>`, or `text` for the text of the report. */
let at;
/** The documents whose notes are open, the report first. */
let reports = [];
/** Consecutive deaths before this start. */
let deaths = 0;
let isOpen = false;
let isDead = false;
let startsApp = false;
/** Whether the opening in progress is written down. */
let isNoted = false;

/**
 * Writes down that an opening is in progress: a killed tab has no time to do so. The current work stays in
 * memory; only after a failed start is it written down, at every step.
 */
function note() {
  if (isOpen || isDead || (isNoted && deaths === 0)) return;
  isNoted = true;
  kept.remember(OPENING, { v: 1, tab, time: Date.now(), reports, ...(deaths > 0 && { at }) });
}

/** Removes the record of an opening. */
function endNote() {
  isNoted = false;
  kept.forget(OPENING);
}

/** Lists the entries that the app worked on, given its reports. */
function entriesOf(what, open) {
  if (!what) return [];
  if (what === "text") return open.slice(0, 1).map((key) => `report:${key}`);
  if (!what.startsWith("note:")) return kept.read(what) === null ? [] : [what];
  const id = what.slice("note:".length);
  return kept.names().filter((name) => name.startsWith("annotation:") && name.endsWith(`:${id}`));
}

/** Lists the entries to set aside after this death, which may be one of several in a row. */
function toSetAside(death) {
  const isNote = (name) => death.reports?.some((key) => name.startsWith(`annotation:${key}:`)) && !kept.isEmpty(name);
  const all = [
    ...(death.names ?? []),
    ...(death.times >= ALL_NOTES ? kept.names().filter(isNote) : []),
    ...(death.times >= REPORT && death.reports?.length ? [`report:${death.reports[0]}`] : []),
  ];
  return [...new Set(all)];
}

/** Moves an entry to where the app does not look; a report stays in place and is only named. */
function setAside(name) {
  const wrap = (value) => kept.asideForm(name, value);
  let place = `aside:${name}`;
  for (let number = 2; kept.read(place) !== null && !name.startsWith("report:"); number += 1) place = `aside:${name}#${number}`;
  return name.startsWith("report:") ? kept.write(place, wrap("")) : kept.move(name, place, wrap);
}

/** Finds out how the last start ended, before the app is loaded. */
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

/** Hears that the report, or the page in its place, is drawn. */
function opened() {
  if (isOpen) return;
  isOpen = true;
  endNote();
  setTimeout(lives, LIVED_MS);
  addEventListener("click", lives, { once: true, capture: true });
}

/** Forgets earlier deaths: the app has lived for a while, or somebody could use it. */
function lives() {
  if (isDead) return;
  deaths = 0;
  kept.forget(STOPPED);
}

/**
 * Returns whether an error has killed the app: a trap, or anything unhandled that passed through its code.
 */
function isFatal(error, isPromise) {
  const trapped = error?.name === "RuntimeError";
  const overflowed = ["RangeError", "InternalError"].includes(error?.name);
  return trapped || (/wasm/i.test(error?.stack ?? "") && (overflowed || !isPromise));
}

/** Takes note of an error; returns whether the app is dead. */
function hasFallen(error, isPromise = true) {
  if (isDead || !isFatal(error, isPromise)) return isDead;
  if (!startsApp || /reader_bg/.test(error.stack)) {
    // The first drawing died. The app draws the text by itself, or dies of it and says so.
    document.dispatchEvent(new Event("first-failed"));
    return false;
  }
  isDead = true;
  // A report that is drawn is hardly the cause: the page may have been changed from outside.
  const names = isOpen && at === "text" ? [] : entriesOf(at, reports);
  const death = { v: 1, times: deaths + 1, names, reports, why: String(error) };
  kept.remember(STOPPED, death);
  endNote();
  letGo();
  say(death);
  return true;
}

/** Leaves the words on the screen for reading and copying, but nothing of the app. */
function letGo() {
  document.dispatchEvent(new Event("app-stopped"));
  const app = document.getElementById("app");
  const first = document.getElementById("first");
  if (first) first.before(first.cloneNode(true)), first.remove(), app.remove();
  else app.replaceWith(app.cloneNode(true));
  for (const control of document.querySelectorAll("#app :is(button, input, select)")) control.disabled = true;
  for (const field of document.querySelectorAll("#app textarea")) field.readOnly = true;
  for (const dialog of document.querySelectorAll("#app dialog[open]")) dialog.remove();
  // Notes are no longer placed beside their words: listed below each other, each can be read.
  document.querySelector("#notes.placed")?.classList.remove("placed");
}

/** Names an entry for the person: by the words of a note or draft, or as a report. */
function named(name) {
  if (name.startsWith("report:")) return `the report ${name.slice("report:".length)}`;
  const words = kept.cut(kept.wordsOf(kept.read(name) ?? ""));
  if (name.startsWith("annotation:")) return `the note “${words}”`;
  if (name.startsWith("draft:")) return `the draft “${words}”`;
  return `the entry ${name}`;
}

/** Says that the app has died, and offers ways to continue. */
function say(death) {
  const aside = toSetAside(death);
  const isKept = !kept.keepsNothing();
  const saved = isKept ? "Everything you have saved is still in this browser." : "This browser saves nothing for this page: notes that you have not exported will be lost when you leave. Copy them first.";
  const content = [panel.paragraph(`${saved} You can read this page, but you cannot write on it until you open it again.`)];
  if (death.times >= NO_APP) {
    content.push(panel.paragraph(`It stopped ${death.times} times in a row. When you open it again, the report will be shown with a list of your notes.`));
  } else if (aside.length === 1) {
    const what = panel.paragraph(`It stopped while working on ${named(aside[0])}. It will be set aside when you open the page again. It is not deleted, and you can put it back then.`);
    what.dir = "auto";
    content.push(what);
  } else if (aside.length > 1) {
    const often = death.times > 1 ? `It stopped ${death.times} times in a row. ` : "";
    content.push(panel.paragraph(`${often}${aside.length} entries will be set aside when you open the page again. They are not deleted, and you can put them back then.`));
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

/** Returns whether the app has died too often to be started; if so, lists the notes beside the bare text. */
function keepsAppAway() {
  if (deaths < NO_APP) return false;
  const isWritten = (name) => /^(aside:)?(annotation|draft):/.test(name) && !kept.isEmpty(name);
  const words = kept.names().filter(isWritten).map(asidesWords).map((one) => one || "(no words)");
  panel.show({
    role: "alert",
    title: "Rapporteur was not started",
    content: [
      panel.paragraph(`It stopped ${deaths} times in a row. Everything you have saved is still in this browser. Download a safe copy. The report can be read below.`),
      panel.list(`Your notes and drafts (${words.length})`, words),
    ],
    buttons: [
      ["Download everything stored here", () => downloadAll("It was not started.")],
      ["Start anyway", () => {
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
    // A full key names an entry of this copy of the app.
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
  /** Hears that the first drawing is over; loading the app may take long. */
  appIsComing() {
    startsApp = true;
    endNote();
  },
};

addEventListener("error", ({ error }) => hasFallen(error, false));
addEventListener("unhandledrejection", ({ reason }) => hasFallen(reason));
// A person who leaves while the page opens has not seen it die.
addEventListener("pagehide", () => { if (!isDead) endNote(); });
for (const type of ["storage", "pageshow", "visibilitychange", "hashchange", "keydown", "resize"]) {
  addEventListener(type, (event) => { if (isDead) event.stopImmediatePropagation(); }, true);
}
begin();
