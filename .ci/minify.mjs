// Minifies the scripts after Trunk's build of a release: the page's own and the glue of wasm-bindgen, which is too new
// for Trunk's minifier. That takes 5 kB off the first download.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

if (process.env.TRUNK_PROFILE === "release") {
  const { transform } = await import("esbuild");
  const dist = process.env.TRUNK_STAGING_DIR;
  for (const name of readdirSync(dist).filter((name) => name.endsWith(".js"))) {
    const file = join(dist, name);
    const { code } = await transform(readFileSync(file, "utf8"), { minify: true, charset: "utf8", target: "es2022" });
    writeFileSync(file, code);
  }
}
