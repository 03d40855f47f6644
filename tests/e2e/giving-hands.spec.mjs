// Days under the hand: marked by finger, by mouse and by keys, in the grid and in the calendars of one
// habit; every step of giving taken back and done again; what paper shows; what is said in time.
import assert from "node:assert/strict";
import { DESK, opened, PHONE, rest } from "./kith.mjs";
import {
  addPerson, button, check, choose, chooseFile, dayOf, go, goBy, habitRow, heading, house, isDay, makeHabit, openPerson, part, pick,
  preview, reload, said, section,
} from "./steps.mjs";
import { fullNotebook } from "./samples.mjs";

const kith = house();
const WEDNESDAY = { ...DESK, at: "2026-11-18T10:00:00" };
const ON_PHONE = { ...PHONE, at: WEDNESDAY.at };
const bar = (within) => within.getByRole("group", { name: "What is marked" });
const menu = async (page, item) => {
  await button(page, "More about giving").click();
  await button(page, item).click();
};
const yearOf = (page) => part(page, "The year");
/** A day of the year's table: its month from 1, its day. */
const ofYear = (page, month, day) => yearOf(page).locator("tbody tr").nth(month - 1).locator("td").nth(day - 1);

async function bringAll(page, notebook = fullNotebook()) {
  await chooseFile(page, { name: "full.json", text: JSON.stringify(notebook), type: "application/json" });
  const dialog = await preview(page, "full.json");
  await button(dialog, "Bring it in").click();
  await dialog.waitFor({ state: "hidden", timeout: 60_000 });
}

/**
 * Into the middle of the window, where neither the places nor a word on what was done lie over it; once the
 * page stands at its top and the focus is where it goes, which scroll it, too.
 */
async function toMiddle(locator) {
  await rest(locator.page());
  await locator.evaluate((element) => element.scrollIntoView({ block: "center" }));
}

