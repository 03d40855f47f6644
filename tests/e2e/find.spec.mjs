// Finding: the palette over people, places, commands and moments, by keyboard alone; and the list of
// everybody, searched, in each order, with several changed at once.
import assert from "node:assert/strict";
import { DESK, PHONE } from "./kith.mjs";
import { dayBefore } from "./samples.mjs";
import { axe, button, chooseFile, go, goBy, heading, house, peopleCount, preview, said, SIZES } from "./steps.mjs";

const kith = house();
const TODAY = "2026-11-18";
const id = (list, n) => `${list}${String(n).padStart(8 - list.length, "0")}`;

const NAMES = [
  ["Grace Hopper", { circle: "close", tags: ["navy"] }],
  ["Grace Kelly", { circle: "heart" }],
  ["Ángel Öztürk", { circle: "friends", tags: ["choir"] }],
  ["Ada Lovelace", { former: "Byron", tags: ["choir"] }],
  ["Émile Łęski", { circle: "known", company: "Harbour Bakery" }],
  ["Zora Lund", { circle: "wider", resting: "open" }],
];

/** Six people, what happened with some of them, and a habit. */
function notebook() {
  const people = NAMES.map(([name, more], n) => ({ id: id("P", n), name, ...more }));
  const moment = (n, kind, who, ago, text = "") => ({ id: id("M", n), day: dayBefore(TODAY, ago), kind, people: [id("P", who)], text });
  const old = Array.from({ length: 40 }, (_, n) => moment(100 + n, "talked", 3, 10 + n, `Call number ${n}`));
  const moments = [
    moment(0, "meal", 0, 0, "Soup by the old harbour"),
    moment(1, "talked", 2, 20, "Her mother is ill"),
    moment(2, "talked", 3, 300, "The very first lighthouse"),
    ...old,
  ];
  const habits = [{ id: id("H", 0), name: "Call home", kind: "listen", rhythm: "daily", started: dayBefore(TODAY, 30), order: 1, checks: [], rested: [], day_notes: {} }];
  return { people, ties: [], moments, habits, views: [], groups: [], rests: [], settings: { theme: "system" } };
}

async function bring(page, book = notebook()) {
  await go(page, "#/data");
  await heading(page, "Your data").waitFor();
  const text = JSON.stringify({ kith: "backup", version: 1, made: TODAY, schema: 2, notebook: book });
  await chooseFile(page, { name: "kith.json", text });
  const dialog = await preview(page, "kith.json");
  await button(dialog, "Bring it in").click();
  await said(page, "Brought in kith.json");
}

const palette = (page) => page.getByRole("dialog", { name: "Search everything" });
const field = (page) => palette(page).getByRole("combobox", { name: "Search everything" });
const options = (page) => palette(page).getByRole("option");
const first = (page) => palette(page).locator("[role=option][aria-selected=true] .palette-words > :first-child");

async function open(page) {
  await page.keyboard.press("Control+k");
  await field(page).and(page.locator(":focus")).waitFor();
}

/** Types, and waits until what stands first says so. */
async function seek(page, typed, words) {
  await field(page).fill(typed);
  await first(page).filter({ hasText: words }).waitFor();
}

async function closed(page) {
  await palette(page).waitFor({ state: "hidden" });
}

/** Leaves whatever dialog is open. */
async function leave(page) {
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").first().waitFor({ state: "hidden" });
}

const names = (page) => page.locator(".person-row-name");
const order = (page, words) => page.getByRole("combobox", { name: "In which order" }).selectOption({ label: words });
const search = (page) => page.getByRole("searchbox", { name: "Search people" });

async function listed(page, expected) {
  await page.waitForFunction((expected) => {
    const rows = [...document.querySelectorAll(".people-list li:has(.person-row)")];
    const tops = rows.map((row) => [Number(row.style.getPropertyValue("--top")), row.querySelector(".person-row-name").innerText]);
    return JSON.stringify(tops.sort((a, b) => a[0] - b[0]).map(([, name]) => name)) === JSON.stringify(expected);
  }, expected);
}

