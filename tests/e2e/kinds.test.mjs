// Every kind of contribution: written by mouse and by keyboard alone, kept over reloads and crashes, and
// what the exported file says of it.

import assert from "node:assert/strict";
import { killRenderer } from "./browser.mjs";
import {
  addNote, assertFaultless, block, button, checkExports, composer, dialog, eventually, exportNotes, field, importFiles, introduce,
  jsonFile, kept, LI, newPage, NOTE_KEY, notes, notesOn, open, reload, save, stage, toast, write,
} from "./app.mjs";

const { visit } = stage();

const PARAGRAPH = "The contribution from EBU was noted.";

const choose = (page, name) => composer(page).getByRole("radio", { name, exact: true }).check();
const box = (page, name) => composer(page).getByRole("textbox", { name });
const beside = (page) => composer(page).getByRole("textbox", { name: "Paragraph", exact: true });
const chips = (page, name) => composer(page).getByRole("combobox", { name });
const waiting = (page, address) => page.locator("#notes .draft", { hasText: `Draft on ${address}` });

/** Opens the composer on a paragraph, with the mouse. */
async function begin(page, address, kind) {
  await block(page, address).hover();
  await button(page, `Add note to ${address}`).click();
  if (kind) await choose(page, kind);
}

/** Adds chips, each by Enter. */
async function add(page, name, ...words) {
  for (const word of words) {
    await chips(page, name).fill(word);
    await chips(page, name).press("Enter");
  }
}

async function openMore(page) {
  await composer(page).locator(".further > summary").click();
}

/** Saves; the first time somebody says who writes. */
async function finish(page, by) {
  await save(page);
  if (by) await introduce(page, by);
  await composer(page).waitFor({ state: "detached" });
}

/** The only new item of the exported file. */
async function exported(page, motivation) {
  const { first } = JSON.parse((await exportNotes(page)).text);
  const found = first.items.filter((item) => item.motivation === motivation);
  assert.equal(found.length, 1);
  return found[0];
}

/** The bodies as `[purpose, value]`. */
const bodies = (item) => [item.body].flat().map(({ purpose, value }) => [purpose, value]);

const quote = (item) => item.target.selector.find(({ type }) => type === "TextQuoteSelector").exact;

/** Leaves with what is typed and comes back to it. */
async function comeBack(page, address) {
  await reload(page);
  await button(waiting(page, address), "Continue").click();
}

visit("a highlight needs no words, and may have tags", async ({ page }) => {
  await begin(page, "5.9", "Highlight");
  await finish(page, LI);
  const bare = await exported(page, "highlighting");
  assert.equal(bare.body.value, "");
  assert.equal(bare.body.language, "zxx");
  await button(notesOn(page, "5.9"), "Edit").click();
  await add(page, "Tags", "check");
  await finish(page);
  assert.deepEqual(bodies(await exported(page, "highlighting")), [["tagging", "check"]]);
});

visit("what another kind does not hold stays typed, and is not saved", async ({ page }) => {
  await begin(page, "5.9", "Comment");
  await field(page).fill("typed first");
  await choose(page, "Editorial");
  await box(page, "Corrected text").fill(PARAGRAPH);
  await choose(page, "Proposal");
  assert.equal(await box(page, "Proposed text").inputValue(), PARAGRAPH);
  await add(page, "Sponsors", "fra");
  await choose(page, "SUP");
  assert.equal(await box(page, "Proposed text").count(), 0);
  await choose(page, "Comment");
  assert.equal(await field(page).inputValue(), "typed first");
  await comeBack(page, "5.9");
  await choose(page, "Proposal");
  assert.equal(await box(page, "Reasons").inputValue(), "typed first");
  await choose(page, "MOD");
  assert.equal(await box(page, "Proposed text").inputValue(), PARAGRAPH);
  await button(composer(page), "Remove France").waitFor();
  await choose(page, "Highlight");
  await finish(page, LI);
  const item = await exported(page, "highlighting");
  assert.equal(item.body.value, "");
  assert.deepEqual([item.sponsors, item.sign], [undefined, undefined]);
});