async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** A finger: real touches, so that the browser scrolls where it would. */
async function finger(page) {
  const client = await page.context().newCDPSession(page);
  const touch = (type, points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  return async (...path) => {
    // It moves at once: a finger that rests for half a second opens the day.
    const began = touch("touchStart", [path[0]]);
    for (const [from, to] of path.slice(1).map((to, at) => [path[at], to])) {
      for (let step = 1; step <= 4; step += 1) {
        const part = (of) => from[of] + ((to[of] - from[of]) * step) / 4;
        const moved = touch("touchMove", [{ x: part("x"), y: part("y") }]);
        await Promise.all([began, moved]);
      }
    }
    await touch("touchEnd", []);
  };
}

async function drag(page, from, to) {
  await toMiddle(from);
  const [a, b] = [await middle(from), await middle(to)];
  await page.mouse.move(a.x, a.y);
  await page.mouse.down();
  await page.mouse.move(b.x, b.y, { steps: 5 });
  await page.mouse.up();
}

const openHabit = async (page, name) => {
  await page.getByRole("link", { name }).click();
  await heading(page, name).waitFor();
};

// Several at once ------------------------------------------------------------------------------------

kith.test("a finger drawn sideways marks days, then habits below; one step makes them all", async (page) => {
  for (const name of ["Listen", "Thank"]) await makeHabit(page, name);
  const draw = await finger(page);
  const at = (name, date) => dayOf(page, name, date);
  await toMiddle(at("Listen", "Friday, November 13"));
  const [from, to] = [await middle(at("Listen", "Friday, November 13")), await middle(at("Listen", "Monday, November 16"))];
  await draw(from, to);
  await bar(page).getByText("Listen, Fri, Nov 13 to Mon, Nov 16").waitFor();
  await isDay(at("Listen", "Saturday, November 14"), "outside");
  await button(bar(page), "Done").click();
  await said(page, "Listen: 4 days");
  for (const date of ["Friday, November 13", "Monday, November 16"]) await isDay(at("Listen", date), "done");
  await page.keyboard.press("Control+z");
  await isDay(at("Listen", "Monday, November 16"), "outside");
  await isDay(at("Listen", "Friday, November 13"), "outside");
  await bar(page).waitFor({ state: "detached" });

  const below = await middle(at("Thank", "Monday, November 16"));
  const side = await middle(at("Listen", "Saturday, November 14"));
  await draw({ ...from, ...(await middle(at("Listen", "Friday, November 13"))) }, side, { x: side.x, y: below.y }, below);
  await bar(page).getByText("2 habits, Fri, Nov 13 to Mon, Nov 16").waitFor();
  await button(bar(page), "Rest").click();
  await isDay(at("Thank", "Sunday, November 15"), "rest");
  await page.keyboard.press("Control+z");
  await isDay(at("Thank", "Sunday, November 15"), "outside");
  await isDay(at("Listen", "Sunday, November 15"), "outside");
}, ON_PHONE);

kith.test("a finger drawn up and down scrolls as everywhere, and marks nothing", async (page) => {
  await bringAll(page);
  await goBy(page, "Giving");
  const cell = dayOf(page, "Eat with someone", "Monday, November 16");
  await toMiddle(cell);
  const { x, y } = await middle(cell);
  const scrolled = () => page.evaluate(() => window.scrollY);
  const before = await scrolled();
  const draw = await finger(page);
  await draw({ x, y }, { x: x + 4, y: y - 240 });
  await page.waitForFunction((before) => window.scrollY > before + 60, before);
  assert.equal(await bar(page).count(), 0);
  assert.equal(await page.locator('[aria-selected="true"]').count(), 0);
}, ON_PHONE);

kith.test("in a month and in a year days are marked by mouse, and by finger", async (page) => {
  await makeHabit(page, "Listen");
  await openHabit(page, "Listen");
  const calendar = part(page, "Calendar");
  const day = (words) => calendar.getByRole("button", { name: new RegExp(`^${words}(,|$)`) });
  await drag(page, day("Tuesday, November 10"), day("Thursday, November 12"));
  await bar(calendar).getByText("Listen, Tue, Nov 10 to Thu, Nov 12").waitFor();
  await button(bar(calendar), "Done").click();
  await isDay(day("Wednesday, November 11"), "done");
  await ofYear(page, 11, 12).and(page.locator(".done")).waitFor();
  await bar(calendar).waitFor({ state: "detached" });

  await drag(page, ofYear(page, 9, 28), ofYear(page, 10, 3));
  await bar(yearOf(page)).getByText("Listen, Mon, Sep 28 to Sat, Oct 3").waitFor();
  await button(bar(yearOf(page)), "Done").click();
  await said(page, "Listen: 6 days");
  for (const [month, on] of [[9, 28], [9, 30], [10, 3]]) await ofYear(page, month, on).and(page.locator(".done")).waitFor();
  await page.keyboard.press("Control+z");
  await ofYear(page, 9, 30).and(page.locator(":not(.done)")).waitFor();
  await ofYear(page, 10, 3).and(page.locator(":not(.done)")).waitFor();
  await ofYear(page, 11, 12).and(page.locator(".done")).waitFor();

  // A press on so small a day changes nothing: it marks.
  await ofYear(page, 10, 7).click();
  await bar(yearOf(page)).getByText("Listen, Wed, Oct 7").waitFor();
  await ofYear(page, 10, 7).and(page.locator(":not(.done)")).waitFor();
  await button(bar(yearOf(page)), "Mark nothing").click();
  await bar(yearOf(page)).waitFor({ state: "detached" });
}, WEDNESDAY);

kith.test("a finger marks days in the calendar of one habit, too", async (page) => {
  await makeHabit(page, "Listen");
  await openHabit(page, "Listen");
  const calendar = part(page, "Calendar");
  const day = (words) => calendar.getByRole("button", { name: new RegExp(`^${words}(,|$)`) });
  const draw = await finger(page);
  await toMiddle(day("Tuesday, November 10"));
  const [from, to] = [await middle(day("Tuesday, November 10")), await middle(day("Friday, November 13"))];
  await draw(from, to);
  await bar(calendar).getByText("Listen, Tue, Nov 10 to Fri, Nov 13").waitFor();
  await button(bar(calendar), "Rest").click();
  await isDay(day("Thursday, November 12"), "rest");
  // What it lay on moves up as it goes.
  await bar(calendar).waitFor({ state: "detached" });
  await toMiddle(ofYear(page, 8, 3));
  await draw(await middle(ofYear(page, 8, 3)), await middle(ofYear(page, 8, 20)));
  await bar(yearOf(page)).getByText("Listen, Mon, Aug 3 to Thu, Aug 20").waitFor();
  await button(bar(yearOf(page)), "Done").click();
  await ofYear(page, 8, 11).and(page.locator(".done")).waitFor();
}, ON_PHONE);

kith.test("one habit's calendars by keyboard: one stop each, arrows by day, week and month, Shift for several", async (page) => {
  await makeHabit(page, "Listen");
  await openHabit(page, "Listen");
  const calendar = part(page, "Calendar");
  const stands = (words) => page.waitForFunction(
    (words) => document.activeElement?.getAttribute("aria-label")?.startsWith(words), words);
  const onYear = (day) => page.waitForFunction((id) => document.activeElement?.id === id, day);
  const day = (words) => calendar.getByRole("button", { name: new RegExp(`^${words}(,|$)`) });
  assert.equal(await calendar.locator('.month-tables [tabindex="0"]').count(), 1);
  assert.equal(await yearOf(page).locator('[tabindex="0"]').count(), 1);
  await calendar.locator('.month-tables [tabindex="0"]').focus();
  await stands("Wednesday, November 18");
  await page.keyboard.press("ArrowUp");
  await stands("Wednesday, November 11");
  await page.keyboard.press("Home");
  await stands("Monday, November 9");
  await page.keyboard.press("Space");
  await isDay(day("Monday, November 9"), "done");
  await stands("Monday, November 9");
  await page.keyboard.press("Shift+ArrowDown");
  await bar(calendar).getByText("Listen, Mon, Nov 9 to Mon, Nov 16").waitFor();
  await stands("Monday, November 16");
  await page.keyboard.press("Delete");
  await isDay(day("Monday, November 9"), "outside");
  await page.keyboard.press("Escape");
  await bar(calendar).waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Listen" }).getByText("Monday, November 16").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Listen" }).waitFor({ state: "hidden" });
  await stands("Monday, November 16");
  await page.keyboard.press("PageUp");
  await page.getByRole("heading", { name: "October 2026" }).waitFor();
  await stands("Saturday, October 31");

  const id = async (month, on) => ofYear(page, month, on).getAttribute("id");
  await yearOf(page).locator('[tabindex="0"]').focus();
  await onYear(await id(11, 18));
  await page.keyboard.press("ArrowUp");
  await onYear(await id(10, 18));
  await page.keyboard.press("End");
  await onYear(await id(10, 31));
  await page.keyboard.press("ArrowUp");
  await onYear(await id(9, 30));
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await bar(yearOf(page)).getByText("Listen, Mon, Sep 28 to Wed, Sep 30").waitFor();
  await page.keyboard.press("Space");
  await said(page, "Listen: 3 days");
  for (const on of [28, 29, 30]) await ofYear(page, 9, on).and(page.locator(".done")).waitFor();
  await page.keyboard.press("Control+z");
  for (const on of [28, 29, 30]) await ofYear(page, 9, on).and(page.locator(":not(.done)")).waitFor();
}, WEDNESDAY);

