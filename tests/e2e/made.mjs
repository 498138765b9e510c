// Files made for a test: notes of any kind on the first report, in the form of tests/fixtures/exchange, and their
// cards.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { button, eventually, jsonFile } from "./app.mjs";

const EVERY_KIND = JSON.parse(readFileSync(new URL("../fixtures/exchange/every-kind.json", import.meta.url), "utf8"));

/** Returns an id that ends in a number, so that notes can refer to each other: `of("note", 3)`. */
const of = (what, number) => `urn:uuid:${{ note: "0000000a", revision: "0000000b", author: "0000000c" }[what]}-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const noteId = (number) => of("note", number);

/** Returns the card in the margin of the note with this number. */
export const cardOf = (page, number) => page.locator(`[id^="note-${noteId(number)}-"]`);

/** Hides somebody else's note. */
export async function hide(page, number) {
  await cardOf(page, number).getByRole("button", { name: /^More/ }).first().click();
  await button(cardOf(page, number), "Hide").click();
  // A note disappears; an answer leaves a line in its thread.
  const isHidden = async () => (await cardOf(page, number).count()) === 0 || cardOf(page, number).getByText("You have hidden this note.").isVisible();
  await eventually(async () => assert.ok(await isHidden()));
}

/** Returns the target of a note on a whole paragraph: `5.9`, `6.1 b)` or `6.2 c)`. */
function paragraph(address) {
  const items = EVERY_KIND.first.items.map(({ target }) => target);
  return items.find((target) => target.address === address && !target.insert && target.selector?.[2].refinedBy.start === 0);
}

/** Returns the target of a note on words of a paragraph. */
function words(address, exact) {
  const whole = structuredClone(paragraph(address));
  const [quote, position, fragment] = whole.selector;
  const text = quote.exact;
  const start = [...text.slice(0, text.indexOf(exact))].length;
  const end = start + [...exact].length;
  fragment.refinedBy = { ...fragment.refinedBy, start, end };
  position.end = position.start + end;
  position.start += start;
  Object.assign(quote, { exact, prefix: text.slice(0, text.indexOf(exact)).slice(-32), suffix: text.slice(text.indexOf(exact) + exact.length).slice(0, 32) });
  return whole;
}

/** Returns the words of a paragraph that notes can be made on. */
export const textOf = (address) => paragraph(address).selector[0].exact;

const MOTIVATIONS = {
  highlight: ["highlighting"], comment: ["commenting"], question: ["questioning"], editorial: ["editing"],
  proposal: ["editing", "proposal"], support: ["assessing", "support"], reservation: ["assessing", "reservation"],
  "co-sponsorship": ["assessing", "co-sponsorship"], reply: ["replying"], disposition: ["moderating"],
};

/** Delegates: a name, a country and its spelling. */
export const ANA = { number: 1, name: "Ana Silva", country: "BRA", label: "B" };
export const FLEUR = { number: 2, name: "Fleur Martin", country: "FRA", label: "F" };
export const JUN = { number: 3, name: "Jun Sato", country: "JPN", label: "J" };
export const GRETA = { number: 4, name: "Greta Keller", country: "DEU", label: "D" };
export const SECRETARIAT = { number: 5, name: "Secretariat" };

/**
 * Returns a note: `{ id: 1, by: ANA, kind: "proposal", on: "5.9", … }`. Instead of `on`, `to` gives the number of the
 * note that it answers, with `saw` (the revision its author saw) and `quote`. `also` is merged into the item.
 */
export function note({ id, by, kind = "comment", on, phrase, to, saw = to, quote, at = "5.9", text, proposed, tags = [], hour = 10, revision = id, target, ...also }) {
  const [motivation, term] = MOTIVATIONS[kind];
  const body = [
    proposed !== undefined && { type: "TextualBody", purpose: "editing", format: "text/plain", language: "en", value: proposed },
    text !== undefined && { type: "TextualBody", purpose: motivation === "editing" ? "commenting" : motivation, format: "text/markdown", language: "en", value: text },
    ...tags.map((value) => ({ type: "TextualBody", purpose: "tagging", format: "text/plain", language: "en", value })),
  ].filter(Boolean);
  const { fingerprint, language, source, symbol } = paragraph("5.9");
  const place = to === undefined
    ? { ...(phrase ? words(on, phrase) : paragraph(on)), ...target }
    : {
        type: "SpecificResource", source: noteId(to), scope: source, symbol, language, fingerprint, address: at,
        parentRevision: of("revision", saw), ...(quote ? { quote } : {}),
      };
  const { number, name, ...delegation } = by;
  return {
    type: "Annotation", id: noteId(id), canonical: noteId(id), motivation, ...(term ? { kind: term } : {}),
    body: body.length === 1 ? body[0] : body.length === 0 ? { type: "TextualBody", purpose: motivation, format: "text/markdown", value: "" } : body,
    created: `2014-05-06T${String(hour).padStart(2, "0")}:${String(id % 60).padStart(2, "0")}:00Z`,
    modified: `2014-05-06T${String(hour).padStart(2, "0")}:${String(id % 60).padStart(2, "0")}:00Z`,
    creator: { type: "Person", id: of("author", number), name, ...(delegation.country ? { delegation } : {}) },
    revision: of("revision", revision), target: place, ...also,
  };
}

/** A proposal to change a word of 5.9. */
export const MOD = note({
  id: 1, by: ANA, kind: "proposal", sign: "MOD", on: "5.9", proposed: textOf("5.9").replace("quarterly", "annual"), text: "Small administrations.",
  sponsors: [{ country: "BRA", label: "B" }, { label: "CITEL" }],
});

/** The quotation of a lost note. */
export const LOST_WORDS = "Words that stand nowhere in this report at all";

/** Returns the same note, written on a text with other words. */
export function lost(first) {
  const item = structuredClone(first);
  Object.assign(item.target.selector[0], { exact: LOST_WORDS, prefix: "and never did ", suffix: " or ever will" });
  item.target.fingerprint = "0".repeat(64);
  return item;
}

/** Returns the withdrawal of a note. */
export function withdrawn({ id, by, on, revision }) {
  const { creator, created } = note({ id, by, on });
  return {
    id: noteId(id), creator, created, modified: "2014-05-06T18:00:00Z", revision: of("revision", revision),
    replaces: [of("revision", id)], target: paragraph(on),
  };
}

/** Returns another live revision of the same note. */
export const version = (first, { revision, text, hour = 11 }) => {
  const other = structuredClone(first);
  other.id = `urn:uuid:0000000d-0000-4000-8000-${String(revision).padStart(12, "0")}`;
  other.revision = of("revision", revision);
  other.modified = other.modified.replace(/T../, `T${hour}`);
  if (text !== undefined) [].concat(other.body).find(({ purpose }) => purpose !== "editing" && purpose !== "tagging").value = text;
  return other;
};

/** Returns a newer revision that replaces the first. */
export const revised = (first, { revision, ...how }) => ({ ...version(first, { revision, ...how }), id: first.id, replaces: [first.revision] });

/** Returns a file of these notes for the import dialog. */
export function file(items, { withdrawals = [], name = "notes.json", ...members } = {}) {
  const { withdrawn: _, ...collection } = EVERY_KIND;
  const all = { ...collection, total: items.length, first: { ...EVERY_KIND.first, items }, ...members };
  if (withdrawals.length > 0) all.withdrawn = withdrawals;
  return jsonFile(name, JSON.stringify(all));
}
