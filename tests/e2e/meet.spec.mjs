// Moments and what they ask for next, what one means to do, the card before one meets, a meal.
import assert from "node:assert/strict";
import { DESK, PHONE } from "./kith.mjs";
import {
  addPerson, button, choose, go, goBy, heading, house, part, pick, reload, said, section,
} from "./steps.mjs";

const kith = house();

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
