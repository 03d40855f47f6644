// How long a day's handling takes in a large notebook: Kith's own page in Chromium, from each input to the paint of what it
// brought about; and how long the page's thread worked for it, by a trace, which a busy machine changes least. Prints Markdown.
//   node days.mjs DIST NOTEBOOK     the page as it is built; a backup, as examples/lifelike.rs makes one
// BENCH_RUNS=20 times each, BENCH_SLOW=1 (the processor slowed down so many times)
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { launch } from "./chromium.mjs";
import { at, bring, pause, serve, sum, told, traced } from "./trace.mjs";

const [dist, notebook] = process.argv.slice(2);
const RUNS = Number(process.env.BENCH_RUNS ?? 20);
const SLOW = Number(process.env.BENCH_SLOW ?? 1);
const GOAL = 100;

/** In the page: from the next input on, until `isDone` holds after something changed, and that has been painted. */
const arm = (isDone) => {
  window.took = new Promise((resolve) => {
    let began = null;
    let over = false;
    const look = () => {
      if (over || began === null || !isDone()) return;
      over = true;
      watcher.disconnect();
      // A message that is sent as a frame begins comes when it has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - began);
        port2.postMessage(null);
      });
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const type of ["pointerdown", "keydown"]) addEventListener(type, (event) => { began ??= event.timeStamp; }, { capture: true, once: true });
    // Where nothing at all changes by a letter.
    addEventListener("input", () => setTimeout(look), { once: true });
  });
};

let cdp;

/** Does it, and answers how long it took and how long the page's thread worked, in ms. `isDone` is a function of the page, as text. */
async function timed(page, isDone, act) {
  await page.evaluate(`(${arm})(${isDone})`);
  let took;
  const events = await traced(cdp, async () => {
    await act();
    const late = pause(15_000).then(() => null);
    took = await Promise.race([page.evaluate(() => window.took), late]);
  });
  if (took === null) throw new Error(`not done after 15 s: ${isDone}`);
  return { took, work: sum(told(events).own.map((task) => task.work)) };
}

const has = (selector) => `() => document.querySelector(${JSON.stringify(selector)})`;
const says = (selector, words) => `() => [...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.textContent.includes(${JSON.stringify(words)}))`;
const changed = (selector) => `() => (document.querySelector(${JSON.stringify(selector)})?.textContent ?? "") !== window.before`;
const remember = (page, selector) => page.evaluate((selector) => { window.before = document.querySelector(selector)?.textContent ?? ""; }, selector);
const ANY = "() => true";

/** To a place, and a rest until all that follows is done. */
async function go(page, place, selector) {
  await page.evaluate((place) => { location.hash = place; }, place);
  await page.locator(selector).first().waitFor();
  await pause(500);
}
const today = async (page) => {
  await go(page, "#/", ".first");
  const more = page.getByRole("button", { name: /^(Someone else\?|Look again)$/ });
  if (await more.count()) await more.click();
  await page.locator(".first-name").waitFor();
  await pause(300);
};
const people = (page) => go(page, "#/people", ".person-row");
const somebody = async (page, n) => {
  await people(page);
  await page.locator(".person-row").nth(n % 8).click();
  await page.locator(".person-head").waitFor();
  await pause(500);
};
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Types a text letter by letter: a figure for each. */
async function typed(page, text) {
  const times = [];
  for (const letter of text) {
    times.push(await timed(page, ANY, () => page.keyboard.press(letter === " " ? "Space" : letter)));
    await pause(120);
  }
  return times;
}

