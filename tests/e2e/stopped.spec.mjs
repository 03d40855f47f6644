// Kith stops, or can't start: it writes nothing more, says so over everything, and what is stored can
// be saved and is there after a reload. The page that says it runs without wasm.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DESK, opened, PHONE, visitor } from "./kith.mjs";
import { Site } from "./server.mjs";
import { linkedinCsv } from "./samples.mjs";
import { addPerson, bothAlike, button, chooseFromMenu, countsPeople, go, house } from "./steps.mjs";

const kith = house();
const trouble = (page, title) => page.getByRole("alertdialog", { name: title });
const everything = (page) => page.evaluate(() => ({ ...localStorage }));
/** But for the day, which Kith notes some seconds after it was opened. */
const butTheDay = ({ "kith-device/seen": _, ...rest }) => rest;

/** What "Save a copy of what is stored" saves. */
async function rawCopy(page) {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Save a copy of what is stored").click(),
  ]);
  assert.equal(saved.suggestedFilename(), "kith-stored.json");
  return JSON.parse(Buffer.concat(await (await saved.createReadStream()).toArray()).toString());
}

/** Someone is kept, and all that is written after it is written. */
async function keepAda(page) {
  await addPerson(page, "Ada");
  await page.waitForFunction(() => localStorage.getItem("kith-device/changes-since") === "1");
}

/** A person is kept, then `ruin` runs in the page, and the next thing done stops it. */
async function stops(page, ruin, act = async () => {}) {
  await keepAda(page);
  const kept = await everything(page);
  await page.evaluate(() => {
    // What is stored at the moment it stops: on a slow machine Kith may have noted the day meanwhile.
    new MutationObserver(() => { window.atStop ??= { ...localStorage }; })
      .observe(document.documentElement, { attributeFilter: ["data-panicked"] });
  });
  await page.evaluate(ruin);
  await act();
  for (let tries = 0; tries < 100 && !(await trouble(page, "Kith has stopped").isVisible()); tries += 1) {
    await go(page, ["#/people/new", "#/giving", "#/map", "#/people"][tries % 4]);
    await page.waitForTimeout(50);
  }
  await trouble(page, "Kith has stopped").waitFor();
  await page.evaluate(() => {
    // What may still be on its way: keys, clicks below, timers, another tab.
    for (const key of ["z", "y"]) dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true }));
    for (const pressed of document.querySelectorAll("main button, nav a")) pressed.click();
    dispatchEvent(new StorageEvent("storage", { key: "kith/f.0", newValue: "K1e00000000:AAAA", storageArea: localStorage }));
  });
  await page.waitForTimeout(600);
  const before = await page.evaluate(() => window.atStop);
  assert.deepEqual(await everything(page), before, "nothing was written after it stopped");
  const notebook = (stored) => Object.entries(stored).filter(([key]) => key.startsWith("kith/"));
  assert.deepEqual(notebook(before), notebook(kept), "nor anything of the notebook before");
  return before;
}

async function isWhole(page, before) {
  const raw = await rawCopy(page);
  assert.deepEqual(raw.localStorage, before);
  await page.getByText(/^Saved \d+ entr(y|ies) as kith-stored\.json\.$/).waitFor();
  await button(page, "Reload").click();
  await opened(page);
  await countsPeople(page, "1 person");
}

// The view takes for granted that an element can be made, and panics where it can't.
const noWay = () => {
  const { createElement } = Document.prototype;
  Document.prototype.createElement = () => {
    Document.prototype.createElement = createElement;
    throw new Error("the test's");
  };
};

for (const [size, options] of Object.entries({ desk: DESK, phone: PHONE, narrow: { viewport: { width: 320, height: 500 } } })) {
  test(`fault_19 a panic in a handler stops all writing, and says so: ${size}`, async () => {
    const { context, page, problems } = await kith.visit(options);
    const before = await stops(page, noWay);
    assert.ok(problems.some((problem) => problem.includes("panicked at")), "a real panic");

    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Kith has stopped");
    for (const name of ["Reload", "Save a copy of what is stored"]) {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), name, "by keyboard");
    }
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await trouble(page, "Kith has stopped").waitFor();
    const room = await page.evaluate(() => [document.getElementById("trouble").scrollWidth, innerWidth]);
    assert.ok(room[0] <= room[1], "nothing runs out to the side");
    const refused = await page.evaluate(() => {
      const tries = [() => localStorage.setItem("kith/x", "1"), () => localStorage.removeItem("kith/x"), () => localStorage.clear()];
      return tries.filter((attempt) => { try { attempt(); return false; } catch { return true; } }).length;
    });
    assert.equal(refused, 3, "local storage can't be written any more");
    await isWhole(page, before);
    await context.close();
  });
}

