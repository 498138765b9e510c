// The panel above the page, for messages when the app cannot show any.

const ID = "net-panel";

/** Shows words and buttons (`[[words, action], …]`) above the page. An alert takes the focus. */
function show({ role, title, content, buttons }) {
  document.getElementById(ID)?.remove();
  const panel = document.createElement("section");
  panel.id = ID;
  panel.dataset.role = role;
  panel.tabIndex = -1;
  panel.setAttribute("aria-label", title ?? "Rapporteur");
  const words = document.createElement("div");
  words.setAttribute("role", role === "alert" ? "alert" : "status");
  if (title) words.append(element("h2", title));
  words.append(...content);
  const row = element("p", "");
  row.append(...buttons.map(([text, act], index) => button(text, act, index === 0)));
  panel.append(words, row);
  document.body.prepend(panel);
  // After an alert, nothing else is loading.
  if (role === "alert") document.querySelectorAll(".bar .waiting").forEach((waiting) => waiting.remove());
  if (role === "alert") panel.focus({ preventScroll: true });
}

/** Reports the outcome of pressing a button, in place of the last such message. */
function tell(text) {
  const words = document.querySelector(`#${ID} > div`);
  words?.querySelector(".outcome")?.remove();
  if (!text) return;
  const line = element("p", text);
  line.className = "outcome";
  words?.append(line);
}

/** Removes the panel if it was shown in this role. */
function hide(role) {
  const panel = document.getElementById(ID);
  if (panel?.dataset.role === role) panel.remove();
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function button(text, act, isPrimary) {
  const made = element("button", text);
  made.type = "button";
  made.classList.toggle("primary", isPrimary);
  made.addEventListener("click", act);
  return made;
}

/** Makes a list that opens on demand; beyond `most` items the rest are counted. */
function list(summary, items, most = 100) {
  const details = document.createElement("details");
  const all = document.createElement("ul");
  for (const item of items.slice(0, most)) {
    const line = element("li", item);
    line.dir = "auto";
    all.append(line);
  }
  if (items.length > most) all.append(element("li", `… and ${items.length - most} more`));
  details.append(element("summary", summary), all);
  return details;
}

globalThis.panel = { show, tell, hide, list, paragraph: (text) => element("p", text) };
