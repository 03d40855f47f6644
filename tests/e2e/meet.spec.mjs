// Moments and what they ask for next, what one means to do, the card before one meets, a meal.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DESK, PHONE } from "./kith.mjs";
import {
  addPerson, axe, button, choose, dropFile, go, heading, house, openPerson, pick, preview, reload, said, tie,
} from "./steps.mjs";

const kith = house();
/** What axe finds is nothing. */
const accessible = async (page, where) => assert.deepEqual(await axe(page), [], where);

/** Sunday. */
const NOW = { timezoneId: "UTC", locale: "en-GB", at: "2026-11-22T12:00:00Z" };
const SIZES = { phone: { ...PHONE, ...NOW }, desk: { ...DESK, ...NOW } };
const field = (within, name) => within.getByRole("textbox", { name, exact: true });
const intentions = (page) => page.locator(".intention");
const intention = (page, words) => intentions(page).filter({ hasText: words });
/** The time goes on to this, and the page looks up. */
async function moveTo(page, at) {
  await page.clock.setFixedTime(at);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`${size}: a joy asks for a glad word, which is something to do`, async (page) => {
    await addPerson(page, "Grace Hopper");
    await button(page, "Joy").click();
    await field(page, "In your words").fill("The compiler runs");
    await page.getByText("Be glad with Grace.").waitFor();
    assert.equal(await page.getByRole("group", { name: "When", exact: true }).count(), 0, "asked only where there is a word");
    await field(page, "What will you say or ask?").fill("How did you find the moth?");
    await choose(page, "When", "When we meet");
    await button(page, "Note it").click();
    await said(page, "Noted: Joy");
    const row = intention(page, "How did you find the moth?");
    await row.getByText("when we meet").waitFor();
    await page.keyboard.press("Control+z");
    await row.waitFor({ state: "detached" });
    assert.equal(await page.locator(".moment").count(), 0, "one step, one undo");
    await page.keyboard.press("Control+Shift+z");
    await row.waitFor();
    await reload(page);
    await row.waitFor();
    await page.locator(".moment", { hasText: "The compiler runs" }).waitFor();
  }, options);

  kith.test(`${size}: a frustration asks to listen, and comes up again on its day`, async (page) => {
    await addPerson(page, "Grace Hopper");
    await button(page, "Frustration").click();
    await page.getByText("Listen first; no advice needed.").waitFor();
    await field(page, "In your words").fill("Her mother is ill");
    assert.equal(await page.locator("input[type=date]").last().inputValue(), "2026-11-26", "four days on, a Thursday");
    await button(page, "Note it").click();
    const row = intention(page, "Ask again: Her mother is ill");
    await row.getByText("Thu").waitFor();
    await moveTo(page, "2026-11-26T09:00:00Z");
    await row.getByText("today").waitFor();
    await button(row, "Done: Ask again: Her mother is ill").click();
    await said(page, "Done: Ask again: Her mother is ill");
    await row.getByText("Talked with Grace?").waitFor();
    await button(row, "Note it").click();
    await said(page, "Noted: Talked with Grace");
    await page.locator(".moment", { hasText: "Talked" }).waitFor();
    // It has passed.
    const moment = page.locator(".moment", { hasText: "Frustration" });
    await button(moment, "More about frustration").click();
    await button(moment, "It has passed").click();
    await moment.getByText("has passed", { exact: true }).waitFor();
    await reload(page);
    await moment.getByText("has passed", { exact: true }).waitFor();
    assert.equal(await intentions(page).count(), 0, "what is done isn't asked again");

    // Who wants no reminder takes it out.
    await button(page, "Frustration").click();
    await page.getByRole("switch", { name: "Ask again on" }).click();
    await button(page, "Note it").click();
    await said(page, "Noted: Frustration");
    assert.equal(await intentions(page).count(), 0);
  }, options);

  kith.test(`${size}: something to do is done, moved, let go and deleted, and all of it comes back`, async (page) => {
    await addPerson(page, "Grace Hopper");
    await button(page, "Something to do").click();
    const dialog = page.getByRole("dialog", { name: "Something to do" });
    await button(dialog, "Keep it").click();
    await dialog.getByText("What will you do? A few words.").waitFor();
    await field(dialog, "What").fill("Bring the book back");
    await button(dialog, "Keep it").click();
    await dialog.waitFor({ state: "hidden" });
    const row = intention(page, "Bring the book back");
    await row.getByText("today").waitFor();

    // One tap, and a slip is one tap too.
    const done = button(row, "Done: Bring the book back");
    await done.click();
    await row.getByText("Helped Grace?").waitFor();
    await done.click();
    await row.getByText("today").waitFor();

    const menu = button(row, "Move or change: Bring the book back");
    await menu.click();
    await button(row, "Tomorrow").click();
    await row.getByText("tomorrow", { exact: true }).waitFor();
    await menu.click();
    await button(row, "When we meet").click();
    await row.getByText("when we meet", { exact: true }).waitFor();
    await menu.click();
    await button(row, "Another day, other words").click();
    await choose(dialog, "When", "On a day");
    await dialog.getByLabel("Day", { exact: true }).fill("2026-12-01");
    await field(dialog, "What").fill("Bring both books back");
    await button(dialog, "Keep it").click();
    const changed = intention(page, "Bring both books back");
    await changed.getByText("Tue").waitFor();
    await button(changed, "Move or change: Bring both books back").click();
    await button(changed, "Let go").click();
    await said(page, "Let go: Bring both books back");
    await changed.waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await changed.waitFor();
    await button(changed, "Move or change: Bring both books back").click();
    await button(changed, "Delete").click();
    await changed.waitFor({ state: "detached" });
    await button(page, "Undo").click();
    await changed.waitFor();
    await reload(page);
    await changed.getByText("Tue").waitFor();
  }, options);

  kith.test(`${size}: a part of life is told as such, and many moments stand by year`, async (page) => {
    await addPerson(page, "Ada Lovelace");
    await addPerson(page, "Grace Hopper");
    await button(page, "Life event").click();
    await field(page, "In your words").fill("They founded a school");
    await button(page, "Only the year or season?").click();
    await field(page, "Year").fill("2019");
    await page.getByRole("combobox", { name: "Month, if you know it" }).selectOption({ label: "Spring" });
    await pick(page, "Who else was there", "Ada");
    await button(page, "Note it").click();
    const moment = page.locator(".moment", { hasText: "They founded a school" });
    await moment.getByText("spring 2019").waitFor();
    await moment.getByText("with Ada Lovelace").waitFor();
    await page.getByRole("heading", { level: 3, name: "2019" }).waitFor();
    await button(moment, "More about life event").click();
    await button(moment, "Edit").click();
    assert.equal(await field(page, "Year").inputValue(), "2019");
    await button(page, "I know the day").click();
    await page.getByLabel("Day", { exact: true }).fill("2019-04-12");
    await button(page, "Note it").click();
    await moment.getByText("12 Apr 2019").waitFor();
  }, options);
}

