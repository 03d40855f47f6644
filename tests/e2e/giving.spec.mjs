// Habits: how they are taken up, how their days are kept, how they rest, and what is seen of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DESK, PHONE, rest } from "./kith.mjs";
import {
  addPerson, axe, button, check, choose, chooseFile, dayOf, go, goBy, habitRow, heading, house, isDay, makeHabit,
  openPerson, part, pick, preview, reload, said, section, toast,
} from "./steps.mjs";

const kith = house();
const WEDNESDAY = { ...DESK, at: "2026-11-18T10:00:00" };
const ON_PHONE = { ...PHONE, at: WEDNESDAY.at };

const line = (page, name) => page.locator(".habit-row", { has: page.locator(`.check[aria-label="${name}"]`) });
const grid = (page) => page.getByRole("grid", { name: "Habits by days" });
const undo = (page) => button(page.locator(".toast"), "Undo").click();
const menu = async (page, item) => {
  await button(page, "More about giving").click();
  await button(page, item).click();
};

async function pressed(locator, is = true) {
  await locator.and(locator.page().locator(`[aria-pressed=${is}]`)).waitFor();
}

/** The clock is moved, and somebody comes back to the page. */
async function moveTo(page, day) {
  await page.clock.setFixedTime(`${day}T10:00:00`);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

/** The one cell that has the focus, in words. */
const here = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

async function stands(page, words) {
  await page.waitForFunction((words) => document.activeElement?.getAttribute("aria-label")?.startsWith(words), words);
}

// A tap --------------------------------------------------------------------------------------------

kith.test("a practice is taken up by one press and kept by one tap", async (page) => {
  await goBy(page, "Giving");
  await button(page, "Take it up: Thank someone").click();
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
  await undo(page);
  await pressed(check(page, "Thank someone"));
}, ON_PHONE);

kith.test("a practice of the shelf can be changed before it is taken up, and is offered once", async (page) => {
  await goBy(page, "Giving");
  await button(page, "Change first: Eat with someone").click();
  const dialog = page.getByRole("dialog", { name: "A new habit" });
  await dialog.getByRole("textbox", { name: "What you do" }).fill("Lunch with a colleague");
  await button(dialog, "Take it up").click();
  await said(page, "Took up: Lunch with a colleague");
  await menu(page, "Practices to begin with");
  const shelf = page.getByRole("dialog", { name: "Practices to begin with" });
  await button(shelf, "Take it up: Eat with someone").click();
  await shelf.locator("li", { hasText: "Eat with someone" }).getByText("Taken up").waitFor();
  await page.keyboard.press("Escape");
  await habitRow(page, "Eat with someone").waitFor();
}, WEDNESDAY);

kith.test("one tap is done, the next is rest, the next is clear; each can be undone", async (page) => {
  await makeHabit(page, "Listen");
  const monday = dayOf(page, "Listen", "Monday, November 16");
  await monday.click();
  await isDay(monday, "done");
  await said(page, "Listen: Mon, Nov 16");
  await monday.click();
  await isDay(monday, "rest");
  await said(page, "Listen: rest, Mon, Nov 16");
  await monday.click();
  await isDay(monday, "outside");
  await said(page, "Listen: cleared, Mon, Nov 16");
  await undo(page);
  await isDay(monday, "rest");
  await page.keyboard.press("Control+z");
  await isDay(monday, "done");
  await page.keyboard.press("Control+z");
  await isDay(monday, "outside");
  await page.keyboard.press("Control+Shift+z");
  await isDay(monday, "done");
  await reload(page);
  await isDay(monday, "done");
}, ON_PHONE);

// Rhythms ------------------------------------------------------------------------------------------

kith.test("every day, some days, a week, a month, every few days: each is told, and rests in its own way", async (page) => {
  await makeHabit(page, "Listen");
  await makeHabit(page, "Call home", async (form) => {
    await choose(form, "How often", "On some days");
    await button(form, "Take it up").click();
    await form.getByText("On which days? One is enough.").waitFor();
    await button(form, "Monday").first().click();
    await button(form, "Friday").first().click();
  });
  await makeHabit(page, "Write a letter", async (form) => {
    await choose(form, "What it is for", "Thanking, encouraging");
    await choose(form, "How often", "Times a week");
    await choose(form, "How many times", "2");
  });
  await makeHabit(page, "Visit", async (form) => {
    await choose(form, "How often", "Times a month");
    await form.getByRole("textbox", { name: "Times", exact: true }).fill("40");
    await button(form, "Take it up").click();
    await form.getByText("How many times a month? From 1 to 31.").waitFor();
    await form.getByRole("textbox", { name: "Times", exact: true }).fill("2");
  });
  await makeHabit(page, "Water the plants", async (form) => {
    await choose(form, "How often", "Every few days");
    await form.getByRole("textbox", { name: "In so many days" }).fill("3");
  });
  for (const [name, words] of [
    ["Listen", "every day"], ["Call home", "Mon, Fri"], ["Write a letter", "twice a week"], ["Visit", "twice a month"],
    ["Water the plants", "every 3 days"],
  ]) await habitRow(page, name).getByText(words).waitFor();
  await isDay(dayOf(page, "Call home", "Wednesday, November 18"), "free");
  await dayOf(page, "Write a letter", "Monday, November 16").click();
  await dayOf(page, "Write a letter", "Tuesday, November 17").click();
  await isDay(dayOf(page, "Write a letter", "Wednesday, November 18"), "covered");

  await goBy(page, "Today");
  await line(page, "Call home").getByText("Mon, Fri · rests today").waitFor();
  await line(page, "Write a letter").getByText("twice a week · rests today").waitFor();
  await line(page, "Listen").getByText("every day", { exact: true }).waitFor();
  await check(page, "Call home").click();
  await line(page, "Call home").getByText("Mon, Fri", { exact: true }).waitFor();
}, WEDNESDAY);

// Amounts, notes, for whom ---------------------------------------------------------------------------

kith.test("an amount is stepped or typed; enough is told, and less is shown as some of it", async (page) => {
  await makeHabit(page, "Practise", async (form) => {
    await choose(form, "What it is for", "My own craft");
    await choose(form, "How it is measured", "At least");
    await button(form, "Take it up").click();
    await form.getByText("A number, please").waitFor();
    await form.getByRole("textbox", { name: "How much a day" }).fill("30");
    await form.getByRole("textbox", { name: "Of what" }).fill("minutes");
  });
  await habitRow(page, "Practise").getByText("every day · at least 30 minutes").waitFor();
  const today = dayOf(page, "Practise", "Wednesday, November 18");
  await today.click();
  const sheet = page.getByRole("dialog", { name: "Practise" });
  await sheet.getByRole("textbox", { name: "minutes" }).fill("28,5");
  await button(sheet, "One more").click();
  await sheet.getByText("at least 30 minutes", { exact: true }).waitFor();
  await button(sheet, "Keep it").click();
  await isDay(today, "some");
  assert.equal(await today.innerText(), "29.5");
  await today.click();
  await button(sheet, "One more").click();
  await sheet.getByText("at least 30 minutes: that is it").waitFor();
  await sheet.getByRole("textbox", { name: "A note" }).fill("Scales, slowly");
  await button(sheet, "Keep it").click();
  await isDay(today, "done");
  assert.match(await today.getAttribute("aria-label"), /, done, 30.5 minutes, with a note$/);
  await today.click();
  await sheet.getByRole("textbox", { name: "minutes" }).fill("many");
  await button(sheet, "Keep it").click();
  await sheet.getByText("A number, please").waitFor();
  await page.keyboard.press("Escape");
  await undo(page).catch(() => page.keyboard.press("Control+z"));
  await isDay(today, "some");
  await goBy(page, "Today");
  await line(page, "Practise").getByText("29.5 minutes today").waitFor();
  await check(page, "Practise").click();
  await page.getByRole("dialog", { name: "Practise" }).waitFor();
  await page.keyboard.press("Escape");
}, WEDNESDAY);

kith.test("for whom, and a note, on any day: the moment comes and goes with the check, in one step", async (page) => {
  await addPerson(page, "Ada", "Heart");
  await makeHabit(page, "Listen");
  const friday = dayOf(page, "Listen", "Friday, November 13");
  await friday.click({ button: "right" });
  const sheet = page.getByRole("dialog", { name: "Listen" });
  await sheet.getByText("Friday, November 13").waitFor();
  await sheet.getByRole("group", { name: "For whom" }).getByRole("button", { name: "Ada" }).click();
  await pick(sheet, "For whom", "Mary Somerville");
  await sheet.getByRole("textbox", { name: "A note" }).fill("Her mother is ill");
  await button(sheet, "Keep it").click();
  await said(page, "Listen: Fri, Nov 13, for Ada and Mary Somerville");
  await isDay(friday, "done");
  await page.getByRole("link", { name: "Listen" }).click();
  await section(page, "For whom").getByRole("link", { name: "Mary Somerville" }).waitFor();
  await section(page, "Notes").getByText("Her mother is ill").waitFor();
  assert.doesNotMatch(await section(page, "For whom").innerText(), /\d/, "nobody is counted");
  await page.keyboard.press("Control+z");
  await section(page, "For whom").waitFor({ state: "detached" });
  await goBy(page, "Giving");
  await isDay(friday, "outside");
  await page.keyboard.press("Control+Shift+z");
  await isDay(friday, "done");
  await openPerson(page, "Mary Somerville");
  await page.getByText(/in touch Fri, Nov 13/).waitFor();
}, WEDNESDAY);

kith.test("on Today, for whom: several, even someone new; clearing the check takes the moment back", async (page) => {
  await addPerson(page, "Ada", "Heart");
  await makeHabit(page, "Listen");
  await goBy(page, "Today");
  await button(page, "Listen: for whom?").click();
  await pick(page, "Or anybody, by name", "Ada");
  await pick(page, "Or anybody, by name", "Mary Somerville");
  await button(page, "Log it").click();
  await said(page, "Listened to Ada and Mary Somerville");
  await line(page, "Listen").getByText("for Ada and Mary Somerville").waitFor();
  await openPerson(page, "Mary Somerville");
  await page.getByText("in touch today").waitFor();
  await goBy(page, "Today");
  await check(page, "Listen").click();
  await pressed(check(page, "Listen"), false);
  await openPerson(page, "Mary Somerville");
  await page.getByText("no moment together noted yet").waitFor();
}, WEDNESDAY);

kith.test("a finger that rests opens the day, and the tap that follows does nothing", async (page) => {
  await makeHabit(page, "Listen");
  const today = dayOf(page, "Listen", "Wednesday, November 18");
  const { x, y } = await today.boundingBox();
  const touch = { pointerType: "touch", isPrimary: true, button: 0, clientX: x + 9, clientY: y + 9, bubbles: true };
  await today.dispatchEvent("pointerdown", touch);
  await page.getByRole("dialog", { name: "Listen" }).waitFor();
  await today.dispatchEvent("pointerup", touch);
  await today.dispatchEvent("click", touch);
  await page.keyboard.press("Escape");
  await isDay(today, "open");
}, ON_PHONE);

kith.test("a craft is for nobody in particular, and a habit may aim at a circle", async (page) => {
  await addPerson(page, "Ada", "Heart");
  await addPerson(page, "Grace", "Wider");
  await makeHabit(page, "Practise", (form) => choose(form, "What it is for", "My own craft"));
  await makeHabit(page, "Encourage", async (form) => {
    await form.getByText("Looks, reminders and more").click();
    await form.getByRole("combobox", { name: "For whom" }).selectOption({ label: "Somebody in Wider: people I keep in touch with" });
  });
  await dayOf(page, "Encourage", "Wednesday, November 18").click({ button: "right" });
  const sheet = page.getByRole("dialog", { name: "Encourage" });
  await sheet.getByText("This one aims at Wider.").waitFor();
  assert.deepEqual(await sheet.locator(".chip.press").allInnerTexts(), ["Grace"]);
  await page.keyboard.press("Escape");
  await goBy(page, "Today");
  await check(page, "Practise").waitFor();
  assert.equal(await button(page, "Practise: for whom?").count(), 0);
}, WEDNESDAY);

// Several at once ------------------------------------------------------------------------------------

kith.test("days are marked by dragging, and one press makes them done, rest or clear", async (page) => {
  await makeHabit(page, "Listen");
  const at = (date) => dayOf(page, "Listen", date);
  const drag = async (from, to) => {
    await rest(page);
    const [a, b] = [await at(from).boundingBox(), await at(to).boundingBox()];
    await page.mouse.move(a.x + 9, a.y + 9);
    await page.mouse.down();
    await page.mouse.move(b.x + 9, b.y + 9, { steps: 5 });
    await page.mouse.up();
  };
  await drag("Monday, November 9", "Friday, November 13");
  const bar = page.getByRole("group", { name: "What is marked" });
  await bar.getByText("Listen, Mon, Nov 9 to Fri, Nov 13").waitFor();
  await button(bar, "Done").click();
  await said(page, "Listen: 5 days");
  for (const day of ["Monday, November 9", "Wednesday, November 11", "Friday, November 13"]) await isDay(at(day), "done");
  await undo(page);
  await isDay(at("Monday, November 9"), "outside");
  await drag("Tuesday, November 17", "Monday, November 16");
  await button(bar, "Rest").click();
  await isDay(at("Monday, November 16"), "rest");
  await drag("Sunday, November 15", "Tuesday, November 17");
  await button(bar, "Clear").click();
  await isDay(at("Monday, November 16"), "outside");
}, WEDNESDAY);

kith.test("by keyboard alone: one stop, arrows, Space, Shift for several, Enter for more, Alt for the order", async (page) => {
  await makeHabit(page, "Listen");
  await makeHabit(page, "Thank", (form) => choose(form, "What it is for", "Thanking, encouraging"));
  await page.locator(".grid-go input").focus();
  for (let stop = 0; stop < 14 && !(await here(page)).startsWith("Wednesday, November 18"); stop += 1) {
    await page.keyboard.press("Tab");
  }
  await stands(page, "Wednesday, November 18");
  await page.keyboard.press("Space");
  await isDay(dayOf(page, "Listen", "Wednesday, November 18"), "done");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await stands(page, "Tuesday, November 17");
  await page.keyboard.press("Space");
  await isDay(dayOf(page, "Thank", "Tuesday, November 17"), "done");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowUp");
  await page.getByText("2 habits, Sat, Nov 14 to Mon, Nov 16").first().waitFor();
  await page.keyboard.press("Space");
  await said(page, "Several habits: the days marked");
  for (const name of ["Listen", "Thank"]) await isDay(dayOf(page, name, "Sunday, November 15"), "done");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator('[aria-selected="true"]').count(), 0);
  await page.keyboard.press("Delete");
  await isDay(dayOf(page, "Listen", "Saturday, November 14"), "outside");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Listen" }).getByText("Saturday, November 14").waitFor();
  await page.keyboard.press("Escape");
  await stands(page, "Saturday, November 14");
  await page.keyboard.press("PageUp");
  await page.waitForFunction(() => !document.activeElement.getAttribute("aria-label")?.includes("November 14"));
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Alt+ArrowDown");
  await said(page, "Moved: Listen");
  assert.deepEqual(await page.locator(".long-row .habit-name").allInnerTexts(), ["Thank", "Listen"]);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await heading(page, "Listen").waitFor();
  await page.goBack();
  await heading(page, "Giving").waitFor({ state: "attached" });
  await page.keyboard.press("Tab");
  assert.ok(await grid(page).locator('[tabindex="0"]').count() === 1, "one stop");
}, WEDNESDAY);

