// Starts the app from the preload links in the head, or says in plain words why it cannot.

/** Shows `problem` and `remedy` in place of the opening line. */
function report(problem, remedy, error) {
  const message = document.createElement("p");
  message.id = "boot-failure";
  message.setAttribute("role", "alert");
  message.textContent = `${problem} ${remedy}`;
  document.getElementById("app").replaceChildren(message);
  if (error) console.error(error);
}

/** Imports the glue and instantiates the module. */
async function start() {
  const glue = document.querySelector('link[rel="modulepreload"]').href;
  const module = document.querySelector('link[rel="preload"][as="fetch"]').href;
  const [{ default: init }, response] = await Promise.all([import(glue), fetch(module)]);
  if (!response.ok) throw new Error(`${module}: ${response.status} ${response.statusText}`);
  await init({ module_or_path: response });
}

if (typeof WebAssembly !== "object") {
  report(
    "Rapporteur cannot start: WebAssembly is missing or switched off in this browser.",
    "Please use a current browser, or ask your administrator to allow WebAssembly for this site.",
  );
} else {
  start().catch((error) => {
    report(
      `Rapporteur could not be loaded (${error.message}).`,
      "Please check the connection and reload the page. Notes already kept in this browser are untouched.",
      error,
    );
  });
}
