// A week with Kith, by keyboard alone: ten sentences captured, a frustration followed up, a meeting prepared, a meal planned,
// two entries of one person merged, a person given rest; and half of it undone. The clock is moved, the page stays open.
import assert from "node:assert/strict";
import { button, chooseFromMenu, heading, house, preview, reload, said, section, SIZES } from "./steps.mjs";

const kith = house();
/** Monday. */
const NOW = { timezoneId: "UTC", locale: "en-GB", at: "2026-11-16T08:00:00Z" };

const PEOPLE = [
  ["Grace Hopper", { circle: "close" }], ["George Stamatis", { circle: "friends" }], ["Mary Somerville", { circle: "friends" }],
  ["Jonas Halden", { circle: "close" }], ["Ruth Wrona", { circle: "wider" }],
  ["Ada Lovelace", { circle: "close", reach: { "mailto:ada@example.org": "home" } }],
  ["Augusta Lovelace", { former: "Ada Byron", reach: { "mailto:ada@example.org": "" }, tags: ["choir"] }],
];

function notebook() {
  const people = PEOPLE.map(([name, more], n) => ({ id: `P000000${n}`, name, ...more }));
  const habits = [{ id: "H0000000", name: "Listen to someone", kind: "listen", rhythm: "daily", started: "2026-10-01", order: 1, checks: [] }];
  return {
    kith: "backup", version: 1, made: "2026-11-16", schema: 2,
    notebook: {
      people, ties: [{ from: "P0000003", to: "P0000005", kind: "friend" }], moments: [], habits, intentions: [],
      settings: { theme: "system" },
    },
  };
}

/** Each sentence, and what is said once it is filed. */
const SENTENCES = [
  ["Lunch with Grace and George", "Filed: Ate together with Grace and George"],
  ["Grace's mother is ill", "Filed: Frustration"],
  ["Talked to Jonas yesterday", "Filed: Talked with Jonas"],
  ["Met Ruth last Friday", "Filed: Met Ruth"],
  ["Thanked Mary for the map", "Filed: Thanked Mary"],
  ["Listened to Jonas", "Filed: Listened to Jonas"],
  ["Coffee with Mary and Ruth", "Filed: Ate together with Mary and Ruth"],
  ["Bring the book back to George on Wednesday", "Filed: to do: Bring the book back to George"],
  ["Talked to Mary in spring 2019", "Filed: Talked with Mary"],
  ["Met Priya", "Filed: Met Priya; Priya added"],
];