kith.test("a press on a day leaves the keys where it was; from right to left the arrows follow the days", async (page) => {
  await makeHabit(page, "Listen");
  const stands = (words) => page.waitForFunction(
    (words) => document.activeElement?.getAttribute("aria-label")?.startsWith(words), words);
  await dayOf(page, "Listen", "Monday, November 16").click();
  await isDay(dayOf(page, "Listen", "Monday, November 16"), "done");
  await stands("Monday, November 16");
  await page.keyboard.press("ArrowLeft");
  await stands("Sunday, November 15");
  await page.evaluate(() => { document.documentElement.dir = "rtl"; });
  const left = async (date) => (await dayOf(page, "Listen", date).boundingBox()).x;
  assert.ok(await left("Sunday, November 15") > await left("Monday, November 16"), "days go to the left");
  await page.keyboard.press("ArrowLeft");
  await stands("Monday, November 16");
  await page.keyboard.press("ArrowRight");
  await stands("Sunday, November 15");
}, WEDNESDAY);

// Each step taken back ------------------------------------------------------------------------------------

kith.test("every step of giving is taken back, and done again", async (page) => {
  await addPerson(page, "Ada", "Heart");
  for (const name of ["Listen", "Thank"]) await makeHabit(page, name);
  const today = () => dayOf(page, "Listen", "Wednesday, November 18");
  const sheet = page.getByRole("dialog", { name: "Listen" });
  const openDay = async () => {
    await today().click({ button: "right" });
    await sheet.waitFor();
  };
  const names = (first) => page.waitForFunction((first) => document.querySelector(".habit-name")?.textContent === first, first);
  const noted = (is) => today().and(page.locator(is ? ".noted" : ":not(.noted)")).waitFor();
  const steps = {
    "a check": [() => today().click(), (is) => isDay(today(), is ? "done" : "open")],
    "a rest": [async () => {
      await openDay();
      await choose(sheet, "How it was", "Rest");
      await button(sheet, "Keep it").click();
    }, (is) => isDay(today(), is ? "rest" : "open")],
    "a note": [async () => {
      await openDay();
      await choose(sheet, "How it was", "Neither");
      await sheet.getByRole("textbox", { name: "A note" }).fill("By the river");
      await button(sheet, "Keep it").click();
    }, noted],
    "for whom": [async () => {
      await openDay();
      await pick(sheet, "For whom", "Ada");
      await button(sheet, "Keep it").click();
    }, async (is) => {
      await isDay(today(), is ? "done" : "open");
      await openPerson(page, "Ada");
      await page.getByText(is ? "in touch today" : "no moment together noted yet").waitFor();
      await goBy(page, "Giving");
    }],
    "several days": [async () => {
      await dayOf(page, "Listen", "Monday, November 16").focus();
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Space");
      await page.keyboard.press("Escape");
    }, async (is) => {
      for (const date of ["Monday, November 16", "Tuesday, November 17"]) await isDay(dayOf(page, "Listen", date), is ? "done" : "outside");
    }],
    "a practice of the shelf": [async () => {
      await menu(page, "Practices to begin with");
      await button(page.getByRole("dialog"), "Take it up: Eat with someone").click();
      await page.getByRole("dialog").locator("li", { hasText: "Eat with someone" }).getByText("Taken up").waitFor();
      await page.keyboard.press("Escape");
    }, (is) => habitRow(page, "Eat with someone").waitFor({ state: is ? "visible" : "detached" })],
    "a change by the form": [async () => {
      await openHabit(page, "Thank");
      await button(page, "Edit").click();
      const form = page.getByRole("dialog", { name: "Change this habit" });
      await form.getByRole("textbox", { name: "What you do" }).fill("Thank somebody");
      await choose(form, "How often", "Times a month");
      await button(form, "Save").click();
      await heading(page, "Thank somebody").waitFor();
      await goBy(page, "Giving");
    }, async (is) => {
      await habitRow(page, is ? "Thank somebody" : "Thank").getByText(is ? / a month/ : "every day").waitFor();
    }],
    "the order": [async () => {
      await dayOf(page, "Listen", "Wednesday, November 18").focus();
      await page.keyboard.press("Alt+ArrowDown");
    }, (is) => names(is ? "Thank" : "Listen")],
    "putting away": [async () => {
      await openHabit(page, "Thank");
      await button(page, "More about this habit").click();
      await button(page, "Put it away").click();
      await said(page, "Put away: Thank");
      await goBy(page, "Giving");
    }, (is) => habitRow(page, "Thank").waitFor({ state: is ? "detached" : "visible" })],
    "a time of rest": [async () => {
      await menu(page, "Rest…");
      await button(page.getByRole("dialog"), "Rest").click();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }, (is) => page.locator(".rest-word").waitFor({ state: is ? "visible" : "detached" })],
    "days of the week that rest": [async () => {
      await menu(page, "Rest…");
      await page.getByText("Days of the week", { exact: true }).click();
      await button(page.getByRole("dialog"), "Wednesday").click();
      await button(page.getByRole("dialog"), "Keep these days").click();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }, (is) => isDay(today(), is ? "rest" : "open")],
    "a file that was brought in": [async () => {
      await go(page, "#/data");
      await heading(page, "Your data").waitFor();
      await bringAll(page, fullNotebook({ days: 60 }));
      await goBy(page, "Giving");
    }, (is) => habitRow(page, "Call home").waitFor({ state: is ? "visible" : "detached" })],
  };
  for (const [name, [take, is]] of Object.entries(steps)) {
    await is(false).catch((error) => { throw new Error(`before ${name}: ${error.message}`); });
    await take();
    const seen = (there, when) => is(there).catch((error) => { throw new Error(`${name}, ${when}: ${error.message}`); });
    await seen(true, "done");
    await page.keyboard.press("Control+z");
    await seen(false, "taken back");
    await page.keyboard.press("Control+Shift+z");
    await seen(true, "done again");
    await page.keyboard.press("Control+z");
    await seen(false, "taken back again");
  }
  await reload(page);
  await isDay(today(), "open");
}, WEDNESDAY);