kith.test("in order by hand, and by groups; put away they are folded, and taken up again", async (page) => {
  for (const name of ["Listen", "Thank"]) await makeHabit(page, name);
  await makeHabit(page, "Tidy", async (form) => {
    await form.getByText("Looks, reminders and more").click();
    await form.getByRole("textbox", { name: "Group" }).fill("At home");
    await form.getByRole("radio", { name: "plum" }).check({ force: true });
    await form.getByRole("radio", { name: "home" }).check({ force: true });
  });
  await grid(page).getByRole("rowheader", { name: "At home", exact: true }).waitFor();
  await menu(page, "Put in order");
  const order = page.getByRole("dialog", { name: "The order of my habits" });
  await button(order, "Thank: up").click();
  await said(page, "Moved: Thank");
  const names = () => order.locator(".arrange-row .habit-words > :first-child").allInnerTexts();
  assert.deepEqual(await names(), ["Thank", "Listen", "Tidy"]);
  const [from, to] = [
    await order.locator(".arrange-row", { hasText: "Thank" }).locator(".arrange-handle").boundingBox(),
    await order.locator(".arrange-row", { hasText: "Listen" }).boundingBox(),
  ];
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 20, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector(".arrange-row .habit-words").innerText.startsWith("Listen"));
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Thank" }).click();
  await button(page, "More about this habit").click();
  await button(page, "Put it away").click();
  await said(page, "Put away: Thank");
  await goBy(page, "Giving");
  await habitRow(page, "Thank").waitFor({ state: "detached" });
  await page.getByText("Put away", { exact: true }).click();
  await button(page.locator(".put-away"), "Take it up again").click();
  await habitRow(page, "Thank").waitFor();
}, WEDNESDAY);

