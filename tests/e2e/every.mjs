// Every kind of contribution as data, written by any hand and found again in the exported file.

import assert from "node:assert/strict";
import { block, button, composer, exportNotes, importFiles, itemsOf, saved } from "./app.mjs";
import { finishWith } from "./hands.mjs";
import { ANA, cardOf, file, FLEUR, GRETA, JUN, note, noteId } from "./made.mjs";
import { selectionBar } from "./words.mjs";
import { PARAGRAPH } from "./writing.mjs";

const CHIPS = ["Sponsors", "In the name of"];
const KENYA = { country: "KEN" };

/**
 * Notes on the text: kind, sign, fields by label in the order of the form, and their form in the file. Notes
 * with `bar` can be started from selected words.
 */
const ON_TEXT = [
  { kind: "Highlight", bar: "saved at once", says: { motivation: "highlighting", bodies: [["highlighting", ""]] } },
  { kind: "Comment", bar: "offered", fields: [["Your note", "seen"]], says: { motivation: "commenting", bodies: [["commenting", "seen"]] } },
  { kind: "Question", bar: "offered", fields: [["Your note", "why?"]], says: { motivation: "questioning", bodies: [["questioning", "why?"]] } },
  { kind: "Editorial", bar: "offered", fields: [["Corrected text", PARAGRAPH]], says: { motivation: "editing", bodies: [["editing", PARAGRAPH]] } },
  {
    kind: "Proposal", bar: "offered", fields: [["Proposed text", PARAGRAPH], ["Reasons", "Shorter."], ["Sponsors", "keny"]],
    says: { motivation: "editing", kind: "proposal", sign: "MOD", sponsors: [KENYA], bodies: [["editing", PARAGRAPH], ["commenting", "Shorter."]] },
  },
  {
    kind: "Proposal", sign: "(MOD)", fields: [["Proposed text", PARAGRAPH]],
    says: { motivation: "editing", kind: "proposal", sign: "(MOD)", bodies: [["editing", PARAGRAPH]] },
  },
  {
    kind: "Proposal", sign: "ADD", fields: [["Text of the new paragraph", PARAGRAPH]],
    says: { motivation: "editing", kind: "proposal", sign: "ADD", insert: "after", bodies: [["editing", PARAGRAPH]] },
  },
  { kind: "Proposal", sign: "SUP", says: { motivation: "editing", kind: "proposal", sign: "SUP", bodies: [["editing", ""]] } },
  {
    kind: "Proposal", sign: "NOC", fields: [["Reasons", "Agreed."]],
    says: { motivation: "editing", kind: "proposal", sign: "NOC", bodies: [["commenting", "Agreed."]] },
  },
  {
    kind: "Support", bar: "More…", fields: [["In the name of", "keny"]],
    says: { motivation: "assessing", kind: "support", onBehalfOf: KENYA, bodies: [["assessing", ""]] },
  },
  {
    kind: "Co-sponsor", bar: "More…", fields: [["In the name of", "keny"]],
    says: { motivation: "assessing", kind: "co-sponsorship", onBehalfOf: KENYA, bodies: [["assessing", ""]] },
  },
  {
    kind: "Reservation", bar: "More…", fields: [["In words (optional)", "Costs."]],
    says: { motivation: "assessing", kind: "reservation", bodies: [["assessing", "Costs."]] },
  },
];

/** Notes on the document as a whole: no kind that refers to words. */
const ON_DOCUMENT = ON_TEXT.filter(({ kind, sign }) =>
  ["Comment", "Question", "Support", "Co-sponsor", "Reservation"].includes(kind) || ["SUP", "NOC"].includes(sign));

/** Answers to one of four proposals on 5.9: the button, the choices and fields, the form in the file. */
const ANSWERS = [
  { to: 1, name: "Support", says: { motivation: "assessing", kind: "support", bodies: [["assessing", ""]] } },
  { to: 1, name: "Reply", fields: [["Your reply", "Thank you."]], says: { motivation: "replying", bodies: [["replying", "Thank you."]] } },
  {
    to: 1, name: "Co-sponsor", fields: [["In the name of", "keny"]],
    says: { motivation: "assessing", kind: "co-sponsorship", onBehalfOf: KENYA, bodies: [["assessing", ""]] },
  },
  {
    to: 1, name: "Reservation", fields: [["In words (optional)", "Costs."]],
    says: { motivation: "assessing", kind: "reservation", bodies: [["assessing", "Costs."]] },
  },
  ...["Accepted", "Accepted with modifications", "Rejected", "Noted"].map((decision, index) => ({
    to: index + 1, name: "Decide…", choose: decision, fields: [["Observation (optional)", "See DL/3."]],
    says: { motivation: "moderating", disposition: decision.toLowerCase(), bodies: [["moderating", "See DL/3."]] },
  })),
];

/** The proposals to answer. */
const PROPOSALS = [ANA, FLEUR, JUN, GRETA].map((by, index) =>
  note({ id: index + 1, by, kind: "proposal", sign: "MOD", on: "5.9", proposed: `${PARAGRAPH} ${index}` }));

