// Draws the text of the report first, then starts the app; or says in plain words why it cannot.

/** Shows `problem` and `remedy` in place of the opening line. */
function report(problem, remedy, error) {
  const message = document.createElement("p");
  message.id = "boot-failure";
  message.setAttribute("role", "alert");
  message.textContent = `${problem} ${remedy}`;
  document.getElementById("opening")?.remove();
  document.getElementById("app").replaceChildren(message);
  if (error) console.error(error);
}

/** Imports the glue and instantiates the module. */
async function start(glue, module) {
  const [{ default: init }, response] = await Promise.all([import(glue), fetch(module)]);
  if (!response.ok) throw new Error(`${module}: ${response.status} ${response.statusText}`);
  await init({ module_or_path: response });
}

/**
 * Draws the text with a small module of its own. Where that fails the app draws it later, or says why not.
 * Its files have no hash in their names; the app's stands in for it, so that no old copy is taken from a cache.
 */
async function drawText(version) {
  const drawn = new Promise((done) => document.addEventListener("first-drawn", done, { once: true }));
  const at = (file) => new URL(`${file}?${version}`, document.baseURI).href;
  await start(at("reader.js"), at("reader_bg.wasm"));
  await drawn;
  performance.mark("text-stands");
}

async function boot() {
  const { glue, module } = document.querySelector('link[rel="app"]').dataset;
  const at = (file) => new URL(file, document.baseURI).href;
  await drawText(glue.match(/[0-9a-f]+(?=\.js$)/)?.[0] ?? "").catch(console.warn);
  await start(at(glue), at(module));
}

if (typeof WebAssembly !== "object") {
  report(
    "Rapporteur cannot start: WebAssembly is missing or switched off in this browser.",
    "Please use a current browser, or ask your administrator to allow WebAssembly for this site.",
  );
} else {
  boot().catch((error) => {
    report(
      `Rapporteur could not be loaded (${error.message}).`,
      "Please check the connection and reload the page. Notes already kept in this browser are untouched.",
      error,
    );
  });
}