// Paper ---------------------------------------------------------------------------------------------

/** As it is before it is printed; and after. */
const toPaper = async (page) => {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
};
const fromPaper = async (page) => {
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
};
const SHEET = { width: 718, height: 1000 };
const controls = (page) => page.locator("button:not(.day):visible, input:visible, select:visible, nav:visible, .toast:visible");
const words = async (locator) => (await locator.allInnerTexts()).map((text) => text.trim() || "?");
const asButtons = (page) => words(controls(page));

for (const [size, options] of Object.entries({ desk: WEDNESDAY, phone: ON_PHONE })) {
  kith.test(`on paper the grid shows every habit by four weeks, and nothing to press: ${size}`, async (page) => {
    const many = fullNotebook({ days: 40 });
    for (let n = 20; n < 60; n += 1) many.notebook.habits.push({ ...many.notebook.habits[0], id: `H00000${n}`, name: `Habit ${n}`, order: n });
    await bringAll(page, many);
    await goBy(page, "Giving");
    await habitRow(page, "Call home").waitFor();
    await toPaper(page);
    await page.setViewportSize(SHEET);
    await page.waitForFunction(() => document.querySelectorAll(".long-row .grid-days").length === 49);
    await page.waitForFunction(() => document.querySelectorAll('.long-row:last-child [role="gridcell"]').length === 28);
    assert.equal(await page.locator(".day-head").count(), 28);
    assert.deepEqual(await asButtons(page), []);
    // One below the other, and nothing beyond the sheet.
    const boxes = await page.locator(".long-row").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()).map(({ top, bottom, right }) => ({ top, bottom, right })));
    for (const [at, box] of boxes.entries()) {
      assert.ok(box.right <= SHEET.width + 1, `row ${at} ends at ${box.right}`);
      if (at) assert.ok(box.top >= boxes[at - 1].bottom - 1, `row ${at} lies on the one above`);
    }
    const cells = await page.locator(".long-row").first().getByRole("gridcell").evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().right));
    assert.ok(cells.every((right, at) => !at || right > cells[at - 1] + 8), "days side by side");
    await page.setViewportSize(options.viewport);
    await fromPaper(page);
    await page.waitForFunction(() => document.querySelectorAll('.long-row:last-child [role="gridcell"]').length !== 28);
  }, options);
}