visit("an editorial begins as the present text and shows what it changes", async ({ page }) => {
  await begin(page, "5.9", "Editorial");
  const present = await box(page, "Corrected text").inputValue();
  assert.match(present, /^The contribution from Egypt/);
  await composer(page).getByText("No changes yet.").waitFor();
  await save(page);
  await composer(page).getByRole("alert").getByText("This is the present text. Please change it first.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "composer-proposed");
  await box(page, "Corrected text").fill(present.replace("from Egypt", "of Egypt"));
  await eventually(async () => assert.deepEqual(await composer(page).locator("del, ins").allTextContents(), [
    "deleted: from end of deletion ", "inserted: of end of insertion ",
  ]));
  await box(page, "Remark").fill("As in 5.10.");
  await comeBack(page, "5.9");
  await finish(page, LI);
  const item = await exported(page, "editing");
  assert.equal(item.kind, undefined);
  assert.deepEqual(bodies(item), [["editing", present.replace("from Egypt", "of Egypt")], ["commenting", "As in 5.10."]]);
});

visit("a proposal MOD, by mouse: words, reasons, sponsors", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await box(page, "Proposed text").fill(PARAGRAPH);
  await box(page, "Reasons").fill("Shorter.");
  // By code, by name without its accents, by part of a name from the list, freely.
  await add(page, "Sponsors", "FRA", "cote d'ivoire");
  await chips(page, "Sponsors").fill("switz");
  await composer(page).getByRole("option", { name: "Switzerland (CHE)" }).click();
  await add(page, "Sponsors", "Group of friends", "GSMA");
  await button(composer(page), "Remove GSMA").click();
  await composer(page).getByRole("radio", { name: "(MOD)", exact: true }).check();
  await choose(page, "MOD");
  await comeBack(page, "5.9");
  await finish(page, LI);
  await toast(page).getByText("Proposal on 5.9 saved.").waitFor();
  const item = await exported(page, "editing");
  assert.deepEqual([item.kind, item.sign], ["proposal", "MOD"]);
  assert.deepEqual(bodies(item), [["editing", PARAGRAPH], ["commenting", "Shorter."]]);
  assert.deepEqual(item.sponsors, [{ country: "FRA" }, { country: "CIV" }, { country: "CHE" }, { label: "Group of friends" }]);
  assert.equal(item.body[0].format, "text/plain");
});

visit("ADD asks where, and counts on with bis and ter", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "ADD");
  const number = box(page, "Number");
  assert.equal(await number.inputValue(), "5.9bis");
  await choose(page, "Before");
  assert.equal(await number.inputValue(), "5.8bis");
  await choose(page, "After");
  await save(page);
  await composer(page).getByRole("alert").getByText("Please write the text that you propose.").waitFor();
  await box(page, "Text of the new paragraph").fill(PARAGRAPH);
  await finish(page, LI);
  const item = await exported(page, "editing");
  assert.deepEqual([item.sign, item.address, item.target.insert, item.target.address], ["ADD", "5.9bis", "after", "5.9"]);
  assert.match(quote(item), /^The contribution from Egypt/);
  assert.deepEqual(bodies(item), [["editing", PARAGRAPH]]);
  await begin(page, "5.9", "Proposal");
  await choose(page, "ADD");
  assert.equal(await number.inputValue(), "5.9ter");
});

