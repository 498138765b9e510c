// The download budget: everything fetched before the text is shown, compressed as a good host would. 10 kB of it are
// the scripts that work without the app.
//
// For `reader`, wasm-opt skips four passes (index.html): inlining, common subexpressions, locals, folding. They make
// the module smaller before compression and larger after it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/**
 * Bytes after brotli, quality 11. A higher value would keep readers on bad wifi waiting. A lower one would leave out
 * the safety net and the guard of the page (10 kB), or support for the quirks of converters. A kilobyte takes some
 * 11 ms at 750 kbit/s.
 */
const BUDGET = 240_000;

/** The files that boot.js fetches to draw the text. An end-to-end test checks that there are no others. */
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

/** Returns the files fetched before the first report's text is shown, relative to the folder `dist`. */
export function firstDownload(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const { reports } = JSON.parse(readFileSync(join(dist, "catalogue.json"), "utf8"));
  return ["index.html", ...loadedBy(html), ...READER, "catalogue.json", reports[0].file];
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

function main(dist) {
  const first = table("before the text stands", dist, firstDownload(dist));
  const app = table("the app, while the text is read", dist, appDownload(dist));
  console.log(`altogether ${first.brotli + app.brotli} bytes brotli`);
  const spare = BUDGET - first.brotli;
  console.log(`before the text stands ${first.brotli} of ${BUDGET} bytes: ${spare < 0 ? `${-spare} too many` : `${spare} to spare`}`);
  process.exitCode = spare < 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2] ?? "dist");
