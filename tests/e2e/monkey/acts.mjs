// The acts of a monkey on the page. Every act is chosen and performed like a person's: by mouse, by keys, by files.

import { drop, jsonFile, newPage, open } from "../app.mjs";
import { TREATY_TEXT } from "../hosting.mjs";
import { ANA, FLEUR, file, note, textOf } from "../made.mjs";
import { textFile } from "../own.mjs";

export const WIDTHS = [{ width: 1280, height: 800 }, { width: 820, height: 1180 }, { width: 390, height: 844 }];

/** Keys with a meaning on the page, and some with a meaning in the browser. */
const KEYS = [
  ..."acdefghijklmnopqrstuvwxyz?/", "Enter", "Space", "Escape", "Tab", "Tab", "Tab", "Shift+Tab", "ArrowDown", "ArrowUp",
  "ArrowLeft", "ArrowRight", "Shift+ArrowRight", "Home", "End", "PageDown", "Control+Enter", "Control+z", "Control+Shift+z", "Backspace", "Delete",
];

/** Keys and names of controls that remove typed text: a person who uses them means it. */
const TAKES_AWAY = /^(Backspace|Delete|Control\+z|Control\+Shift\+z|Discard|Remove|Reset|Undo|Redo|Withdraw|Clear|Start over)/i;

const others = [ANA, FLEUR].flatMap((by, index) => [
  note({ id: 10 + index, by, on: "5.9", text: `A comment of ${by.name}` }),
  note({ id: 20 + index, by, kind: "proposal", sign: "MOD", on: "6.1 b)", proposed: `${textOf("6.1 b)")} Twice.`, text: "Reasons." }),
  note({ id: 30 + index, by, kind: "reply", to: 20 + index, at: "6.1 b)", text: "An answer." }),
]);

/** The ids in the monkey's own files. */
export const FOREIGN = /0000000[a-d]-0000-4000-8000/;

/** Files to choose or drop: notes of others, a report, and a file that is neither. */
const FILES = [
  file(others, { name: "others.json" }),
  file(others.slice(0, 2), { name: "two.json" }),
  textFile("treaty.md", TREATY_TEXT),
  jsonFile("broken.json", '{"type": "AnnotationCollection", "first": {"items": [null, 3, {'),
  jsonFile("empty.json", ""),
];

/** Returns the handle of a visible control that nothing covers, and its name; nothing if there is none. */
async function someControl(page, random) {
  const controls = await page.evaluateHandle(() => {
    const all = document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex], mark, label, [role=option]");
    const isOn = (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      if (width < 2 || height < 2 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element)) && !element.disabled;
    };
    const leaves = (element) => element.tagName === "A" && (element.target === "_blank" || !element.href.startsWith(location.origin));
    return [...all].filter((element) => isOn(element) && !leaves(element));
  });
  const count = await controls.evaluate((all) => all.length);
  if (count === 0) return undefined;
  const control = (await controls.evaluateHandle((all, index) => all[index], random.below(count))).asElement();
  const words = await control.evaluate((element) => element.getAttribute("aria-label") ?? element.innerText ?? element.tagName);
  const name = words.trim().replace(/\s+/g, " ").slice(0, 60);
  return { control, name };
}

async function press(page, random) {
  const found = await someControl(page, random);
  if (!found) return "nothing to press";
  const box = await found.control.boundingBox();
  if (!box) return "it went away";
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  return found.name;
}

async function key(page, random) {
  const name = random.pick(KEYS);
  await page.keyboard.press(name);
  return name;
}

let words = 0;

/** Types a unique word into a visible field of a composer; only such words are kept in drafts. */
async function type(page, random) {
  const fields = page.locator(".composer textarea:visible");
  const count = await fields.count();
  const covered = await page.locator("dialog[open]").count();
  if (count === 0 || covered > 0) return begin(page, random);
  const field = fields.nth(random.below(count));
  words += 1;
  const word = `zq${words}x`;
  const isCovered = await field.click({ timeout: 500 }).then(() => false, () => true);
  // Elsewhere, a typed space would press the focused element.
  if (isCovered) return "a field that cannot be clicked";
  // In the middle it could split a word typed before.
  await page.keyboard.press("Control+End");
  await page.keyboard.type(` ${word} `);
  return `type ${word}`;
}