visit("ADD beside a paragraph of another address; a number of one's own stays", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "ADD");
  await box(page, "Text of the new paragraph").fill(PARAGRAPH);
  await beside(page).fill("nowhere");
  await box(page, "Number").focus();
  await composer(page).getByRole("alert").getByText("There is no paragraph “nowhere”.").waitFor();
  await save(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "composer-block");
  await beside(page).fill("6.1 b");
  await box(page, "Number").focus();
  assert.equal(await box(page, "Number").inputValue(), "6.1 b bis)");
  await page.getByRole("heading", { name: "New note on 6.1 b)" }).waitFor();
  await box(page, "Number").fill("6.1 x)");
  await choose(page, "Before");
  assert.equal(await box(page, "Number").inputValue(), "6.1 x)");
  assert.equal(await waiting(page, "5.9").count(), 0);
  await reload(page);
  assert.equal(await waiting(page, "5.9").count(), 0);
  await button(waiting(page, "6.1 b)"), "Continue").click();
  assert.equal(await box(page, "Text of the new paragraph").inputValue(), PARAGRAPH);
  await finish(page, LI);
  const item = await exported(page, "editing");
  assert.deepEqual([item.address, item.target.insert, item.target.address], ["6.1 x)", "before", "6.1 b)"]);
});

visit("SUP needs no text, NOC needs reasons", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "SUP");
  await finish(page, LI);
  const sup = await exported(page, "editing");
  assert.deepEqual([sup.sign, sup.body.value], ["SUP", ""]);
  await button(page, "Undo: add proposal on 5.9").click();
  await begin(page, "5.10", "Proposal");
  await choose(page, "NOC");
  await save(page);
  await composer(page).getByRole("alert").getByText("Please say why nothing should change.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "composer-text");
  await box(page, "Reasons").fill("Agreed last year.");
  await comeBack(page, "5.10");
  await finish(page);
  const noc = await exported(page, "editing");
  assert.deepEqual([noc.sign, bodies(noc)], ["NOC", [["commenting", "Agreed last year."]]]);
});

visit("support and reservation speak for one's own delegation, or for another", async ({ page }) => {
  await begin(page, "5.9", "Support");
  await finish(page, LI);
  await eventually(() => notesOn(page, "5.9").waitFor());
  const own = await exported(page, "assessing");
  assert.deepEqual([own.kind, own.onBehalfOf, own.creator.delegation.country], ["support", undefined, "CHN"]);
  await button(page, "Undo: add support on 5.9").click();
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

/** The page with a colleague's proposal on 5.9 in it. */
async function withProposal(page, colleague) {
  const other = await colleague();
  await begin(other, "5.9", "Proposal");
  await box(other, "Proposed text").fill(PARAGRAPH);
  await box(other, "Reasons").fill("Shorter.");
  await finish(other, { name: "Ana", state: "BRA" });
  await notesOn(other, "5.9").waitFor();
  const { text } = await exportNotes(other);
  await importFiles(page, jsonFile("ana.json", text));
  await notesOn(page, "5.9").waitFor();
  return JSON.parse(text).first.items[0];
}

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
    const proposal = await withProposal(page, colleague);
    await button(notesOn(page, "5.9"), "Reply").click();
    await composer(page).getByText("Ana · Proposal").waitFor();
    await choose(page, choice);
    await fill(page);
    await comeBack(page, "5.9");
    await finish(page, LI);
    await eventually(async () => assert.equal(Object.keys(await kept(page, NOTE_KEY)).length, 2));
    const item = await exported(page, motivation);
    assert.equal(item.kind, kind);
    const { source, scope, quote, parentRevision, address, selector } = item.target;
    assert.deepEqual({ source, quote, parentRevision, address, selector }, {
      source: proposal.canonical, quote: "Shorter.", parentRevision: proposal.revision, address: "5.9", selector: undefined,
    });
    assert.equal(scope, proposal.target.source);
    check(item);
  });
}

visit("tags, type and for whom, for any note; tags complete", async ({ page }) => {
  await begin(page, "5.9", "Comment");
  await field(page).fill("first");
  await openMore(page);
  await chips(page, "Tags").pressSequentially("Budget,");
  await chips(page, "Tags").pressSequentially("half typ");
  await composer(page).getByRole("radio", { name: "technical (te)" }).check();
  await add(page, "On behalf of", "apt");
  await comeBack(page, "5.9");
  await finish(page, LI);
  const item = await exported(page, "commenting");
  assert.deepEqual([item.category, item.onBehalfOf], ["te", { label: "APT" }]);
  assert.deepEqual(bodies(item).slice(1), [["tagging", "Budget"], ["tagging", "half typ"]]);
  await begin(page, "5.10", "Highlight");
  await chips(page, "Tags").pressSequentially("bud");
  await composer(page).getByRole("option", { name: "Budget" }).click();
  await button(composer(page), "Remove Budget").waitFor();
  await chips(page, "Tags").press("Backspace");
  assert.equal(await button(composer(page), "Remove Budget").count(), 0);
});

