// Lets the app draw on a page that others change. A browser's translation puts elements of its own in the
// place of text, extensions wrap words, insert and take away. Yew knows nothing of that: it would put a node
// before one that is gone, and stop; or write a number into text that nobody sees any more.
//
// Of everything that the app draws is remembered here where it belongs and how it reads. Where the app is about
// to change something that is not as it was drawn, that is put right first: our nodes come back, and what stands
// in their place goes. Everything else is left to those who made it; a translation sees what was drawn and
// translates it again. Until the app draws, nothing is put right, so nobody is fought with.
//
// Only calls of our own modules pass here, not those of other scripts: their imports are wrapped.

/** What is remembered of a node stands in it under this name. */
const DRAWN = Symbol("drawn");

/** The part of the page that is put right as a whole: a sentence is not half translated. */
const WHOLE = ".body";

/** Where a node belongs, which nodes of ours are in it, and the words of text. */
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

/** Node stands before `next` in `parent` from now on; last, where there is none. */
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

/** The nodes of ours in `parent`, from the last to the first. */
function* drawnIn(parent) {
  for (let node = parent[DRAWN].last; node; node = node[DRAWN].previous) yield node;
}

/** Others may have put `parent` into a node that belongs in it: it comes out. */
function free(parent, node) {
  if (node.firstChild && node.contains(parent)) parent.remove();
}

/** In `parent` stand our nodes and nothing else, in order and in our words. */
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

/** The same for everything in `parent` and below. */
function restoreAll(parent) {
  const open = [parent];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node[DRAWN].last) restore(node);
    open.push(...drawnIn(node));
  }
}

/** Puts right what is around a node of ours, if the node is not as it was drawn. */
function mend(node) {
  if (!node?.[DRAWN]?.parent || isAsDrawn(node)) return;
  let { parent } = node[DRAWN];
  restore(parent);
  for (; parent; parent = parent[DRAWN].parent) if (parent.matches(WHOLE)) return restoreAll(parent);
}

/** Brings back into the page what a node of ours belongs to. */
function reattach(node) {
  if (node.isConnected) return;
  for (let at = node; at[DRAWN]?.parent; at = at[DRAWN].parent) {
    const { parent } = at[DRAWN];
    if (at.parentNode !== parent) restore(parent);
  }
}

/** What is drawn by attributes, such as that an element is hidden, is seen in the page only. */
const attribute = (plain) => (node, ...words) => {
  plain(node, ...words);
  if (node[DRAWN]) reattach(node);
};

/** How the app's calls change the page, given what a call did without the guard. */
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

/** The imports of a module of ours, which draws through the guard from then on. */
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

/** Where others have written all of the page anew, ours takes the place of its copy, which nobody hears. */
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
// The safety net leaves a lifeless copy of an app that has died; that one stays.
document.addEventListener("app-stopped", () => watching.disconnect());

for (const name of ["instantiate", "instantiateStreaming"]) {
  const plain = globalThis.WebAssembly?.[name];
  if (plain) WebAssembly[name] = (source, imports) => plain.call(WebAssembly, source, imports && guarded(imports));
}