for (const [size, options_] of Object.entries(SIZES)) {
  const at = { ...options_, at: `${TODAY}T12:00:00` };

  kith.test(`people by keyboard alone, with accents, slips and left-out letters: ${size}`, async (page) => {
    await bring(page);
    await open(page);
    for (const [typed, who] of [
      ["grace h", "Grace Hopper"], ["angel", "Ángel Öztürk"], ["OZTURK", "Ángel Öztürk"], ["leski", "Émile Łęski"],
      ["hoppre", "Grace Hopper"], ["lvoelace", "Ada Lovelace"], ["byron", "Ada Lovelace"], ["adlv", "Ada Lovelace"], ["bakery", "Émile Łęski"],
    ]) await seek(page, typed, who);
    await seek(page, "grace", "Grace Kelly");
    await page.keyboard.press("ArrowDown");
    await first(page).filter({ hasText: "Grace Hopper" }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowDown");
    await first(page).filter({ hasText: "Grace Kelly" }).waitFor();
    await page.keyboard.press("Enter");
    await heading(page, "Grace Kelly").and(page.locator(":focus")).waitFor();
    await closed(page);

    await open(page);
    await first(page).filter({ hasText: "Grace Kelly" }).waitFor();
    await palette(page).getByText("Lately").waitFor();
    await field(page).fill("xyzzyx");
    await palette(page).getByText("Nothing fits. A part of a name is enough.").waitFor();
    assert.equal(await options(page).count(), 0);
    await page.keyboard.press("Escape");
    await closed(page);
    await heading(page, "Grace Kelly").and(page.locator(":focus")).waitFor();
  }, at);

  kith.test(`commands and places, and the focus comes back: ${size}`, async (page) => {
    await bring(page);
    await goBy(page, "People");
    await search(page).fill("ada");
    await search(page).focus();
    await open(page);
    await page.keyboard.press("Control+k");
    await closed(page);
    await search(page).and(page.locator(":focus")).waitFor();
    await open(page);
    await seek(page, "svae", "Save a backup");
    const saved = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    await saved;
    await search(page).and(page.locator(":focus")).waitFor();

    await open(page);
    await seek(page, "dark", "Dark colours");
    await page.keyboard.press("Enter");
    await page.locator("html[data-theme=dark]").waitFor();
    await open(page);
    await seek(page, "undo", "Undo");
    await options(page).first().getByText("Dark colours").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("html[data-theme=system]").waitFor();
    await open(page);
    await seek(page, "redo", "Redo");
    await page.keyboard.press("Escape");
    await closed(page);

    await open(page);
    await seek(page, "constell", "Map as a constellation");
    await page.keyboard.press("Enter");
    await heading(page, "Map").waitFor({ state: "attached" });
    await open(page);
    await seek(page, "call home", "Call home");
    await page.keyboard.press("Enter");
    await heading(page, "Call home").waitFor();
    await open(page);
    await seek(page, "new habit", "New habit");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "A new habit" }).waitFor();
    await leave(page);
    await open(page);
    await seek(page, "pause", "Rest");
    await page.keyboard.press("Enter");
    await closed(page);
    await page.getByRole("dialog", { name: "Time to rest" }).waitFor();
    await page.keyboard.press("Control+k");
    assert.equal(await palette(page).isVisible(), false, "nothing opens before another dialog");
    await leave(page);
    await open(page);
    await seek(page, "someone n", "Someone new");
    await page.keyboard.press("Enter");
    await heading(page, "Someone new").waitFor();
    await open(page);
    await seek(page, "bring a f", "Bring a file");
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Enter");
    await chooser;
  }, at);

  kith.test(`a moment is found by its words, and shown however long ago it was: ${size}`, async (page) => {
    await bring(page);
    await open(page);
    await seek(page, "mohter", "Her mother is ill");
    await seek(page, "soup grace", "Soup by the old harbour");
    await seek(page, "lighthouse", "The very first lighthouse");
    await page.keyboard.press("Enter");
    await heading(page, "Ada Lovelace").waitFor();
    const there = page.locator(".moment:focus");
    await there.getByText("The very first lighthouse").waitFor();
    await there.evaluate((moment) => {
      const { top, bottom } = moment.getBoundingClientRect();
      if (top < 0 || bottom > window.innerHeight) throw new Error(`out of sight: ${top} to ${bottom}`);
    });
    // On the page of the same person, too.
    await open(page);
    await seek(page, "number 3", /Call number 3/);
    await page.keyboard.press("Enter");
    await page.locator(".moment:focus").getByText(/Call number 3/).waitFor();
  }, at);

  kith.test(`each order of the list, each filter, and back from someone: ${size}`, async (page) => {
    await bring(page);
    await goBy(page, "People");
    const byName = ["Ada Lovelace", "Ángel Öztürk", "Émile Łęski", "Grace Hopper", "Grace Kelly", "Zora Lund"];
    await listed(page, byName);
    await order(page, "By circle");
    await listed(page, ["Grace Kelly", "Grace Hopper", "Ángel Öztürk", "Zora Lund", "Émile Łęski", "Ada Lovelace"]);
    await page.locator(".letter", { hasText: "Not placed" }).waitFor();
    await order(page, "Last seen");
    await listed(page, ["Grace Hopper", "Ada Lovelace", "Ángel Öztürk", "Émile Łęski", "Grace Kelly", "Zora Lund"]);
    assert.equal(await page.getByText("not yet").count(), 3);
    await page.locator(".person-row", { hasText: "Grace Hopper" }).getByText("today").waitFor();
    await order(page, "By warmth");
    await page.locator(".letter", { hasText: "Glowing" }).waitFor();
    await page.locator(".letter", { hasText: "Quiet" }).waitFor();
    await order(page, "By name");

    const who = page.getByRole("combobox", { name: "Who is shown" });
    await who.selectOption({ label: "Not now" });
    await listed(page, ["Zora Lund"]);
    await who.selectOption({ label: "Quiet" });
    await listed(page, ["Émile Łęski", "Grace Kelly", "Zora Lund"]);
    await who.selectOption({ label: "Everybody" });
    await page.getByRole("combobox", { name: "With which tag" }).selectOption({ label: "choir" });
    await listed(page, ["Ada Lovelace", "Ángel Öztürk"]);
    await search(page).fill("byron");
    await listed(page, ["Ada Lovelace"]);
    await page.locator(".person-row").click();
    await heading(page, "Ada Lovelace").waitFor();
    await page.goBack();
    await listed(page, ["Ada Lovelace"]);
    await page.getByRole("combobox", { name: "With which tag" }).selectOption({ label: "Any tag" });
    await search(page).fill("grcae");
    await peopleCount(page).filter({ hasText: "2 people nearly so" }).waitFor();
    await search(page).fill("");
    await button(page, "Heart").click();
    await listed(page, ["Grace Kelly"]);
  }, at);

  kith.test(`several are chosen and changed, each change one step back: ${size}`, async (page) => {
    await bring(page);
    await goBy(page, "People");
    await button(page, "Choose several").click();
    const bar = page.getByRole("region", { name: /chosen|Choose whom/ });
    await page.locator("#several:focus").waitFor();
    const box = (name) => page.getByRole("checkbox", { name: new RegExp(name) });
    await box("Ángel").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await bar.getByText("2 people chosen").waitFor();
    await box("Grace Kelly").click({ modifiers: ["Shift"] });
    await bar.getByText("4 people chosen").waitFor();
    await bar.getByRole("combobox", { name: "Put them in a circle" }).selectOption({ label: "Wider" });
    await said(page, "4 people are in Wider now");
    await order(page, "By circle");
    await listed(page, ["Ángel Öztürk", "Émile Łęski", "Grace Hopper", "Grace Kelly", "Zora Lund", "Ada Lovelace"]);
    await page.keyboard.press("Control+z");
    await said(page, "Undone: 4 people are in Wider now");
    await listed(page, ["Grace Kelly", "Grace Hopper", "Ángel Öztürk", "Zora Lund", "Émile Łęski", "Ada Lovelace"]);

    await button(bar, "Tag").click();
    await bar.getByRole("textbox", { name: "Tag" }).fill("Tuesday");
    await button(bar, "Tag them").click();
    await said(page, "4 people are tagged Tuesday");
    await bar.getByRole("combobox", { name: "Take a tag from them" }).selectOption({ label: "Tuesday" });
    await said(page, "4 people are no longer tagged Tuesday");
    await button(bar, "Not now").click();
    await said(page, "4 people are not for now");
    await button(bar, "In mind again").click();
    await said(page, "4 people are back in mind");

    await button(bar, "All shown").click();
    await bar.getByText("6 people chosen").waitFor();
    await button(bar, "Delete").click();
    await said(page, "Deleted 6 people");
    await button(page, "Undo").last().click();
    await listed(page, ["Grace Kelly", "Grace Hopper", "Ángel Öztürk", "Zora Lund", "Émile Łęski", "Ada Lovelace"]);
    await button(bar, "Choose no more").click();
    await button(page, "Choose several").and(page.locator(":focus")).waitFor();
    assert.equal(await page.getByRole("checkbox").count(), 0);
  }, at);

  kith.test(`what is typed before the palette has been painted is not typed over: ${size}`, async (page) => {
    const typed = await page.evaluate(async () => {
      const turn = () => new Promise((done) => setTimeout(done));
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const press = () => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true }));
      // Once before, so that it is here.
      press();
      while (!document.activeElement.matches("dialog input")) await frame();
      press();
      while (document.querySelector("dialog[open]")) await frame();
      press();
      while (!document.activeElement.matches("dialog input")) await turn();
      document.execCommand("insertText", false, "g");
      for (let frames = 0; frames < 4; frames += 1) await frame();
      document.execCommand("insertText", false, "r");
      return document.activeElement.value;
    });
    assert.equal(typed, "gr");
  }, options);

  for (const colorScheme of ["light", "dark"]) {
    kith.test(`axe finds nothing in palette and list: ${size}, ${colorScheme}`, async (page) => {
      const look = async (name) => assert.deepEqual(await axe(page), [], name);
      await open(page);
      await look("the palette of an empty notebook");
      await page.keyboard.press("Escape");
      await bring(page);
      await open(page);
      await look("the palette, nothing typed");
      await seek(page, "grace", "Grace Kelly");
      await look("the palette with people and moments");
      await field(page).fill("xyzzyx");
      await palette(page).getByText("Nothing fits.").first().waitFor();
      await look("the palette, nothing found");
      await page.keyboard.press("Escape");
      await goBy(page, "People");
      await order(page, "By warmth");
      await look("the list by warmth");
      await button(page, "Choose several").click();
      await look("choosing, nobody yet");
      await button(page, "All shown").click();
      await button(page, "Tag").click();
      await page.getByRole("textbox", { name: "Tag" }).waitFor();
      await look("choosing, a tag being written");
    }, { ...at, colorScheme });
  }
}