// Rest ---------------------------------------------------------------------------------------------

kith.test("everything rests until a day, kindly said; who is back says so; each step is undone", async (page) => {
  await makeHabit(page, "Listen");
  await menu(page, "Rest…");
  const dialog = page.getByRole("dialog", { name: "Time to rest" });
  await dialog.getByLabel("Until").fill("2026-11-01");
  await button(dialog, "Rest").click();
  await dialog.getByText("Until a day after it begins, or left open.").waitFor();
  await dialog.getByLabel("From").fill("2026-11-16");
  await dialog.getByLabel("Until").fill("2026-11-30");
  await dialog.getByRole("textbox", { name: "What for" }).fill("A journey");
  await button(dialog, "Rest").click();
  await said(page, "Everything rests until Mon, Nov 30");
  const word = page.locator(".rest-word");
  await word.getByText("Nothing asks for you. All you have grown waits as it is.").waitFor();
  await word.getByText("A journey").waitFor();
  await isDay(dayOf(page, "Listen", "Wednesday, November 18"), "rest");
  await goBy(page, "Today");
  await line(page, "Listen").getByText("every day · rests today").waitFor();
  await goBy(page, "Giving");
  await button(word, "I am back").click();
  await said(page, "Good to have you back");
  await isDay(dayOf(page, "Listen", "Wednesday, November 18"), "open");
  await undo(page);
  await isDay(dayOf(page, "Listen", "Wednesday, November 18"), "rest");
  await page.keyboard.press("Control+z");
  await word.waitFor({ state: "detached" });
}, ON_PHONE);