kith.test("on paper one habit shows its days by week, month, quarter and year, and nothing to press", async (page) => {
  await bringAll(page);
  await go(page, "#/giving/H0000005");
  await heading(page, "Practise the cello").waitFor();
  const calendar = part(page, "Calendar");
  for (const [span, days] of [["Week", 7], ["Month", 30], ["Quarter", 92]]) {
    await choose(calendar, "How much is shown", span);
    await page.waitForFunction((days) => document.querySelectorAll(".month-table .day").length === days, days);
    await toPaper(page);
    await page.setViewportSize(SHEET);
    assert.deepEqual(await asButtons(page), [], span);
    assert.equal(await calendar.locator(".day:visible").count(), days, span);
    assert.equal(await yearOf(page).locator("td").count(), 365);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= SHEET.width, `${span}: ${wide} wide`);
    const head = await heading(page, "Practise the cello").boundingBox();
    assert.ok(head.height < 80 && head.width > 200, `the name in one line: ${JSON.stringify(head)}`);
    await fromPaper(page);
    await page.setViewportSize(WEDNESDAY.viewport);
  }
  // Who reads in the dark prints on white.
  const ink = () => page.evaluate(() => Number(getComputedStyle(document.body).color.match(/\d+/)[0]));
  await page.evaluate(() => { document.documentElement.dataset.theme = "dark"; });
  assert.ok((await ink()) > 150, "light ink on the screen");
  await toPaper(page);
  assert.ok((await ink()) < 100, "dark ink on paper");
  await fromPaper(page);
  const pdf = await page.pdf({ format: "A4" });
  assert.equal(pdf.subarray(0, 5).toString("latin1"), "%PDF-");
}, WEDNESDAY);

