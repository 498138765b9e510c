// Reports as parsed by our parser, whose texts the CommonMark comparison verifies.

import { execFileSync } from "node:child_process";

/** Returns the blocks of a Markdown file: id, address, label and text, in order. */
export function blocksOf(path) {
  const output = execFileSync("cargo", ["run", "--quiet", "--example", "blocks", "--", path], { encoding: "utf8" });
  const rows = output.split("\n").filter(Boolean).map((row) => JSON.parse(row));
  return rows.filter(({ id }) => id !== undefined).map(({ id, address, label, text }) => ({ id, address, label, text }));
}