/** Returns the content of a note in a file, without time and author. */
function essence({ motivation, kind, sign, disposition, sponsors, onBehalfOf, target, body }) {
  const all = {
    motivation, kind, sign, disposition, sponsors, onBehalfOf, insert: target.insert,
    bodies: [body].flat().map(({ purpose, value }) => [purpose, value]),
  };
  return JSON.parse(JSON.stringify(all));
}

async function fillIn(hand, page, { fields = [] }) {
  for (const [label, text] of fields) {
    await (CHIPS.includes(label) ? hand.addChip : hand.fill)(page, label, text);
  }
}

const items = async (page) => itemsOf(await exportNotes(page));

/** Returns the paragraph of the note with this index in the table. */
const paragraph = (index) => `5.${index + 1}`;

/** Writes every kind with this hand on whole paragraphs, and checks the file. */
async function writeOnText(hand, page) {
  for (const [index, entry] of ON_TEXT.entries()) {
    await hand.begin(page, paragraph(index));
    if (entry.kind !== "Comment") await hand.choose(page, entry.kind);
    if (entry.sign) await hand.choose(page, entry.sign);
    await fillIn(hand, page, entry);
    await finishWith(hand, page, { first: index === 0 });
    await saved(page, index + 1);
  }
  const found = await items(page);
  assert.deepEqual(found.map(essence), ON_TEXT.map(({ says }) => says));
  assert.deepEqual(found.map(({ target }) => target.address), ON_TEXT.map((_, index) => paragraph(index)));
}

/** Writes the kinds that the bar offers on the first words of paragraphs, and checks the file. */
async function writeOnWords(hand, page) {
  const offered = ON_TEXT.filter(({ bar }) => bar);
  const words = [];
  for (const [index, entry] of offered.entries()) {
    const text = await block(page, paragraph(index)).locator(".text").textContent();
    words.push(text.match(/^\p{L}+/u)[0]);
    await hand.select(page, paragraph(index), words[index]);
    if (entry.bar === "More…") await hand.press(page, button(selectionBar(page), "More…"));
    await hand.press(page, selectionBar(page).getByRole("button", { name: entry.kind }));
    if (entry.bar === "saved at once") {
      await hand.introduce(page);
    } else {
      await fillIn(hand, page, entry);
      await finishWith(hand, page);
    }
    await saved(page, index + 1);
  }
  const found = await items(page);
  assert.deepEqual(found.map(essence), offered.map(({ says }) => says));
  assert.deepEqual(found.map(({ target }) => target.selector[0].exact), words);
}

/** Writes every kind on the document as a whole: such notes have no selector. */
async function writeOnDocument(hand, page) {
  for (const [index, entry] of ON_DOCUMENT.entries()) {
    await hand.press(page, button(page, "Add note on the whole document"));
    if (entry.kind !== "Comment") await hand.choose(page, entry.kind);
    if (entry.sign) await hand.choose(page, entry.sign);
    await fillIn(hand, page, entry);
    await finishWith(hand, page, { first: index === 0 });
    await saved(page, index + 1);
  }
  const found = await items(page);
  const sorted = (all) => all.map((one) => JSON.stringify(one)).sort();
  assert.deepEqual(sorted(found.map(essence)), sorted(ON_DOCUMENT.map(({ says }) => JSON.parse(JSON.stringify(says)))));
  for (const { target } of found) {
    assert.deepEqual([target.selector, target.address, target.source], [undefined, undefined, PROPOSALS[0].target.source]);
  }
}

/** Answers other people's proposals in every way, and checks the file. */
async function answerProposals(hand, page) {
  await importFiles(page, file(PROPOSALS));
  for (const [index, entry] of ANSWERS.entries()) {
    const proposal = cardOf(page, entry.to);
    await hand.goTo(page, proposal, "5.9");
    const acts = proposal.locator(":scope > .acts");
    if (!(await button(acts, entry.name).isVisible())) await hand.press(page, acts.getByRole("button", { name: /^More… on/ }));
    await hand.press(page, button(acts, entry.name));
    await composer(page).waitFor();
    if (entry.choose) await hand.choose(page, entry.choose);
    await fillIn(hand, page, entry);
    await finishWith(hand, page, { first: index === 0 });
    await saved(page, PROPOSALS.length + index + 1);
  }
  const found = (await items(page)).filter(({ target }) => target.parentRevision);
  for (const { to, says } of ANSWERS) {
    const mine = found.filter(({ target }) => target.source === noteId(to)).map(essence);
    assert.ok(mine.some((one) => JSON.stringify(one) === JSON.stringify(says)), `${JSON.stringify(says)} among ${JSON.stringify(mine)}`);
  }
  assert.equal(found.length, ANSWERS.length);
}

/** Declares the tests for writing everything with this hand. */
export function everything(visit, how, hand, options = {}) {
  for (const [what, write] of [
    ["every kind of note on paragraphs", writeOnText],
    ["every kind that is offered for selected words", writeOnWords],
    ["every kind of note on the document", writeOnDocument],
    ["every answer to proposals of others", answerProposals],
  ]) {
    visit(`${how}: ${what}`, options, ({ page }) => write(hand, page));
  }
}
