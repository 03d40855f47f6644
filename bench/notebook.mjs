// What it costs to keep a notebook: Kith, and beside it one JSON value rewritten at every edit, both in Chromium on
// its real local storage, in turn. Prints Markdown. Medians of RUNS; ms on the main thread.
//   node notebook.mjs FOLDER     the folder with kith_bench.js, its wasm, and nothing else that matters
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launch } from "./chromium.mjs";

const folder = process.argv[2];
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const SIZES = [[80, 100, 500], [500, 1_500, 5_000], [5_000, 10_000, 50_000]];
// What performance.md asks of opening, in ms.
const OPEN_BUDGET = { 500: 60, 5_000: 600 };
const ROOM = 5 * 1024 * 1024;

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8" };

// The two headers give the page a clock of 5 µs instead of 100.
const server = createServer((request, response) => {
  const name = new URL(request.url, "http://x").pathname.slice(1);
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-embedder-policy", "require-corp");
  response.setHeader("content-type", TYPES[extname(name) || ".html"] ?? "application/octet-stream");
  if (name === "") response.end("<!doctype html><title>bench</title>");
  else createReadStream(join(folder, name)).on("error", () => response.writeHead(404).end()).pipe(response);
});
await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
const url = `http://127.0.0.1:${server.address().port}/`;

