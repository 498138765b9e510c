// Finishes Trunk's build in its folder: one style sheet, small scripts, and the pages with the texts of the reports.

import { execFileSync } from "node:child_process";

await import("./one-stylesheet.mjs");
await import("./minify.mjs");

execFileSync("cargo", ["run", "--quiet", "--locked", "--bin", "rapporteur-site", process.env.TRUNK_STAGING_DIR], { stdio: "inherit" });