/** Opens a composer as a person would: at a visible paragraph. */
async function begin(page, random) {
  const blocks = page.locator("#app .report .block");
  const count = await blocks.count();
  if (count === 0 || (await page.locator("dialog[open]").count()) > 0) return press(page, random);
  const block = blocks.nth(random.below(count));
  await block.scrollIntoViewIfNeeded({ timeout: 2_000 });
  await block.focus({ timeout: 2_000 });
  await page.keyboard.press("Enter");
  return "begin a note";
}

async function saveIt(page) {
  await page.keyboard.press("Control+Enter");
  return "Control+Enter";
}

/** Fills in the author, if requested. */
async function sign(page) {
  const name = page.getByRole("dialog").getByLabel("Name", { exact: true });
  if (!(await name.isVisible())) return "nobody asks";
  await name.fill("Li Wei");
  await page.keyboard.press("Enter");
  return "say who writes";
}

/** Writes a whole note, as fast as a monkey can; pending drawings must not swallow a letter. */
async function write(page, random) {
  if ((await begin(page, random)) !== "begin a note") return "write elsewhere";
  const typed = await type(page, random);
  if (!typed.startsWith("type")) return typed;
  await saveIt(page);
  await sign(page);
  return typed;
}

/** Selects words like selection handles: from one letter to another of a block. */
async function selectWords(page, random) {
  const [block, from, to] = [random.below(60), random.below(40), random.below(80)];
  await page.evaluate(([index, start, end]) => {
    const text = document.querySelectorAll("#app .report .block .text")[index];
    if (!text) return;
    const nodes = [];
    for (const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT); walker.nextNode();) nodes.push(walker.currentNode);
    const node = nodes[start % (nodes.length || 1)];
    if (!node) return;
    const [first, last] = [start % (node.length + 1), end % (node.length + 1)].sort((a, b) => a - b);
    getSelection().setBaseAndExtent(node, first, node, last);
  }, [block, from, to]);
  return "select words";
}

async function scroll(page, random) {
  await page.mouse.wheel(0, random.below(3_000) - 1_200);
  return "scroll";
}

async function resize(page, random) {
  const size = random.pick(WIDTHS);
  await page.setViewportSize(size);
  return `${size.width} px`;
}

async function reload(page) {
  await page.reload();
  await rest(page);
  return "reload";
}

/** Drops a file, wherever the page accepts files now. */
async function dropFile(page, random) {
  const chosen = random.pick(FILES);
  if ((await page.locator("#app main").count()) === 0) return "nowhere to drop";
  await drop(page, chosen);
  return `drop ${chosen.name}`;
}

async function goHome(page) {
  await page.evaluate(() => { location.hash = "#/C14-41-E.en/"; });
  return "go to the first report";
}

/** Waits until the page responds and shows a report, a comparison or a list. */
export const rest = (page) => page.locator("#app main").first().waitFor();

const ACTS = [
  [30, press], [16, key], [14, type], [14, write], [6, begin], [6, saveIt], [4, sign], [6, selectWords], [4, scroll],
  [3, resize], [2, reload], [2, dropFile], [2, goHome],
];

/** Performs an act on a page; returns its name and whether it may remove typed text. */
export async function act(page, random) {
  const name = await random.weighed(ACTS)(page, random);
  return { name, destroys: TAKES_AWAY.test(name) };
}

/** Opens a tab that answers every request for a file. */
export async function newTab(context, url, random) {
  const page = await newPage(context, url);
  page.on("filechooser", (chooser) => chooser.setFiles(random.pick(FILES)).catch(() => {}));
  page.on("download", (download) => download.cancel().catch(() => {}));
  await open(page, "#/C14-41-E.en/");
  return page;
}

