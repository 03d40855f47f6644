// A newer version, a torn upload, a page that can't start: nobody loses a page or a word.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertQuiet, keptOffline, launch, opened, visitor } from "./kith.mjs";
import { DIST, Site } from "./server.mjs";

const PRECACHE = fileURLToPath(new URL("../../scripts/precache.sh", import.meta.url));

let site;
let browser;
let folder;
before(async () => {
  site = await new Site().start();
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "kith-update-"));
});
after(async () => {
  await browser.close();
  await site.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  site.dist = DIST;
});

/** A copy of the built page, changed by `change`, listed anew for its service worker. */
function version(name, change, profile = "release") {
  const dist = join(folder, name);
  cpSync(DIST, dist, { recursive: true });
  change(dist);
  execFileSync("sh", [PRECACHE], { env: { ...process.env, TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: dist } });
  return dist;
}

const marked = (dist) => appendFileSync(join(dist, "index.html"), '<meta name="newer">');
const isNewer = (page) => page.locator('meta[name="newer"]').count().then((count) => count === 1);
const look = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).update());
const cacheNames = (page) => page.evaluate(() => caches.keys());

async function expect(get, value) {
  for (let tries = 0; tries < 150 && (await get()) !== value; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal(await get(), value);
}

async function firstVisit() {
  const visit = await visitor(browser);
  await visit.page.goto(site.url);
  await opened(visit.page);
  await keptOffline(visit.page);
  await visit.page.reload();
  await opened(visit.page);
  return visit;
}

test("fault_66 a newer version waits, is announced, and takes over when asked", async () => {
  const { context, page, problems } = await firstVisit();
  const other = await context.newPage();
  await other.goto(site.url);
  await opened(other);
  await page.evaluate(() => caches.open("kith-/another/place/@1"));

  site.dist = version("newer", marked);
  await page.evaluate(() => {
    window.addEventListener("kith:update-waiting", () => { document.title = "waiting"; });
  });
  await look(page);
  await page.locator('html[data-update="waiting"]').waitFor();
  assert.equal(await page.title(), "waiting");
  await page.reload();
  await opened(page);
  assert.equal(await isNewer(page), false, "it waits");
  await page.locator('html[data-update="waiting"]').waitFor();

  const reloaded = page.waitForEvent("load");
  await page.getByText("A newer Kith is here").waitFor();
  await page.getByRole("button", { name: "Use it now" }).click();
  await reloaded;
  await opened(page);
  assert.equal(await isNewer(page), true, "it took over");
  assert.equal(await isNewer(other), false, "the other tab was left alone");

  const names = await cacheNames(page);
  assert.equal(names.filter((name) => name.startsWith("kith-/some/where/@")).length, 1, "the old cache is gone");
  assert.ok(names.includes("kith-/another/place/@1"), "a neighbour's cache is not");
  assertQuiet(problems);
  await context.close();
});

test("fault_68 a half-uploaded version is not taken: the old one stays whole", async () => {
  const { context, page } = await firstVisit();
  site.dist = version("torn", marked);
  writeFileSync(join(site.dist, "index.html"), "half a pa");
  const end = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const torn = registration.installing;
    while (torn?.state === "installing") await new Promise((done) => torn.addEventListener("statechange", done, { once: true }));
    return torn?.state;
  });
  assert.equal(end, "redundant");
  await page.reload();
  await opened(page);
  // The page that has just opened looks for a newer one, too.
  await expect(() => page.evaluate(async () => (await navigator.serviceWorker.ready).installing), null);
  await expect(async () => (await cacheNames(page)).length, 1);
  assert.equal(await page.locator('html[data-update="waiting"]').count(), 0);
  await context.close();
});

test("a page that can't start says so, saves what is stored, and heals with the next version", async () => {
  const broken = version("broken", (dist) => {
    for (const name of readdirSync(dist)) {
      if (name.endsWith(".wasm")) writeFileSync(join(dist, name), "not wasm");
    }
  });
  site.dist = broken;
  const { context, page } = await visitor(browser);
  await page.goto(site.url);
  await page.getByRole("heading", { name: "Kith could not start" }).waitFor();
  await page.evaluate(() => {
    localStorage.setItem("kith.a", "one");
    localStorage.setItem("else", "two");
  });
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save a copy" }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), "kith-stored.json");
  const chunks = await (await saved.createReadStream()).toArray();
  assert.deepEqual(JSON.parse(Buffer.concat(chunks).toString()), { localStorage: { "kith.a": "one" }, indexedDB: {} });
  await keptOffline(page);

  site.dist = version("healed", marked);
  await page.reload();
  await opened(page);
  assert.equal(await isNewer(page), true);
  await context.close();
});

test("a debug build at the same address clears the worker away, so that it is seen at once", async () => {
  const { context, page, problems } = await firstVisit();
  site.dist = version("debug", marked, "debug");
  await look(page);
  await expect(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.deepEqual(await cacheNames(page), []);
  await page.reload();
  await opened(page);
  assert.equal(await isNewer(page), true);
  assertQuiet(problems);
  await context.close();
});

test("without WebAssembly the page says what is missing", async () => {
  const { context, page } = await visitor(browser);
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(site.url);
  await page.getByText("This browser has no WebAssembly").waitFor();
  await context.close();
});

test("without JavaScript the page says so", async () => {
  const { context, page } = await visitor(browser, { javaScriptEnabled: false });
  await page.goto(site.url);
  await page.locator("noscript p", { hasText: "it needs JavaScript" }).waitFor();
  await context.close();
});