visit("private is chosen before the first save, and given up for good", async ({ page }) => {
  const privately = () => composer(page).getByRole("checkbox", { name: "Private" });
  await begin(page, "5.9", "Comment");
  await field(page).fill("for me");
  await openMore(page);
  await privately().check();
  await comeBack(page, "5.9");
  await composer(page).locator(".private-mark").waitFor();
  await finish(page, LI);
  await button(notesOn(page, "5.9"), "Reply").click();
  await field(page).or(box(page, "Your reply")).first().fill("to myself");
  if (!(await privately().isVisible())) await openMore(page);
  assert.deepEqual([await privately().isChecked(), await privately().isDisabled()], [true, true]);
  await composer(page).getByText("An answer to a private note is private too.").waitFor();
  await page.keyboard.press("Escape");
  await button(notesOn(page, "5.9").first(), "Edit").click();
  await privately().uncheck();
  await composer(page).getByText("cannot become private again").waitFor();
  await finish(page);
  await button(notesOn(page, "5.9").first(), "Edit").click();
  if (!(await privately().isVisible())) await openMore(page);
  assert.deepEqual([await privately().isChecked(), await privately().isDisabled()], [false, true]);
  await composer(page).getByText("Withdraw it and write it anew.").waitFor();
});

visit("“Quote these words” narrows a note down, and back", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await composer(page).getByText("On the whole of 5.9").click();
  const words = box(page, "Quote these words");
  await words.fill("QUARTERLY reports");
  await composer(page).getByText("Found.").waitFor();
  await words.press("Enter");
  await composer(page).getByText("On “quarterly reports”").waitFor();
  assert.equal(await box(page, "Proposed text").inputValue(), "quarterly reports");
  await box(page, "Proposed text").fill("annual reports");
  await words.fill("nothing of the kind");
  await save(page);
  await composer(page).getByRole("alert").getByText("These words do not stand in 5.9.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "composer-quote");
  await words.fill("quarterly reports");
  await words.press("Enter");
  await comeBack(page, "5.9");
  await composer(page).getByText("On “quarterly reports”").waitFor();
  assert.equal(await box(page, "Proposed text").inputValue(), "annual reports");
  await finish(page, LI);
  const item = await exported(page, "editing");
  assert.equal(quote(item), "quarterly reports");
  assert.deepEqual(Object.keys(await kept(page, "rapporteur:/reports/:draft:")), []);
});

visit("words that stand several times are chosen; no words are the whole paragraph", async ({ page }) => {
  await begin(page, "5.9", "Comment");
  await field(page).fill("which one");
  await composer(page).getByText("On the whole of 5.9").click();
  const words = box(page, "Quote these words");
  await words.fill("the use of ICT");
  await composer(page).getByText("These words stand there 2 times.").waitFor();
  await words.press("Enter");
  await composer(page).getByRole("combobox", { name: "Which of them" }).selectOption({ index: 1 });
  await finish(page, LI);
  const second = await exported(page, "commenting");
  const [, position] = second.target.selector;
  await button(page, "Undo: add comment on 5.9").click();
  await begin(page, "5.9", "Comment");
  await field(page).fill("whole");
  await composer(page).getByText("On the whole of 5.9").click();
  await words.fill("the use of ICT");
  await words.press("Enter");
  await composer(page).getByText("On “the use of ICT”").waitFor();
  await words.fill("");
  await words.press("Enter");
  await composer(page).getByText("On the whole of 5.9").waitFor();
  await finish(page);
  const whole = await exported(page, "commenting");
  assert.ok(position.start > whole.target.selector[1].start + 100 && position.end < whole.target.selector[1].end);
  assert.match(quote(whole), /^The contribution from Egypt.*tools\.$/);
});