kith.test("one habit rests, and everything on a day of the week", async (page) => {
  await makeHabit(page, "Listen");
  await makeHabit(page, "Thank");
  await page.getByRole("link", { name: "Listen" }).click();
  await button(page, "More about this habit").click();
  await button(page, "Rest…").click();
  const dialog = page.getByRole("dialog", { name: "Time to rest" });
  assert.equal(await dialog.getByRole("combobox", { name: "What rests" }).locator("option:checked").innerText(), "Listen");
  await button(dialog, "Rest").click();
  await page.locator(".rest-word").getByText("Listen rests.").waitFor();
  await goBy(page, "Giving");
  await isDay(dayOf(page, "Listen", "Wednesday, November 18"), "rest");
  await isDay(dayOf(page, "Thank", "Wednesday, November 18"), "open");
  await menu(page, "Rest…");
  await dialog.getByText("Days of the week", { exact: true }).click();
  await button(dialog, "Wednesday").click();
  await dialog.getByRole("combobox", { name: "My week begins on" }).selectOption({ label: "Sunday" });
  await button(dialog, "Keep these days").click();
  await isDay(dayOf(page, "Thank", "Wednesday, November 18"), "rest");
  await page.getByRole("link", { name: "Thank" }).click();
  const heads = part(page, "Calendar").locator("thead .unseen");
  assert.equal(await heads.first().innerText(), "Sunday");
}, WEDNESDAY);

