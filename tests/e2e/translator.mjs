// Other software's changes to the page: translation by Chrome and by Firefox, and extensions.

import { chance } from "./random.mjs";

/** Changes a text like a translation: words change places and letters, numbers stay. */
export const translated = (text) => text.replace(/\p{L}[\p{L} ,]*\p{L}/gu, (words) =>
  words.split(" ").toReversed().map((word) => `${word.toLowerCase()}o`).join(" "));

/** Performs the changes in the page itself: `change` changes a text, `random` is `chance`. */
function stranger(change, random) {
  const forbidden = "[translate=no], script, style, textarea, noscript, font, .foreign";
  const PLACES = ".block, .body, .text, [data-run], .card, .acts, ul, ol, button, #notes, .composer, dialog, .bar";
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = root.nodeType === Node.TEXT_NODE ? [root] : [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found.filter((text) => /\p{L}|\d/u.test(text.data) && !text.parentElement?.closest(forbidden));
  };
  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };
  const insertedIn = (place) => {
    const foreign = (text) => element("span", "foreign", text);
    if (!place.matches("button, h2, label")) {
      place.insertBefore(foreign("★"), place.childNodes[Math.floor(place.childNodes.length / 2)] ?? null);
    }
    place.prepend(foreign(""));
    place.append(foreign(""));
  };

  const known = new WeakMap();
  /** The words of texts that were split: an extension splits once, it does not go on until there are letters. */
  const halves = new WeakMap();
  const changes = {
    /** Chrome: replaces every text by two elements. */
    chrome: (root) => {
      for (const text of texts(root)) {
        const inner = element("font", "", change(text.data));
        inner.style.verticalAlign = "inherit";
        const outer = element("font", "", inner);
        outer.style.verticalAlign = "inherit";
        text.parentNode.replaceChild(outer, text);
      }
      document.documentElement.classList.add("translated-ltr");
    },
    /** Firefox: changes the words of the same text nodes. */
    firefox: (root) => {
      for (const text of texts(root)) {
        if (known.get(text) === text.data) continue;
        text.data = change(text.data);
        known.set(text, text.data);
      }
    },
    /** Dictionary extensions: wraps every word in an element. */
    words: (root) => {
      for (const text of texts(root)) {
        const parts = text.data.split(/(\s+)/).filter(Boolean);
        text.replaceWith(...parts.map((part) => (part.trim() ? element("span", "foreign", part) : part)));
      }
    },
    /** Inserts elements at the beginning, in the middle and at the end of every non-empty element. */
    inserting: (root) => {
      for (const place of root.querySelectorAll?.(PLACES) ?? []) if (!place.querySelector(":scope > .foreign")) insertedIn(place);
    },
    /** Cuts texts in two, and joins adjacent ones. */
    splitting: (root) => {
      for (const text of texts(root)) {
        if (text.data.length < 2 || halves.get(text) === text.data) continue;
        for (const half of [text, text.splitText(text.data.length >> 1)]) halves.set(half, half.data);
      }
    },
    joining: () => document.body.normalize(),
    /** Removes texts and a few elements. */
    removing: (root) => {
      const kept = "button, label, legend, summary, h2, option, .hint";
      for (const text of texts(root)) if (!text.parentElement?.closest(kept)) text.remove();
      for (const one of root.querySelectorAll?.(".block .cite, .card time, .block button.notes svg") ?? []) one.remove();
    },
    /** Removes the whole content of paragraphs. */
    clearing: (root) => {
      for (const block of root.querySelectorAll?.(".report .block") ?? []) block.textContent = "";
    },
    /** Changes attributes that other style sheets and scripts rely on. */
    attributes: (root) => {
      for (const one of root.querySelectorAll?.(".block, .card, mark, [data-run]") ?? []) {
        one.setAttribute("class", `${one.className} foreign-style`);
        one.style.outline = "0";
        if (one.dataset.run) one.dataset.run = String(Number(one.dataset.run) + 3);
      }
    },
  };

  const within = "#app .block, #app .block *, #app .card, #app .card *, #app .outline *, #app .bar *";
  const anywhere = "#app .app *";
  /** Changes that nobody makes on purpose, to one element of ours. */
  const mischief = {
    remove: (one) => one.remove(),
    empty: (one) => one.replaceChildren(),
    copy: (one) => one.replaceWith(one.cloneNode(true)),
    unwrap: (one) => one.replaceWith(...one.childNodes),
    wrap: (one) => {
      const around = element("div", "foreign-around");
      one.replaceWith(around);
      around.append(one);
    },
    carry: (one, other) => { if (!one.contains(other) && other.namespaceURI === one.namespaceURI) other.append(one); },
    turn: (one) => {
      const child = one.firstElementChild;
      if (!child) return;
      one.replaceWith(child);
      child.append(one);
    },
    reverse: (one) => one.append(...[...one.childNodes].reverse()),
  };
  const meddle = (seed) => {
    const { next, below, pick } = random(seed);
    const elements = () => [...document.querySelectorAll(next() < 0.9 ? within : anywhere)];
    for (let left = 1 + below(5); left > 0; left -= 1) {
      const [one, other] = [pick(elements()), pick(elements())];
      if (!one || !other) return;
      const all = next() < 0.7 ? changes : mischief;
      const how = pick(Object.keys(all));
      all[how](all === changes && next() < 0.3 ? document.body : one, other);
    }
  };

  let heard = 0;
  const observer = new MutationObserver((records) => {
    heard += 1;
    observer.disconnect();
    for (const { target, addedNodes } of records) {
      for (const node of [target, ...addedNodes]) if (node.isConnected && node !== document.body) changed(node);
    }
    observe();
  });
  let changed;
  const observe = () => observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  window.stranger = {
    /** Changes the whole page once. */
    once: (how) => changes[how](document.body),
    /** Changes the whole page, and everything that is drawn from now on. */
    always: (how) => {
      changed = changes[how];
      changed(document.body);
      observe();
    },
    /** Returns the number of changes of the page since everything is changed at once. */
    heard: () => heard,
    /** Changes a few things, the same ones for the same seed. */
    meddle,
  };
}

/** Adds a stranger to the page before anything is drawn. */
export const withStranger = (page) => page.addInitScript({ content: `(${stranger})(${translated}, ${chance})` });

/** Changes the whole page once; `how` is the name of a change. */
export const once = (page, how) => page.evaluate((name) => window.stranger.once(name), how);

/** Changes a few things on the page, the same ones for the same seed. */
export const meddle = (page, seed) => page.evaluate((number) => window.stranger.meddle(number), seed);

/** Changes the page, and everything that is drawn from now on. */
export const always = (page, how) => page.evaluate((name) => window.stranger.always(name), how);