test("fault_20 out of memory: the same", async () => {
  const visit = await visitor(kith.browser);
  const { context, page, problems } = visit;
  await page.addInitScript(() => {
    const { instantiateStreaming, instantiate } = WebAssembly;
    const kept = (made) => async (...args) => {
      const result = await made.apply(WebAssembly, args);
      // The app's own; the pieces that come later have none.
      window.memory ??= (result.instance ?? result).exports.memory;
      return result;
    };
    WebAssembly.instantiateStreaming = kept(instantiateStreaming);
    WebAssembly.instantiate = kept(instantiate);
  });
  await page.goto(kith.site.url);
  await opened(page);
  const before = await stops(page, () => {
    // All that a page of wasm can ever have is taken.
    for (let pages = 4096; pages > 0;) {
      try { window.memory.grow(pages); } catch { pages >>= 1; }
    }
    // More than is free of what the page had already.
  }, () => chooseFromMenu(page, { name: "large.csv", text: linkedinCsv(300).repeat(100) }));
  assert.match(problems[0], /^uncaught: RuntimeError/, "it had no memory left to say why");
  await isWhole(page, before);
  await context.close();
});

test("the raw copy holds what IndexedDB holds, bytes too, and reading makes no database", async () => {
  const { context, page } = await kith.visit();
  await keepAda(page);
  const own = await bothAlike(page);
  await page.evaluate(() => dispatchEvent(new Event("kith:panicked"))); // simulated: no panic is needed for this
  const raw = await rawCopy(page);
  const mirror = new Map(Object.values(raw.indexedDB).flat());
  for (const key of own) assert.equal(mirror.get(key), raw.localStorage[key], `${key} is in the mirror too`);
  await context.close();

  const { context: other, page: bare } = await visitor(kith.browser);
  await other.addInitScript(() => { delete globalThis.WebAssembly; });
  await bare.goto(kith.site.url);
  await trouble(bare, "Kith could not start").waitFor();
  await button(bare, "Save a copy of what is stored").click();
  await bare.getByText("There is nothing stored here yet.").waitFor();
  assert.deepEqual(await bare.evaluate(() => indexedDB.databases()), [], "none was made");
  await bare.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open("kith", 3);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("values").put(new Uint8Array([1, 2, 255]), "kith/1.0");
      request.result.createObjectStore("more", { keyPath: "id" }).put({ id: 7, text: "ü" });
    };
    request.onsuccess = () => { request.result.close(); resolve(); };
  }));
  assert.deepEqual(await rawCopy(bare), {
    localStorage: {},
    indexedDB: { values: [["kith/1.0", { base64: "AQL/" }]], more: [[7, { id: 7, text: "ü" }]] },
  });
  await other.close();
});

test("fault_75 no WebAssembly: said, and what is stored can be saved", async () => {
  const { context, page } = await kith.visit();
  await keepAda(page);
  const before = await everything(page);
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.reload();
  await trouble(page, "Kith could not start").waitFor();
  await page.getByText("This browser has no WebAssembly").waitFor();
  assert.deepEqual(butTheDay((await rawCopy(page)).localStorage), butTheDay(before));
  await context.close();
});

test("fault_70 a page of text served as the wasm file: said, not a blank page, and what is stored can be saved", async () => {
  // No worker holds the true file.
  const { context, page } = await kith.visit({ ...DESK, serviceWorkers: "block" });
  await keepAda(page);
  const before = await everything(page);
  const cold = await context.newPage();
  await cold.route("**/*.wasm", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Not found</title>" }));
  await cold.goto(kith.site.url);
  await trouble(cold, "Kith could not start").waitFor();
  await cold.getByText("A part of it could not be loaded or did not run.").waitFor();
  assert.deepEqual(butTheDay((await rawCopy(cold)).localStorage), butTheDay(before));
  await context.close();
});

test("fault_63 inside another site's page it doesn't run, and reads nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kith-frame-"));
  writeFileSync(join(folder, "index.html"), `<!doctype html><iframe src="${kith.site.url}" width="400" height="600"></iframe>`);
  const another = await new Site({ dist: folder }).start();
  try {
    const context = await kith.browser.newContext(DESK);
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(another.url);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("alertdialog", { name: "Kith could not start" }).waitFor();
    await frame.getByText("Please open Kith in a tab of its own.").waitFor();
    assert.equal(await frame.getByRole("button").count(), 0);
    assert.equal(await frame.locator("main").count(), 0);
    const inside = page.frames().find((frame) => frame.url().startsWith(kith.site.url));
    assert.equal(await inside.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    await context.close();
  } finally {
    await another.stop();
    rmSync(folder, { recursive: true });
  }
});