/** Three people, one tie, and what a host and a friend would want to know. */
const LIFE = `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\nBDAY:--1210\r\nEND:VCARD\r\n`
  + `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Grace Hopper\r\nEND:VCARD\r\n`
  + `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Mary Somerville\r\nEND:VCARD\r\n`;
async function threePeople(page) {
  await dropFile(page, { name: "three.vcf", text: LIFE, type: "text/vcard" });
  const dialog = await preview(page, "three.vcf");
  await dialog.getByRole("button", { name: /^Add/ }).first().click();
  await dialog.waitFor({ state: "hidden" });
  for (const name of ["Ada Lovelace", "Grace Hopper", "Mary Somerville"]) {
    await openPerson(page, name);
    await choose(page, "How close to your heart", "Close");
  }
  await tie(page, "is a mentor of", "Ada Lovelace");
}
const card = (page, name) => page.locator(".meet-card", { has: page.getByRole("heading", { name }) });
const pages = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`${size}: before one meets three, all that matters is on one page, which prints on one`, async (page) => {
    await threePeople(page);
    await openPerson(page, "Ada Lovelace");
    await button(page, "Frustration").click();
    await field(page, "In your words").fill("Her mother is ill");
    await button(page, "Note it").click();
    await said(page, "Noted: Frustration");
    await button(page, "Something to do").click();
    const dialog = page.getByRole("dialog", { name: "Something to do" });
    await field(dialog, "What").fill("Bring the book back");
    await choose(dialog, "When", "When we meet");
    await button(dialog, "Keep it").click();
    await dialog.waitFor({ state: "hidden" });

    await page.getByRole("link", { name: "Before you meet", exact: true }).click();
    await heading(page, "Before you meet Ada").waitFor();
    await card(page, "Ada Lovelace").getByText("Frustration: Her mother is ill").waitFor();
    await card(page, "Ada Lovelace").getByText("birthday").waitFor();
    assert.equal(await page.getByText("Ask again: Her mother is ill").count(), 0, "its day is not here yet");
    await pick(page, "Who is coming", "Grace");
    await pick(page, "Who is coming", "Mary");
    await heading(page, "Before you meet Ada, Grace and Mary").waitFor();
    assert.equal(await page.locator(".meet-card").count(), 3);
    await page.getByText("Mary is a mentor of Ada.").waitFor();
    await page.getByText("Grace may be new to Mary.").waitFor();
    const address = await page.evaluate(() => location.hash);
    assert.match(address, /^#\/meet\/\w{8},\w{8},\w{8}$/);
    await reload(page);
    await heading(page, "Before you meet Ada, Grace and Mary").waitFor();

    const row = intention(page, "Bring the book back");
    await button(row, "Done: Bring the book back").click();
    await said(page, "Done: Bring the book back");
    await page.keyboard.press("Control+z");
    await row.getByText("when we meet").waitFor();

    assert.equal(pages(await page.pdf({ format: "A4" })), 1);

    // How it was: all of them are there already.
    await button(page, "How was it?").click();
    const form = page.getByRole("dialog", { name: "How was it?" });
    await field(form, "In your words").fill("We sat until dark");
    await button(form, "Note it").click();
    await form.waitFor({ state: "hidden" });
    await said(page, "Noted: Met");
    assert.equal(await page.getByText("Met: We sat until dark").count(), 3);
    assert.equal(await page.getByText("Grace may be new to Mary.").count(), 0, "who met knows each other");
    await button(page, "Take out Grace Hopper").click();
    await heading(page, "Before you meet Ada and Mary").waitFor();
  }, options);

  kith.test(`${size}: never eat alone: who, a day, an invitation, a date for the calendar`, async (page, { context }) => {
    await threePeople(page);
    await go(page, "#/meal");
    await heading(page, "Never eat alone").waitFor();
    const row = (name) => page.locator(".meal-row", { hasText: name });
    await row("Mary Somerville").getByText("not yet").waitFor();
    await button(page, "Ask along: Ada Lovelace").click();
    await page.getByRole("heading", { name: "Know Ada already" }).waitFor();
    await button(page, "Ask along: Mary Somerville").first().click();
    await page.getByRole("heading", { name: "Lunch with Ada and Mary" }).waitFor();
    assert.equal(await page.getByLabel("Day", { exact: true }).inputValue(), "2026-11-28", "the next Saturday");
    await field(page, "Where").fill("at the harbour");
    const invitation = field(page, "In your words");
    assert.match(await invitation.inputValue(), /^Dear Ada and Mary, would you like to have lunch .* at 12:30, at the harbour\?/);
    await page.getByLabel("Time").fill("19:00");
    await page.getByRole("heading", { name: "Dinner with Ada and Mary" }).waitFor();
    assert.match(await invitation.inputValue(), /dinner .* at 19:00/);
    await invitation.fill("Come and eat!");
    await page.getByLabel("Time").fill("12:30");
    assert.equal(await invitation.inputValue(), "Come and eat!", "one's own words stay");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await button(page, "Copy").click();
    await said(page, "The invitation is copied");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "Come and eat!");

    await button(page, "Plan it").click();
    await said(page, "Planned: Lunch with Ada and Mary");
    await page.getByText("It is planned for").waitFor();
    const saving = page.waitForEvent("download");
    await button(page, "For my calendar").click();
    const file = await saving;
    assert.equal(file.suggestedFilename(), "Lunch with Ada and Mary.ics");
    const ics = readFileSync(await file.path(), "utf8").replaceAll("\r\n ", "");
    for (const line of ["DTSTART:20261128T123000", "SUMMARY:Lunch with Ada and Mary", "LOCATION:at the harbour", "TRIGGER:-PT2H"]) {
      assert.ok(ics.split("\r\n").includes(line), `${line} in ${ics}`);
    }
    await page.getByRole("link", { name: "Before you meet", exact: true }).click();
    await heading(page, "Before you meet Ada and Mary").waitFor();
    assert.equal(await intentions(page).count(), 0, "its day is not here yet");
    await moveTo(page, "2026-11-28T09:00:00Z");
    const lunch = intention(page, "Lunch together at 12:30, at the harbour");
    await button(lunch, "Done: Lunch together at 12:30, at the harbour").click();
    await lunch.getByText("Ate with Ada and Mary?").waitFor();
    await button(lunch, "Note it").click();
    await said(page, "Noted: Ate with Ada and Mary");
    await go(page, "#/meal");
    await heading(page, "Never eat alone").waitFor();
    await row("Grace Hopper").getByText("not yet").waitFor();
    assert.equal(await row("Mary Somerville").count(), 0, "one sat with her today");
  }, options);

  kith.test(`${size}: no page or dialog of it is closed to anyone`, async (page) => {
    await threePeople(page);
    await button(page, "Joy").click();
    await field(page, "What will you say or ask?").fill("Tell me!");
    await accessible(page, "a joy being noted");
    await button(page, "Note it").click();
    await said(page, "Noted: Joy");
    await button(page, "Frustration").click();
    await page.getByText("Listen first").waitFor();
    await accessible(page, "a frustration being noted");
    await button(page, "Note it").click();
    await said(page, "Noted: Frustration");
    await button(intention(page, "Tell me!"), "Done: Tell me!").click();
    await page.getByText("Talked with Mary?").waitFor();
    await accessible(page, "intentions on a person's page");
    await button(page, "Something to do").click();
    await page.getByRole("dialog", { name: "Something to do" }).waitFor();
    await accessible(page, "something to do");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Before you meet", exact: true }).click();
    await pick(page, "Who is coming", "Grace");
    await page.locator(".meet-card").nth(1).waitFor();
    await accessible(page, "before one meets");
    await go(page, "#/meal");
    await button(page, "Ask along: Ada Lovelace").click();
    await page.getByRole("heading", { name: "Lunch with Ada" }).waitFor();
    await accessible(page, "a meal");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing hangs out at the side");
  }, options);
}

