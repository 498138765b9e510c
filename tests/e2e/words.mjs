// Notes on words: ways to select them, the bar that offers the kinds of note, and highlights.

import { block, button, composer, introduce, notesButton, save } from "./app.mjs";

/** Returns the bar that offers the kinds of note for selected words. */
export const selectionBar = (page) => page.getByRole("region", { name: "Note on the selected words" });

/** Returns the highlighted pieces of a block's text, in order. */
export const marks = (page, address) => block(page, address).locator("mark");

/** Returns where words are in a block: a handle to a DOM range. */
const findWords = (page, address, words) => page.evaluateHandle(([label, wanted]) => {
  const block = document.querySelector(`#app .block[aria-label="${label}"]`);
  const nodes = document.createTreeWalker(block.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const texts = [];
  let all = "";
  while (nodes.nextNode()) {
    texts.push([nodes.currentNode, all.length]);
    all += nodes.currentNode.data;
  }
  const from = all.indexOf(wanted);
  if (from < 0) throw new Error(`no “${wanted}” in ${label}`);
  const to = from + wanted.length;
  const [first, before] = texts.findLast(([, start]) => start <= from);
  const [last, beforeLast] = texts.findLast(([, start]) => start < to);
  const range = document.createRange();
  range.setStart(first, from - before);
  range.setEnd(last, to - beforeLast);
  return range;
}, [address, words]);

/** Selects words like selection handles; `until` gives the block and the words where the selection ends. */
export async function selectWords(page, address, words, { until = [address, words] } = {}) {
  const ends = [await findWords(page, address, words), await findWords(page, ...until)];
  await page.evaluate(([from, to]) => {
    getSelection().setBaseAndExtent(from.startContainer, from.startOffset, to.endContainer, to.endOffset);
  }, ends);
}

/** Returns where words begin and end on the screen. */
async function endsOf(page, address, words) {
  await block(page, address).scrollIntoViewIfNeeded();
  const range = await findWords(page, address, words);
  return range.evaluate((found) => {
    const lines = [...found.getClientRects()];
    const middle = ({ top, height }) => top + height / 2;
    return [[lines[0].left + 1, middle(lines[0])], [lines.at(-1).right - 1, middle(lines.at(-1))]];
  });
}

/** Drags the mouse over words. */
export async function dragOver(page, address, words) {
  const [from, to] = await endsOf(page, address, words);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

/** Clicks on the first of some words. */
export async function clickWords(page, address, words) {
  const [[left, top]] = await endsOf(page, address, words);
  await page.mouse.click(left + 3, top);
}

/**
 * Writes a note on words; `text` is the text of the note, or the fields by their labels; `by` is given at the
 * first save. Resolves when the words are highlighted: until then the paragraph is redrawn.
 */
export async function noteOnWords(page, address, words, { kind = "Comment", text = "", by, until } = {}) {
  const count = notesButton(page, address);
  const before = Number(await count.textContent());
  await selectWords(page, address, words, { until });
  if (["Support", "Co-sponsorship", "Reservation"].includes(kind)) await button(selectionBar(page), "More…").click();
  await button(selectionBar(page), kind).click();
  if (kind !== "Highlight") {
    const fields = typeof text === "string" ? text && { "Your note": text } : text;
    for (const [label, words] of Object.entries(fields || {})) await composer(page).getByRole("textbox", { name: label }).fill(words);
    await save(page);
  }
  if (by) await introduce(page, by);
  await composer(page).waitFor({ state: "detached" });
  await count.getByText(String(before + 1), { exact: true }).waitFor();
  await marks(page, address).first().waitFor();
}