kith.test("printing itself lays all rows on the page, and takes them away after", async (page) => {
  const many = fullNotebook({ days: 40 });
  for (let n = 20; n < 90; n += 1) many.notebook.habits.push({ ...many.notebook.habits[0], id: `H00000${n}`, name: `Habit ${n}`, order: n });
  await bringAll(page, many);
  await goBy(page, "Giving");
  await habitRow(page, "Call home").waitFor();
  const rows = () => page.locator(".long-row .grid-days").count();
  assert.ok((await rows()) < 60, "only those in view");
  await page.evaluate(() => {
    matchMedia("print").addEventListener("change", ({ matches }) => {
      if (matches) globalThis.printed = document.querySelectorAll(".long-row .grid-days").length;
    });
  });
  await page.pdf({ format: "A4" });
  await page.waitForFunction(() => globalThis.printed === 79);
  await page.waitForFunction(() => document.querySelectorAll(".long-row .grid-days").length < 60);
}, WEDNESDAY);

// In time ---------------------------------------------------------------------------------------------

/** A notebook of one habit that asks to be thought of: today is a Wednesday. */
const reminding = (reminders) => ({
  kith: "backup", version: 1, made: "2026-11-18", schema: 2,
  notebook: {
    people: [], ties: [], moments: [], views: [], groups: [], rests: [], settings: { theme: "system" },
    habits: [{ id: "H0000001", name: "Listen", kind: "listen", rhythm: "daily", started: "2026-11-01", checks: [], reminders }],
  },
});

/** Hears what the browser is asked to say and how it marks the icon; `leave` stands for what the reader allows. */
const hearBrowser = (page, leave) => page.addInitScript((leave) => {
  globalThis.told = [];
  globalThis.marks = [];
  if (leave === "none") {
    delete globalThis.Notification;
    delete Navigator.prototype.setAppBadge;
    delete Navigator.prototype.clearAppBadge;
    return;
  }
  globalThis.leave = leave;
  const tell = (title, { tag }) => { globalThis.told.push({ title, tag }); };
  globalThis.Notification = class {
    static get permission() { return globalThis.leave; }

    static async requestPermission() {
      globalThis.leave = "granted";
      return globalThis.leave;
    }

    constructor(title, options) { tell(title, options); }
  };
  ServiceWorkerRegistration.prototype.showNotification = async (title, options) => tell(title, options);
  Navigator.prototype.setAppBadge = async (...given) => { globalThis.marks.push(["set", ...given]); };
  Navigator.prototype.clearAppBadge = async () => { globalThis.marks.push(["clear"]); };
}, leave);

async function remindedPage(page, leave, reminders) {
  await hearBrowser(page, leave);
  await page.clock.install({ time: "2026-11-18T10:00:00" });
  await page.reload();
  await opened(page);
  await bringAll(page, reminding(reminders));
  await goBy(page, "Giving");
  await habitRow(page, "Listen").waitFor();
}

const told = (page) => page.evaluate(() => globalThis.told.map(({ title }) => title));
const tellsUntil = (page, many) => page.waitForFunction((many) => globalThis.told.length === many, many);
const lastMark = (page, is) => page.waitForFunction((is) => globalThis.marks.at(-1)?.[0] === is, is);

