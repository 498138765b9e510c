// Minifies the scripts after Trunk's build of a release: the page's own and the glue of wasm-bindgen, which is too new
// for Trunk's minifier. That takes 5 kB off the first download.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Returns the minifier; nothing where the npm packages are not installed, as on a host that only builds. */
const minifier = () => import("esbuild").catch(() => console.warn("Scripts are not minified: run npm ci first."));

async function minify(folder, { transform }) {
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const file = join(folder, name);
    const { code } = await transform(readFileSync(file, "utf8"), { minify: true, charset: "utf8", target: "es2022" });
    writeFileSync(file, code);
  }
}

if (process.env.TRUNK_PROFILE === "release") {
  const esbuild = await minifier();
  if (esbuild) await minify(process.env.TRUNK_STAGING_DIR, esbuild);
}
