// The download budgets, compressed as a good host would: the text of a report, which is in its page, and a text that
// the small module `reader` draws because no page holds it.
//
// For `reader`, wasm-opt skips four passes (index.html): inlining, common subexpressions, locals, folding. They make
// the module smaller before compression and larger after it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/**
 * Bytes after brotli, quality 11, until the text of C14/41-E is painted: its page, the style sheet and the script that
 * runs before painting. A higher value would keep readers on bad wifi waiting: a kilobyte takes some 11 ms at
 * 750 kbit/s. A lower one would leave no room for longer reports.
 */
const TEXT_BUDGET = 20_000;

/**
 * Bytes after brotli, quality 11, until a text stands that no page holds: a report that was added without writing its
 * page. A lower value would leave out the safety net, or support for the quirks of converters.
 */
const DRAWN_BUDGET = 245_000;

/** The files that boot.js fetches to draw a text that no page holds. */
const READER = ["reader.js", "reader_bg.wasm"];

const attribute = (tag, name) =>
  tag.match(new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i"))?.slice(1).find(Boolean);

const tags = (html) => html.match(/<[a-z][^>]*>/gi) ?? [];

/**
 * Returns the name of the local file at an address, relative to the folder of the page; empty for other addresses.
 */
const local = (address) => (address && !/^(#|data:|[a-z]+:\/\/)/i.test(address) ? [address.replace(/^\.\//, "")] : []);

const isApp = (tag) => attribute(tag, "rel") === "app";

/** Returns the files that the page's own markup makes a browser load, each once. */
function loadedBy(html) {
  const loading = tags(html).filter((tag) => !isApp(tag));
  return [...new Set(loading.flatMap((tag) => [attribute(tag, "href"), attribute(tag, "src")].flatMap(local)))];
}

/** Returns the files fetched before the text of the first page is painted, relative to the folder `dist`. */
export function textDownload(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const blocking = tags(html).filter((tag) => attribute(tag, "rel") === "stylesheet" || isBlockingScript(tag));
  return ["index.html", ...blocking.flatMap((tag) => [attribute(tag, "href"), attribute(tag, "src")].flatMap(local))];
}

const isBlockingScript = (tag) => /^<script/i.test(tag) && attribute(tag, "type") !== "module";

/** Returns the files fetched before the app, in addition to the text: scripts that work without it, icon, manifest. */
export function firstDownload(dist) {
  return ["index.html", ...loadedBy(readFileSync(join(dist, "index.html"), "utf8"))];
}

/** Returns the files fetched before a text stands that no page holds. */
function drawnDownload(dist) {
  const { reports } = JSON.parse(readFileSync(join(dist, "catalogue.json"), "utf8"));
  const html = readFileSync(join(dist, "rapporteur.html"), "utf8");
  return ["rapporteur.html", ...loadedBy(html), ...READER, "catalogue.json", reports[0].file];
}

/** Returns the files of the app, fetched while the text is already being read; Trunk names them in a link. */
export function appDownload(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  return tags(html).filter(isApp).flatMap((tag) => ["data-glue", "data-module"].flatMap((name) => local(attribute(tag, name))));
}

function measure(dist, file) {
  const bytes = readFileSync(join(dist, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { file, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

function line({ file, raw, brotli }) {
  console.log(`${file.padEnd(48)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}`);
}

/** Prints a table of the files and returns their sum. */
function table(heading, dist, files) {
  const rows = files.map((file) => measure(dist, file));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { file: "total", raw: sum("raw"), brotli: sum("brotli") };
  line({ file: heading, raw: "bytes", brotli: "brotli" });
  for (const row of [...rows, total]) line(row);
  console.log();
  return total;
}

/** Prints what is left of a budget, and returns whether it is kept. */
function keeps(budget, what, { brotli }) {
  const spare = budget - brotli;
  console.log(`${what} ${brotli} of ${budget} bytes: ${spare < 0 ? `${-spare} too many` : `${spare} to spare`}`);
  return spare >= 0;
}

function main(dist) {
  const text = table("until the text is painted", dist, textDownload(dist));
  const first = table("before the app", dist, firstDownload(dist));
  const app = table("the app, while the text is read", dist, appDownload(dist));
  const drawn = table("until a text stands that no page holds", dist, drawnDownload(dist));
  console.log(`until a note can be written ${first.brotli + app.brotli} bytes brotli`);
  const kept = [keeps(TEXT_BUDGET, "the text", text), keeps(DRAWN_BUDGET, "a text that no page holds", drawn)];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2] ?? "dist");