const sorted = (list) => [...list].sort((a, b) => a - b);
const at = (list, share) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))];
const median = (list) => at(list, 0.5);
const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const kB = (bytes) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 2 : 0)} kB`;
const pass = (met) => (met ? "pass" : "MISS");

/** In the page: the module, once. */
const prepare = async () => {
  const module = await import("/kith_bench.js");
  await module.default();
  window.Book = module.Book;
  // Characters times two, and Latin-1 texts at one, keys included.
  window.stored = (prefix) => {
    const sizes = [0, 0];
    for (const [key, text] of Object.entries(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const length = key.length + text.length;
      sizes[0] += length * 2;
      // eslint-disable-next-line no-control-regex
      sizes[1] += /^[\0-\xff]*$/.test(text) ? length : length * 2;
    }
    return sizes;
  };
};

async function fresh(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(prepare);
  return { context, page };
}

async function kith(browser, [people, ties, moments]) {
  const { context, page } = await fresh(browser);
  const result = await page.evaluate(([people, ties, moments]) => {
    const book = window.Book.open();
    book.fill(people, ties, moments);
    book.rewrite();
    const json = book.json();
    const written = [];
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      written.push((key.length + text.length) * 2);
      setItem.call(this, key, text);
    };
    for (let n = 0; n < 40; n += 1) book.edit(n);
    Storage.prototype.setItem = setItem;
    book.rewrite();
    const tidied = window.stored("kith/");
    const edits = [];
    for (let n = 100; n < 300; n += 1) {
      const began = performance.now();
      book.edit(n);
      edits.push(performance.now() - began);
    }
    const with200 = window.stored("kith/");
    const began = performance.now();
    book.rewrite();
    const tidying = performance.now() - began;
    // As tidying leaves it: the generation before stays until the next.
    const both = tidied.map((size, rule) => size + with200[rule]);
    return { json, written, edits, tidied, tidying, both };
  }, [people, ties, moments]);
  await context.storageState(); // lets the browser write what it holds back
  const opens = [];
  for (let run = 0; run < 3; run += 1) {
    const again = await context.newPage();
    await again.goto(url);
    await again.evaluate(prepare);
    const opened = await again.evaluate(() => {
      const began = performance.now();
      const book = window.Book.open();
      const cold = performance.now() - began;
      // Once more: by then the browser has compiled what runs.
      const again = performance.now();
      window.Book.open();
      return [cold, performance.now() - again, book.people()];
    });
    if (opened[2] !== people) throw new Error(`${opened[2]} of ${people} people came back`);
    opens.push(opened);
    await again.close();
  }
  await context.close();
  return { ...result, open: median(opens.map(([cold]) => cold)), warm: median(opens.map(([, warm]) => warm)) };
}

/** What others do: all of it is one object, and each edit writes all of it as one JSON value. */
async function peer(browser, json, edits) {
  const { context, page } = await fresh(browser);
  const result = await page.evaluate(([json, edits]) => {
    const state = JSON.parse(json);
    const serialising = [];
    const writing = [];
    let fits = true;
    for (let n = 0; n < edits; n += 1) {
      state.people[(n * 17) % state.people.length].notes = `Met again at the market, ${n}.`;
      const began = performance.now();
      const text = JSON.stringify(state);
      const between = performance.now();
      try {
        localStorage.setItem("peer", text);
      } catch {
        fits = false;
      }
      serialising.push(between - began);
      writing.push(performance.now() - between);
    }
    return { serialising, writing, fits, stored: fits ? window.stored("peer") : null, length: JSON.stringify(state).length };
  }, [json, edits]);
  await context.storageState();
  let open = null;
  if (result.fits) {
    const opens = [];
    for (let run = 0; run < 3; run += 1) {
      const again = await context.newPage();
      await again.goto(url);
      opens.push(await again.evaluate(() => {
        const began = performance.now();
        window.state = JSON.parse(localStorage.getItem("peer"));
        return performance.now() - began;
      }));
      await again.close();
    }
    open = median(opens);
  }
  await context.close();
  return { ...result, open };
}

const browser = await launch();
const rows = { edit: [], open: [], stored: [] };
for (const size of SIZES) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const ours = await kith(browser, size);
    runs.push({ ours, theirs: await peer(browser, ours.json, size[0] < 5_000 ? 60 : 15) });
  }
  const of = (value) => median(runs.map(value));
  const name = size.map((count) => count.toLocaleString("en")).join(" / ");
  const edit = of(({ ours }) => median(ours.edits));
  const slow = of(({ ours }) => at(ours.edits, 0.99));
  const bytes = of(({ ours }) => median(ours.written));
  const most = of(({ ours }) => Math.max(...ours.written));
  const serialise = of(({ theirs }) => median(theirs.serialising));
  const write = of(({ theirs }) => median(theirs.writing));
  const fits = runs[0].theirs.fits;
  rows.edit.push(`| ${name} | ${bytes} B (at most ${most}) | ${ms(edit)} | ${ms(slow)} | ${ms(of(({ ours }) => ours.tidying))} | ${ms(serialise)} | ${fits ? ms(write) : "doesn't fit"} | ${(edit / serialise).toFixed(3)} | ${fits ? (edit / (serialise + write)).toFixed(3) : "–"} | ${pass(most <= 1000)} · ${pass(slow <= 1)} · ${pass(edit / serialise <= 0.05)} |`);
  const open = of(({ ours }) => ours.open);
  const theirs = fits ? of(({ theirs }) => theirs.open) : null;
  const budget = OPEN_BUDGET[size[0]];
  const warm = of(({ ours }) => ours.warm);
  rows.open.push(`| ${name} | ${ms(open)} | ${ms(warm)} | ${theirs === null ? "doesn't fit" : ms(theirs)} | ${budget ? `${budget} ms: ${pass(open <= budget)}` : "–"} |`);
  const [ours2, ours1] = runs[0].ours.tidied;
  const [all2] = runs[0].ours.both;
  const length = runs[0].theirs.length;
  const latin = runs[0].theirs.stored ? runs[0].theirs.stored[1] : length * 2;
  // Chromium takes 5 Mi characters, which are twice as many bytes.
  rows.stored.push(`| ${name} | ${kB(ours2)} | ${kB(ours1)} | ${kB(all2)} | ${kB(length * 2)} | ${kB(latin)} | ${(ours2 / length / 2).toFixed(2)} | ${size[0] === 5_000 ? `${(100 * ours2 / 2 / ROOM).toFixed(0)} % of 5 Mi characters, at most ${(100 * all2 / 2 / ROOM).toFixed(0)} %: ${pass(all2 / 2 <= 0.6 * ROOM)}` : `${(100 * all2 / 2 / ROOM).toFixed(0)} %`} |`);
}
const version = browser.version();
await browser.close();
server.close();

console.log(`Chromium ${version}, people / ties / moments, medians of ${RUNS} runs.

### An edit

| notebook | written | median, ms | p99, ms | tidying, once in 200 edits, ms | JSON: serialising, ms | JSON: setItem, ms | edit ÷ serialising | edit ÷ both | ≤ 1 kB · p99 ≤ 1 ms · ≤ 0.05 |
|---|--:|--:|--:|--:|--:|--:|--:|--:|---|
${rows.edit.join("\n")}

### Opening

| notebook | Kith in a new page, ms | once more in it, ms | JSON.parse, ms | budget, new page |
|---|--:|--:|--:|---|
${rows.open.join("\n")}

### Stored

| notebook | tidied, characters × 2 | Latin-1 at one | two generations and 200 edits | JSON, characters × 2 | JSON, Latin-1 at one | Kith ÷ JSON | of the room |
|---|--:|--:|--:|--:|--:|--:|---|
${rows.stored.join("\n")}`);
