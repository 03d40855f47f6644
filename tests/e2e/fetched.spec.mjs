// The larger places come in pieces of their own: by themselves, when they are opened, or not at all.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { assertQuiet, DESK, launch, opened, PHONE, visitor } from "./kith.mjs";
import { vcardFile } from "./samples.mjs";
import { DIST, Site } from "./server.mjs";
import { button, chooseFromMenu, go, goBy, heading } from "./steps.mjs";

const PIECES = readdirSync(DIST).filter((name) => name.endsWith(".wasm") && !name.endsWith("_bg.wasm"));
const skip = PIECES.length === 0 && "a build for looking is one file";
const GONE = "A part of Kith could not be fetched";

let site;
let browser;
before(async () => {
  site = await new Site().start();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.stop();
});

/** Someone whose pieces are answered by `answer`, until `comes` is called. */
async function without(answer, place = "", options = DESK) {
  // The worker for offline use fetches all by itself, past what is answered here.
  const visit = await visitor(browser, { ...options, serviceWorkers: "block" });
  visit.page.setDefaultTimeout(15_000);
  const isPiece = (url) => PIECES.some((name) => url.pathname.endsWith(name));
  await visit.context.route(isPiece, answer);
  await visit.page.goto(site.url + place);
  await visit.page.locator("#main").waitFor({ state: "attached" });
  const comes = () => visit.context.unroute(isPiece);
  const close = async () => {
    assertQuiet(visit.problems.filter((problem) => !/Failed to load resource|\.wasm: 404|TypeError: Failed to fetch|^console error: (Type)?Error/.test(problem)));
    await visit.context.close();
  };
  return { ...visit, comes, close };
}

const cut = (route) => route.abort("internetdisconnected");
const whole = (page) => page.locator("html[data-whole]");

test("all of it comes by itself, once each", { skip }, async () => {
  const { page, context, problems } = await visitor(browser);
  await page.goto(site.url);
  await opened(page);
  // The browser may count one only after it has come.
  const names = await page.waitForFunction((pieces) => {
    const names = performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop());
    return pieces.every((piece) => names.includes(piece)) && names;
  }, PIECES).then((names) => names.jsonValue());
  for (const piece of PIECES) {
    assert.equal(names.filter((name) => name === piece).length, 1, piece);
  }
  assertQuiet(problems);
  await context.close();
});

for (const [size, options] of Object.entries({ phone: PHONE, desk: DESK })) {
  test(`a place that can't be fetched says so, and comes when asked again: ${size}`, { skip }, async () => {
    const { page, comes, close } = await without(cut, "", options);
    await heading(page, "Today").waitFor({ state: "attached" });
    await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Giving", exact: true }).click();
    await page.getByText(GONE).waitFor();
    await button(page, "Try again").click();
    await page.getByText(GONE).waitFor();
    assert.equal(await whole(page).count(), 0);
    // What came with the app still works.
    await goBy(page, "Today");
    await go(page, "#/giving");
    await page.getByText(GONE).waitFor();

    await comes();
    await button(page, "Try again").click();
    await heading(page, "Giving").waitFor();
    assert.equal(await page.getByText(GONE).count(), 0);
    await goBy(page, "People");
    await close();
  });
}

test("opened at a place whose piece is gone from the host: the rest works, and loading anew helps", { skip }, async () => {
  const { page, comes, close } = await without((route) => route.fulfill({ status: 404, body: "not found" }), "#/map");
  await page.getByText(GONE).waitFor();
  await goBy(page, "Today");
  await go(page, "#/map");
  await page.getByText(GONE).waitFor();
  await comes();
  const loaded = page.waitForEvent("load");
  await button(page, "Load the page anew").click();
  await loaded;
  await opened(page);
  assert.equal(await page.getByText(GONE).count(), 0);
  await heading(page, "Map").waitFor({ state: "attached" });
  await close();
});

test("a slow piece is waited for, and who has gone on meanwhile stays there", { skip }, async () => {
  let letGo;
  const held = new Promise((go) => { letGo = go; });
  const { page, close } = await without(async (route) => {
    await held;
    await route.continue();
  });
  await goBy(page, "Today");
  await go(page, "#/giving");
  await page.getByText("this page is being fetched").waitFor();
  await goBy(page, "Today");
  letGo();
  await whole(page).waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => location.hash), "#/");
  await go(page, "#/giving");
  await heading(page, "Giving").waitFor();
  await close();
});

test("who writes at the first place isn't interrupted when the rest comes", { skip }, async () => {
  let letGo;
  const held = new Promise((go) => { letGo = go; });
  const { page, close } = await without(async (route) => {
    if (route.request().url().endsWith("_people.wasm")) await held;
    await route.continue();
  }, "#/giving");
  await heading(page, "Giving").waitFor();
  await page.evaluate(() => { document.querySelector("main h1").theOneThatCameFirst = true; });
  await button(page, "New habit").click();
  const what = page.getByRole("dialog", { name: "A new habit" }).getByRole("textbox", { name: "What you do" });
  await what.fill("Listen");
  letGo();
  await whole(page).waitFor({ state: "attached" });
  assert.ok(await page.evaluate(() => document.querySelector("main h1").theOneThatCameFirst), "it is the same page still");
  assert.equal(await what.inputValue(), "Listen");
  await close();
});

test("a file that is brought before its readers are here waits for them", { skip }, async () => {
  const { page, comes, close } = await without(cut);
  await heading(page, "Today").waitFor({ state: "attached" });
  await chooseFromMenu(page, { name: "people.vcf", text: vcardFile(), type: "text/vcard" });
  const dialog = page.getByRole("dialog", { name: "This file waits" });
  await dialog.getByText(GONE).waitFor();
  await comes();
  await button(dialog, "Try again").click();
  await page.getByRole("dialog", { name: "What people.vcf would bring" }).waitFor();
  await close();
});
