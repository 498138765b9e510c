// Answers in the name of a delegation, to the text and to other people's proposals.

import assert from "node:assert/strict";
import { asFile, button, checkExports, composer, exportNotes, importFiles, itemsOf, LI, notesOn, save, saved, stage } from "./app.mjs";
import { ANA, cardOf, file, note } from "./made.mjs";
import { add, begin, bodies, box, choose, comeBack, exported, finish, PARAGRAPH, withProposal } from "./writing.mjs";

const { visit } = stage();

visit("support and reservation speak for one's own delegation, or for another", async ({ page }) => {
  await begin(page, "5.9", "Support");
  await finish(page, LI);
  await notesOn(page, "5.9").waitFor();
  const own = await exported(page, "assessing");
  assert.deepEqual([own.kind, own.onBehalfOf, own.creator.delegation.country], ["support", undefined, "CHN"]);
  await button(page, "Undo: add support on 5.9").click();
  await notesOn(page, "5.9").waitFor({ state: "detached" });
  await begin(page, "5.9", "Reservation");
  await button(composer(page), "Remove China").click();
  await add(page, "In the name of", "cept");
  await box(page, "In words").fill("As long as costs are open.");
  await comeBack(page, "5.9");
  await button(composer(page), "Remove CEPT").waitFor();
  await finish(page);
  const other = await exported(page, "assessing");
  assert.deepEqual([other.kind, other.onBehalfOf], ["reservation", { label: "CEPT" }]);
  assert.deepEqual(bodies(other), [["assessing", "As long as costs are open."]]);
});

const PROPOSAL = note({ id: 1, by: ANA, kind: "proposal", sign: "MOD", on: "5.9", proposed: PARAGRAPH, text: "Shorter." });

/** Speaks in the name of somebody else than the delegation of the profile. */
async function inTheNameOf(page, words) {
  await button(composer(page), "Remove China").click();
  await add(page, "In the name of", words);
}

/** Answers: the choice, how its fields are filled, and what is then exported. The author is known after the first. */
const ANSWERS = [
  ["Support", "assessing", "support", (page) => add(page, "In the name of", "CEPT"), (item) => {
    assert.deepEqual(item.onBehalfOf, { label: "CEPT" });
  }],
  ["Reply", "replying", undefined, (page) => box(page, "Your reply").fill("With the *secretariat*."), (item) => {
    assert.deepEqual(bodies(item), [["replying", "With the *secretariat*."]]);
  }],
  ["Co-sponsor", "assessing", "co-sponsorship", (page) => inTheNameOf(page, "Kenya"), (item) => {
    assert.deepEqual(item.onBehalfOf, { country: "KEN" });
  }],
  ["Reservation", "assessing", "reservation", (page) => box(page, "In words").fill("Costs."), (item) => {
    assert.deepEqual(bodies(item), [["assessing", "Costs."]]);
  }],
  ["Disposition (secretariat)", "moderating", undefined, async (page) => {
    await save(page);
    await composer(page).getByRole("alert").getByText("Please choose a decision.").waitFor();
    await choose(page, "Accepted with modifications");
    await box(page, "Observation").fill("See DL/3.");
  }, (item) => {
    assert.equal(item.disposition, "accepted with modifications");
    assert.deepEqual(bodies(item), [["moderating", "See DL/3."]]);
  }],
];

visit("support, reply, co-sponsorship, reservation and disposition on somebody's proposal name the revision they speak of", async ({ page }) => {
  await importFiles(page, file([PROPOSAL]));
  for (const [index, [choice, , , fill]] of ANSWERS.entries()) {
    await button(cardOf(page, 1), "Reply").first().click();
    await composer(page).getByText("Ana Silva · Proposal").waitFor();
    await choose(page, choice);
    await fill(page);
    await comeBack(page, "5.9");
    await finish(page, index === 0 ? LI : undefined);
    await saved(page, index + 2);
  }
  const items = itemsOf(await exportNotes(page));
  assert.equal(items.length, ANSWERS.length + 1);
  for (const [choice, motivation, kind, , check] of ANSWERS) {
    const [item, ...more] = items.filter((one) => one.motivation === motivation && one.kind === kind);
    assert.deepEqual(more, [], choice);
    const { source, scope, quote, parentRevision, address, selector } = item.target;
    assert.deepEqual({ source, quote, parentRevision, address, selector }, {
      source: PROPOSAL.canonical, quote: PARAGRAPH, parentRevision: PROPOSAL.revision, address: "5.9", selector: undefined,
    }, choice);
    assert.equal(scope, PROPOSAL.target.source);
    check(item);
  }
});

visit("when the sponsor changes only the proposed text, an answer says so and what it had read", async ({ page, colleague }) => {
  const { sponsor } = await withProposal(page, colleague);
  await button(notesOn(page, "5.9"), "Reply").click();
  await box(page, "Your reply").fill("Why EBU?");
  await finish(page, LI);
  await button(notesOn(sponsor, "5.9"), "Edit").click();
  await box(sponsor, "Proposed text").fill("The contribution from Egypt was noted.");
  await finish(sponsor);
  await importFiles(page, asFile(await exportNotes(sponsor)));
  await notesOn(page, "5.9").getByText("The note it speaks of was changed since.").waitFor();
  await notesOn(page, "5.9").getByText(`It read: “${PARAGRAPH}”`).waitFor();
});

checkExports();