// One habit ----------------------------------------------------------------------------------------

kith.test("a habit's calendar: week, month and quarter are pressed, the year is a table", async (page) => {
  await makeHabit(page, "Listen");
  await page.getByRole("link", { name: "Listen" }).click();
  await heading(page, "Listen").waitFor();
  const calendar = part(page, "Calendar");
  const day = (words) => calendar.getByRole("button", { name: new RegExp(`^${words}(,|$)`) });
  const days = calendar.locator("button.day");
  assert.equal(await days.count(), 18);
  assert.ok(await button(page, "The month after").isDisabled());
  await button(page, "The month before").click();
  await page.getByRole("heading", { name: "October 2026" }).waitFor();
  assert.equal(await days.count(), 31);
  await day("Saturday, October 31").click();
  await pressed(day("Saturday, October 31"));
  await choose(calendar, "How much is shown", "Quarter");
  assert.equal(await calendar.locator("table").count(), 3);
  await pressed(day("Saturday, October 31"));
  await choose(calendar, "How much is shown", "Week");
  assert.equal(await days.count(), 7);
  const year = part(page, "The year");
  const october = year.getByRole("row", { name: /^Oct/ });
  await october.locator("td.done").waitFor();
  assert.equal(await year.locator("tbody tr").count(), 12);
  assert.equal(await year.locator("td").count(), 365);
  await page.getByText("Seasons of practice").waitFor();
  assert.doesNotMatch(await page.locator(".growth").innerText(), /of 100/, "no number unless asked for");
  await page.getByText("As a number").click();
  await page.getByText(/^\d+ of 100/).waitFor();
}, ON_PHONE);

kith.test("changed, deleted, and back with all its days", async (page) => {
  await makeHabit(page, "Listen");
  await dayOf(page, "Listen", "Friday, November 13").click();
  await page.getByRole("link", { name: "Listen" }).click();
  await button(page, "Edit").click();
  const dialog = page.getByRole("dialog", { name: "Change this habit" });
  await dialog.getByRole("textbox", { name: "What you do" }).fill("Listen to someone");
  await choose(dialog, "How often", "Times a week");
  await choose(dialog, "How many times", "6");
  await button(dialog, "Save").click();
  await heading(page, "Listen to someone").waitFor();
  await page.getByText("6 times a week").waitFor();
  const address = new URL(page.url()).hash;
  await button(page, "More about this habit").click();
  await button(page, "Delete").click();
  await page.getByText("What I give, a little every day").waitFor();
  await go(page, address);
  await page.getByText("It has been deleted, or belongs to another notebook.").waitFor();
  await page.keyboard.press("Control+z");
  await heading(page, "Listen to someone").waitFor();
  await goBy(page, "Giving");
  await isDay(dayOf(page, "Listen to someone", "Friday, November 13"), "done");
  await reload(page);
  await isDay(dayOf(page, "Listen to someone", "Friday, November 13"), "done");
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
  await isDay(dayOf(page, "Listen", "Wednesday, November 18"), "done");
  await isDay(dayOf(page, "Listen", "Thursday, November 19"), "open");
}, WEDNESDAY);