kith.test("while it is open it says a habit's name at its times and on its days; what is done is let be", async (page) => {
  await remindedPage(page, "granted", "10:05 daily;10:08 WE;10:11 TH;10:20 daily");
  assert.deepEqual(await told(page), []);
  await page.clock.runFor("04:00");
  assert.deepEqual(await told(page), []);
  await page.clock.runFor("02:00");
  await tellsUntil(page, 1);
  await page.clock.runFor("03:00");
  await tellsUntil(page, 2);
  await page.clock.runFor("05:00");
  assert.deepEqual(await told(page), ["Listen", "Listen"], "Thursday's waits for Thursday");
  assert.deepEqual([...new Set(await page.evaluate(() => globalThis.told.map(({ tag }) => tag)))], ["H0000001"], "a later word takes the place of an earlier");
  await dayOf(page, "Listen", "Wednesday, November 18").click();
  await isDay(dayOf(page, "Listen", "Wednesday, November 18"), "done");
  await page.clock.runFor("10:00");
  assert.deepEqual(await told(page), ["Listen", "Listen"], "it is done: nothing more is said");
}, DESK);

kith.test("a word of the browser's own appears, where the reader lets it", async (page, { context }) => {
  await context.grantPermissions(["notifications"], { origin: new URL(page.url()).origin });
  await page.addInitScript(() => {
    globalThis.shown = [];
    const Own = globalThis.Notification;
    globalThis.Notification = class extends Own {
      constructor(title, options) {
        super(title, options);
        this.addEventListener("show", () => globalThis.shown.push(title));
      }
    };
    const { prototype } = ServiceWorkerRegistration;
    const show = prototype.showNotification;
    prototype.showNotification = async function shown(...given) {
      await show.apply(this, given);
      globalThis.shown.push(...(await this.getNotifications()).map(({ title }) => title));
    };
  });
  await page.clock.install({ time: "2026-11-18T10:00:00" });
  await page.reload();
  await opened(page);
  await bringAll(page, reminding("10:05 daily"));
  await goBy(page, "Giving");
  await habitRow(page, "Listen").waitFor();
  await menu(page, "Being reminded");
  await page.getByRole("dialog").getByText("it says the name of a habit at its time").waitFor();
  await page.keyboard.press("Escape");
  await page.clock.runFor("06:00");
  await page.waitForFunction(() => globalThis.shown.includes("Listen"));
}, DESK);

kith.test("the icon wears a mark while something with a time is open, without a number", async (page) => {
  await remindedPage(page, "granted", "21:00 daily");
  await lastMark(page, "set");
  const today = dayOf(page, "Listen", "Wednesday, November 18");
  await today.click();
  await isDay(today, "done");
  await lastMark(page, "clear");
  await page.keyboard.press("Control+z");
  await isDay(today, "open");
  await lastMark(page, "set");
  await today.click({ button: "right" });
  await choose(page.getByRole("dialog", { name: "Listen" }), "How it was", "Rest");
  await button(page.getByRole("dialog", { name: "Listen" }), "Keep it").click();
  await isDay(today, "rest");
  await lastMark(page, "clear");
  assert.ok((await page.evaluate(() => globalThis.marks)).every((mark) => mark.length === 1), "no number");
}, DESK);

for (const [leave, words, mark] of [
  ["default", "While Kith is open, it can say the name of a habit at its time, if you let it.", /wears a dot/],
  ["denied", "This browser has been told not to let Kith speak. Its settings for this page can change that.", /wears a dot/],
  ["none", "This browser lets no page speak by itself.", /doesn't mark the icon/],
]) {
  kith.test(`what this browser can do is said plainly: ${leave}`, async (page) => {
    await remindedPage(page, leave, "10:05 daily");
    await menu(page, "Being reminded");
    const dialog = page.getByRole("dialog", { name: "Being reminded" });
    await dialog.getByText(words).waitFor();
    await dialog.getByText(mark).waitFor();
    await dialog.getByText("Kith has no server, so nothing can wake a page that is closed").waitFor();
    await dialog.getByText("What each browser can do").click();
    for (const name of ["Chrome and Edge", "Firefox:", "Safari on a Mac", "Safari on iPhone and iPad", "None of them"]) {
      await dialog.getByText(name).waitFor();
    }
    assert.equal(await button(dialog, "Let Kith speak").count(), leave === "default" ? 1 : 0);
    if (leave === "default") {
      await button(dialog, "Let Kith speak").click();
      await dialog.getByText("While Kith is open, in a tab or installed, it says the name of a habit at its time.").waitFor();
    }
    await page.keyboard.press("Escape");
    await page.clock.runFor("06:00");
    if (leave === "default") await tellsUntil(page, 1);
    else if (leave === "denied") assert.deepEqual(await told(page), []);
  }, DESK);
}
