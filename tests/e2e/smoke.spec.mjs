// The page opens from a folder of a site, quietly, and again with the network gone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertQuiet, keptOffline, launch, opened, PHONE, visitor } from "./kith.mjs";
import { Site } from "./server.mjs";

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

test("opens below a folder, at both sizes, without an error or a request to elsewhere", async () => {
  for (const options of [undefined, PHONE]) {
    const { context, page, problems } = await visitor(browser, options);
    await page.goto(site.url);
    await opened(page);
    // It is named once the page has been drawn.
    await page.waitForFunction(() => document.title === "Today · Kith");
    assert.notEqual((await page.innerText("body")).trim(), "");
    await keptOffline(page);
    assertQuiet(problems);
    await context.close();
  }
});

test("fault_65 opens offline after one visit", async () => {
  const { context, page, problems } = await visitor(browser);
  await page.goto(site.url);
  await opened(page);
  await keptOffline(page);
  await site.stop();
  try {
    await page.reload();
    await opened(page);
    const second = await context.newPage();
    await second.goto(`${site.url}?source=home#/people`);
    await opened(second);
    await second.goto(`${site.url}index.html`);
    await opened(second);
  } finally {
    await site.start();
  }
  assertQuiet(problems.filter((problem) => !problem.includes("ERR_CONNECTION_REFUSED")));
  await context.close();
});
