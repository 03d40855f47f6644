// What several specs do, in the words of the page: opening it, bringing a file, adding someone,
// reading what is stored. Every step waits for what it brings about, never for time.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { assertQuiet, DESK, launch, opened, PHONE, visitor } from "./kith.mjs";
import { Site } from "./server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Both windows, by name: most tests run in each. */
export const SIZES = { phone: PHONE, desk: DESK };

/**
 * The stopped clock's timers and frames have ids beyond 32 bits, which no browser gives and which wasm can't hand
 * back: nothing could be cleared, and words would go too soon.
 */
function smallTimerIds() {
  const ids = [0];
  const pairs = [["setTimeout", "clearTimeout"], ["setInterval", "clearInterval"], ["requestAnimationFrame", "cancelAnimationFrame"], ["requestIdleCallback", "cancelIdleCallback"]];
  for (const [begin, end] of pairs) {
    const { [begin]: begins, [end]: ends } = window;
    window[begin] = (...timer) => ids.push(begins(...timer)) - 1;
    window[end] = (id) => ends(ids[id]);
  }
}

/** What a test calls today is today to its end: none begins in a day's last minute, by the machine's clock or another. */
async function wellWithinADay(timeZone) {
  const left = () => {
    const [hours, minutes, seconds] = new Date().toLocaleTimeString("en-GB", { timeZone }).split(":").map(Number);
    return 86_400 - 3600 * hours - 60 * minutes - seconds;
  };
  while (left() <= 60) await new Promise((done) => { setTimeout(done, 1000); });
}

/** A spec's own site and browser, there before its tests begin and gone after. */
export function house() {
  const house = { site: null, browser: null };
  before(async () => {
    house.site = await new Site().start();
    house.browser = await launch();
  });
  after(async () => {
    await house.browser.close();
    await house.site.stop();
  });
  /**
   * Someone comes to the page, at a place of it: "#/people". Of the options, `at` is the time that
   * stands still there.
   */
  house.visit = async ({ at, ...options } = DESK, place = "") => {
    if (!at) await wellWithinADay(options.timezoneId);
    const visit = await visitor(house.browser, options);
    visit.page.setDefaultTimeout(15_000);
    if (at) {
      await visit.page.clock.setFixedTime(at);
      await visit.page.addInitScript(smallTimerIds);
    }
    await visit.page.goto(house.site.url + place);
    await opened(visit.page);
    return visit;
  };
  /** A test of someone new at the page, which stays quiet to the end. */
  house.test = (name, run, options = DESK) =>
    test(name, async () => {
      const visit = await house.visit(options);
      try {
        await run(visit.page, visit).catch((error) => {
          // What goes wrong in a test began often with what the page said.
          if (visit.problems.length === 0) throw error;
          throw new Error(`The page said: ${visit.problems.join("\n")}`, { cause: error });
        });
        assertQuiet(visit.problems);
      } finally {
        await visit.context.close();
      }
    });
  return house;
}

/** What a page with the network cut may say of it; all else is a fault there too. */
export const butOffline = (problems) =>
  problems.filter((problem) => !problem.includes("ERR_CONNECTION_REFUSED"));

export async function reload(page) {
  await page.reload();
  await opened(page);
}

/** To a page of the same origin that is not Kith: its storage can be changed there behind Kith's back. */
export async function besideKith(page, site) {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(`${site.url}manifest.webmanifest`);
}

/** To a place by its address, as a link would lead there. */
export async function go(page, place) {
  await page.evaluate((place) => { location.hash = place; }, place);
}

/** To one of the places, by the rail or the bar. */
export async function goBy(page, word) {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: word, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: word }).waitFor({ state: "attached" });
}

export const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

/** The region of the page that is known by this name. */
export const part = (page, name) => page.getByRole("region", { name, exact: true });

/** A section of the page by its own heading. */
export const section = (page, name) =>
  page.locator("section", { has: page.getByRole("heading", { name, exact: true }) }).last();

/** It comes with the next frame, mostly. */
export const hasFocus = (locator) => locator.and(locator.page().locator(":focus")).waitFor({ state: "attached" });

export const button = (within, name) => within.getByRole("button", { name, exact: true });

/**
 * What axe finds, each with where and why, once nothing fades or slides any more: colours half faded in
 * are not the page's.
 */
export async function axe(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const moves = () => document.getAnimations().filter(({ effect, playState }) =>
      playState === "running" && Number.isFinite(effect.getComputedTiming().endTime));
    for (let moving; (moving = moves()).length > 0;) await Promise.allSettled(moving.map(({ finished }) => finished));
    const { violations, passes } = await window.axe.run(document);
    if (passes.length <= 15) throw new Error("axe has hardly looked");
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      `${id} at ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`));
  });
}

