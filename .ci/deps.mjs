// The dependencies: licences we may ship, crates.io only, no crate twice in the page.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Licences that ask no more than to be named. */
const ALLOWED = new Set([
  "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "MIT", "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
]);
const CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";

/** Twice in the page for a reason that is not ours to mend. */
const KNOWN_TWICE = new Map([["thiserror", "the gloo crates that yew uses are on version 1"]]);

/** Whether an SPDX expression can be met by allowed licences alone; `/` is the old way to write OR. */
function allowed(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  const take = (token) => tokens[0] === token && tokens.shift() === token;
  const one = () => {
    if (take("(")) {
      const met = any();
      take(")");
      return met;
    }
    const licence = tokens.shift();
    if (take("WITH")) tokens.shift(); // an exception only grants more
    return ALLOWED.has(licence);
  };
  const all = () => {
    let met = one();
    while (take("AND")) met = one() && met;
    return met;
  };
  const any = () => {
    let met = all();
    while (take("OR")) met = all() || met;
    return met;
  };
  return any();
}

function metadata(...options) {
  const text = execFileSync("cargo", ["metadata", "--locked", "--format-version", "1", ...options], {
    maxBuffer: 256 << 20,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(text);
}

/** Ids of the packages whose code ends up in the page: normal dependencies, not those of macros. */
function shipped({ packages, resolve }) {
  const macros = new Set(packages.filter(({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"))).map(({ id }) => id));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const reached = new Set();
  const visit = (id) => {
    if (reached.has(id) || macros.has(id)) return;
    reached.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  visit(resolve.root);
  return reached;
}

/** Names of the shipped crates that are there in more than one version, with the versions. */
function twice(page) {
  const ids = shipped(page);
  const versions = new Map();
  for (const { id, name, version } of page.packages) {
    if (ids.has(id)) versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return [...versions].filter(([, found]) => found.length > 1);
}

const { packages, resolve } = metadata();
const problems = [];
for (const { id, name, version, license, source } of packages) {
  if (id === resolve.root) continue;
  if (!allowed(license ?? "")) problems.push(`${name} ${version}: licence ${license ?? "not stated"} is not on the list`);
  if (source !== CRATES_IO) problems.push(`${name} ${version}: comes from ${source ?? "a path"}, not from crates.io`);
}
const page = metadata("--filter-platform", "wasm32-unknown-unknown");
const doubles = twice(page);
for (const [name, found] of doubles.filter(([name]) => !KNOWN_TWICE.has(name))) {
  problems.push(`${name} is in the page twice: ${found.join(", ")}`);
}
for (const [name, reason] of KNOWN_TWICE) {
  if (!doubles.some(([double]) => double === name)) problems.push(`${name} is no longer twice in the page (${reason}): strike it from KNOWN_TWICE`);
}
if (/"resolved":/.test(readFileSync("package-lock.json", "utf8"))) {
  problems.push("package-lock.json names a registry host: run npm install again, .npmrc leaves it out");
}

for (const problem of problems) console.log(problem);
console.log(`${packages.length} crates, ${shipped(page).size} of them in the page, ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;
