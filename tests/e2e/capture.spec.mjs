// The capture line: a sentence is understood, shown as chips, corrected and filed as one step; on Today and, by C, over any
// page. On a day that stands still: Wednesday, 18 November 2026.
import assert from "node:assert/strict";
import { DESK, PHONE } from "./kith.mjs";
import { axe, button, chooseFromMenu, go, heading, house, preview, said, section, SIZES } from "./steps.mjs";

const AT = { at: "2026-11-18T10:00:00Z", timezoneId: "UTC" };
const UX = "Yesterday lunch with Grace and George. Her mother is ill, ask her Friday";
const kith = house();

const field = (page) => page.getByRole("textbox", { name: "What happened, or what you mean to do" });
const entries = (page) => page.getByRole("list", { name: "What will be filed" }).locator(".capture-entry");
const chip = (entry, name) => entry.locator(".chips").getByRole("button", { name, exact: true });
const chips = (entry) => entry.locator(".chips").getByRole("button").allInnerTexts();
const noted = (page) => section(page, "Noted today").locator("li");
const meant = (page) => section(page, "What I mean to do").locator("li");

function notebook() {
  const people = [
    ["Grace Hopper", "close"], ["George Stamatis", "friends"], ["Anna Berg", "friends", { role: "Baker" }],
    ["Anna Koch", "wider", { role: "Printer" }],
  ].map(([name, circle, more], n) => ({ id: `P000000${n}`, name, circle, ...more }));
  const habits = [["Listen to someone", "listen"], ["Play the cello", "craft"]].map(([name, kind], n) => ({
    id: `H000000${n}`, name, kind, rhythm: "daily", started: "2026-10-01", order: n + 1, checks: [],
  }));
  return {
    kith: "backup", version: 1, made: "2026-11-18", schema: 2,
    notebook: { people, ties: [], moments: [], habits, intentions: [], settings: { theme: "system" } },
  };
}

async function bring(page) {
  await chooseFromMenu(page, { name: "some.json", text: JSON.stringify(notebook()), type: "application/json" });
  const dialog = await preview(page, "some.json");
  await button(dialog, "Bring it in").click();
  await dialog.waitFor({ state: "hidden" });
}

/** What was written is understood as so many things. */
async function write(page, words, count) {
  await field(page).fill(words);
  await page.waitForFunction((count) => document.querySelectorAll(".capture-entry").length === count, count);
}

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`a sentence becomes a moment and something to do, and undo takes both: ${size}`, async (page) => {
    await bring(page);
    await write(page, UX, 2);
    const [moment, todo] = [entries(page).nth(0), entries(page).nth(1)];
    assert.deepEqual(await chips(moment), ["Ate together", "Yesterday", "Grace", "George", ""]);
    assert.match((await chips(todo)).join(), /^To do Fri.*her: who\?/);
    // While nobody has said who, nothing is filed.
    await field(page).press("Enter");
    await page.getByRole("alert").filter({ hasText: "Who is “her”?" }).waitFor();
    await chip(todo, "her: who?").click();
    await todo.getByRole("button", { name: /^Grace Hopper/ }).click();
    await chip(todo, "Grace").waitFor();
    await field(page).press("Enter");
    await said(page, "Filed: Ate together with Grace and George; to do: Ask her: her mother is ill");
    assert.equal(await field(page).inputValue(), "");
    await meant(page).filter({ hasText: "Ask her: her mother is ill" }).waitFor();
    await go(page, "#/people/P0000001");
    await page.getByText("Lunch with Grace and George. Her mother is ill").first().waitFor();
    await go(page, "#/");
    await heading(page, "Today").waitFor({ state: "attached" });
    await page.locator("main").press("Control+z");
    await said(page, "Undone");
    assert.equal(await meant(page).count(), 0);
  }, { ...options, ...AT });

  kith.test(`two of one name, somebody new, a wrong day and a habit: ${size}`, async (page) => {
    await bring(page);
    await write(page, "Listened to Anna and Priya on 31 June", 2);
    await page.getByText("The calendar has no “31 June”.").waitFor();
    const moment = entries(page).first();
    assert.deepEqual(await chips(moment), ["Listened", "Today", "Anna: who?", "Priya, new", ""]);
    await entries(page).nth(1).getByText("Listen to someone").waitFor();
    await chip(moment, "Anna: who?").click();
    await moment.getByRole("button", { name: "Anna Koch · Printer" }).click();
    // Another day, by the field of the chip.
    await chip(moment, "Today").click();
    await moment.getByRole("textbox", { name: "Day", exact: true }).fill("2026-11-16");
    await moment.getByRole("button", { name: "This is when" }).click();
    await chip(moment, "Mon, Nov 16").waitFor();
    await button(page, "File it").click();
    await said(page, "Priya added");
    await go(page, "#/people");
    await page.getByRole("link", { name: /Priya/ }).first().waitFor();
    await go(page, "#/people/P0000003");
    await page.getByText("Listened to Anna and Priya on 31 June").first().waitFor();
  }, { ...options, ...AT });

  kith.test(`only what the chips show is filed: ${size}`, async (page) => {
    await bring(page);
    await write(page, "Grace is ill", 2);
    await button(entries(page).nth(1), "Don’t file: Ask again: Grace is ill").click();
    await entries(page).nth(1).waitFor({ state: "detached" });
    await chip(entries(page).first(), "Frustration").click();
    await entries(page).first().getByRole("button", { name: "Note", exact: true }).click();
    await chip(entries(page).first(), "Note").waitFor();
    // What is written on stays corrected.
    await field(page).fill("Grace is ill, they say");
    await entries(page).first().getByText("Grace is ill, they say").waitFor();
    await chip(entries(page).first(), "Note").waitFor();
    await field(page).press("Enter");
    await said(page, "Filed: Note, Grace");
    await noted(page).filter({ hasText: "Grace is ill, they say" }).waitFor();
    assert.equal(await meant(page).count(), 0);
  }, { ...options, ...AT });

  kith.test(`bad input stays text: ${size}`, async (page) => {
    await bring(page);
    await write(page, "<script>alert(1)</script> ‮غريس 👩‍🚀", 1);
    await page.getByText("<script>alert(1)</script>").last().waitFor();
    // A megabyte, as it is pasted.
    await field(page).selectText();
    await page.evaluate(() => document.execCommand("insertText", false, "Lunch with Grace. ".repeat(60_000)));
    await page.getByText("This is longer than 4000 letters.").first().waitFor();
    assert.equal(await entries(page).count(), 0);
    await field(page).press("Enter");
    await page.getByRole("alert").filter({ hasText: "longer than 4000" }).waitFor();
    // Cleared by key, and brought back.
    await field(page).fill("Tea with Grace");
    await field(page).press("Escape");
    assert.equal(await field(page).inputValue(), "");
    await button(page, "Bring back what I wrote").click();
    assert.equal(await field(page).inputValue(), "Tea with Grace");
    // Kept while one looks elsewhere.
    await go(page, "#/people");
    await heading(page, "People").waitFor({ state: "attached" });
    await go(page, "#/");
    await entries(page).first().getByText("Tea with Grace").waitFor();
  }, { ...options, ...AT });

  for (const colorScheme of ["light", "dark"]) {
    kith.test(`axe finds nothing: ${size}, ${colorScheme}`, async (page) => {
      const found = [];
      const look = async (name) => {
        for (const fault of await axe(page)) found.push(`${name}: ${fault}`);
      };
      await bring(page);
      await look("empty");
      await write(page, `${UX}. Met Priya on 31 June`, 3);
      await look("chips");
      await chip(entries(page).nth(0), "Yesterday").click();
      await look("a day");
      await page.keyboard.press("Escape");
      await go(page, "#/people");
      await heading(page, "People").waitFor({ state: "attached" });
      await page.locator("main").press("c");
      await page.getByRole("dialog", { name: "Note something" }).waitFor();
      await entries(page).nth(2).waitFor();
      await look("dialog");
      assert.deepEqual(found, []);
    }, { ...options, ...AT, colorScheme });
  }
}

