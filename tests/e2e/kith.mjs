// What every end-to-end spec needs: the machine's Chromium, a window of one of two sizes, and
// ears for what must not happen: a console error, a crash, a request to anywhere else.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser that asks nobody anything by itself; it runs as root too. */
export function launch() {
  return chromium.launch({
    executablePath: findChrome(),
    headless: true,
    args: QUIET,
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
  context.on("page", atHumanPace);
  const page = await context.newPage();
  return { context, page, problems };
}

/**
 * Waits until what is to come with the next frame has come, as the focus and the top of a page one arrives at;
 * a page that is going away has no more.
 */
export async function rest(page) {
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  let timer;
  const patience = new Promise((done) => { timer = setTimeout(done, 1000); });
  await Promise.race([page.evaluate(frames).catch(() => {}), patience]);
  clearTimeout(timer);
}

/** What writes or takes the focus, made to rest before: in a hand that writes on one page, or in that of all locators. */
function slow(hand, names, pageOf) {
  for (const name of names) {
    const quick = hand[name];
    hand[name] = async function (...how) {
      await rest(pageOf(this));
      return quick.apply(this, how);
    };
  }
}

let areLocatorsSlow = false;

/**
 * Playwright goes to a field in one step and writes in another, both sooner after a click than any hand:
 * what Kith does with its next frame, as giving the focus to a field or to a heading, fell in between. What
 * must hold within a frame is tested in the page itself.
 */
function atHumanPace(page) {
  slow(page.keyboard, ["press", "type", "insertText"], () => page);
  if (areLocatorsSlow) return;
  areLocatorsSlow = true;
  const locators = Object.getPrototypeOf(page.locator("html"));
  slow(locators, ["fill", "press", "pressSequentially", "focus", "selectOption"], (locator) => locator.page());
}

export function assertQuiet(problems) {
  assert.deepEqual(problems, []);
}

/** Waits until the app stands: boot.js has taken its own element away, and the pages that came later are here too. */
export async function opened(page) {
  await page.locator("#main").waitFor({ state: "attached" });
  await page.locator("html[data-whole]").waitFor({ state: "attached" });
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

/**
 * A browser with a profile in a folder on the disk, which can be killed like a power cut for the page:
 * no page, no process of it hears of it. Started again, it finds what the disk has.
 */
export class Profile {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "kith-profile-"));
  }

  /** Starts it and answers a page without a place. */
  async start(options = DESK) {
    const args = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${this.folder}`, ...QUIET, "about:blank"];
    // A process group of its own, so that all of it can be killed at once.
    this.process = spawn(findChrome(), args, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
    const address = await new Promise((resolve, reject) => {
      let said = "";
      this.process.stderr.on("data", (data) => {
        said += data;
        const found = /DevTools listening on (ws:\S+)/.exec(said);
        if (found) resolve(found[1]);
      });
      this.process.on("exit", () => reject(new Error(`Chromium went: ${said}`)));
    });
    this.browser = await chromium.connectOverCDP(address);
    const [context] = this.browser.contexts();
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize(options.viewport);
    page.setDefaultTimeout(15_000);
    atHumanPace(page);
    return page;
  }

  async kill() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = new Promise((resolve) => { this.process.once("exit", resolve); });
    process.kill(-this.process.pid, "SIGKILL");
    await gone;
    await this.browser.close().catch(() => {});
  }

  /** Closes it as its own menu would, with time to write what it holds back. */
  async quit() {
    const gone = new Promise((resolve) => { this.process.once("exit", resolve); });
    const client = await this.browser.newBrowserCDPSession();
    // Its answer may never come: who would give it is gone.
    client.send("Browser.close").catch(() => {});
    await gone;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