// A month ------------------------------------------------------------------------------------------

kith.test("a month of giving by somebody on a phone", async (page) => {
  await addPerson(page, "Ada", "Heart");
  await goBy(page, "Giving");
  const shelf = ["Listen to someone's day", "Thank someone", "Make an introduction", "Eat with someone", "Share what I know"];
  await button(page, `Take it up: ${shelf[0]}`).click();
  await said(page, shelf[0]);
  await menu(page, "Practices to begin with");
  for (const name of shelf.slice(1)) {
    await button(page.getByRole("dialog"), `Take it up: ${name}`).click();
    await said(page, name);
  }
  await page.keyboard.press("Escape");
  await makeHabit(page, "Read to the children", async (form) => {
    await choose(form, "How it is measured", "At least");
    await form.getByRole("textbox", { name: "How much a day" }).fill("10");
    await form.getByRole("textbox", { name: "Of what" }).fill("minutes");
    await form.getByText("Looks, reminders and more").click();
    await button(form, "A time of day").click();
    await form.getByLabel("At", { exact: true }).fill("19:00");
  });
  await makeHabit(page, "Garden", (form) => choose(form, "What it is for", "My own craft"));
  assert.equal(await page.locator(".habit-link").count(), 7);

  // A week of checks by Today, one of them for Ada.
  for (let day = 2; day <= 8; day += 1) {
    await moveTo(page, `2026-11-0${day}`);
    await goBy(page, "Today");
    await check(page, shelf[0]).and(page.locator('[aria-pressed="false"]')).click();
    await pressed(check(page, shelf[0]));
  }
  await button(page, `${shelf[1]}: for whom?`).click();
  await page.getByRole("group", { name: `${shelf[1]}: for whom?` }).getByRole("button", { name: "Ada" }).click();
  await said(page, "Thanked Ada");
  // Two days later: yesterday is filled in.
  await moveTo(page, "2026-11-10");
  await goBy(page, "Giving");
  for (const date of ["Monday, November 9", "Tuesday, November 10"]) {
    await dayOf(page, shelf[0], date).click();
    await isDay(dayOf(page, shelf[0], date), "done");
  }
  // A week away.
  await moveTo(page, "2026-11-11");
  await menu(page, "Rest…");
  await page.getByRole("dialog").getByLabel("Until").fill("2026-11-17");
  await button(page.getByRole("dialog"), "Rest").click();
  await page.locator(".rest-word").waitFor();
  await moveTo(page, "2026-11-18");
  await page.locator(".rest-word").waitFor({ state: "detached" });
  const back = dayOf(page, shelf[0], "Wednesday, November 18");
  await back.click();
  await isDay(back, "done");
  assert.doesNotMatch(await toast(page).innerText(), /back/, "a rest is no gap");
  await page.getByRole("link", { name: shelf[0] }).click();
  await page.locator(".season").getByText("10 days, and it goes on").waitFor();
  assert.equal(await page.locator(".season").count(), 1, "a rest breaks no season");

  // Then nothing for three weeks: a warm word, and a new season.
  await moveTo(page, "2026-12-12");
  await goBy(page, "Giving");
  await page.getByText("Good to see you again.").waitFor();
  await dayOf(page, shelf[0], "Saturday, December 12").click();
  await said(page, "Good to have you back");
  await page.getByText("Good to see you again.").waitFor({ state: "detached" });
  await page.getByRole("link", { name: shelf[0] }).click();
  await page.locator(".season.now").getByText("Since Sat, Dec 12").waitFor();
  assert.equal(await page.locator(".season").count(), 2);
  await reload(page);
  assert.doesNotMatch(await page.locator("main").innerText(), /streak|missed|failed|overdue|broken/i);

  // What was kept in Loop comes along, and all of it goes into the phone's calendar.
  await go(page, "#/data");
  await chooseFile(page, { name: "loop.zip", bytes: loopArchive(), type: "application/zip" });
  await button(await preview(page, "loop.zip"), "Add 2 habits").click();
  await said(page, "Brought in loop.zip");
  await goBy(page, "Giving");
  await habitRow(page, "Call home").waitFor();
  await menu(page, "Being reminded");
  const [file] = await Promise.all([page.waitForEvent("download"), button(page.getByRole("dialog"), "Save the calendar").click()]);
  const { of: events } = readCalendar(readFileSync(await file.path(), "utf8"));
  const reading = events.find(({ props }) => props.SUMMARY === "Read to the children");
  assert.match(reading.props.DTSTART, /T190000$/);
  assert.match(reading.props.RRULE, /FREQ=DAILY/);
  assert.deepEqual(reading.of.map(({ name, props }) => [name, props.ACTION]), [["VALARM", "DISPLAY"]]);
  assert.equal(new Set(events.map(({ props }) => props.UID)).size, events.length, "no id twice");
}, { ...PHONE, at: "2026-11-02T10:00:00" });