kith.test("opened by press: from the rail, and from the menu of a phone", async (page) => {
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: /^Search/ }).first().click();
  await field(page).and(page.locator(":focus")).waitFor();
  await button(palette(page), "Close").click();
  await closed(page);
  await page.setViewportSize(PHONE.viewport);
  await button(page, "More").click();
  await page.locator(".more").getByRole("button", { name: /^Search/ }).click();
  await field(page).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  await closed(page);
  await button(page, "More").and(page.locator(":focus")).waitFor();
  await go(page, "#/help");
  await page.locator(".key-row", { hasText: "Search everything" }).waitFor();
}, DESK);

kith.test("the keys that are told are those of the palette, also with keys alone switched off", async (page) => {
  await go(page, "#/help");
  await page.getByRole("switch", { name: /Keys without Ctrl/ }).click();
  await said(page, "Keys alone do nothing");
  await open(page);
  await page.keyboard.press("Escape");
  await closed(page);
  const told = await page.locator(".key-row", { has: page.locator("dt", { hasText: /^Someone new$/ }) }).locator("kbd").allInnerTexts();
  assert.deepEqual(told, ["N"]);
}, DESK);

kith.test("5,000 people: searched, put in each order, scrolled to their end, some of them changed", async (page) => {
  const FIRST = ["Ana", "Bela", "Çelik", "Dina", "Édith", "Femi", "Göran", "Hana", "Ivo", "Jun"];
  const people = Array.from({ length: 5000 }, (_, n) => ({
    id: id("P", n), name: `${FIRST[n % 10]} Person${String(n).padStart(4, "0")}`, circle: ["heart", "close", "friends", "wider", "known"][n % 5],
    tags: n % 100 ? [] : ["hundred"],
  }));
  const moments = Array.from({ length: 500 }, (_, n) => ({ id: id("M", n), day: dayBefore(TODAY, n), kind: "talked", people: [id("P", n)], text: "" }));
  await bring(page, { people, ties: [], moments, habits: [], views: [], groups: [], rests: [], settings: { theme: "system" } });
  await goBy(page, "People");
  await peopleCount(page).filter({ hasText: "5000 people" }).waitFor();
  assert.ok((await names(page).count()) < 60, "only those in view are on the page");
  await search(page).fill("celik 0002");
  await names(page).filter({ hasText: "Çelik Person0002" }).waitFor();
  await search(page).fill("");
  await peopleCount(page).filter({ hasText: "5000 people" }).waitFor();
  for (const [words, who] of [
    ["By circle", "Ana Person0000"], ["By warmth", /Person0000/], ["Last seen", "Ana Person0000"], ["By name", "Ana Person0000"],
  ]) {
    await order(page, words);
    await page.locator(".people-list li:has(.person-row)").first().getByText(who).waitFor();
  }
  await page.locator(".people-list").evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await names(page).filter({ hasText: "Jun Person4999" }).waitFor();
  await page.getByRole("combobox", { name: "With which tag" }).selectOption({ label: "hundred" });
  await peopleCount(page).filter({ hasText: "50 of 5000 people" }).waitFor();
  await button(page, "Choose several").click();
  await button(page, "All shown").click();
  await page.getByRole("combobox", { name: "Put them in a circle" }).selectOption({ label: "Not placed" });
  await said(page, "50 people are in no circle now");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: 50 people are in no circle now");
}, { ...DESK, at: `${TODAY}T12:00:00` });

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`to a letter of a long list: ${size}`, async (page) => {
    const FIRST = ["Ana", "Bela", "Çelik", "Dina", "Édith", "Femi", "Göran", "Hana", "Ivo", "Jun"];
    const people = Array.from({ length: 300 }, (_, n) => ({ id: id("P", n), name: `${FIRST[n % 10]} Person${String(n).padStart(4, "0")}` }));
    await bring(page, { people, ties: [], moments: [], habits: [], views: [], groups: [], rests: [], settings: { theme: "system" } });
    await goBy(page, "People");
    await peopleCount(page).filter({ hasText: "300 people" }).waitFor();
    const letter = page.getByRole("combobox", { name: "Go to a letter" });
    const stands = (words) => page.waitForFunction((words) => {
      const head = [...document.querySelectorAll(".people-list .letter")].find((one) => one.textContent === words);
      if (!head) return false;
      const { left, top } = head.getBoundingClientRect();
      const under = document.elementFromPoint(left + 4, top + 12);
      return top >= -1 && top < innerHeight / 2 && head.contains(under);
    }, words);
    // By keyboard: its letter is typed.
    await letter.focus();
    await page.keyboard.press("h");
    await stands("H");
    await names(page).filter({ hasText: "Hana Person0007" }).waitFor();
    await letter.selectOption({ label: "C" });
    await stands("C");
    assert.deepEqual(await axe(page), []);
    // Once it is left, the same can be gone to again.
    await page.keyboard.press("Tab");
    assert.equal(await letter.inputValue(), "");
    await search(page).fill("ivo");
    await letter.waitFor({ state: "detached" });
  }, { ...options, at: `${TODAY}T12:00:00` });
}
