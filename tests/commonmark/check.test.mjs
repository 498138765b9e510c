// Compares the blocks of reports with the reading of a second CommonMark implementation.
//
//   node --test tests/commonmark/check.test.mjs
//
// The reference side walks commonmark.js's syntax tree and collects the text of every leaf block. The number
// of an ordered list item precedes its first words, as in the source. Our side is `tests/tools/blocks.rs`.
// The labels and texts of our blocks in order must equal the reference text. Only the asterisks that the
// listed repairs have left out may be missing, in the very blocks that the repairs name. White space is
// collapsed on both sides; no other difference is allowed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Parser } from "commonmark";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const DOCUMENTS = join("tests", "fixtures", "documents");
/**
 * Tables and strikethrough are extensions that commonmark.js does not read. Parts of a text that CommonMark
 * leaves out are shown as written (`left-out.md`, `cases/`).
 */
const BEYOND_COMMONMARK = new Set(["tables.md", "left-out.md"]);

/** Removes tags that we read by their meaning (`src/document/html/`). */
const withoutTags = (html) => html.replace(/<[^>]*>/gu, "");
const collapse = (text) => text.replace(/\s+/gu, " ").trim();

/** Returns the leaf blocks of a source: `{ text, first, last }`, with lines counted from 1. */
function reference(source) {
  const lines = source.split("\n");
  const leaves = [];
  let leaf = null;
  let numbers = [];
  const close = () => {
    if (leaf) leaves.push(leaf);
    leaf = null;
  };
  const walker = new Parser().parse(source).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    switch (node.type) {
      case "item":
        if (entering && node.listType === "ordered") numbers.push(numberOf(node, lines));
        if (!entering && numbers.length > 0) {
          // An item without a leaf block of its own.
          leaves.push(open(node, numbers));
          numbers = [];
        }
        break;
      case "paragraph":
      case "heading":
        if (entering) {
          leaf = open(node, numbers);
          numbers = [];
        } else close();
        break;
      case "html_block":
        leaf = open(node, numbers);
        numbers = [];
        leaf.text += withoutTags(node.literal);
        close();
        break;
      case "code_block":
        leaf = open(node, numbers);
        numbers = [];
        leaf.text += node.literal;
        close();
        break;
      case "softbreak":
      case "linebreak":
        leaf.text += " ";
        break;
      case "text":
      case "code":
        leaf.text += node.literal;
        break;
      default:
        break;
    }
  }
  return leaves.map((each) => ({ ...each, text: collapse(each.text) })).filter((each) => each.text);
}

function open(node, numbers) {
  const [[first], [last]] = node.sourcepos;
  return { text: numbers.map((number) => `${number} `).join(""), first, last };
}

/** Returns the number of an item as in the source. */
function numberOf(item, lines) {
  const [[line, column]] = item.sourcepos;
  const [number] = /^\d+[.)]/u.exec(lines[line - 1].slice(column - 1)) ?? [];
  assert.ok(number, `line ${line} begins with no number`);
  return number;
}

/** Returns the space after a label. A full-width delimiter, `（1）`, is followed by none. */
const space = (label) => (/[）．、]$/u.test(label) ? "" : " ");

/** Returns our parser's view of a file: its blocks with text and label, and its repairs. */
function ours(path) {
  const command = ["run", "--quiet", "--example", "blocks", "--", path];
  const output = execFileSync("cargo", command, { cwd: ROOT, encoding: "utf8" });
  const rows = output.split("\n").filter(Boolean).map((row) => JSON.parse(row));
  const blocks = rows
    .filter((row) => row.id !== undefined)
    .map(({ line, id, label, text }) => ({ line, id, text: collapse(label + space(label) + text) }))
    .filter((block) => block.text);
  return { blocks, repairs: rows.filter((row) => row.repair !== undefined) };
}

/**
 * Returns `expected` without at most `most` asterisks that `actual` lacks, and their number. Stops at the
 * first other difference and leaves the rest unchanged.
 */
function lessStrays(expected, actual, most) {
  let kept = "";
  let left = 0;
  for (const character of expected) {
    const stray = character === "*" && actual.charAt(kept.length) !== "*" && left < most;
    if (stray) left += 1;
    else kept += character;
  }
  return { kept, left };
}

/** Compares a file. One leaf may have become several blocks (the lines of a masthead), never the reverse. */
function compare(path) {
  const source = readFileSync(join(ROOT, path), "utf8").replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  const { blocks, repairs } = ours(path);
  const rest = [...blocks];
  for (const leaf of reference(source)) {
    const place = `${path}, line ${leaf.first}`;
    const within = repairs.filter(({ line }) => line >= leaf.first && line <= leaf.last);
    const strays = within.reduce((sum, repair) => sum + repair.stray.length, 0);
    let actual = rest.shift()?.text ?? "";
    while (actual.length < leaf.text.length - strays && rest.length > 0) {
      actual += ` ${rest.shift().text}`;
    }
    const { kept, left } = lessStrays(leaf.text, actual, strays);
    assert.equal(actual, kept, place);
    assert.equal(left, strays, `${place}: the repairs list other asterisks than were left out`);
  }
  assert.deepEqual(rest, [], `${path}: blocks that the source does not have`);
  return blocks.length;
}

test("the first report says what commonmark.js reads", () => {
  assert.equal(compare(join("static", "reports", "C14-41-E.md")), 66);
});

for (const file of readdirSync(join(ROOT, DOCUMENTS)).filter((name) => name.endsWith(".md"))) {
  if (!BEYOND_COMMONMARK.has(file)) {
    test(`${file} says what commonmark.js reads`, () => {
      compare(join(DOCUMENTS, file));
    });
  }
}

test("the comparison notices a lost word, an added word and an unlisted asterisk", () => {
  assert.notEqual(lessStrays("a b", "a", 0).kept, "a");
  assert.notEqual(lessStrays("a", "a b", 0).kept, "a b");
  assert.deepEqual(lessStrays("a;*", "a;", 0), { kept: "a;*", left: 0 });
  assert.deepEqual(lessStrays("a;*", "a;", 1), { kept: "a;", left: 1 });
});

// Written by tests/native/exchange/contained.rs: every second note says "Second." and follows a hostile one.
test("no note of a statement reaches into the next, to a second parser too", () => {
  const source = readFileSync(join(ROOT, "tests", "fixtures", "hostile", "statement.md"), "utf8");
  const sections = [];
  const walker = new Parser().parse(source).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    if (!entering) continue;
    assert.doesNotMatch(node.type, /^html/, node.literal);
    if (node.type === "heading") {
      assert.equal(node.parent.type, "document", "a heading inside a note");
      sections.push({ level: node.level, blocks: [] });
    } else if (node.parent?.type === "document") {
      sections.at(-1).blocks.push(node);
    }
  }
  const [title, ...notes] = sections;
  assert.equal(title.level, 1);
  assert.ok(notes.length > 80 && notes.length % 2 === 0);
  for (const [index, { level, blocks }] of notes.entries()) {
    assert.equal(level, 2);
    if (index % 2 === 0) continue;
    assert.deepEqual(blocks.map(({ type }) => type), ["paragraph"]);
    assert.equal(blocks[0].firstChild.literal, "Second.");
    assert.equal(blocks[0].firstChild.next, null);
  }
});