const HANDS = {
  "Today is opened": async (page) => {
    await people(page);
    return timed(page, has(".first"), () => page.getByRole("link", { name: "Today", exact: true }).click());
  },
  "not today": async (page) => {
    await today(page);
    await remember(page, ".first");
    return timed(page, changed(".first"), () => button(page, "Not today").click());
  },
  "a kind act in one tap": async (page) => {
    await today(page);
    await remember(page, ".first");
    return timed(page, changed(".first"), () => page.locator(".first .act").first().click());
  },
  "a habit is tapped": async (page) => {
    await today(page);
    const check = page.locator(".check[aria-pressed]").first();
    const pressed = await check.getAttribute("aria-pressed");
    return timed(page, has(`.check[aria-pressed="${pressed === "true" ? "false" : "true"}"]`), () => check.click());
  },
  "the capture line, a letter": async (page, n) => {
    if (n >= RUNS / 10) return [];
    await today(page);
    await page.getByRole("textbox", { name: "What happened, or what you mean to do" }).focus();
    const times = await typed(page, "yesterday lunch with Jonas Halden and Grete, ask her Friday");
    await page.keyboard.press("Escape");
    return times;
  },
  "everybody is opened": async (page) => {
    await go(page, "#/", ".first");
    return timed(page, has(".person-row"), () => page.getByRole("link", { name: "People", exact: true }).click());
  },
  "People are searched, a letter": async (page, n) => {
    if (n >= RUNS / 4) return [];
    await people(page);
    await page.getByRole("searchbox", { name: "Search people" }).focus();
    const times = await typed(page, "jonas halden");
    await page.getByRole("searchbox", { name: "Search people" }).fill("");
    return times;
  },
  "somebody is opened": async (page, n) => {
    await people(page);
    return timed(page, has(".person-head"), () => page.locator(".person-row").nth(n % 8).click());
  },
  "the form of a moment opens": async (page, n) => {
    await somebody(page, n);
    return timed(page, has(".part form textarea"), () => button(page, "Talked").click());
  },
  "a moment is noted": async (page, n) => {
    await somebody(page, n);
    await button(page, "Talked").click();
    await page.getByRole("textbox", { name: "In your words" }).fill(`Number ${n} of them`);
    await pause(300);
    return timed(page, says(".moment", `Number ${n} of them`), () => button(page, "Note it").click());
  },
  "the form of a person opens": async (page, n) => {
    await somebody(page, n);
    return timed(page, has("main form"), () => button(page, "Edit").click());
  },
  "a field is edited, a letter": async (page, n) => {
    if (n >= RUNS / 4) return [];
    await somebody(page, n);
    await button(page, "Edit").click();
    await page.getByRole("textbox", { name: "Name", exact: true }).focus();
    const times = await typed(page, "abcdefgh");
    await page.keyboard.press("Escape");
    return times;
  },
  "a person is changed": async (page, n) => {
    await somebody(page, n);
    await button(page, "Edit").click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(`Aaron Number${n}`);
    await pause(300);
    return timed(page, says(".person-head", `Number${n}`), () => button(page, "Save").click());
  },
  "the palette opens": async (page) => {
    await today(page);
    const took = await timed(page, has("dialog[open] [role=combobox]"), () => page.keyboard.press("Control+k"));
    await page.keyboard.press("Escape");
    return took;
  },
  "the palette is searched, a letter": async (page, n) => {
    if (n >= RUNS / 4) return [];
    await today(page);
    await page.keyboard.press("Control+k");
    await page.locator("dialog[open] [role=combobox]").waitFor();
    await pause(500);
    const times = await typed(page, "grete solh");
    await page.keyboard.press("Escape");
    return times;
  },
  "who may be here twice": async (page) => {
    await people(page);
    await page.locator(".twice-line a").waitFor();
    return timed(page, has(".twice-row"), () => page.locator(".twice-line a").click());
  },
  "two entries side by side": async (page) => {
    await go(page, "#/people/duplicates", ".twice-row");
    return timed(page, has(".twice-end"), () => page.locator(".twice-row").first().click());
  },
  "two entries are merged": async (page) => {
    await go(page, "#/people/duplicates", ".twice-row");
    await page.locator(".twice-row").first().click();
    await page.locator(".twice-end").waitFor();
    await pause(500);
    await remember(page, ".toast-words");
    const merged = `() => document.querySelector(".twice-end") && /^Merged/.test(document.querySelector(".toast-words")?.textContent)`;
    return timed(page, merged, () => button(page, "Merge").click());
  },
  "one step is taken back": async (page) => {
    await page.locator("main").first().focus().catch(() => {});
    return timed(page, says(".toast-words", "Undone"), () => page.keyboard.press("Control+z"));
  },
};

const site = await serve(dist);
const browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
await bring(page, site.url, readFileSync(notebook));
page.setDefaultTimeout(20_000);
cdp = await page.context().newCDPSession(page);
await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
const only = process.env.BENCH_ONLY;
const all = new Map();
const missing = [];
for (const [name, hand] of Object.entries(HANDS).filter(([name]) => !only || name.includes(only))) {
  const times = [];
  for (let n = 0; n < RUNS; n += 1) {
    try {
      times.push(await hand(page, n));
    } catch (error) {
      missing.push(`${name}: ${error.message.split("\n")[0]}`);
      break;
    }
  }
  all.set(name, times.flat());
  const of = (field, share) => at(times.flat().map((time) => time[field]), share).toFixed(0);
  console.error(`${name}: ${times.flat().length} times, took ${of("took", 0.5)} ms, p98 ${of("took", 0.98)} ms; work ${of("work", 0.5)} ms, p98 ${of("work", 0.98)} ms`);
}
await browser.close();
site.close();

const pooled = [...all.values()].flat();
console.log(`Chromium ${browser.version()}, processor slowed down ${SLOW} times, load ${loadavg()[0].toFixed(1)}; from the input to the paint, ms.\n`);
console.log("| by hand | times | took: median | p98 | | work: median | p98 | |\n|---|--:|--:|--:|---|--:|--:|---|");
const row = (name, times) => {
  const cells = ["took", "work"].map((field) => {
    const [half, p98] = [0.5, 0.98].map((share) => at(times.map((time) => time[field]), share));
    return `${half.toFixed(0)} | ${p98.toFixed(0)} | ${p98 <= GOAL ? "pass" : "MISS"}`;
  });
  console.log(`| ${name} | ${times.length} | ${cells.join(" | ")} |`);
};
for (const [name, times] of all) row(name, times);
row("**all of them**", pooled);
if (missing.length > 0) {
  console.error(missing.join("\n"));
  process.exitCode = 1;
}
