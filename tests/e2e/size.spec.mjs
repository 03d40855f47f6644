// What a first visit loads, as a host sends it (brotli), against the goal and against what it weighed.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { DIST } from "./server.mjs";

const GOAL = 200_000;
// Measured on 2026-11-22, with a little room for another compiler. It may shrink; it grows only with what an issue adds,
// which is said: issue 3 to 735,000; issue 4 (the map to think with) to 909,000 measured; the giving of issue 5 the rest.
const CEILING = 1_040_000;
const FIRST_LOAD = new Set([".css", ".html", ".js", ".wasm"]);

test("the first load is no heavier than it was", (t) => {
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
  assert.ok(total.brotli <= CEILING, `${total.brotli} bytes are over ${CEILING}`);
  const over = total.brotli - GOAL;
  t.diagnostic(
    over > 0
      ? `NOT YET at the goal of ${GOAL} bytes: ${over} over`
      : `at the goal of ${GOAL} bytes: make it the ceiling`,
  );
});
