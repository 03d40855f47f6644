// What a first visit loads, as a host sends it: brotli, 200 kB at most.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { DIST } from "./server.mjs";

const LIMIT = 200_000;
const FIRST_LOAD = new Set([".css", ".html", ".js", ".wasm"]);

test("the first load is at most 200 kB", () => {
  const files = readdirSync(DIST)
    .filter((name) => FIRST_LOAD.has(extname(name)) && name !== "sw.js")
    .map((name) => {
      const bytes = readFileSync(join(DIST, name));
      return { name, raw: bytes.length, brotli: brotliCompressSync(bytes).length };
    })
    .sort((a, b) => b.brotli - a.brotli);
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  const total = { name: "together", raw: sum("raw"), brotli: sum("brotli") };

  const number = (n) => n.toLocaleString("en").padStart(12);
  console.log(`${"".padEnd(44)}${"bytes".padStart(12)}${"brotli".padStart(12)}`);
  for (const { name, raw, brotli } of [...files, total]) {
    console.log(name.padEnd(44) + number(raw) + number(brotli));
  }
  assert.ok(files.some(({ name }) => name.endsWith(".wasm")), "there is a wasm file to weigh");
  assert.ok(total.brotli <= LIMIT, `${total.brotli} bytes are over ${LIMIT}`);
});
