// What the scripts that measure in Chromium share: a site, a notebook brought to the page, what a trace tells of the page's
// thread and its frames, and a few words of statistics.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

export const TYPES = {
  ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8",
  ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png",
};

export const sorted = (list) => [...list].sort((a, b) => a - b);
export const at = (list, share) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
export const median = (list) => at(list, 0.5);
export const sum = (list) => list.reduce((all, one) => all + one, 0);
export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** A folder as a site of this machine; its address, and how it is closed. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const file = join(folder, path === "/" ? "index.html" : path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Brings a backup to an empty page, lets it be kept, and opens the page anew with it. */
export async function bring(page, url, text) {
  page.setDefaultTimeout(300_000);
  await page.goto(url);
  await page.locator("html[data-whole]").waitFor({ state: "attached" });
  const chooser = page.waitForEvent("filechooser");
  await page.locator("label.bring:visible").first().click();
  await (await chooser).setFiles({ name: "made-up.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Bring it in", exact: true }).click();
  await page.locator(".toast-words").waitFor();
  await pause(3000);
  await page.reload();
  await page.locator("html[data-whole]").waitFor({ state: "attached" });
  await pause(7000);
}

const CATEGORIES = [
  "devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame",
];

/** What happened meanwhile: the events of a trace. */
export async function traced(cdp, act) {
  const events = [];
  const add = ({ value }) => events.push(...value);
  cdp.on("Tracing.dataCollected", add);
  await cdp.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES } });
  await act();
  const done = new Promise((resolve) => { cdp.once("Tracing.tracingComplete", resolve); });
  await cdp.send("Tracing.end");
  await done;
  cdp.off("Tracing.dataCollected", add);
  return events;
}

/** The tasks of the page's thread, each with its work, when frames were shown, and the work between them; all in ms. */
export function told(events) {
  // The renderer that works most is the page's.
  const tasks = events.filter((e) => e.name === "RunTask" && e.ph === "X");
  const busy = new Map();
  for (const { pid, tid, dur } of tasks) busy.set(`${pid} ${tid}`, (busy.get(`${pid} ${tid}`) ?? 0) + dur);
  const draws = (e) => ["UpdateLayerTree", "PrePaint", "FireAnimationFrame"].includes(e.name);
  const threads = new Set(events.filter(draws).map((e) => `${e.pid} ${e.tid}`));
  const main = [...threads].sort((a, b) => (busy.get(b) ?? 0) - (busy.get(a) ?? 0))[0];
  const pid = Number(main?.split(" ")[0]);
  const own = tasks.filter((e) => `${e.pid} ${e.tid}` === main).map((e) => ({ from: e.ts / 1000, work: (e.tdur ?? e.dur) / 1000 }));
  const shown = sorted(events.filter((e) => e.name === "DrawFrame" && e.pid === pid).map((e) => e.ts / 1000));
  const within = (from, to) => sum(own.filter((task) => task.from >= from && task.from < to).map((task) => task.work));
  return { own, shown, work: shown.slice(1).map((time, i) => within(shown[i], time)) };
}
