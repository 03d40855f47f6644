// Habits: how they are taken up, how their days are kept, and how they rest.
import assert from "node:assert/strict";
import { DESK, PHONE } from "./kith.mjs";
import {
  addPerson, button, check, choose, go, goBy, heading, house, isPressed, makeHabit, openPerson, pick, reload, said, section,
} from "./steps.mjs";

const kith = house();
// A Wednesday; its last fourteen days begin on Thursday the 5th.
const WEDNESDAY = { ...DESK, at: "2026-11-18T10:00:00" };
const ON_PHONE = { ...PHONE, at: WEDNESDAY.at };

const row = (page, name) => page.locator("li.habit", { has: page.getByRole("link", { name }) });
const day = (page, name, date) => page.getByRole("button", { name: new RegExp(`^${name}, ${date}(, done|, at rest)?$`) });
const line = (page, name) => page.locator(".habit-row", { has: page.locator(`.check[aria-label="${name}"]`) });

async function pressed(locator, is = true) {
  await locator.and(locator.page().locator(`[aria-pressed=${is}]`)).waitFor();
}

kith.test("a practice is taken up by one press and kept by one tap", async (page) => {
  await goBy(page, "Giving");
  await page.getByRole("button", { name: /^Thank someone/ }).click();
  await said(page, "Took up: Thank someone");
  await goBy(page, "Today");
  await line(page, "Thank someone").getByText("3 times a week").waitFor();
  await check(page, "Thank someone").click();
  await said(page, "Thank someone");
  await pressed(check(page, "Thank someone"));
  await reload(page);
  await pressed(check(page, "Thank someone"));
  await check(page, "Thank someone").click();
  await said(page, "Cleared “Thank someone”");
  await button(page.locator(".toast"), "Undo").click();
  await pressed(check(page, "Thank someone"));
}, ON_PHONE);

kith.test("every day, on some days, some times a week: each is told, and rests in its own way", async (page) => {
  await makeHabit(page, "Listen");
  await makeHabit(page, "Call home", async (form) => {
    await choose(form, "How often", "On some days");
    await button(form, "Take it up").click();
    await form.getByText("On which days? One is enough.").waitFor();
    await button(form, "Monday").click();
    await button(form, "Friday").click();
  });
  await makeHabit(page, "Write a letter", async (form) => {
    await choose(form, "What it is for", "Thanking, encouraging");
    await choose(form, "How often", "Times a week");
    await choose(form, "How many times", "2");
  });
  await row(page, "Listen").getByText("every day").waitFor();
  await row(page, "Call home").getByText("rests today").waitFor();
  await day(page, "Write a letter", "Monday, November 16").click();
  await row(page, "Write a letter").getByText("1 of 2 this week").waitFor();
  await day(page, "Write a letter", "Tuesday, November 17").click();
  await row(page, "Write a letter").getByText("2 of 2 this week").waitFor();
  await row(page, "Write a letter").getByText("rests today").waitFor();
  await button(page, "Call home, Wednesday, November 18, at rest").waitFor();
  await button(page, "Call home, Monday, November 16").waitFor();

  await goBy(page, "Today");
  await line(page, "Call home").getByText("Mon, Fri · rests today").waitFor();
  await line(page, "Write a letter").getByText("twice a week · rests today").waitFor();
  await line(page, "Listen").getByText("every day", { exact: true }).waitFor();
  assert.match(await page.locator(".habit-row").first().innerText(), /Listen/, "who rests comes last");
  await check(page, "Call home").click();
  await line(page, "Call home").getByText("Mon, Fri", { exact: true }).waitFor();
}, WEDNESDAY);

kith.test("any of the last two weeks is toggled by mouse and by keyboard", async (page) => {
  await makeHabit(page, "Listen");
  const days = row(page, "Listen").getByRole("list").getByRole("button");
  assert.equal(await days.count(), 14);
  assert.equal(await days.first().getAttribute("aria-label"), "Listen, Thursday, November 5");
  await days.first().click();
  await pressed(days.first());
  await said(page, "Listen: Thu, Nov 5");
  await days.last().focus();
  await page.keyboard.press("Space");
  await pressed(days.last());
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await pressed(days.nth(12));
  await said(page, "Listen: yesterday");
  await reload(page);
  for (const at of [0, 12, 13]) await pressed(days.nth(at));
  await days.first().click();
  await pressed(days.first(), false);
  await page.keyboard.press("Control+z");
  await pressed(days.first());
}, WEDNESDAY);

