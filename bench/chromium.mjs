// The machine's Chromium, as the end-to-end tests find it.
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

function find() {
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

export const launch = (more = []) => chromium.launch({
  executablePath: find(),
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more],
});
