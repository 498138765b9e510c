// What this browser keeps, read without the app: the names of entries, the words in them, everything as a file.

/** What all names of this copy of the app begin with; `BasePath` in src/keeping/key.rs says the same. */
const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1) || "/";
const PREFIX = `rapporteur:${folder.replaceAll(":", "%3A")}:`;

/**
 * How long to wait for the database of documents, in milliseconds. Some browsers never answer where it is
 * blocked; a longer wait would keep the notes from the person, a shorter one could miss documents.
 */
const DATABASE_MS = 5_000;

/** How many characters of a note name it: more would fill the screen, fewer might fit several notes. */
const NAMED_BY = 120;

/** What is in a store under a name; `null` where there is nothing or the browser blocks it. */
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

/** Removes an entry; one that is not there, or is blocked, is gone already. */
function remove(name, store = "localStorage") {
  try {
    globalThis[store].removeItem(PREFIX + name);
  } catch {}
}

/** A record of the net's own, as an object. Where local storage is full the tab's own store has it. */
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

/** What this tab keeps under a name, else `value` from now on. */
function ofThisTab(name, value) {
  const known = read(name, "sessionStorage");
  if (known === null) write(name, value, "sessionStorage");
  return known ?? value;
}

function forget(name) {
  remove(name);
  remove(name, "sessionStorage");
}

/** The names of all entries of this copy of the app, without what they begin with. */
function names() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Whether the browser keeps nothing for this page: then all that was written is gone with it. */
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
 * Moves an entry to another name. In a full store the old one has to go first, and goes without what is wrapped
 * around it if that is too much: the app counts it as damaged then. It comes back if nothing helps.
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
  if (write(to, wrapped, "localStorage") || write(to, text, "localStorage")) return true;
  write(name, text, "localStorage");
  return false;
}

/** The words that a person wrote, of the stored form of a note or a draft; what is neither speaks for itself. */
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

/** Whether an entry holds no note any more: what was forgotten leaves an empty one. */
function isEmpty(name) {
  try {
    return JSON.parse(read(name, "localStorage")).n.length === 0;
  } catch {
    return false;
  }
}

/** A text cut to what names a note. */
function cut(text) {
  const signs = [...text.slice(0, 4 * NAMED_BY)];
  return signs.length > NAMED_BY ? `${signs.slice(0, NAMED_BY).join("")}…` : text;
}

/** A promise for what an IndexedDB request brings. */
const answer = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/** The person's own documents, as the database has them. */
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
  // Where there was no database none is made, and nobody has kept a document.
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

/** An entry in the form in which it is set aside: `Aside` in src/keeping/aside.rs reads it. */
function asideForm(entry, value) {
  return JSON.stringify({ v: 1, entry, value, words: cut(wordsOf(value)), time: new Date().toISOString() });
}

/**
 * Everything that is kept, in the form of docs/file-format.md. `more` is what else the file tells. The entries that
 * the app died on, named by `aside`, are set aside in the file, so that no other copy of the app dies of them.
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

/** Hands a value over as a file of JSON. */
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
