// The download budget: everything fetched before the text stands, compressed as a good host would.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Bytes after brotli, quality 11. */
const BUDGET = 220_000;
const DIST = process.argv[2] ?? "dist";

/** The local files that the page's own markup names, each once. */
function referencedBy(html) {
  const addresses = [...html.matchAll(/\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)];
  const local = addresses.map(([, ...quoted]) => quoted.find(Boolean)).filter((a) => a && !/^(#|data:|[a-z]+:\/\/)/i.test(a));
  return [...new Set(local.map((address) => address.replace(/^\.\//, "")))];
}

function firstReport() {
  const { reports } = JSON.parse(readFileSync(join(DIST, "catalogue.json"), "utf8"));
  return reports[0].file;
}

function compressed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

const html = readFileSync(join(DIST, "index.html"), "utf8");
const rows = ["index.html", ...referencedBy(html), "catalogue.json", firstReport()].map((file) => {
  const bytes = readFileSync(join(DIST, file));
  return { file, raw: bytes.length, brotli: compressed(bytes) };
});
if (!rows.some(({ file }) => file.endsWith(".wasm"))) {
  throw new Error(`${DIST}/index.html names no .wasm file: the list of what is fetched is not complete`);
}

const total = rows.reduce((sum, { brotli }) => sum + brotli, 0);
const line = (file, raw, brotli) => console.log(`${file.padEnd(48)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}`);
line("file", "bytes", "brotli");
for (const { file, raw, brotli } of rows) line(file, raw, brotli);
line("total", rows.reduce((sum, { raw }) => sum + raw, 0), total);
console.log(`${total} of ${BUDGET} bytes: ${total > BUDGET ? `${total - BUDGET} too many` : `${BUDGET - total} to spare`}`);
process.exitCode = total > BUDGET ? 1 : 0;
