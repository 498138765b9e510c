// The server behaves as a plain web host: right types, any base path, nothing outside its folder.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PortBusy, serve } from "./serve.mjs";

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "rapporteur-serve-"));
  mkdirSync(join(folder, "dist/reports"), { recursive: true });
  for (const name of ["index.html", "app.wasm", "app.js", "page.webmanifest", "reports/a b.md"]) {
    writeFileSync(join(folder, "dist", name), name);
  }
  writeFileSync(join(folder, "secret"), "not in the folder that is served");
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function serving(base, check) {
  const server = await serve({ dir: join(folder, "dist"), port: 0, base });
  try {
    await check(server);
  } finally {
    await server.close();
  }
}

/** Returns the status for a path sent unchanged, which `fetch` would normalize first. */
function status(url, path) {
  return new Promise((done, fail) => {
    request(url, { path }, (response) => { response.resume(); done(response.statusCode); }).on("error", fail).end();
  });
}

for (const base of ["/", "/reports/", "/a/b c/", "reports"]) {
  test(`serves below ${base}`, () => serving(base, async ({ url }) => {
    assert.equal(await (await fetch(url)).text(), "index.html");
    assert.equal(await (await fetch(new URL("reports/a%20b.md", url))).text(), "reports/a b.md");
    assert.equal((await fetch(new URL("missing.json", url))).status, 404);
  }));
}

test("sends to the folder's own address when the slash is left out", () => serving("/a/b c/", async ({ url }) => {
  const response = await fetch(url.slice(0, -1));
  assert.equal(response.url, url);
  assert.equal((await fetch(new URL("/", url))).status, 404);
}));

for (const [name, type] of [
  ["index.html", "text/html;charset=utf-8"],
  ["app.wasm", "application/wasm"],
  ["app.js", "text/javascript"],
  ["page.webmanifest", "application/manifest+json"],
]) {
  test(`${name} is ${type}`, () => serving("/", async ({ url }) => {
    const { headers } = await fetch(new URL(name, url));
    assert.equal(headers.get("content-type"), type);
    assert.equal(headers.get("cache-control"), "no-cache");
  }));
}

test("nothing outside the folder", () => serving("/", async ({ url }) => {
  for (const path of ["/../secret", "/%2e%2e/secret", "/..%2fsecret", "/reports/../../secret"]) {
    assert.equal(await status(url, path), 404, path);
  }
  assert.equal(await status(url, "/%E0%A4%A"), 400);
}));

test("a port in use is said, with what to do", () => serving("/", async ({ url }) => {
  const port = Number(new URL(url).port);
  await assert.rejects(serve({ dir: folder, port }), (error) => {
    assert.ok(error instanceof PortBusy);
    assert.match(error.message, new RegExp(`Port ${port} is in use.*--port`));
    return true;
  });
}));
