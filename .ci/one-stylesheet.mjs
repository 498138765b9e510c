// Joins the page's style sheets after Trunk's build. Separate files would add 4 kB and fourteen requests
// before the text is shown.

import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A link to a style sheet, as Trunk writes it into the page, minified or not. */
const LINK = /<link\b[^>]*\brel="?stylesheet\b[^>]*>/g;

const dist = process.env.TRUNK_STAGING_DIR;
const page = join(dist, "index.html");
const html = readFileSync(page, "utf8");

const links = html.match(LINK) ?? [];
const files = links.map((link) => join(dist, link.match(/\bhref="?([^"\s>]+)/)[1]));
if (links.some((link) => /\bmedia=/.test(link))) throw new Error("A style sheet has a medium, which it would lose");
if (files.length === 0) throw new Error("index.html links no style sheet; was its form changed by Trunk?");
const css = files.map((file) => readFileSync(file, "utf8")).join("\n");
const name = `styles-${createHash("sha256").update(css).digest("hex").slice(0, 16)}.css`;

for (const file of files) rmSync(file);
writeFileSync(join(dist, name), css);
const [first, ...others] = links;
let joined = html.replace(first, `<link href=./${name} rel=stylesheet>`);
for (const link of others) joined = joined.replace(link, "");
writeFileSync(page, joined);
