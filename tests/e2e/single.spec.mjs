// `make single`: one file that opens from a disk, quietly, and keeps what it is told.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { assertQuiet, launch, opened, visitor } from "./kith.mjs";

const FILE = process.env.KITH_SINGLE ?? fileURLToPath(new URL("../../dist-single/kith.html", import.meta.url));

test("the single file opens from a disk", { skip: !existsSync(FILE) && "not built: make single" }, async () => {
  const browser = await launch();
  const { page, problems } = await visitor(browser);
  await page.goto(pathToFileURL(FILE).href);
  await opened(page);
  assert.notEqual((await page.innerText("body")).trim(), "");
  await page.evaluate(() => localStorage.setItem("kith-test", "kept"));
  await page.reload();
  await opened(page);
  assert.equal(await page.evaluate(() => localStorage.getItem("kith-test")), "kept");
  assertQuiet(problems);
  await browser.close();
});
