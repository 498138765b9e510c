// The book of everything that the page has acknowledged: kept data stays kept, and typed words are always somewhere.

import assert from "node:assert/strict";
import { BASE, DRAFT_KEY, kept } from "../app.mjs";

/** Returns the contents of local storage: notes with their live and replaced revisions, drafts, own author ids. */
export async function readStore(page) {
  const entries = await kept(page);
  const named = (kind) => Object.entries(entries).filter(([key]) => key.startsWith(`rapporteur:${BASE}:${kind}:`));
  const records = named("annotation").flatMap(([key, value]) => JSON.parse(value).n.map((record) => ({ key, record })));
  const revisions = records.flatMap(({ key, record: { i, c, r = [], x = [] } }) => [
    ...r.map((revision) => ({ note: `${key} ${i} ${c}`, id: revision.i, live: true })),
    ...x.map((id) => ({ note: `${key} ${i} ${c}`, id, live: false })),
  ]);
  return {
    entries,
    revisions,
    notes: JSON.stringify(records.map(({ record }) => record)),
    drafts: Object.entries(entries).filter(([key]) => key.startsWith(DRAFT_KEY)).map(([, value]) => value).join("\n"),
  };
}

/**
 * Remembers revisions and words. `foreign` matches the ids of imported notes: undoing that import rightly forgets them.
 */
export class Book {
  #revisions = new Map();
  #words = new Map();

  constructor({ foreign }) {
    this.foreign = foreign;
  }

  /** Records the kept data and compares it with all data kept before. */
  compare(store, after) {
    const present = new Set(store.revisions.map(({ note, id }) => `${note} ${id}`));
    for (const [revision, seen] of this.#revisions) {
      assert.ok(present.has(revision), `a kept revision is gone: ${revision}, seen after “${seen}”, gone after “${after}”`);
    }
    for (const { note, id } of store.revisions) {
      const revision = `${note} ${id}`;
      if (!this.foreign.test(revision) && !this.#revisions.has(revision)) this.#revisions.set(revision, after);
    }
  }

  /** Records words that the monkey typed and that are now in a field. */
  typed(words, where) {
    for (const word of words) this.#words.set(word, where);
  }

  /**
   * Checks that typed words are on a screen (`screens`: the words of each tab), in a draft or in a note, unless the act
   * was to remove them.
   */
  find(screens, store, act) {
    for (const [word, where] of this.#words) {
      const places = Object.entries({ ...screens, draft: store.drafts, note: store.notes });
      const there = places.filter(([, text]) => text.includes(word)).map(([place]) => place);
      if (there.length === 0 && !act.destroys) assert.fail(`“${word}”, last seen in ${where}, is lost after “${act.name}”`);
      this.#words.set(word, there.join(", "));
      // Words kept in a note are from here on followed by its revision. Removed words may be drawn a moment longer.
      const isTakenAway = there.length === 0 || (act.destroys && !there.includes("draft"));
      if (isTakenAway || there.includes("note")) this.#words.delete(word);
    }
  }

  get size() {
    return this.#revisions.size;
  }
}