visit("a draft elsewhere is not overwritten by quoting its words", async ({ page }) => {
  const narrow = async (text) => {
    await begin(page, "5.9");
    await field(page).fill(text);
    await composer(page).getByText("On the whole of 5.9").click();
    await box(page, "Quote these words").fill("quarterly");
    await box(page, "Quote these words").press("Enter");
  };
  await narrow("first");
  await page.keyboard.press("Escape");
  await waiting(page, "5.9").waitFor();
  await narrow("second");
  await composer(page).getByRole("alert").getByText("A draft on these words waits already.").waitFor();
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(Object.keys(await kept(page, "rapporteur:/reports/:draft:")).length, 2));
});

visit("an edit keeps what the composer does not know", async ({ page }) => {
  await addNote(page, "5.9", "before", { by: LI });
  const file = JSON.parse((await exportNotes(page)).text);
  const [item] = file.first.items;
  Object.assign(item, { mood: "calm", revision: "urn:uuid:11111111-1111-4111-8111-111111111111", replaces: [item.revision] });
  item.body = [item.body, { type: "TextualBody", purpose: "linking", value: "see also", format: "text/plain", language: "en" }];
  await importFiles(page, jsonFile("richer.json", JSON.stringify(file))).catch(() => {});
  const own = dialog(page, "Import notes").getByRole("checkbox");
  if (await own.isVisible()) {
    await own.check();
    await button(dialog(page, "Import notes"), "Apply").click();
  }
  await dialog(page, "Import notes").waitFor({ state: "detached" });
  await button(notesOn(page, "5.9"), "Edit").click();
  await field(page).fill("after");
  await finish(page);
  const after = await exported(page, "commenting");
  assert.equal(after.mood, "calm");
  assert.deepEqual(bodies(after), [["commenting", "after"], ["linking", "see also"]]);
});

visit("undo says what it would undo, for every kind", async ({ page }) => {
  await begin(page, "5.9", "Proposal");
  await choose(page, "SUP");
  await finish(page, LI);
  await button(notesOn(page, "5.9"), "Withdraw").click();
  await button(page, "Undo: withdraw proposal on 5.9").click();
  await button(page, "Redo: withdraw proposal on 5.9").waitFor();
  await button(notesOn(page, "5.9"), "Reply").click();
  await choose(page, "Disposition (secretariat)");
  await choose(page, "Noted");
  await finish(page);
  await button(page, "Undo: add disposition on 5.9").click();
  await button(page, "Undo: add proposal on 5.9").click();
  await eventually(async () => assert.equal(await notes(page).count(), 0));
});

// By keyboard alone.