// Out: a calendar, and back by an independent reader ---------------------------------------------------

/** Reads a calendar by RFC 5545 alone: lines unfolded, components nested. */
function readCalendar(text) {
  assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75), "folded at 75 bytes");
  const stack = [{ name: "", of: [], props: {} }];
  for (const line of text.replace(/\r\n[ \t]/g, "").split("\r\n").filter(Boolean)) {
    const [, name, params, value] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line);
    if (name === "BEGIN") stack.push({ name: value, of: [], props: {} });
    else if (name === "END") {
      const done = stack.pop();
      assert.equal(done.name, value);
      stack.at(-1).of.push(done);
    } else stack.at(-1).props[name] = params + value;
  }
  assert.equal(stack.length, 1);
  return stack[0].of[0];
}

kith.test("habits go into a calendar with alarms, and the same ids each time", async (page) => {
  await makeHabit(page, "Call home", async (form) => {
    await choose(form, "How often", "On some days");
    await button(form, "Monday").first().click();
    await form.getByText("Looks, reminders and more").click();
    await button(form, "A time of day").click();
    await form.getByLabel("At", { exact: true }).fill("18:30");
  });
  await menu(page, "Being reminded");
  const dialog = page.getByRole("dialog", { name: "Being reminded" });
  await dialog.getByText("What each browser can do").click();
  await dialog.getByText("a word while Kith is closed. That would take a server.").waitFor();
  const save = async () => {
    const [file] = await Promise.all([page.waitForEvent("download"), button(dialog, "Save the calendar").click()]);
    assert.match(file.suggestedFilename(), /\.ics$/);
    return readCalendar(readFileSync(await file.path(), "utf8"));
  };
  const [one, two] = [await save(), await save()];
  assert.equal(one.name, "VCALENDAR");
  const [event] = one.of;
  assert.equal(event.name, "VEVENT");
  assert.equal(event.props.SUMMARY, "Call home");
  assert.match(event.props.DTSTART, /T183000$/);
  assert.match(event.props.RRULE, /FREQ=/);
  assert.ok(event.of.some((part) => part.name === "VALARM"));
  assert.deepEqual(one.of.map((event) => event.props.UID), two.of.map((event) => event.props.UID));
}, WEDNESDAY);

/** A zip archive of these texts, not compressed. */
function archive(files) {
  const [parts, index] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, body] = [Buffer.from(name), Buffer.from(text)];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(body), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(body.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, path, body]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    index.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, place, path]));
    parts.push(head);
    at += head.length;
  }
  const whole = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(index.length, 8);
  end.writeUInt16LE(index.length, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, whole, end]);
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function loopArchive() {
  return archive({
    "Habits.csv": "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?\n"
      + "001,Call home,YES_NO,Did I?,,2,7,#00897B,,,,false\n002,Ride,NUMERICAL,,,1,1,#1976D2,km,AT_LEAST,5.5,false\n",
    "001 Call home/Checkmarks.csv": "Date,Value,Notes\n2026-11-17,YES_MANUAL,a long talk\n2026-11-16,SKIP,\n2026-11-15,YES_AUTO,\n",
    "002 Ride/Checkmarks.csv": "Date,Value,Notes\n2026-11-17,6500,\n2026-11-16,2000,\n",
  });
}

kith.test("habits come from Loop in one step that can be undone, and leave as Loop's archive again", async (page) => {
  const zip = loopArchive();
  await goBy(page, "Giving");
  await go(page, "#/data");
  const bring = async (bytes, name) => {
    await chooseFile(page, { name, bytes, type: "application/zip" });
    return preview(page, name);
  };
  const dialog = await bring(zip, "loop.zip");
  await dialog.getByText("2 new habits").first().waitFor();
  await button(dialog, "Add 2 habits").click();
  await said(page, "Brought in loop.zip");
  await goBy(page, "Giving");
  await isDay(dayOf(page, "Call home", "Tuesday, November 17"), "done");
  await isDay(dayOf(page, "Call home", "Monday, November 16"), "rest");
  await habitRow(page, "Ride").getByText("at least 5.5 km").waitFor();
  await isDay(dayOf(page, "Ride", "Monday, November 16"), "some");
  assert.equal(await dayOf(page, "Ride", "Tuesday, November 17").innerText(), "6.5");

  const [file] = await Promise.all([page.waitForEvent("download"), menu(page, "Save for Loop Habit Tracker")]);
  assert.match(file.suggestedFilename(), /^Loop.*2026-11-18\.zip$/);
  await go(page, "#/data");
  const again = await bring(readFileSync(await file.path()), "again.zip");
  await again.getByText("Nothing in it is new: all 2 habits are here already.").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Brought in loop.zip");
  await goBy(page, "Giving");
  await page.getByText("What I give, a little every day").waitFor();
}, WEDNESDAY);

