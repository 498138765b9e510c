// Answers in the name of a delegation, to the text and to other people's proposals.

import assert from "node:assert/strict";
import { asFile, button, checkExports, composer, exportNotes, importFiles, LI, notesOn, save, saved, stage } from "./app.mjs";
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

for (const [choice, motivation, kind, fill, check] of [
  ["Reply", "replying", undefined, (page) => box(page, "Your reply").fill("With the *secretariat*."), (item) => {
    assert.deepEqual(bodies(item), [["replying", "With the *secretariat*."]]);
  }],
  ["Support", "assessing", "support", (page) => add(page, "In the name of", "CEPT"), (item) => {
    assert.deepEqual(item.onBehalfOf, { label: "CEPT" });
  }],
  ["Co-sponsor", "assessing", "co-sponsorship", (page) => add(page, "In the name of", "Kenya"), (item) => {
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
]) {
  visit(`${choice} on somebody's proposal names the revision it speaks of`, async ({ page, colleague }) => {
    const { proposal } = await withProposal(page, colleague);
    await button(notesOn(page, "5.9"), "Reply").click();
    await composer(page).getByText("Ana · Proposal").waitFor();
    await choose(page, choice);
    await fill(page);
    await comeBack(page, "5.9");
    await finish(page, LI);
    await saved(page, 2);
    const item = await exported(page, motivation);
    assert.equal(item.kind, kind);
    const { source, scope, quote, parentRevision, address, selector } = item.target;
    assert.deepEqual({ source, quote, parentRevision, address, selector }, {
      source: proposal.canonical, quote: PARAGRAPH, parentRevision: proposal.revision, address: "5.9", selector: undefined,
    });
    assert.equal(scope, proposal.target.source);
    check(item);
  });
}

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
