// Days as they are lived: an hour lost or won, a flight, a clock that jumps, a day that never was. The clock is moved
// in Chromium, with the zones that had these days.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertQuiet, DESK } from "./kith.mjs";
import { addPerson, button, check, countsPeople, dayOf, goBy, house, isDay, makeHabit, openPerson, reload, said } from "./steps.mjs";

const kith = house();
const standing = (page) => page.locator(".standing:not(.quiet)");
const pressed = (locator, is = true) => locator.and(locator.page().locator(`[aria-pressed=${is}]`)).waitFor();

/** The clock is moved, and somebody comes back to the page. */
async function moveTo(page, at) {
  await page.clock.setFixedTime(at);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

async function isToday(page, words) {
  await goBy(page, "Today");
  await page.getByText(words).first().waitFor();
}

async function tick(page) {
  await check(page, "Listen").click();
  await pressed(check(page, "Listen"));
}

for (const [fault, what, before, eves] of [
  ["fault_37", "a day of 23 hours", "2026-03-28T22:30:00Z", [
    ["2026-03-28T23:10:00Z", "Sunday, March 29"], // ten past midnight
    ["2026-03-29T21:50:00Z", "Sunday, March 29"], // ten to midnight, 22 h 40 min later
    ["2026-03-29T22:10:00Z", "Monday, March 30"],
  ]],
  ["fault_38", "a day of 25 hours", "2026-10-24T21:30:00Z", [
    ["2026-10-24T22:10:00Z", "Sunday, October 25"],
    ["2026-10-25T22:50:00Z", "Sunday, October 25"], // 24 h 40 min later, and the same day
    ["2026-10-25T23:10:00Z", "Monday, October 26"],
  ]],
]) {
  kith.test(`${fault} ${what}: each day is one day`, async (page) => {
    await makeHabit(page, "Listen");
    await goBy(page, "Today");
    await tick(page);
    let last = "";
    for (const [at, words] of eves) {
      await moveTo(page, at);
      await isToday(page, words);
      // A new day asks anew, and the same day doesn't.
      await pressed(check(page, "Listen"), words === last);
      if (words !== last) await tick(page);
      last = words;
    }
    await reload(page);
    await isToday(page, last);
    await pressed(check(page, "Listen"));
  }, { ...DESK, timezoneId: "Europe/Berlin", at: before });
}

test("fault_39 a flight from UTC+14 to UTC-11: what was noted there keeps the day it was lived on", async () => {
  const { context, page, problems } = await kith.visit(DESK);
  const client = await context.newCDPSession(page);
  const land = async (timezoneId, at) => {
    await client.send("Emulation.setTimezoneOverride", { timezoneId: "" });
    await client.send("Emulation.setTimezoneOverride", { timezoneId });
    await page.clock.setFixedTime(at);
    await reload(page);
  };
  await land("Pacific/Kiritimati", "2026-11-20T10:30:00Z");
  await addPerson(page, "Ada");
  await makeHabit(page, "Listen");
  await isToday(page, "Saturday, November 21");
  await tick(page);
  await land("Pacific/Pago_Pago", "2026-11-21T09:00:00Z"); // 22 h 30 min later, and the day before
  await isToday(page, "Friday, November 20");
  await pressed(check(page, "Listen"), false);
  await tick(page);
  await moveTo(page, "2026-11-21T12:00:00Z");
  await isToday(page, "Saturday, November 21");
  await pressed(check(page, "Listen"));
  await countsPeople(page, "1 person");
  assert.equal(await standing(page).count(), 0);
  assertQuiet(problems);
  await context.close();
});

kith.test("fault_40 the clock goes back a day and a year: nothing is doubled, lost, or below nothing", async (page) => {
  await addPerson(page, "Ada");
  await button(page, "Talked").click();
  await button(page, "Note it").click();
  await said(page, "Noted: Talked");
  await makeHabit(page, "Listen");
  await isToday(page, "Saturday, November 21");
  await tick(page);
  for (const [at, words] of [["2026-11-20T12:00:00", "Friday, November 20"], ["2025-11-21T12:00:00", "Friday, November 21"]]) {
    await moveTo(page, at);
    await isToday(page, words);
    await pressed(check(page, "Listen"), false);
    const shown = await page.locator("main").innerText();
    assert.doesNotMatch(shown, /-\d+ (day|week|month|year)|NaN|negative/);
    await openPerson(page, "Ada");
    assert.doesNotMatch(await page.locator("main").innerText(), /-\d+ (day|week|month|year)|NaN/);
  }
  await moveTo(page, "2026-11-21T13:00:00");
  await isToday(page, "Saturday, November 21");
  await pressed(check(page, "Listen"));
  await openPerson(page, "Ada");
  await page.getByText("in touch today").waitFor();
  await reload(page);
  await countsPeople(page, "1 person");
}, { ...DESK, timezoneId: "UTC", at: "2026-11-21T12:00:00Z" });

kith.test("fault_41 the clock goes to 2099 and back: what was noted there stays, can be edited, and harms nothing", async (page) => {
  await addPerson(page, "Ada");
  await makeHabit(page, "Listen");
  await moveTo(page, "2099-05-05T12:00:00");
  await isToday(page, "Tuesday, May 5");
  await tick(page);
  await openPerson(page, "Ada");
  await button(page, "Talked").click();
  await button(page, "Note it").click();
  await said(page, "Noted: Talked");
  await moveTo(page, "2026-11-21T13:00:00");
  await isToday(page, "Saturday, November 21");
  await pressed(check(page, "Listen"), false);
  await openPerson(page, "Ada");
  assert.doesNotMatch(await page.locator("main").innerText(), /-\d+ (day|week|month|year)|NaN/);
  await page.locator(".moment", { hasText: "2099" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator(".moment", { hasText: "2099" }).waitFor({ state: "detached" });
  await tickAgain(page);
}, { ...DESK, timezoneId: "UTC", at: "2026-11-21T12:00:00Z" });

async function tickAgain(page) {
  await goBy(page, "Today");
  await tick(page);
  await reload(page);
  await goBy(page, "Today");
  await pressed(check(page, "Listen"));
}

kith.test("fault_44 Samoa skipped 30 December 2011: the day after the 29th is the 31st, and the week goes on", async (page) => {
  await makeHabit(page, "Listen");
  await isToday(page, "Thursday, December 29");
  await tick(page);
  await moveTo(page, "2011-12-30T10:10:00Z");
  await isToday(page, "Saturday, December 31");
  await pressed(check(page, "Listen"), false);
  await tick(page);
  await goBy(page, "Giving");
  await isDay(dayOf(page, "Listen", "Thursday, December 29"), "done");
  await isDay(dayOf(page, "Listen", "Saturday, December 31"), "done");
  await isDay(dayOf(page, "Listen", "Friday, December 30"), "open");
}, { ...DESK, timezoneId: "Pacific/Apia", at: "2011-12-30T09:30:00Z" });

for (const locale of ["en-US", "de-DE", "ar-EG", "fa-IR"]) {
  kith.test(`fault_44 week starts and digits of ${locale}: the page stands and the day is right`, async (page) => {
    await makeHabit(page, "Listen");
    await goBy(page, "Today");
    await tick(page);
    await goBy(page, "Giving");
    assert.ok(await page.locator("main").innerText());
    await reload(page);
    await goBy(page, "Today");
    await pressed(check(page, "Listen"));
  }, { ...DESK, timezoneId: "UTC", locale, at: "2026-11-21T12:00:00Z" });
}

kith.test("fault_41 what was noted in 2099 says that it lies ahead, and can be changed or taken away", async (page) => {
  await makeHabit(page, "Listen");
  await goBy(page, "Today");
  await tick(page);
  await addPerson(page, "Ada");
  await button(page, "Talked").click();
  await button(page, "Note it").click();
  await said(page, "Noted: Talked");
  await moveTo(page, "2026-11-21T12:00:00");
  const moment = page.locator("li.moment");
  await moment.getByText("lies ahead").waitFor();
  await button(moment, "More about talked").click();
  await button(moment, "Edit").click();
  await page.getByLabel("Day", { exact: true }).fill("2026-11-20");
  await button(page, "Note it").click();
  await moment.getByText("yesterday").waitFor();
  assert.equal(await moment.getByText("lies ahead").count(), 0);
  await goBy(page, "Giving");
  await page.getByRole("link", { name: "Listen" }).click();
  const ahead = page.getByRole("region", { name: "Days that lie ahead" });
  await ahead.getByText("2099").waitFor();
  await button(ahead, "Take it away").click();
  await ahead.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await ahead.waitFor();
}, { ...DESK, timezoneId: "UTC", at: "2099-01-01T12:00:00Z" });

kith.test("what has waited 30 days in the trash goes for good; a clock that ran ahead for a day empties nothing", async (page) => {
  await addPerson(page, "Ada");
  await addPerson(page, "Grace");
  await button(page, "More about this person").click();
  await button(page, "Delete").click();
  await said(page, "Deleted Grace");
  const isAnew = () => Object.keys(localStorage).some((key) => /^kith\/.*\.t\d+$/.test(key));
  // The page looks after its trash some seconds after it is opened.
  const seenOn = async (at) => {
    await page.clock.setFixedTime(at);
    await reload(page);
    await page.waitForFunction((day) => localStorage.getItem("kith-device/seen") === day, at.slice(0, 10));
  };
  for (const at of ["2099-01-01T12:00:00", "2026-10-02T12:00:00", "2026-11-20T12:00:00"]) {
    await seenOn(at);
    assert.equal(await page.evaluate(isAnew), false, at);
  }
  await seenOn("2026-11-21T12:00:00");
  await page.waitForFunction(isAnew);
  await page.clock.setFixedTime("2026-10-02T12:00:00");
  await reload(page);
  await countsPeople(page, "1 person");
  await page.goto(`${kith.site.url}#/data/trash`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.getByText("Grace").count(), 0);
}, { ...DESK, timezoneId: "UTC", at: "2026-10-01T12:00:00Z" });
