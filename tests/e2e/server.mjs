// A static host as plain as they come: files below one folder of a site, 404 for all else.
// It caches hard, as real hosts do, and can be stopped and started again: being offline.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = process.env.KITH_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export class Site {
  constructor({ dist = DIST, base = "/some/where/" } = {}) {
    this.dist = dist; // may be changed while it runs: a new version is uploaded
    this.base = base;
    this.port = 0;
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  get url() {
    return this.origin + this.base;
  }

  /** Starts it, a second time at the same address as the first. */
  async start() {
    this.server = createServer((request, response) => this.#answer(request, response));
    await new Promise((resolve, reject) => {
      this.server.once("error", reject).listen(this.port, "127.0.0.1", resolve);
    });
    this.port = this.server.address().port;
    return this;
  }

  /** Stops it at once: the next request finds nobody. */
  async stop() {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  async #answer(request, response) {
    const file = this.#file(new URL(request.url, this.origin).pathname);
    const found = file && (await stat(file).catch(() => null));
    if (!found?.isFile()) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": found.size,
      "cache-control": "max-age=600",
    });
    createReadStream(file).pipe(response);
  }

  #file(path) {
    if (!path.startsWith(this.base)) return null;
    const file = normalize(join(this.dist, decodeURIComponent(path.slice(this.base.length)) || "index.html"));
    return file.startsWith(normalize(this.dist) + sep) ? file : null;
  }
}

// By hand: node server.mjs [PORT]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = new Site();
  site.port = Number(process.argv[2] ?? 8000);
  await site.start();
  console.log(site.url);
}
