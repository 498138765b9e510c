// Serves a folder of static files like a plain web host, under any base path.

import { createServer } from "node:http";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

/** Thrown if the port is taken; the message suggests a remedy. */
export class PortBusy extends Error {
  constructor(port) {
    super(`Port ${port} is in use by another program. Choose another one, for example --port ${port + 1}.`);
    this.name = "PortBusy";
  }
}

/**
 * Serves `dir` on 127.0.0.1 below `base`, a path that may contain spaces (`/a/b c/`). Port 0 takes
 * any free port. Resolves to the page's address and a function that stops the server.
 */
export async function serve({ dir = "dist", port = 8080, base = "/" } = {}) {
  const root = `/${base}/`.replace(/\/+/g, "/");
  const files = sirv(resolve(dir), { dev: true, etag: true });
  const server = createServer((request, response) => answer(request, response, root, files));
  await listen(server, port);
  return {
    url: new URL(root, `http://127.0.0.1:${server.address().port}`).href,
    close: () => stop(server),
  };
}

function answer(request, response, root, files) {
  const { pathname } = new URL(request.url, "http://localhost");
  const path = decode(pathname);
  if (path === undefined) return refuse(response, 400, "Malformed address");
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Only GET and HEAD");
  if (`${path}/` === root) return redirect(response, `${pathname}/`);
  if (!path.startsWith(root)) return refuse(response, 404, "Not found");
  request.url = encodeURI(path.slice(root.length - 1));
  return files(request, response, () => refuse(response, 404, "Not found"));
}

function decode(pathname) {
  try {
    return decodeURI(pathname);
  } catch {
    return undefined;
  }
}

function refuse(response, status, text) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
}

function redirect(response, location) {
  response.writeHead(308, { Location: location }).end();
}

function listen(server, port) {
  return new Promise((done, fail) => {
    server.once("error", (error) => fail(error.code === "EADDRINUSE" ? new PortBusy(port) : error));
    server.listen(port, "127.0.0.1", done);
  });
}

function stop(server) {
  return new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
}

async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: "string", default: "dist" },
      port: { type: "string", default: "8080" },
      base: { type: "string", default: "/" },
      probe: { type: "boolean", default: false }, // only find out whether the port is free
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port ${values.port}: a number from 0 to 65535 is needed`);
  }
  const { url, close } = await serve({ ...values, port });
  if (values.probe) return close();
  console.log(`Rapporteur is at ${url}  (Ctrl+C stops it)`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