kith.test("by keyboard alone, from the map", async (page) => {
  await bring(page);
  await go(page, "#/map");
  await heading(page, "Map").waitFor({ state: "attached" });
  await page.locator("main").press("c");
  const dialog = page.getByRole("dialog", { name: "Note something" });
  await dialog.waitFor();
  await page.waitForFunction(() => document.activeElement?.matches(".capture-field"));
  await page.keyboard.type("Coffee with Anna");
  await chip(entries(page).first(), "Anna: who?").waitFor();
  await page.keyboard.press("Enter");
  // Where something has to be chosen, the focus is there already.
  await page.waitForFunction(() => document.activeElement?.textContent.includes("Anna: who?"));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await chip(entries(page).first(), "Anna B.").or(chip(entries(page).first(), "Anna Berg")).waitFor();
  // The focus is not lost.
  await page.waitForFunction(() => document.activeElement?.closest(".capture"));
  await field(page).focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await said(page, "Filed: Ate together with Anna");
  // On Today the same key goes to the line.
  await go(page, "#/");
  await heading(page, "Today").waitFor({ state: "attached" });
  await page.locator("main").press("c");
  await page.waitForFunction(() => document.activeElement?.matches("#capture-line"));
}, DESK);

kith.test("after a joy, a glad word is offered", async (page) => {
  await bring(page);
  await write(page, "Grace got the job!", 1);
  await field(page).press("Enter");
  await said(page, "Filed: Joy, Grace");
  await page.getByText("Be glad with Grace").waitFor();
  await button(page, "Mean to say it").click();
  await page.getByRole("dialog", { name: "Something to do" }).waitFor();
}, { ...PHONE, ...AT });

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`a birthday is kept with them, and undone in one step: ${size}`, async (page) => {
    await bring(page);
    await write(page, "Grace's birthday is on 3 March", 1);
    const date = entries(page).first();
    assert.deepEqual(await chips(date), ["Birthday", "Grace", ""]);
    await date.locator(".chip.done", { hasText: "March 3" }).waitFor();
    await field(page).press("Enter");
    await said(page, "Filed: Grace, birthday");
    await write(page, "Grace's birthday is on 4 March", 1);
    await date.locator(".chip.done", { hasText: "March 4, instead of March 3" }).waitFor();
    // Who means it otherwise keeps the words.
    await chip(date, "Birthday").click();
    await date.getByRole("menuitem", { name: "Note", exact: true }).or(date.getByRole("button", { name: "Note", exact: true })).click();
    await chip(date, "Today").waitFor();
    await field(page).press("Enter");
    await said(page, "Filed: Note, Grace");
    await noted(page).filter({ hasText: "Grace's birthday is on 4 March" }).waitFor();
    await go(page, "#/people/P0000000");
    await page.getByText("March 3").first().waitFor();
    await page.locator("main").press("Control+z");
    await said(page, "Undone");
    await page.locator("main").press("Control+z");
    await page.getByText("March 3").first().waitFor({ state: "detached" });
  }, { ...options, ...AT });
}