/** One of a few that look like one piece: the radio button's face is what a finger meets. */
export async function choose(within, group, word) {
  const choices = within.getByRole("group", { name: group, exact: true });
  await choices.locator("label", { hasText: new RegExp(`^${word}$`) }).click();
}

/** The word on what was just done. */
export const toast = (page) => page.locator(".toast-words");

export async function said(page, words) {
  await toast(page).filter({ hasText: words }).waitFor();
}

// What is kept -----------------------------------------------------------------------------------

export const keys = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kith/")).sort());

/** The same once there are so many: on a slow machine Kith writes when the hands rest. */
export async function soManyKeys(page, count, why) {
  let now;
  for (let tries = 0; tries < 100; tries += 1) {
    now = await keys(page);
    if (now.length === count) return now;
    await page.waitForTimeout(50);
  }
  assert.equal(now.length, count, why);
  return now;
}

/** Waits until the answer is yes; it may take its time, where `waitForFunction` takes a promise for a yes. */
export async function until(ask) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await ask()) return;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  assert.fail(`that doesn't come to hold: ${ask}`);
}

/** What the second copy holds, key by key. */
export const mirrored = (page) =>
  page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open("kith");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const found = {};
      const names = [...database.objectStoreNames];
      if (names.length === 0) { database.close(); resolve(found); return; }
      const reading = database.transaction(names);
      for (const name of names) {
        reading.objectStore(name).openCursor().onsuccess = ({ target: { result: at } }) => {
          if (!at) return;
          found[at.key] = at.value;
          at.continue();
        };
      }
      reading.oncomplete = () => { database.close(); resolve(found); };
    };
  }));

/** Waits until both copies hold the same keys of ours. */
export async function bothAlike(page) {
  let seen;
  for (let tries = 0; tries < 100; tries += 1) {
    const own = await keys(page);
    const there = Object.keys(await mirrored(page)).filter((key) => key.startsWith("kith/")).sort();
    seen = [own, there];
    if (JSON.stringify(own) === JSON.stringify(there)) return own;
    await page.waitForTimeout(50);
  }
  assert.deepEqual(seen[1], seen[0], "the second copy has the same keys");
}

// Files ------------------------------------------------------------------------------------------

const asFile = ({ name, text, bytes, type = "" }) => ({
  name,
  mimeType: type,
  buffer: Buffer.from(bytes ?? text),
});

/** Chooses a file with "Bring a file", which must be on the page. */
export async function chooseFile(page, file) {
  const chooser = page.waitForEvent("filechooser");
  await page.locator("label.bring:visible").first().click();
  await (await chooser).setFiles(asFile(file));
}

/** Chooses a file from the menu, wherever one is. */
export async function chooseFromMenu(page, file) {
  await button(page, "More").click();
  const chooser = page.waitForEvent("filechooser");
  await page.locator(".more label.bring").click();
  await (await chooser).setFiles(asFile(file));
}

/** Drops a file on the page; one with a `size` instead of a text is as large and holds zeros. */
export async function dropFile(page, file) {
  const { name, mimeType, buffer } = asFile({ text: "", ...file });
  const dataTransfer = await page.evaluateHandle(
    ([name, type, base64, size]) => {
      const bytes = size ? new Uint8Array(1 << 20) : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const parts = Array(Math.ceil((size || 1) / bytes.length) || 1).fill(bytes);
      const whole = new Blob(parts);
      const transfer = new DataTransfer();
      transfer.items.add(new File([size ? whole.slice(0, size) : whole], name, { type }));
      return transfer;
    },
    [name, mimeType, buffer.toString("base64"), file.size],
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer });
  await page.getByText("Let go, and see what it would bring.").waitFor();
  await page.dispatchEvent("main", "drop", { dataTransfer });
}

/** The dialog that says what a file would bring, once it has been read. */
export async function preview(page, name) {
  const dialog = page.getByRole("dialog", { name: `What ${name} would bring` });
  await dialog.waitFor({ timeout: 60_000 });
  return dialog;
}

/** The dialog that says why a file is refused. */
export async function refusal(page, name) {
  const dialog = page.getByRole("dialog", { name: `${name} can't be read` });
  await dialog.waitFor({ timeout: 60_000 });
  return dialog;
}

// People -----------------------------------------------------------------------------------------

export const peopleCount = (page) => page.locator(".people-count");

/** How many people the list says there are. */
export async function countsPeople(page, words) {
  await goBy(page, "People");
  const search = page.getByRole("searchbox", { name: "Search people" });
  if (await search.inputValue()) {
    await search.fill("");
    await search.blur();
  }
  await peopleCount(page).filter({ hasText: new RegExp(`^${words}$`) }).waitFor();
}

