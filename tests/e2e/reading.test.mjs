// The report can be read in full, word for word, and every paragraph can be reached.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { addNote, becomes, block, button, copied, dialog, eventually, focusComesTo, follow, LI, stage, toast } from "./app.mjs";
import { hosting, TREATY } from "./hosting.mjs";
import { blocksOf } from "./report.mjs";

const { visit } = stage();

/** Waits until the block has the focus and is in the upper half of the window. */
async function arrivedAt(page, address) {
  await focusComesTo(page, address);
  await eventually(async () => {
    const top = await block(page, address).evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < page.viewportSize().height / 2, `${address} stands at ${top}`);
  });
}

visit("shows every block of the report, word for word, as a group with its address for a name", async ({ page }) => {
  const shown = await page.locator("#app .block").evaluateAll((all) => all.map((each) => ({
    id: each.id,
    address: each.getAttribute("aria-label"),
    label: each.querySelector(".label")?.textContent.trim() ?? "",
    text: each.querySelector(".text").textContent.replaceAll("(link target missing in the source)", ""),
  })));
  assert.deepEqual(shown, blocksOf("static/reports/C14-41-E.md"));
  const groups = page.locator("#app").getByRole("group");
  assert.equal(await groups.evaluateAll((all) => all.filter((each) => each.matches(".block")).length), shown.length);
  for (const name of ["5.9", "6.1 b)"]) {
    const found = page.locator("#app").getByRole("group", { name, exact: true });
    assert.deepEqual(await found.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label"))), [name]);
  }
});

visit("looks like the paper: masthead, abstract box, headings, marked links", async ({ page }) => {
  const report = page.getByRole("main", { name: "Report" });
  const masthead = report.getByRole("group", { name: "About this document" });
  for (const words of ["PL 1.1 v)", "Document C14/41-E", "14 March 2014", "Original: English"]) {
    assert.match(await masthead.textContent(), new RegExp(words.replace(/[.)]/gu, "\\$&")));
  }
  assert.match(await report.getByRole("heading", { level: 1 }).textContent(), /^Report by the Chairman/);
  const headings = await report.getByRole("region", { name: "Abstract" }).getByRole("heading").allTextContents();
  assert.deepEqual(headings, ["Summary", "Action required", "References"]);
  assert.equal(await report.getByRole("link", { name: "Resolution 179" }).count(), 0);
  assert.match(await block(page, "References ¶1").textContent(), /\(link target missing in the source\)/);
});

visit("lists the repairs that were made to the source", async ({ page }) => {
  const expected = readFileSync("tests/fixtures/reports/C14-41-E.repairs.txt", "utf8").trim().split("\n");
  await button(page, "21 repairs made to the source of this report").click();
  const rows = dialog(page, "Repairs to the source").getByRole("row");
  const listed = () => rows.evaluateAll((all) => all.slice(1).map((row) => {
    const [line, what] = row.cells;
    return `Line ${line.textContent}: ${what.textContent}.`;
  }));
  await becomes(listed, expected);
  assert.equal(expected.length, 21);
});

visit("opens at the paragraph that a bare address names, and follows whole ones; a numbered heading answers to both of its addresses", { at: "#para-5.9" }, async ({ page }) => {
  await arrivedAt(page, "5.9");
  await follow(page, "#/C14-41-E.en/para-6.1");
  await arrivedAt(page, "6.1");
  await follow(page, "#/C14-41-E.en/sec-6.2");
  await arrivedAt(page, "6.2");
});

visit("an address that is not there is named", { at: "#/C14-41-E.en/para-7.7" }, async ({ page }) => {
  await toast(page).getByText("C14/41-E has no paragraph “para-7.7”.").waitFor();
});

visit("the go-to box opens by key and takes numbers as people say them", async ({ page }) => {
  for (const [typed, address] of [["5.9", "5.9"], ["6.1 b", "6.1 b)"], ["6.2c)", "6.2 c)"]]) {
    await page.keyboard.press("g");
    await dialog(page, "Go to a paragraph").getByLabel("Paragraph number").waitFor();
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await arrivedAt(page, address);
  }
  assert.match(page.url(), /#\/C14-41-E\.en\/para-6\.2-c$/);
  await page.goBack();
  await arrivedAt(page, "6.1 b)");
});

visit("the go-to box opens by button and says what it cannot find", async ({ page }) => {
  await button(page, "Go to…").click();
  const box = dialog(page, "Go to a paragraph");
  await box.getByLabel("Paragraph number").fill("9.9");
  await button(box, "Go").click();
  await box.getByText("C14/41-E has no paragraph “9.9”. Try a number such as 5.9 or 6.1 b.").waitFor();
  assert.equal(await box.getByLabel("Paragraph number").inputValue(), "9.9");
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "detached" });
});

