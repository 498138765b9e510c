// Draws the text of the report first, then starts the app; or says in plain words why it cannot.

/**
 * How long nothing may come of a module before it counts as held up, in milliseconds. Conference wifi rests for
 * seconds at a time: a shorter limit would begin anew what was about to come, a longer one would keep people
 * from their notes where only the first drawing is held up.
 */
const STALLED_MS = 12_000;

/** Nothing has come of a module for too long. */
class Stalled extends Error {}

/** Shows what is wrong above the text, with a button that reloads. */
function report(words, role, error) {
  const message = panel.paragraph(words);
  message.id = "boot-failure";
  panel.show({ role, content: [message], buttons: [["Reload the page", () => location.reload()]] });
  document.getElementById("opening")?.remove();
  if (error) console.error(error);
}

/** Calls `stalled` when nothing has called `alive` for too long, until it is ended. */
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

/** Fetches a module; each piece that comes is told. The response is untouched, so that browsers can keep it compiled. */
async function fetchModule(address, signal, alive) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  const copy = response.clone().body.getReader();
  const read = async () => {
    while (!(await copy.read()).done) alive();
  };
  const whole = read();
  whole.catch(() => {}); // whoever reads the response says so
  return { response, whole };
}

/** Imports the glue and instantiates the module. What is held up is given up, and never starts later. */
async function start(glue, module) {
  const control = new AbortController();
  const stalled = new Promise((_, fail) => control.signal.addEventListener("abort", () => fail(control.signal.reason)));
  const { alive, end } = watch(() => control.abort(new Stalled(`Nothing has come of ${module} for ${STALLED_MS / 1000} seconds`)));
  try {
    const both = Promise.all([import(glue), fetchModule(module, control.signal, alive)]);
    const [{ default: init }, { response, whole }] = await Promise.race([both, stalled]);
    // To compile takes as long as it takes.
    whole.catch(() => {}).then(() => control.signal.aborted || end());
    await Promise.race([init({ module_or_path: response }), stalled]);
  } finally {
    end();
  }
}

/**
 * Draws the text with a small module of its own. Where that fails the app draws it later, or says why not.
 * Its files have no hash in their names; the app's stands in for it, so that no old copy is taken from a cache.
 */
async function drawText(version) {
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

/** A promise that fails when the report or the catalogue is held up. */
function limited(promise) {
  let end;
  const late = new Promise((_, fail) => { ({ end } = watch(() => fail(new Stalled("The text is held up")))); });
  return Promise.race([promise, late]).finally(() => end());
}

/** Starts the app; what is held up is asked for again until it comes. */
async function startApp(glue, module) {
  for (let tries = 1; ; tries += 1) {
    try {
      await start(tries === 1 ? glue : `${glue}?${tries}`, module);
      panel.hide("waiting");
      return;
    } catch (error) {
      if (!(error instanceof Stalled)) throw error;
      report("The connection is very slow or interrupted. Rapporteur keeps trying and opens by itself; a text that stands below can be read meanwhile. Notes already kept in this browser are untouched.", "waiting");
    }
  }
}

async function boot() {
  const { glue, module } = document.querySelector('link[rel="app"]').dataset;
  const at = (file) => new URL(file, document.baseURI).href;
  await drawText(glue.match(/[0-9a-f]+(?=\.js$)/)?.[0] ?? "").catch(console.warn);
  if (safetyNet.keepsAppAway()) return;
  safetyNet.appIsComing();
  await startApp(at(glue), at(module));
}

if (typeof WebAssembly !== "object") {
  report("Rapporteur cannot start: WebAssembly is missing or switched off in this browser. Please use a current browser, or ask your administrator to allow WebAssembly for this site.", "alert");
} else {
  boot().catch((error) => {
    if (safetyNet.hasFallen(error)) return;
    report(`Rapporteur could not be loaded (${error.message}). Please check the connection and reload the page. Notes already kept in this browser are untouched.`, "alert", error);
  });
}
