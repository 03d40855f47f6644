// How the grid of a hundred habits with ten years of checks opens, scrolls and takes a tap: Kith's own page in Chromium,
// one build or several in turn. What is told is the time the page's thread worked, by a trace, which a busy machine
// changes least. Prints Markdown.
//   node giving.mjs DIST [DIST ...]     pages as they are built
// BENCH_RUNS=3, BENCH_SLOW=1,4, BENCH_HABITS=100, BENCH_YEARS=10
import { loadavg } from "node:os";
import { launch } from "./chromium.mjs";
import { dice } from "./layout/measures.mjs";
import { at, bring, pause, serve, sum, told, traced } from "./trace.mjs";

const dists = process.argv.slice(2);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const SLOW = (process.env.BENCH_SLOW ?? "1,4").split(",").map(Number);
const HABITS = Number(process.env.BENCH_HABITS ?? 100);
const DAYS = Math.round(Number(process.env.BENCH_YEARS ?? 10) * 365.25);
/** Seven days of ten are done; every third habit asks for three times a week. */
function notebook() {
  const random = dice(1);
  const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const days = Array.from({ length: DAYS }, (_, ago) => day(ago));
  const habits = Array.from({ length: HABITS }, (_, n) => ({
    id: `H${String(n).padStart(7, "0")}`, name: `Habit number ${n + 1}`, kind: "listen", rhythm: n % 3 ? "daily" : "3/week",
    started: day(DAYS), order: n + 1, checks: days.filter(() => random() < 0.7).reverse(),
  }));
  const parts = { people: [], ties: [], moments: [], habits, settings: { theme: "system" } };
  return JSON.stringify({ kith: "backup", version: 1, made: day(0), schema: 2, notebook: parts });
}

/** What the page's thread did meanwhile: all its work, the longest task, and the work between frames. */
async function watched(cdp, act) {
  const { own, work } = told(await traced(cdp, act));
  const tasks = own.map((task) => task.work);
  return { all: sum(tasks), longest: Math.max(0, ...tasks), work };
}

async function run(browser, dist, file) {
  const site = await serve(dist);
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await bring(page, site.url, file);
  const cdp = await page.context().newCDPSession(page);
  const found = [];
  for (const slow of SLOW) {
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slow });
    await page.evaluate(() => { location.hash = "#/help"; });
    await pause(2000);
    const opening = await watched(cdp, async () => {
      await page.evaluate(() => { location.hash = "#/giving"; });
      await page.locator('[role="gridcell"]').first().waitFor();
      await pause(1500);
    });
    const scrolling = await watched(cdp, async () => {
      for (let n = 0; n < 120; n += 1) {
        await cdp.send("Input.dispatchMouseEvent", { type: "mouseWheel", x: 720, y: 500, deltaX: 0, deltaY: 45 });
        await pause(12);
      }
      await pause(500);
    });
    await page.evaluate(() => scrollTo(0, 0));
    await pause(800);
    const taps = [];
    for (let n = 0; n < 12; n += 1) {
      const cell = page.locator(".long-row").nth(n).locator('[role="gridcell"]').nth(4);
      await cell.scrollIntoViewIfNeeded();
      const { x, y } = await cell.boundingBox();
      const tap = await watched(cdp, async () => {
        await page.mouse.click(x + 9, y + 9);
        await pause(400);
      });
      taps.push(tap.longest);
    }
    found.push({ slow, opening, scrolling, taps });
  }
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.context().close();
  site.close();
  return found;
}

const browser = await launch();
const file = notebook();
const all = new Map(dists.map((dist) => [dist, []]));
for (let turn = 0; turn < RUNS; turn += 1) {
  for (const dist of dists) {
    console.error(`${turn + 1} of ${RUNS}: ${dist}, load ${loadavg()[0].toFixed(1)}`);
    all.get(dist).push(await run(browser, dist, file));
  }
}
await browser.close();
console.log(`Chromium ${browser.version()}, ${HABITS} habits, ${DAYS} days, medians of ${RUNS} runs, load ${loadavg()[0].toFixed(1)}\n`);
console.log("| page | slowed | opens: work, ms | longest task, ms | scrolls: work a frame, p95, ms | a tap: longest task, median, ms | p95, ms |\n|---|--:|--:|--:|--:|--:|--:|");
for (const [dist, runs] of all) {
  SLOW.forEach((slow, i) => {
    const of = (read) => at(runs.map((run) => read(run[i])), 0.5).toFixed(1);
    const cells = [(r) => r.opening.all, (r) => r.opening.longest, (r) => at(r.scrolling.work, 0.95), (r) => at(r.taps, 0.5), (r) => at(r.taps, 0.95)];
    console.log(`| ${dist} | ×${slow} | ${cells.map(of).join(" | ")} |`);
  });
}