visit("the outline leads to every section", async ({ page }) => {
  const outline = page.getByRole("navigation", { name: "Outline" });
  const numbers = await outline.locator(".number").allTextContents();
  assert.deepEqual(numbers.filter(Boolean), ["1", "2", "3", "4", "5", "6", "6.1", "6.2"]);
  for (const [name, address] of [[/^6\.2 ?At the eighth/, "6.2"], [/^2 ?Adoption/, "2"]]) {
    const link = outline.getByRole("link", { name });
    await link.click();
    await arrivedAt(page, address);
    await becomes(() => link.getAttribute("aria-current"), "true");
  }
});

visit("every link of the outline is an address to share", async ({ page, url }) => {
  const links = await page.getByRole("navigation", { name: "Outline" }).getByRole("link").evaluateAll((all) => all.map((link) => link.href));
  assert.ok(links.length >= 11);
  const ids = new Set(blocksOf("static/reports/C14-41-E.md").map(({ id }) => `${url}#/C14-41-E.en/${id}`));
  assert.deepEqual(links.filter((link) => !ids.has(link)), []);
});

const granted = { permissions: ["clipboard-read", "clipboard-write"] };

async function citationOf(page, address, cited = address) {
  await block(page, address).hover();
  await button(page, `Copy link and citation of ${address}`).click();
  await toast(page).getByText(`Copied: C14/41-E, ${cited}`).waitFor();
  return copied(page);
}

visit("¶ copies the citation and the link, which leads back there", { context: granted }, async ({ page, url }) => {
  const citation = await citationOf(page, "5.9", "§ 5.9");
  assert.equal(citation, `C14/41-E, § 5.9\n${url}#/C14-41-E.en/para-5.9`);
  await page.goto("about:blank");
  await page.goto(citation.split("\n")[1]);
  await arrivedAt(page, "5.9");
  assert.match(await citationOf(page, "References ¶1"), /^C14\/41-E, References ¶1\n/);
});

visit("¶ copies without the clipboard of secure pages too", {
  context: granted,
  prepare: (page) => page.addInitScript(() => {
    const clipboard = Navigator.prototype.__lookupGetter__("clipboard").call(navigator);
    Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined, configurable: true });
    globalThis.readClipboard = () => clipboard.readText();
  }),
}, async ({ page, url }) => {
  await block(page, "5.9").hover();
  await button(page, "Copy link and citation of 5.9").click();
  await toast(page).getByText("Copied: C14/41-E, § 5.9").waitFor();
  assert.equal(await page.evaluate(() => globalThis.readClipboard()), `C14/41-E, § 5.9\n${url}#/C14-41-E.en/para-5.9`);
});

/** Hosts a text that people had trouble with as the only report. */
const suffered = (name) => {
  const text = readFileSync(`tests/fixtures/documents/cases/${name}.md`, "utf8");
  return { prepare: hosting([{ ...TREATY, file: `reports/${name}.md` }], { [`reports/${name}.md`]: text }) };
};

visit("brackets that are not agreed stand as written, with who wants them", suffered("brackets"), async ({ page }) => {
  const paragraph = block(page, "1.1");
  assert.match(await paragraph.textContent(), /Parties \[shall\]\(EU\) \[should\]\(G77\) report every \[two\]\(AOSIS\) \[five\]\(LDCs\) years\./);
  assert.equal(await paragraph.getByRole("link").count(), 0);
  await button(page, /repairs made to the source/).click();
  await dialog(page, "Repairs to the source").getByText("shown as written: “[shall](EU)”, which leads to no address").waitFor();
});

visit("footnotes of one word are read, found and annotated", suffered("footnotes"), async ({ page }) => {
  const text = await page.locator("#app .report").textContent();
  for (const note of ["[1] C98/12", "[2] See document", "[3] Ibid.", "[4] Reserved.", "[6] Deleted", "[Note] Provisional"]) {
    assert.ok(text.includes(note), note);
  }
  assert.match(await block(page, "1.2").textContent(), /position \[4\] and another joined it \[5\]\./);
  assert.equal(await block(page, "1.2").getByRole("link", { name: "[5]" }).getAttribute("href"), "https://example.org/statement-of-the-delegation");
  await addNote(page, "note 3", "Which document?", { by: LI });
  await button(page, /repairs made to the source/).click();
  await dialog(page, "Repairs to the source").getByText("[5]: https://example.org/statement-of-the-delegation").waitFor();
});
