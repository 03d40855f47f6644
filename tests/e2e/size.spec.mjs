// What a first visit loads, as a host sends it (brotli), against the goal and against what it weighed.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { DIST } from "./server.mjs";

const GOAL = 200_000;
// Measured on 2026-11-22, with a little room for another compiler. They may shrink; they grow only with what an issue adds,
// which is said. Issues 4 and 5 had brought the first load to 1,031,000, before the larger places became pieces of their own;
// issue 6 brought 360,000 to the pieces (the people in full, the capture line, the palette, meeting, merging).
const CEILING = 590_000;
const CEILING_OF_PIECES = 1_030_000;
const FIRST_LOAD = new Set([".css", ".html", ".js", ".wasm"]);
// What is fetched once the page stands, or when its place is opened (scripts/pieces.sh).
const isPiece = (name) => name.endsWith(".wasm") && !name.endsWith("_bg.wasm");

test("the first load is no heavier than it was, nor what comes later", (t) => {
  const weighed = readdirSync(DIST)
    .filter((name) => FIRST_LOAD.has(extname(name)) && name !== "sw.js")
    .map((name) => {
      const bytes = readFileSync(join(DIST, name));
      return { name, raw: bytes.length, brotli: brotliCompressSync(bytes).length };
    })
    .sort((a, b) => b.brotli - a.brotli);
  const sum = (name, files) => files.reduce(
    (all, { raw, brotli }) => ({ name, raw: all.raw + raw, brotli: all.brotli + brotli }), { name, raw: 0, brotli: 0 });
  const files = weighed.filter(({ name }) => !isPiece(name));
  const pieces = weighed.filter(({ name }) => isPiece(name));
  const total = sum("the first load", files);
  const later = sum("later", pieces);

  const number = (n) => n.toLocaleString("en").padStart(12);
  console.log(`${"".padEnd(44)}${"bytes".padStart(12)}${"brotli".padStart(12)}`);
  for (const { name, raw, brotli } of [...files, total, ...pieces, later]) {
    console.log(name.padEnd(44) + number(raw) + number(brotli));
  }
  assert.ok(files.some(({ name }) => name.endsWith(".wasm")), "there is a wasm file to weigh");
  assert.ok(pieces.length > 0, "there are pieces");
  assert.ok(later.brotli <= CEILING_OF_PIECES, `${later.brotli} bytes of pieces are over ${CEILING_OF_PIECES}`);
  assert.ok(total.brotli <= CEILING, `${total.brotli} bytes are over ${CEILING}`);
  const over = total.brotli - GOAL;
  t.diagnostic(
    over > 0
      ? `NOT YET at the goal of ${GOAL} bytes: ${over} over`
      : `at the goal of ${GOAL} bytes: make it the ceiling`,
  );
});