// Everyone -------------------------------------------------------------------------------------------

async function everyLook(page, look) {
  await goBy(page, "Giving");
  await look("the shelf");
  await addPerson(page, "Ada", "Heart");
  await makeHabit(page, "Listen");
  await makeHabit(page, "Practise", async (form) => {
    await choose(form, "How it is measured", "At least");
    await form.getByRole("textbox", { name: "How much a day" }).fill("30");
    await form.getByText("Looks, reminders and more").click();
    await form.getByRole("textbox", { name: "Group" }).fill("Craft");
    await button(form, "A time of day").click();
    await look("the form, whole");
  });
  await dayOf(page, "Listen", "Tuesday, November 17").click();
  await dayOf(page, "Listen", "Wednesday, November 18").click({ button: "right" });
  await page.getByRole("dialog").getByRole("textbox", { name: "A note" }).fill("A note");
  await look("a day");
  await button(page.getByRole("dialog"), "Keep it").click();
  await dayOf(page, "Practise", "Wednesday, November 18").click();
  await look("an amount");
  await page.keyboard.press("Escape");
  await dayOf(page, "Listen", "Monday, November 16").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await look("the grid, marked");
  await page.keyboard.press("Escape");
  for (const item of ["Practices to begin with", "Put in order", "Being reminded", "Rest…"]) {
    await menu(page, item);
    await page.getByRole("dialog").waitFor();
    await look(item);
    if (item === "Rest…") await button(page.getByRole("dialog"), "Rest").click();
    else await page.keyboard.press("Escape");
  }
  await page.locator(".rest-word").waitFor();
  await look("the grid, at rest");
  await page.getByRole("link", { name: "Listen" }).click();
  await part(page, "Calendar").waitFor();
  await look("a habit");
  await choose(part(page, "Calendar"), "How much is shown", "Quarter");
  await look("a habit, a quarter");
  await part(page, "The year").locator('[tabindex="0"]').focus();
  await page.keyboard.press("Shift+ArrowUp");
  await part(page, "The year").getByRole("group", { name: "What is marked" }).waitFor();
  await look("a habit, days of a year marked");
}

for (const [size, options] of Object.entries({ phone: PHONE, desk: { ...DESK, colorScheme: "dark" } })) {
  kith.test(`axe finds nothing in any state: ${size}`, async (page) => {
    const found = [];
    await everyLook(page, async (name) => {
      for (const fault of await axe(page)) found.push(`${name}: ${fault}`);
    });
    assert.deepEqual(found, []);
  }, { ...options, at: WEDNESDAY.at, reducedMotion: "reduce" });
}

kith.test("at 320 px nothing is lost at the side", async (page) => {
  const found = [];
  await everyLook(page, async (name) => {
    const wide = await page.evaluate(() => {
      const { scrollWidth } = document.documentElement;
      if (scrollWidth <= innerWidth) return null;
      const beyond = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
      return `${scrollWidth}: ${beyond.slice(0, 3).map((e) => `${e.tagName}.${e.className}`)}`;
    });
    if (wide) found.push(`${name}: ${wide}`);
  });
  assert.deepEqual(found, []);
}, { viewport: { width: 320, height: 640 }, at: WEDNESDAY.at, reducedMotion: "reduce" });

kith.test("as many days as fit, measured anew when the window changes", async (page) => {
  await makeHabit(page, "Listen");
  const cells = habitRow(page, "Listen").getByRole("gridcell");
  await cells.nth(14).waitFor();
  const wide = await cells.count();
  assert.ok(wide > 14, `${wide} days on a desk`);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForFunction((wide) => document.querySelectorAll('[role="gridcell"]').length < wide, wide);
  const few = await cells.count();
  assert.ok(few >= 6 && few <= 8, `${few} days on a phone`);
  assert.match(await cells.last().getAttribute("aria-label"), /^Wednesday, November 18/, "today is the last");
}, WEDNESDAY);
