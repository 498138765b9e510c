// Draws the text of the report first, then starts the app, or says in plain words why it cannot.

/**
 * How long a download may pause before it counts as stalled, in milliseconds. Conference wifi pauses for
 * seconds at a time: a lower value would restart downloads that were about to arrive. A higher one would keep
 * people from their notes when only the first drawing is stalled.
 */
const STALLED_MS = 12_000;

/** Says why the app is requested again. */
const SLOW = "The connection is very slow or interrupted. Rapporteur keeps trying and will open by itself. If the report is already shown below, you can read it in the meantime. Notes saved in this browser are safe.";

/** The error of a download that has paused for too long. */
class Stalled extends Error {}

/** Shows an error above the text, with a button that reloads. */
function report(words, role, error) {
  const message = panel.paragraph(words);
  message.id = "boot-failure";
  panel.show({ role, content: [message], buttons: [["Reload the page", () => location.reload()]] });
  document.getElementById("opening")?.remove();
  if (error) console.error(error);
}

/** Calls `stalled` when `alive` is not called for too long. `end` stops the watch. */
function watch(stalled) {
  let timer;
  const end = () => clearTimeout(timer);
  const alive = () => {
    end();
    timer = setTimeout(stalled, STALLED_MS);
  };
  alive();
  return { alive, end };
}

/** Fetches a module and calls `alive` for each piece. The response is unread, so that browsers can cache it compiled. */
async function fetchModule(address, signal, alive) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  const copy = response.clone().body.getReader();
  const read = async () => {
    while (!(await copy.read()).done) alive();
  };
  const whole = read();
  whole.catch(() => {}); // the reader of the response reports it
  return { response, whole };
}

/** Imports the glue and instantiates the module. A stalled module is abandoned, and never starts later. */
async function start(glue, module) {
  const control = new AbortController();
  const stalled = new Promise((_, fail) => control.signal.addEventListener("abort", () => fail(control.signal.reason)));
  const { alive, end } = watch(() => control.abort(new Stalled(`No data from ${module} for ${STALLED_MS / 1000} seconds`)));
  try {
    const both = Promise.all([import(glue), fetchModule(module, control.signal, alive)]);
    const [{ default: init }, { response, whole }] = await Promise.race([both, stalled]);
    // Compiling may take as long as it needs.
    whole.catch(() => {}).then(() => control.signal.aborted || end());
    await Promise.race([init({ module_or_path: response }), stalled]);
  } finally {
    end();
  }
}

/** Shows the place that the address names in the text of the page, before its notes come. */
function showText() {
  const place = location.hash.split("?")[0].replace(/^#(\/[^/]*\/?)?/, "");
  try {
    if (place) document.getElementById(decodeURIComponent(place))?.scrollIntoView();
  } catch {} // a stray `%` names no place
  performance.mark("text-stands");
}

/**
 * Draws another text than that of the page with a small module of its own. If that fails, the app draws it later,
 * or says why not. The files of the module have no hash in their names. The app's hash is added instead, so that no
 * old copy comes from a cache.
 */
async function drawText(version) {
  document.querySelector("#first > .first")?.remove();
  delete document.documentElement.dataset.other;
  const drawn = new Promise((done, fail) => {
    document.addEventListener("first-drawn", done, { once: true });
    document.addEventListener("first-failed", () => fail(new Error("The first drawing failed")), { once: true });
  });
  drawn.catch(() => {});
  const at = (file) => new URL(`${file}?${version}`, document.baseURI).href;
  await start(at("reader.js"), at("reader_bg.wasm"));
  await limited(drawn);
  performance.mark("text-stands");
}

/** Makes a promise fail when the report or the catalogue stalls. */
function limited(promise) {
  let end;
  const late = new Promise((_, fail) => { ({ end } = watch(() => fail(new Stalled("The text has stalled")))); });
  return Promise.race([promise, late]).finally(() => end());
}

/** Starts the app; a stalled download is requested again until it arrives. */
async function startApp(glue, module) {
  for (let tries = 1; ; tries += 1) {
    try {
      await start(tries === 1 ? glue : `${glue}?${tries}`, module);
      panel.hide("waiting");
      return;
    } catch (error) {
      if (!(error instanceof Stalled)) throw error;
      report(SLOW, "waiting");
    }
  }
}

async function boot() {
  const { glue, module } = document.querySelector('link[rel="app"]').dataset;
  const at = (file) => new URL(file, document.baseURI).href;
  if ("other" in document.documentElement.dataset) await drawText(glue.match(/[0-9a-f]+(?=\.js$)/)?.[0] ?? "").catch(console.warn);
  else showText();
  if (safetyNet.keepsAppAway()) return;
  safetyNet.appIsComing();
  await startApp(at(glue), at(module));
}

if (typeof WebAssembly !== "object") {
  report("Rapporteur cannot start: WebAssembly is missing or switched off in this browser. Please use a current browser, or ask your administrator to allow WebAssembly for this site.", "alert");
} else {
  boot().catch((error) => {
    if (safetyNet.hasFallen(error)) return;
    report(`Rapporteur could not be loaded (${error.message}). Please check the connection and reload the page. Notes saved in this browser are safe.`, "alert", error);
  });
}