/** Presses Tab until what has the focus is called so. */
async function tabTo(page, name, key = "Tab") {
  for (let step = 0; step < 80; step += 1) {
    const words = await page.evaluate(() => {
      const here = document.activeElement;
      return (here.getAttribute("aria-label") ?? here.labels?.[0]?.textContent ?? here.textContent).trim();
    });
    if (name instanceof RegExp ? name.test(words) : words === name) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${name} is not reached by ${key}`);
}

async function introduceByKeyboard(page, name) {
  await dialog(page, "Who is writing?").waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await composer(page).waitFor({ state: "detached" });
}

const at59 = { at: "#/C14-41-E.en/para-5.9" };

/** Opens the composer on the focused paragraph and chooses a kind by so many steps from Comment. */
async function beginByKeyboard(page, steps) {
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "para-5.9"));
  await page.keyboard.press("Enter");
  await field(page).waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "composer-text"));
  await tabTo(page, "Comment", "Shift+Tab");
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
}

visit("by keyboard: a proposal MOD with sponsors, over a crash", at59, async ({ page, context, url }) => {
  await beginByKeyboard(page, 3);
  await tabTo(page, "Proposed text");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(PARAGRAPH);
  await tabTo(page, "Reasons");
  await page.keyboard.type("Shorter.");
  await tabTo(page, "Sponsors");
  await page.keyboard.type("switz");
  await composer(page).getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("CEP");
  await killRenderer(page);
  const next = await newPage(context, url);
  await open(next, at59.at);
  await eventually(async () => assert.equal(await next.evaluate(() => document.activeElement.id), "para-5.9"));
  await next.keyboard.press("Enter");
  await eventually(async () => assert.equal(await next.evaluate(() => document.activeElement.id), "composer-proposed"));
  assert.equal(await box(next, "Proposed text").inputValue(), PARAGRAPH);
  await tabTo(next, "Remove CEP");
  await next.keyboard.press("Enter");
  await tabTo(next, "Sponsors");
  await next.keyboard.type("CEPT");
  await next.keyboard.press("Control+Enter");
  await introduceByKeyboard(next, "Li");
  const item = await exported(next, "editing");
  assert.deepEqual([item.sign, item.sponsors], ["MOD", [{ country: "CHE" }, { label: "CEPT" }]]);
  assert.deepEqual(bodies(item), [["editing", PARAGRAPH], ["commenting", "Shorter."]]);
  assertFaultless(next);
});

visit("by keyboard: a proposal ADD before another paragraph, over a reload", at59, async ({ page }) => {
  await beginByKeyboard(page, 3);
  await tabTo(page, "MOD");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "After");
  await page.keyboard.press("ArrowLeft");
  await tabTo(page, "Paragraph");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("5.11");
  await tabTo(page, "Number");
  assert.equal(await box(page, "Number").inputValue(), "5.10bis");
  await tabTo(page, "Text of the new paragraph");
  await page.keyboard.type(PARAGRAPH);
  await reload(page);
  await block(page, "5.11").focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "composer-proposed"));
  await page.keyboard.press("Control+Enter");
  await introduceByKeyboard(page, "Li");
  const item = await exported(page, "editing");
  assert.deepEqual([item.sign, item.address, item.target.address, item.target.insert], ["ADD", "5.10bis", "5.11", "before"]);
  assert.deepEqual(bodies(item), [["editing", PARAGRAPH]]);
});

visit("by keyboard: a reply, then a disposition, over a crash", async ({ page, context, url, colleague }) => {
  await withProposal(page, colleague);
  const toReply = async (on) => {
    await block(on, "5.9").focus();
    await tabTo(on, /notes? on 5\.9$/);
    await on.keyboard.press("Enter");
    await tabTo(on, "Reply");
    await on.keyboard.press("Enter");
    await composer(on).waitFor();
    await eventually(async () => assert.equal(await on.evaluate(() => document.activeElement.closest(".composer") !== null), true));
  };
  await toReply(page);
  await page.keyboard.type("Thank you.");
  await page.keyboard.press("Control+Enter");
  await introduceByKeyboard(page, "Li");
  assert.deepEqual(bodies(await exported(page, "replying")), [["replying", "Thank you."]]);
  await toReply(page);
  await tabTo(page, "Reply", "Shift+Tab");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await tabTo(page, "Accepted");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "Observation (optional)");
  await page.keyboard.type("As amended.");
  await killRenderer(page);
  const next = await newPage(context, url);
  await open(next);
  await waiting(next, "5.9").waitFor();
  await block(next, "5.9").focus();
  await tabTo(next, "Continue");
  await next.keyboard.press("Enter");
  await eventually(async () => assert.equal(await next.evaluate(() => document.activeElement.closest(".composer") !== null), true));
  await tabTo(next, "Save");
  await next.keyboard.press("Enter");
  await composer(next).waitFor({ state: "detached" });
  const item = await exported(next, "moderating");
  assert.deepEqual([item.disposition, bodies(item)], ["accepted with modifications", [["moderating", "As amended."]]]);
  assertFaultless(next);
});

checkExports();
