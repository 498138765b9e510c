// Notes as they are after a meeting: of every kind, on phrases and whole paragraphs, with answers.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";

const ROOTS = ["comment", "question", "highlight", "editorial", "proposal", "comment", "support", "reservation"];
const ANSWERS = ["reply", "support", "reservation", "co-sponsorship", "disposition"];
const MOTIVATION = {
  comment: "commenting", question: "questioning", highlight: "highlighting", editorial: "editing", proposal: "editing",
  support: "assessing", reservation: "assessing", "co-sponsorship": "assessing", reply: "replying", disposition: "moderating",
};
const NAMED = new Set(["proposal", "support", "reservation", "co-sponsorship"]);
const COUNTRIES = ["CHE", "CHN", "FRA", "JPN", "KEN", "BRA", "EGY", "USA", "IND", "SWE", "AUS", "MEX"];
const DECISIONS = ["accepted", "accepted with modifications", "rejected", "noted"];
const WORDS = "we would prefer to see the wording of the last meeting kept here since it was agreed by all regions".split(" ");

/** Returns the blocks of a report (the first report by default) with their places in its text. */
export function report({ path = "static/reports/C14-41-E.md", symbol = "C14/41-E", source = SOURCE } = {}) {
  const lines = execFileSync("cargo", ["run", "--quiet", "--locked", "--example", "blocks", "--", path], { encoding: "utf8", maxBuffer: 1 << 28 });
  let start = 0;
  const blocks = lines.trim().split("\n").map((line) => JSON.parse(line)).filter(({ id }) => id).map((block) => {
    const placed = { ...block, start, print: sha256(block.text).slice(0, 16) };
    start += [...block.text].length + 1;
    return placed;
  });
  for (const [index, block] of blocks.entries()) {
    block.prints = { own: block.print, before: blocks[index - 1]?.print, after: blocks[index + 1]?.print };
  }
  const text = blocks.map((block) => block.text).join("\n");
  const fingerprint = sha256(text);
  return { blocks, text, fingerprint, symbol, source: source ?? `urn:x-rapporteur:document:${fingerprint}` };
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/**
 * Returns a file of `count` annotations, always the same for a count. Of every five, `onText` are on the text; the
 * others answer those, and take twice the space.
 */
export function file({ blocks, text, fingerprint, symbol, source }, count, { onText = 3 } = {}) {
  const next = random(count);
  const points = [...text];
  const written = blocks.filter((block) => block.text.length > 40);
  const items = [];
  const roots = [];
  for (let index = 0; index < count; index += 1) {
    const document = { symbol, language: "en", fingerprint };
    const isAnswer = roots.length > 0 && index % 5 >= onText;
    const kind = isAnswer ? ANSWERS[next(ANSWERS.length)] : ROOTS[next(ROOTS.length)];
    const parent = isAnswer ? roots[next(roots.length)] : undefined;
    const item = annotation(index, kind, next);
    item.target = parent
      ? { type: "SpecificResource", source: parent.canonical, scope: source, address: parent.target.address, parentRevision: parent.revision, quote: parent.body[0].value, ...document }
      : { type: "SpecificResource", source, ...document, ...place(written[next(written.length)], points, next) };
    items.push(item);
    if (!parent) roots.push(item);
  }
  return JSON.stringify({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "urn:uuid:00000000-0000-4000-8000-000000000000",
    type: "AnnotationCollection",
    label: symbol,
    total: count,
    first: { type: "AnnotationPage", startIndex: 0, items },
  });
}

const SOURCE = "https://www.itu.int/md/S14-CL-C-0041/en";

function annotation(index, kind, next) {
  const urn = (block) => `urn:uuid:${index.toString(16).padStart(8, "0")}-${block}-4000-8000-000000000000`;
  const author = next(COUNTRIES.length);
  const at = new Date(Date.UTC(2014, 4, 6, 8) + index * 60_000).toISOString().replace(".000", "");
  const says = Array.from({ length: 6 + next(24) }, () => WORDS[next(WORDS.length)]).join(" ");
  const body = (value, purpose, format) => ({ type: "TextualBody", value, purpose, format, language: "en" });
  const bodies = [body(kind === "highlight" ? "" : says, ["editorial", "proposal"].includes(kind) ? "commenting" : MOTIVATION[kind], "text/markdown")];
  if (kind === "editorial" || kind === "proposal") bodies.unshift(body(`${says} instead`, "editing", "text/plain"));
  if (index % 4 === 0) bodies.push(body(["reports", "budget", "languages"][next(3)], "tagging", "text/plain"));
  return {
    id: urn("0000"),
    canonical: urn("0000"),
    type: "Annotation",
    motivation: MOTIVATION[kind],
    ...(NAMED.has(kind) ? { kind } : {}),
    ...(kind === "proposal" ? { sign: "MOD" } : {}),
    ...(kind === "disposition" ? { disposition: DECISIONS[next(DECISIONS.length)] } : {}),
    created: at,
    modified: at,
    revision: urn("1111"),
    creator: {
      type: "Person",
      id: `urn:uuid:000000${(0xa0 + author).toString(16)}-0000-4000-8000-000000000000`,
      name: `Delegate ${author + 1}`,
      delegation: { country: COUNTRIES[author] },
    },
    generator: { id: "urn:x-rapporteur:software", type: "Software", name: "Rapporteur 0.1.0" },
    body: bodies,
  };
}

/** Returns a whole block, or a phrase in it. */
function place(block, points, next) {
  const length = [...block.text].length;
  const whole = next(2) === 0;
  const from = whole ? 0 : next(Math.max(1, length - 30));
  const to = whole ? length : Math.min(length, from + 10 + next(40));
  const [start, end] = [block.start + from, block.start + to];
  const words = (a, b) => points.slice(Math.max(0, a), b).join("");
  return {
    address: block.address,
    block: block.prints,
    selector: [
      { type: "TextQuoteSelector", exact: words(start, end), prefix: words(start - 32, start), suffix: words(end, end + 32) },
      { type: "TextPositionSelector", start, end },
      {
        type: "FragmentSelector", value: block.id, conformsTo: "http://tools.ietf.org/rfc/rfc3236",
        refinedBy: { type: "TextPositionSelector", start: from, end: to },
      },
    ],
  };
}

/** Returns a generator of numbers below a limit, the same sequence for the same seed (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
