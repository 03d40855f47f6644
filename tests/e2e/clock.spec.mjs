// The reader's clock and zone: a day is the civil day of where they are, whatever the clock does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertQuiet, DESK, PHONE } from "./kith.mjs";
import { addPerson, button, check, goBy, house, isPressed, keys, makeHabit, openPerson, part, reload, said } from "./steps.mjs";

const kith = house();
const day = (page, habit, words) => page.getByRole("button", { name: `${habit}, ${words}`, exact: true });

/** Someone with a habit, in a zone, at an instant; the clock can be set anew. */
function inZone(name, timezoneId, at, run, options = {}) {
  test(name, async () => {
    const visit = await kith.visit({ ...DESK, timezoneId, at: new Date(at), ...options });
    try {
      await run(visit.page, visit);
      assertQuiet(visit.problems);
    } finally {
      await visit.context.close();
    }
  });
}

/** The clock says this, and the reader comes back to the page. */
async function itIs(page, at) {
  await page.clock.setFixedTime(new Date(at));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

async function flownTo(page, context, timezoneId, at) {
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setTimezoneOverride", { timezoneId: "" }).catch(() => {});
  await session.send("Emulation.setTimezoneOverride", { timezoneId });
  await itIs(page, at);
}

async function done(page, habit, words) {
  await goBy(page, "Giving");
  return isPressed(day(page, habit, words));
}

async function checkToday(page, habit) {
  await goBy(page, "Today");
  await check(page, habit).click();
  await check(page, habit).and(page.locator("[aria-pressed=true]")).waitFor();
}

inZone("fault_37 a day of 23 hours is a day", "Europe/Berlin", "2026-03-28T22:59:00Z", async (page) => {
  // Saturday 23:59; the next night an hour is left out.
  await makeHabit(page, "Listen");
  await checkToday(page, "Listen");
  for (const at of ["2026-03-28T23:01:00Z", "2026-03-29T22:01:00Z"]) {
    await itIs(page, at);
    await check(page, "Listen").and(page.locator("[aria-pressed=false]")).waitFor();
    await checkToday(page, "Listen");
  }
  for (const words of ["Saturday, March 28", "Sunday, March 29", "Monday, March 30"]) {
    assert.ok(await done(page, "Listen", words), words);
  }
});

inZone("fault_38 a day of 25 hours is one day", "Europe/Berlin", "2026-10-24T22:10:00Z", async (page) => {
  // Sunday 00:10 in summer time; the hour from two to three comes twice.
  await makeHabit(page, "Listen");
  await checkToday(page, "Listen");
  const before = (await keys(page)).length;
  for (const at of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T22:30:00Z"]) {
    await itIs(page, at);
    await goBy(page, "Today");
    assert.ok(await isPressed(check(page, "Listen")), at);
  }
  assert.equal((await keys(page)).length, before, "nothing is counted twice");
  await itIs(page, "2026-10-25T23:10:00Z");
  await check(page, "Listen").and(page.locator("[aria-pressed=false]")).waitFor();
});

inZone("fault_39 a flight from UTC+14 to UTC-11 keeps the days as they were lived", "Pacific/Kiritimati", "2026-11-20T11:00:00Z", async (page, { context }) => {
  // 01:00 on the 21st there; the 20th, at midnight, where it lands.
  await makeHabit(page, "Listen");
  await addPerson(page, "Ada");
  await button(page, "Talked").click();
  await button(page, "Note it").click();
  await said(page, "Noted: Talked");
  await checkToday(page, "Listen");
  await flownTo(page, context, "Pacific/Pago_Pago", "2026-11-20T12:00:00Z");
  await check(page, "Listen").and(page.locator("[aria-pressed=false]")).waitFor();
  await checkToday(page, "Listen");
  await openPerson(page, "Ada");
  await part(page, "Moments").getByText("tomorrow").waitFor();
  await flownTo(page, context, "Pacific/Pago_Pago", "2026-11-21T20:00:00Z");
  for (const words of ["Friday, November 20", "Saturday, November 21"]) assert.ok(await done(page, "Listen", words), words);
});

for (const [how, earlier] of [["a day", "2026-11-20T12:00:00"], ["a year", "2025-11-21T12:00:00"]]) {
  inZone(`fault_40 a clock that goes back ${how} loses and reorders nothing`, "UTC", "2026-11-21T12:00:00", async (page) => {
    await makeHabit(page, "Listen");
    await checkToday(page, "Listen");
    await addPerson(page, "Ada");
    const before = await keys(page);
    await itIs(page, earlier);
    await checkToday(page, "Listen");
    await addPerson(page, "Grace");
    const now = await keys(page);
    assert.deepEqual(before.filter((key) => !now.includes(key)), []);
    await itIs(page, "2026-11-21T13:00:00");
    await reload(page);
    assert.ok(await done(page, "Listen", "Saturday, November 21"));
    await openPerson(page, "Grace");
    await goBy(page, "Today");
    assert.ok(!/-\d/.test(await page.locator("main").innerText()), "nothing is counted below zero");
  });
}

inZone("fault_41 what was noted in 2099 lies ahead, says so, and can be changed", "UTC", "2099-01-01T12:00:00", async (page) => {
  await makeHabit(page, "Listen");
  await checkToday(page, "Listen");
  await addPerson(page, "Ada");
  await button(page, "Talked").click();
  await button(page, "Note it").click();
  await said(page, "Noted: Talked");
  await itIs(page, "2026-11-21T12:00:00");
  const moment = part(page, "Moments").locator("li.moment");
  await moment.getByText("lies ahead").waitFor();
  await moment.getByRole("button", { name: "More about talked" }).click();
  await button(page, "Edit").last().click();
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
}, PHONE);

inZone("fault_44 a day that never was, in Samoa: the days around it are neighbours", "Pacific/Apia", "2011-12-30T09:30:00Z", async (page) => {
  // 23:30 on Thursday the 29th; half an hour later it is Saturday the 31st.
  await makeHabit(page, "Listen");
  await checkToday(page, "Listen");
  await itIs(page, "2011-12-30T10:30:00Z");
  await page.getByText("Saturday, December 31").first().waitFor();
  await checkToday(page, "Listen");
  for (const [words, was] of [["Thursday, December 29", true], ["Friday, December 30", false], ["Saturday, December 31", true]]) {
    assert.equal(await done(page, "Listen", words), was, words);
  }
});

for (const [locale, digits] of [["ar-EG", /[٠-٩]/], ["fa-IR", /[۰-۹]/], ["de-DE", /\d/]]) {
  inZone(`fault_44 days are said as the reader says them: ${locale}`, "UTC", "2026-11-21T12:00:00", async (page) => {
    await makeHabit(page, "Listen");
    await checkToday(page, "Listen");
    const words = new Intl.DateTimeFormat(locale, { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" })
      .format(new Date("2026-11-21T12:00:00Z"));
    assert.match(words, digits);
    await page.getByText(words).first().waitFor();
    // What is stored has no locale in it.
    await reload(page);
    assert.ok(await isPressed(check(page, "Listen")));
  }, { locale });
}
