// What every end-to-end spec needs: the machine's Chromium, a window of one of two sizes, and
// ears for what must not happen: a console error, a crash, a request to anywhere else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export const DESK = { viewport: { width: 1440, height: 900 } };

function findChrome() {
  if (process.env.CHROME) return process.env.CHROME;
  for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // not this one
    }
  }
  throw new Error("no Chromium: set CHROME to one, or run scripts/setup.sh test");
}

/** A browser that asks nobody anything by itself; it runs as root too. */
export function launch() {
  return chromium.launch({
    executablePath: findChrome(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * A new person's browser: empty storage, its own window.
 * `options` are Playwright's (PHONE, DESK, colorScheme, reducedMotion, locale, timezoneId ...).
 * `problems` fills with one sentence for each thing that must not happen.
 */
export async function visitor(browser, options = DESK) {
  const context = await browser.newContext(options);
  const problems = [];
  let home = null;
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith("http")) return;
    home ??= url.origin;
    if (url.origin !== home) problems.push(`request to another origin: ${request.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console error: ${message.text()}`);
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error()}`));
  context.on("dialog", (dialog) => {
    problems.push(`a ${dialog.type()}: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  const page = await context.newPage();
  return { context, page, problems };
}

export function assertQuiet(problems) {
  assert.deepEqual(problems, []);
}

/** Waits until the app stands: boot.js has taken its own element away. */
export function opened(page) {
  return page.locator("#boot").waitFor({ state: "detached" });
}

/** Waits until a service worker has the whole page and has taken its place. */
export function keptOffline(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const worker = registration.active;
    if (worker.state === "activated") return;
    await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
  });
}
