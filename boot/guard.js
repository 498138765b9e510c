// Lets the app draw on a page that other software changes. A browser's translation replaces text with its own
// elements; extensions wrap words, insert and remove. Yew does not know about that. It would insert a node
// before one that is gone, and stop; or write a number into text that is no longer shown.
//
// The guard remembers the place of each node that the app draws, and its words. Before the app changes a node
// that is no longer as drawn, the node is restored: our nodes return, and their replacements go. Everything
// else is left alone; a translation sees the new drawing and translates it again. Until the app draws,
// nothing is restored, so the guard never fights another script.
//
// The imports of our own modules are wrapped; other scripts do not pass here.

/** The property of a node that holds its remembered state. */
const DRAWN = Symbol("drawn");

/** Parts of the page that are restored as a whole: no sentence stays half translated. */
const WHOLE = ".body";

/** The place of a node, its last child of ours, and its words if it is text. */
class Drawn {
  parent = null;
  previous = null;
  next = null;
  last = null;
  text = null;
}

function remember(node) {
  if (node[DRAWN]) return node[DRAWN];
  const drawn = new Drawn();
  if (node.nodeType === Node.TEXT_NODE) drawn.text = node.data;
  node[DRAWN] = drawn;
  return drawn;
}

function unlink(node) {
  const drawn = remember(node);
  const { parent, previous, next } = drawn;
  if (!parent) return;
  if (previous) previous[DRAWN].next = next;
  if (next) next[DRAWN].previous = previous;
  else parent[DRAWN].last = previous;
  drawn.parent = drawn.previous = drawn.next = null;
}

/** Remembers that the node is in `parent` before `next`, or last if `next` is not ours. */
function link(parent, node, next) {
  unlink(node);
  const [around, drawn] = [remember(parent), node[DRAWN]];
  const after = next?.[DRAWN]?.parent === parent ? next : null;
  drawn.parent = parent;
  drawn.next = after;
  drawn.previous = after ? after[DRAWN].previous : around.last;
  if (drawn.previous) drawn.previous[DRAWN].next = node;
  if (after) after[DRAWN].previous = node;
  else around.last = node;
}

function isAsDrawn(node) {
  const { parent, text } = node[DRAWN];
  return node.parentNode === parent && (text === null || node.data === text);
}

/** Yields our nodes in `parent`, from the last to the first. */
function* drawnIn(parent) {
  for (let node = parent[DRAWN].last; node; node = node[DRAWN].previous) yield node;
}

/** Takes `parent` out of a node that belongs inside it: other scripts may have put it there. */
function free(parent, node) {
  if (node.firstChild && node.contains(parent)) parent.remove();
}

/** Restores the children of `parent`: our nodes and nothing else, in order and with our words. */
function restore(parent) {
  const ours = new Set(drawnIn(parent));
  for (const child of [...parent.childNodes]) if (!ours.has(child)) child.remove();
  let next = null;
  for (const node of ours) {
    const { text } = node[DRAWN];
    if (text !== null && node.data !== text) node.data = text;
    if (node.parentNode !== parent || node.nextSibling !== next) {
      free(parent, node);
      parent.insertBefore(node, next);
    }
    next = node;
  }
}

/** Restores everything in `parent` and below. */
function restoreAll(parent) {
  const open = [parent];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node[DRAWN].last) restore(node);
    open.push(...drawnIn(node));
  }
}

/** Restores the surroundings of one of our nodes, if the node is not as it was drawn. */
function mend(node) {
  if (!node?.[DRAWN]?.parent || isAsDrawn(node)) return;
  let { parent } = node[DRAWN];
  restore(parent);
  for (; parent; parent = parent[DRAWN].parent) if (parent.matches(WHOLE)) return restoreAll(parent);
}

/** Brings one of our nodes back into the page, with all of its ancestors. */
function reattach(node) {
  if (node.isConnected) return;
  for (let at = node; at[DRAWN]?.parent; at = at[DRAWN].parent) {
    const { parent } = at[DRAWN];
    if (at.parentNode !== parent) restore(parent);
  }
}

/** Guards a call that changes an attribute, such as `hidden`: only an element in the page shows it. */
const attribute = (plain) => (node, ...words) => {
  plain(node, ...words);
  if (node[DRAWN]) reattach(node);
};

/** Wraps each call by which the app changes the page, given the plain call. */
const GUARDED = {
  __proto__: null,
  insertBefore: (plain) => (parent, node, next) => {
    mend(node);
    mend(next);
    free(parent, node);
    const done = plain(parent, node, next?.parentNode === parent ? next : null);
    link(parent, node, next);
    reattach(parent);
    return done;
  },
  removeChild: (plain) => (parent, node) => {
    mend(node);
    unlink(node);
    return node.parentNode === parent ? plain(parent, node) : node;
  },
  set_nodeValue: (plain) => (node, ...words) => {
    mend(node);
    plain(node, ...words);
    if (node[DRAWN]) node[DRAWN].text = node.data;
    reattach(node);
  },
  setAttribute: attribute,
  removeAttribute: attribute,
};

/** Wraps the imports of one of our modules, which then draws through the guard. */
function guarded(imports) {
  for (const functions of Object.values(imports)) {
    for (const [name, plain] of Object.entries(functions)) {
      const guard = GUARDED[name.match(/^__wbg_(\w+)_[0-9a-f]+$/)?.[1]];
      if (guard) functions[name] = guard(plain);
    }
  }
  return imports;
}

const app = document.getElementById("app");

/** Puts our app in the place of its lifeless copy, if another script has rewritten the whole page. */
function standIn() {
  const copy = document.getElementById(app.id);
  if (copy) copy.replaceWith(app);
  else document.body.append(app);
}

const watching = new MutationObserver(() => {
  if (!document.body) return;
  if (!app.isConnected) standIn();
  watching.observe(document.body, { childList: true });
});
for (const around of [document.documentElement, document.body]) watching.observe(around, { childList: true });
// The safety net replaces an app that has died with a lifeless copy, which stays.
document.addEventListener("app-stopped", () => watching.disconnect());

for (const name of ["instantiate", "instantiateStreaming"]) {
  const plain = globalThis.WebAssembly?.[name];
  if (plain) WebAssembly[name] = (source, imports) => plain.call(WebAssembly, source, imports && guarded(imports));
}
