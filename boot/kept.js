// Reads, without the app, the data that this browser stores: names of entries, the words in them, everything
// as a file.

/** The prefix of all names of this copy of the app, as `BasePath` in src/keeping/key.rs makes it. */
const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1) || "/";
const PREFIX = `rapporteur:${folder.replaceAll(":", "%3A")}:`;

/**
 * How long to wait for the database of documents, in milliseconds. Some browsers never answer if it is
 * blocked. A higher value would keep the notes from the person; a lower one could miss documents.
 */
const DATABASE_MS = 5_000;

/**
 * How many characters of a note serve as its name. A higher value would fill the screen; with a lower one
 * several notes might share a name.
 */
const NAMED_BY = 120;

/** Reads an entry of a store; `null` if it is missing or the browser blocks it. */
function read(name, store) {
  try {
    return globalThis[store].getItem(PREFIX + name);
  } catch {
    return null;
  }
}

function write(name, text, store) {
  try {
    globalThis[store].setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
}

/** Removes an entry; a missing or blocked one counts as removed. */
function remove(name, store = "localStorage") {
  try {
    globalThis[store].removeItem(PREFIX + name);
  } catch {}
}

/** Reads a record of the net as an object. If local storage is full, the record is in the tab's own store. */
function recall(name) {
  for (const store of ["localStorage", "sessionStorage"]) {
    try {
      const record = JSON.parse(read(name, store));
      if (record && typeof record === "object") return record;
    } catch {}
  }
  return null;
}

function remember(name, record) {
  const text = JSON.stringify(record);
  return write(name, text, "localStorage") || write(name, text, "sessionStorage");
}

/** Reads the value that this tab keeps under a name; keeps `value` there if it has none. */
function ofThisTab(name, value) {
  const known = read(name, "sessionStorage");
  if (known === null) write(name, value, "sessionStorage");
  return known ?? value;
}

function forget(name) {
  remove(name);
  remove(name, "sessionStorage");
}

/** Lists the names of all entries of this copy of the app, without the prefix. */
function names() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Returns whether the browser stores nothing for this page: then all notes are lost with it. */
function keepsNothing() {
  try {
    if (localStorage.length > 0) return false;
  } catch {
    return true;
  }
  const isKept = write("probe", "", "localStorage");
  remove("probe");
  return !isKept;
}

/**
 * Moves an entry to another name, wrapped. A full store has no room for both, so the old entry is removed
 * first there. If the wrapped value still does not fit, the bare value is moved, which the app counts as
 * damaged. If not a single character is left, the version is dropped, which makes up for the longer name. If
 * nothing fits, the entry is put back.
 */
function move(name, to, wrap) {
  const text = read(name, "localStorage");
  if (text === null) return false;
  const wrapped = wrap(text);
  if (write(to, wrapped, "localStorage")) {
    remove(name);
    return true;
  }
  remove(name);
  const short = text.replace(/^\{"v":\d+,/, "{");
  if ([wrapped, text, short].some((form) => write(to, form, "localStorage"))) return true;
  write(name, text, "localStorage");
  return false;
}

/** Finds the words that a person wrote in the stored form of a note or draft; any other text is returned whole. */
function wordsOf(text) {
  try {
    const { n, text: typed, with: filled } = JSON.parse(text);
    const said = (n ?? []).flatMap(({ r }) => r ?? []).flatMap(({ n: note }) => note?.b ?? []);
    const words = [typed, filled?.proposed, ...said.map((body) => (typeof body === "string" ? body : body.t))];
    const found = words.filter((one) => typeof one === "string" && one !== "").join(" / ");
    if (found || n) return found;
  } catch {}
  return text;
}

/** Returns whether an entry holds no note: forgotten notes leave empty entries. */
function isEmpty(name) {
  try {
    return JSON.parse(read(name, "localStorage")).n.length === 0;
  } catch {
    return false;
  }
}

/** Cuts a text to the length of a name. */
function cut(text) {
  const signs = [...text.slice(0, 4 * NAMED_BY)];
  return signs.length > NAMED_BY ? `${signs.slice(0, NAMED_BY).join("")}…` : text;
}

/** Makes a promise of an IndexedDB request. */
const answer = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/** Reads the person's own documents from the database. */
async function documents() {
  const opening = indexedDB.open(`${PREFIX}documents`);
  let isNew = false;
  opening.onupgradeneeded = () => {
    isNew = true;
    opening.transaction.abort();
  };
  const database = await answer(opening).catch((error) => {
    if (!isNew) throw error;
  });
  // Without a database, no document has been kept; none is created.
  if (!database) return [];
  try {
    const stores = ["documents", "texts"];
    const transaction = database.transaction(stores);
    const all = (name) => answer(transaction.objectStore(name).getAll());
    const [about, texts, keys] = await Promise.all([
      ...stores.map(all),
      answer(transaction.objectStore("texts").getAllKeys()),
    ]);
    return keys.map((key, index) => ({ key, about: about[index], text: texts[index] }));
  } finally {
    database.close();
  }
}

/** Writes an entry in the form of entries set aside; `Aside` in src/keeping/aside.rs reads it. */
function asideForm(entry, value) {
  return JSON.stringify({ v: 1, entry, value, words: cut(wordsOf(value)), time: new Date().toISOString() });
}

/**
 * Collects everything that is stored, in the form of docs/file-format.md, with the members of `more`. The app died
 * on the entries in `aside`. They are set aside in the file too, so that no other copy of the app dies on them.
 */
async function everything(more, aside) {
  const entries = {};
  for (const name of names()) {
    const value = read(name, "localStorage");
    if (aside.includes(name)) entries[`aside:${name}`] = asideForm(name, value);
    else entries[name] = value;
  }
  const late = new Promise((done) => setTimeout(() => done(null), DATABASE_MS));
  const own = await Promise.race([documents().catch(() => null), late]);
  const missing = own === null && { documentsMissing: true };
  return { rapporteurStore: 1, saved: new Date().toISOString(), ...more, entries, ...missing, documents: own ?? [] };
}

/** Offers a value as a JSON file. */
function download(name, value) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

globalThis.kept = {
  PREFIX, names, keepsNothing, move, recall, remember, forget, ofThisTab, isEmpty, wordsOf, cut, asideForm, everything, download,
  read: (name) => read(name, "localStorage"),
  write: (name, text) => write(name, text, "localStorage"),
};