kith.test("a habit's calendar goes back month by month, and no further than today", async (page) => {
  await makeHabit(page, "Listen");
  await page.getByRole("link", { name: "Listen" }).click();
  await heading(page, "Listen").waitFor();
  const days = page.getByRole("region", { name: "Calendar" }).getByRole("button", { name: /^Listen, / });
  assert.equal(await days.count(), 18);
  assert.ok(await button(page, "The month after").isDisabled());
  await button(page, "The month before").click();
  await page.getByRole("heading", { name: "October 2026" }).waitFor();
  assert.equal(await days.count(), 31);
  await day(page, "Listen", "Saturday, October 31").click();
  await pressed(day(page, "Listen", "Saturday, October 31"));
  await button(page, "The month after").click();
  await page.getByRole("heading", { name: "November 2026" }).waitFor();
}, ON_PHONE);

kith.test("changed, deleted, and back with all its days", async (page) => {
  await makeHabit(page, "Listen");
  await day(page, "Listen", "Friday, November 13").click();
  await page.getByRole("link", { name: "Listen" }).click();
  await button(page, "Edit").click();
  const dialog = page.getByRole("dialog", { name: "Change this habit" });
  await dialog.getByRole("textbox", { name: "What you do" }).fill("Listen to someone");
  await choose(dialog, "How often", "Times a week");
  await choose(dialog, "How many times", "6");
  await button(dialog, "Save").click();
  await heading(page, "Listen to someone").waitFor();
  await page.getByText("0 of 6 this week").waitFor();
  const address = new URL(page.url()).hash;

  await button(page, "More about this habit").click();
  await button(page, "Delete").click();
  await page.getByText("What I give, a little every day").waitFor();
  await go(page, address);
  await page.getByText("It has been deleted, or belongs to another notebook.").waitFor();
  await page.keyboard.press("Control+z");
  await heading(page, "Listen to someone").waitFor();
  await pressed(day(page, "Listen to someone", "Friday, November 13"));
  await reload(page);
  await pressed(day(page, "Listen to someone", "Friday, November 13"));
}, WEDNESDAY);

kith.test("for whom: several, even someone new; clearing the check takes the moment back", async (page) => {
  await addPerson(page, "Ada", "Heart");
  await makeHabit(page, "Listen");
  await goBy(page, "Today");
  await button(page, "Listen: for whom?").click();
  await pick(page, "Or anybody, by name", "Ada");
  await pick(page, "Or anybody, by name", "Mary Somerville");
  await button(page, "Log it").click();
  await said(page, "Listened to Ada and Mary Somerville");
  await line(page, "Listen").getByText("for Ada and Mary Somerville").waitFor();
  await pressed(check(page, "Listen"));
  await page.getByRole("link", { name: "Listen" }).click();
  await section(page, "For whom").getByText("Ada and Mary Somerville").waitFor();
  await openPerson(page, "Mary Somerville");
  await page.getByText("in touch today").waitFor();
  await goBy(page, "Today");
  await check(page, "Listen").click();
  await pressed(check(page, "Listen"), false);
  await openPerson(page, "Mary Somerville");
  await page.getByText("no moment together noted yet").waitFor();
}, WEDNESDAY);

kith.test("a craft is for nobody in particular", async (page) => {
  await makeHabit(page, "Practise", (form) => choose(form, "What it is for", "My own craft"));
  await goBy(page, "Today");
  await check(page, "Practise").waitFor();
  assert.equal(await page.getByText("For whom?").count(), 0);
}, WEDNESDAY);

kith.test("fault_43 midnight comes while the page is open", async (page) => {
  await makeHabit(page, "Listen");
  await goBy(page, "Today");
  await check(page, "Listen").click();
  await page.clock.setFixedTime("2026-11-19T00:00:30");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await page.getByText("Thursday, November 19").waitFor();
  await pressed(check(page, "Listen"), false);
  await goBy(page, "Giving");
  await pressed(day(page, "Listen", "Wednesday, November 18"));
}, WEDNESDAY);