kith.test("by keyboard alone: a frustration, what to ask again done, the card of who comes", async (page) => {
  await addPerson(page, "Grace Hopper");
  const press = async (keys) => { for (const key of keys) await page.keyboard.press(key); };
  await button(page, "Frustration").focus();
  await press(["Enter"]);
  await page.locator("textarea:focus").waitFor();
  await page.keyboard.type("Her mother is ill");
  await page.getByRole("switch", { name: "Ask again on" }).focus();
  await button(page, "Note it").focus();
  await press(["Enter"]);
  await said(page, "Noted: Frustration");
  const row = intention(page, "Ask again: Her mother is ill");
  const menu = button(row, "Move or change: Ask again: Her mother is ill");
  await menu.focus();
  await press(["Enter"]);
  await button(row, "Tomorrow").focus();
  await press(["Enter"]);
  await row.getByText("tomorrow", { exact: true }).waitFor();
  await menu.focus();
  await press(["Enter"]);
  await button(row, "Another day, other words").focus();
  await press(["Enter"]);
  await page.getByRole("dialog", { name: "Something to do" }).waitFor();
  await press(["Escape"]);
  await page.locator(":focus").and(menu).waitFor();
  await button(row, "Done: Ask again: Her mother is ill").focus();
  await press([" "]);
  await row.getByText("Talked with Grace?").waitFor();
  await page.getByRole("link", { name: "Before you meet", exact: true }).focus();
  await press(["Enter"]);
  await page.locator("h1:focus").filter({ hasText: "Before you meet Grace" }).waitFor();
}, { ...DESK, ...NOW });

kith.test("an invitation calls nobody by a letter that tells them from others", async (page) => {
  const text = `${LIFE}BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Byron\r\nEND:VCARD\r\n`;
  await dropFile(page, { name: "four.vcf", text, type: "text/vcard" });
  const dialog = await preview(page, "four.vcf");
  await dialog.getByRole("button", { name: /^Add/ }).first().click();
  await dialog.waitFor({ state: "hidden" });
  const ids = [];
  for (const name of ["Ada Lovelace", "Grace Hopper"]) {
    await openPerson(page, name);
    ids.push(page.url().split("/").pop());
  }
  await go(page, `#/meal/${ids.join(",")}`);
  await page.getByRole("heading", { name: "Lunch with Ada L. and Grace" }).waitFor();
  assert.match(await field(page, "In your words").inputValue(), /^Dear Ada and Grace, /);
}, SIZES.desk);