/** The time goes on to this, and the page looks up. */
async function moveTo(page, at) {
  await page.clock.setFixedTime(at);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

/** Walks by Tab to where the focus shall be. */
async function tabTo(page, target) {
  await target.waitFor();
  for (let steps = 0; steps < 200; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} is not come to by Tab`);
}

async function press(page, target) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** By the palette: what is typed stands first, and Enter takes it. */
async function find(page, typed, first, arrives) {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search everything" });
  await palette.getByRole("combobox").and(page.locator(":focus")).waitFor();
  await page.keyboard.type(typed);
  await palette.locator("[role=option][aria-selected=true]").filter({ hasText: first }).waitFor();
  await page.keyboard.press("Enter");
  await heading(page, arrives).and(page.locator(":focus")).waitFor();
}

const meant = (page) => section(page, "What I mean to do").locator("li");
const moment = (page, words) => page.locator(".moment", { hasText: words });

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`a week with Kith, by keyboard alone: ${size}`, async (page) => {
    await chooseFromMenu(page, { name: "seven.json", text: JSON.stringify(notebook()), type: "application/json" });
    const dialog = await preview(page, "seven.json");
    await button(dialog, "Bring it in").click();
    await dialog.waitFor({ state: "hidden" });
    // From here on, no finger and no mouse.

    // Monday: ten sentences.
    const line = page.getByRole("textbox", { name: "What happened, or what you mean to do" });
    await page.keyboard.press("c");
    for (const [sentence, filed] of SENTENCES) {
      await line.and(page.locator(":focus")).waitFor();
      await page.keyboard.type(sentence);
      await page.locator(".capture-entry").first().waitFor();
      await page.keyboard.press("Enter");
      await said(page, filed);
      assert.equal(await line.inputValue(), "");
    }
    const noted = section(page, "Noted today").locator("li");
    await noted.filter({ hasText: "Coffee with Mary and Ruth" }).waitFor();
    await meant(page).filter({ hasText: "Ask again: Grace's mother is ill" }).waitFor({ state: "attached" });

    // Wednesday: what was promised.
    await moveTo(page, "2026-11-18T09:00:00Z");
    const book = meant(page).filter({ hasText: "Bring the book back to George" });
    await book.getByText("today").waitFor();
    await press(page, book.getByRole("button", { name: /^Done: Bring the book back/ }));
    await said(page, "Done: Bring the book back to George");

    // Friday: the frustration, again.
    await moveTo(page, "2026-11-20T09:00:00Z");
    const again = meant(page).filter({ hasText: "Ask again: Grace's mother is ill" });
    await again.getByText("today").waitFor();
    await press(page, again.getByRole("button", { name: /^Done: Ask again/ }));
    await said(page, "Done: Ask again: Grace's mother is ill");
    await press(page, again.getByRole("button", { name: "Note it" }));
    await said(page, "Noted: Talked with Grace");

    // And who is met this evening.
    await find(page, "grace", "Grace Hopper", "Grace Hopper");
    await moment(page, "Frustration").waitFor();
    await press(page, page.getByRole("link", { name: "Before you meet", exact: true }));
    await heading(page, "Before you meet Grace").and(page.locator(":focus")).waitFor();
    await page.locator(".meet-card").getByText("Grace's mother is ill").first().waitFor();
    await tabTo(page, page.getByRole("combobox", { name: "Who is coming" }));
    await page.keyboard.type("George");
    await page.getByRole("option", { name: /George Stamatis/ }).waitFor();
    await page.keyboard.press("Enter");
    await heading(page, "Before you meet Grace and George").waitFor();
    assert.equal(await page.locator(".meet-card").count(), 2);

    // Saturday: a meal.
    await moveTo(page, "2026-11-21T09:00:00Z");
    await find(page, "jonas", "Jonas Halden", "Jonas Halden");
    await press(page, button(page, "More about this person"));
    await press(page, page.getByRole("link", { name: "Plan a meal" }));
    await heading(page, "Never eat alone").and(page.locator(":focus")).waitFor();
    await press(page, button(page, "Ask along: Ada Lovelace").first());
    await page.getByRole("heading", { name: /with Jonas and Ada/ }).waitFor();
    await press(page, button(page, "Plan it"));
    await said(page, "Planned: Lunch with Jonas and Ada");

    // Two entries of one person.
    await find(page, "likely dupl", "Likely duplicates", "Here twice?");
    await press(page, page.locator(".twice-row").first());
    await heading(page, "Ada Lovelace and Augusta Lovelace").and(page.locator(":focus")).waitFor();
    await tabTo(page, page.getByRole("group", { name: "Name", exact: true }).getByRole("radio", { checked: true }));
    await page.keyboard.press("ArrowRight");
    await page.getByRole("radio", { name: /Augusta/, checked: true }).waitFor({ state: "attached" });
    await press(page, button(page, "Merge"));
    await said(page, "Merged Augusta Lovelace into Ada Lovelace");
    await page.getByText("Nobody seems to be here twice").waitFor();

    // Sunday: a rest for Jonas.
    await moveTo(page, "2026-11-22T09:00:00Z");
    await find(page, "jonas", "Jonas Halden", "Jonas Halden");
    await press(page, button(page, "More about this person"));
    await press(page, button(page, "Not now"));
    await said(page, "Not now: Jonas");
    await find(page, "augusta", "Augusta Lovelace", "Augusta Lovelace");
    await page.locator("a[href='mailto:ada@example.org']").waitFor();

    // Sixteen steps were taken: half of them go, the last one first.
    for (const undone of [
      "Not now: Jonas", "Merged Augusta Lovelace", "Planned: Lunch with Jonas and Ada", "Noted: Talked with Grace",
      "Done: Ask again", "Done: Bring the book back", "Filed: Met Priya", "Filed: Talked with Mary",
    ]) {
      await page.keyboard.press("Control+z");
      await said(page, `Undone: ${undone}`);
    }
    for (const look of ["as it stands", "opened again"]) {
      if (look === "opened again") await reload(page);
      await page.keyboard.press("g");
      await page.keyboard.press("t");
      await heading(page, "Today").waitFor({ state: "attached" });
      await meant(page).filter({ hasText: "Bring the book back to George" }).waitFor();
      await meant(page).filter({ hasText: "Ask again: Grace's mother is ill" }).waitFor();
      assert.equal(await meant(page).filter({ hasText: "Lunch" }).count(), 0, look);
      await page.keyboard.press("g");
      await page.keyboard.press("p");
      await heading(page, "People").waitFor({ state: "attached" });
      await page.locator(".people-count", { hasText: "7 people" }).waitFor();
      await find(page, "jonas", "Jonas Halden", "Jonas Halden");
      await moment(page, "Listened").waitFor();
      assert.equal(await page.getByText("Not now", { exact: true }).filter({ visible: true }).count(), 0, look);
      await find(page, "ada lovelace", "Ada Lovelace", "Ada Lovelace");
      await find(page, "mary", "Mary Somerville", "Mary Somerville");
      await moment(page, "Thanked").waitFor();
      assert.equal(await page.getByText("spring 2019").count(), 0, look);
    }
  }, { ...options, ...NOW });
}
