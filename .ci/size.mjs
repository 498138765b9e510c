// The download budget: everything fetched before the text stands, compressed as a good host would.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/** Bytes after brotli, quality 11. */
const BUDGET = 220_000;

/** The local files that the page's own markup names, each once. */
function referencedBy(html) {
  const addresses = [...html.matchAll(/\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)];
  const local = addresses
    .map(([, ...quoted]) => quoted.find(Boolean))
    .filter((address) => address && !/^(#|data:|[a-z]+:\/\/)/i.test(address));
  return [...new Set(local.map((address) => address.replace(/^\.\//, "")))];
}

/**
 * The files fetched before the first report's text stands, relative to the folder `dist`. That the app
 * asks for no others is tested end to end.
 */
export function firstDownload(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const { reports } = JSON.parse(readFileSync(join(dist, "catalogue.json"), "utf8"));
  return ["index.html", ...referencedBy(html), "catalogue.json", reports[0].file];
}

function measure(dist, file) {
  const bytes = readFileSync(join(dist, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { file, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

function line(file, raw, brotli) {
  console.log(`${file.padEnd(48)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}`);
}

function main(dist) {
  const rows = firstDownload(dist).map((file) => measure(dist, file));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  line("file", "bytes", "brotli");
  for (const { file, raw, brotli } of rows) line(file, raw, brotli);
  line("total", sum("raw"), sum("brotli"));
  const spare = BUDGET - sum("brotli");
  console.log(`${sum("brotli")} of ${BUDGET} bytes: ${spare < 0 ? `${-spare} too many` : `${spare} to spare`}`);
  process.exitCode = spare < 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2] ?? "dist");