/** Nobody is in the list. */
export async function nobodyThere(page) {
  await goBy(page, "People");
  await page.getByText("The people you know and care for").waitFor();
  assert.equal(await page.locator(".person-row").count(), 0);
}

/** Opens someone's page from the list, by search. */
export async function openPerson(page, name) {
  await goBy(page, "People");
  await page.getByRole("searchbox", { name: "Search people" }).fill(name);
  await page.locator(".person-row", { has: page.getByText(name, { exact: true }) }).first().click();
  await heading(page, name).waitFor();
}

/** Adds someone with nothing but a name, and stays on their page. */
export async function addPerson(page, name, circle) {
  await go(page, "#/people/new");
  await heading(page, "Someone new").waitFor();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  if (circle) await choose(page, "How close to your heart", circle);
  await button(page, "Add").click();
  await heading(page, name).waitFor();
}

/** Finds someone by name in a field to choose people in. */
export async function pick(within, label, name) {
  const field = within.getByRole("combobox", { name: label, exact: true });
  await field.fill(name);
  await within.getByRole("option", { name }).first().click();
  await field.filter({ visible: true }).waitFor();
}

/** Ties whose page this is to someone: "is a mentor of". */
export async function tie(page, words, name) {
  await button(page, "Tie to someone").click();
  await page.getByRole("combobox", { name: /…$/ }).selectOption({ label: words });
  await pick(page, "Whom", name);
  await button(page, "Tie").click();
  await page.locator(".tie", { hasText: name }).first().waitFor();
}

/** How warm the face of whose page this is glows, from 0 to 1. */
export const glow = (page) =>
  page.locator(".person-head .face").evaluate((face) => Number(getComputedStyle(face).getPropertyValue("--glowing")));

/** The words of the ties on someone's page: "child of Rosa Exemplar". */
export async function ties(page) {
  const words = await page.locator(".tie-words").allInnerTexts();
  return words.map((text) => text.replace(/\s+/g, " ").trim()).sort();
}

// The map ----------------------------------------------------------------------------------------

/**
 * Waits until the map asks for no more frames, for it draws only while something changes. Two pictures that are
 * alike don't say as much: the next one may be painted already, in pieces, on a sheet that isn't seen yet.
 */
export const atRest = (page) =>
  page.evaluate(async () => {
    window.mapFrames ??= (() => {
      const { requestAnimationFrame: ask, cancelAnimationFrame: cancel } = window;
      const toCome = new Set();
      window.requestAnimationFrame = (run) => {
        const id = ask((at) => { toCome.delete(id); run(at); });
        toCome.add(id);
        return id;
      };
      window.cancelAnimationFrame = (id) => { toCome.delete(id); cancel(id); };
      return { ask, toCome };
    })();
    const { ask, toCome } = window.mapFrames;
    // What lies on it may still slide in.
    const slides = () => document.getAnimations().some(({ effect, playState }) =>
      playState === "running" && Number.isFinite(effect.getComputedTiming().endTime));
    // What was asked for before it was listened comes with the first frame.
    for (let calm = 0; calm < 4; calm = toCome.size > 0 || slides() ? 0 : calm + 1) {
      await new Promise((done) => { ask(() => setTimeout(done, 30)); });
    }
  });

// Habits -----------------------------------------------------------------------------------------

/** Takes up a habit by the form; `fill` sets what is not as it stands there. */
export async function makeHabit(page, name, fill = async () => {}) {
  await goBy(page, "Giving");
  await button(page, "New habit").click();
  const dialog = page.getByRole("dialog", { name: "A new habit" });
  await dialog.getByRole("textbox", { name: "What you do" }).fill(name);
  await fill(dialog);
  await button(dialog, "Take it up").click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("link", { name }).waitFor();
}

/** A habit's row in the grid, and a day of it: "Monday, November 16". */
export const habitRow = (page, name) =>
  page.locator(".long-row", { has: page.locator(".habit-name").getByText(name, { exact: true }) });
export const dayOf = (page, name, date) =>
  habitRow(page, name).getByRole("gridcell", { name: new RegExp(`^${date}(,|$)`) });

/** What a day of the grid is, once it is that: "done", "rest", "open", "free". */
export const isDay = (cell, state) => cell.and(cell.page().locator(`.day.${state}`)).waitFor();

/** Today's check of a habit. */
export const check = (page, name) => page.locator(`.check[aria-label="${name}"]`);

export const isPressed = (locator) => locator.getAttribute("aria-pressed").then((pressed) => pressed === "true");
