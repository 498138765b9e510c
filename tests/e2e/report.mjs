// What the parser, whose texts the CommonMark comparison proves, makes of a report.

import { execFileSync } from "node:child_process";

/** The blocks of a Markdown file: id, address, label and text, in order. */
export function blocksOf(path) {
  const output = execFileSync("cargo", ["run", "--quiet", "--example", "blocks", "--", path], { encoding: "utf8" });
  const rows = output.split("\n").filter(Boolean).map((row) => JSON.parse(row));
  return rows.filter(({ id }) => id !== undefined).map(({ id, address, label, text }) => ({ id, address, label, text }));
}
