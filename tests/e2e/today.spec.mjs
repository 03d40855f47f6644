// Today: whom to put first and why, the next kind act in one tap, "not today", what one means to do, dates, what was
// noted; and the settings that decide who drifts. In a notebook of a usual day, on a day that stands still.
import assert from "node:assert/strict";
import { DESK, PHONE } from "./kith.mjs";
import { todayNotebook } from "./samples.mjs";
import {
  axe, button, choose, chooseFromMenu, go, goBy, heading, house, openPerson, part, preview, reload, said, section,
  SIZES,
} from "./steps.mjs";

const AT = { at: "2026-11-18T10:00:00Z", timezoneId: "UTC" };
const kith = house();

const card = (page) => page.locator(".first");
const sentence = (page) => card(page).locator(".first-sentence");
const says = (page, words) => sentence(page).getByText(words, { exact: true }).waitFor();
const noted = (page) => section(page, "Noted today").locator("li");
const meant = (page) => section(page, "What I mean to do").locator("li");

/** The notebook of a usual day, as it is or with changes. */
async function bring(page, change = () => {}) {
  const file = todayNotebook();
  change(file.notebook);
  await chooseFromMenu(page, { name: "usual.json", text: JSON.stringify(file), type: "application/json" });
  const dialog = await preview(page, "usual.json");
  await button(dialog, "Bring it in").click();
  await dialog.waitFor({ state: "hidden" });
}

/** Only those of this name are left, with what is theirs. */
const only = (...names) => (notebook) => {
  notebook.people = notebook.people.filter(({ name }) => names.includes(name.split(" ")[0]));
  const ids = notebook.people.map(({ id }) => id);
  const theirs = ({ people }) => people.some((id) => ids.includes(id));
  notebook.moments = notebook.moments.filter(theirs);
  notebook.intentions = notebook.intentions.filter(theirs);
};

const INTURN = [
  ["Bela Ohm", "It's Bela's birthday today.", "Wished Bela a happy birthday"],
  ["Dina Fuchs", "Dina told you of something hard 5 days ago, and you meant to: “ask how her mother is”.", "Listened to Dina"],
  ["Cleo Ray", "You meant to do this for Cleo today: “Bring back her cake tin”.", "Done"],
  ["Edo Maas", "Edo's wedding day is in 3 days.", "Wrote to Edo"],
  ["Fay Lund", "Fay told you of something hard 3 days ago. How is it now?", "Listened to Fay"],
  ["Gil Moss", "Gil shared a joy 2 days ago. Ask how it goes on.", "Shared Gil's joy"],
  ["Hao Lin", "You were last in touch 6 months ago; a short hello is enough.", "Wrote to Hao"],
  ["Ivo Senn", "You were last in touch 4 weeks ago.", "Wrote to Ivo"],
  ["Jun Abe", "Jun is close to you, and no moment together is noted yet.", "Listened to Jun"],
];

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`each reason in its turn, and not today costs nothing: ${size}`, async (page) => {
    await bring(page);
    for (const [name, words, act] of INTURN) {
      await says(page, words);
      assert.equal(await card(page).locator(".first-name").innerText(), name);
      const acts = card(page).getByRole("group", { name: /^Kind acts for/ }).getByRole("button");
      assert.equal(await acts.first().innerText(), act);
      assert.equal(await acts.count(), 3);
      await button(page, "Not today").press("Enter");
    }
    await says(page, "Nobody else today, and that is fine.");
    // Who rests and who died have every reason, and nothing prompts for them.
    assert.deepEqual(await page.locator(".today").getByText(/Kim|Lio/).allInnerTexts(), []);
    await reload(page);
    await says(page, "Nobody else today, and that is fine.");
    await button(page, "Look again").press("Enter");
    await says(page, INTURN[0][1]);
    await page.locator(".first :focus").waitFor();
  }, { ...options, ...AT });
}

kith.test("not today is for the day, for this device, and not for the sample", async (page) => {
  await bring(page);
  await button(page, "Not today").click();
  await says(page, INTURN[1][1]);
  await goBy(page, "Giving");
  await goBy(page, "Today");
  await says(page, INTURN[1][1]);
  await reload(page);
  await says(page, INTURN[1][1]);
  const kept = () => page.evaluate(() => localStorage.getItem("kith-device/not-today"));
  assert.match(await kept(), /^2026-11-18 \S+$/);
  await page.clock.setFixedTime("2026-11-19T10:00:00Z");
  await reload(page);
  await says(page, INTURN[1][1].replace("5 days", "6 days"));
  // Nothing was changed in the notebook.
  await page.keyboard.press("Control+z");
  await said(page, "There is nothing to undo");
}, { ...DESK, ...AT });

kith.test("one tap is the moment, the check of the habit and the end of what was meant, and one step back", async (page) => {
  await bring(page);
  await button(page, "Wished Bela a happy birthday").click();
  await said(page, "Wished Bela Ohm a happy birthday");
  assert.deepEqual(await noted(page).locator(".noted-words").allInnerTexts(), ["Talked · Bela Ohm · Happy birthday!"]);
  await says(page, "You were there for Bela today.");
  await button(page, "Someone else?").click();
  await says(page, INTURN[1][1]);
  assert.equal(await meant(page).count(), 3);
  await button(page, "Listened to Dina").click();
  await said(page, "Listened to Dina Fuchs");
  await says(page, INTURN[2][1]);
  await meant(page).getByText("ask how her mother is").waitFor({ state: "hidden" });
  const listen = page.locator(".check[aria-label=\"Listen to someone's day\"]");
  assert.equal(await listen.getAttribute("aria-pressed"), "true");
  await noted(page).getByText("Listened · Dina Fuchs").waitFor();
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Listened to Dina Fuchs");
  await says(page, INTURN[1][1]);
  await meant(page).getByText("ask how her mother is").waitFor();
  assert.equal(await listen.getAttribute("aria-pressed"), "false");
  await button(page, "Not today").click();
  await button(page, "Done").click();
  await said(page, "Done: Bring back her cake tin");
  await says(page, INTURN[3][1]);
  await reload(page);
  await says(page, "You were there for Bela and Cleo today.");
}, { ...DESK, ...AT });

kith.test("what one means to do: done in its row, dates of the next weeks on one line, what was noted is changed from here", async (page) => {
  await bring(page);
  assert.deepEqual(await meant(page).locator(".intention-text").allInnerTexts(),
    ["Bring back her cake tin", "ask how her mother is", "Send the photos"]);
  await meant(page).locator(".check").first().click();
  await said(page, "Done: Bring back her cake tin");
  await page.locator(".intention.done").waitFor();
  const dates = section(page, "Coming up").locator("li");
  assert.deepEqual(await dates.locator("a").allInnerTexts(), ["Bela Ohm", "Edo Maas"]);
  for (const when of await dates.locator(".date-when").all()) {
    const lines = await when.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getClientRects().length;
    });
    assert.equal(lines, 1);
  }
  await says(page, "You were there for Cleo today.");
  await button(page, "Someone else?").click();
  await button(page, "Called Bela").click();
  await button(noted(page), "More about what was noted: talked").click();
  await button(noted(page), "Delete").click();
  await said(page, "Deleted a moment");
  await noted(page).waitFor({ state: "detached" });
  await page.locator("main :focus").waitFor();
}, { ...PHONE, ...AT });

kith.test("a usual day fits one screen of a phone", async (page) => {
  await bring(page);
  await says(page, INTURN[0][1]);
  const bottom = (locator) => locator.evaluate((element) => element.getBoundingClientRect().bottom);
  const bar = await page.getByRole("navigation", { name: "Places" }).evaluate((element) => element.getBoundingClientRect().top);
  await page.locator(".toast").waitFor({ state: "hidden" }).catch(() => {});
  const parts = { first: card(page), habits: page.locator(".habit-row").last(), "to do": meant(page).first() };
  for (const [name, locator] of Object.entries(parts)) {
    const end = await bottom(locator);
    assert.ok(end <= bar, `${name} ends at ${end}, the bar begins at ${bar}`);
  }
  // Nothing is counted before somebody is put first.
  assert.equal(await page.locator(".page.today .card").first().getAttribute("aria-labelledby"), "first-person");
}, { ...PHONE, ...AT });

kith.test("the rhythm of a circle, of a tag and nobody's decides who drifts", async (page) => {
  await bring(page, only("Ivo"));
  const [calm, drifts, long] = [
    "You were last in touch 4 weeks ago. Why not say hello?",
    "You were last in touch 4 weeks ago.",
    "You were last in touch 4 weeks ago; a short hello is enough.",
  ];
  await says(page, drifts);
  const circle = (name) => part(page, "Circles").locator(".cadence-row", { hasText: name });
  const settings = async () => {
    await go(page, "#/settings");
    await heading(page, "Settings").waitFor();
  };
  await settings();
  await circle("Heart").getByText("Best every 3 weeks; at the longest 6 weeks.").waitFor();
  await circle("Known").getByText("As it comes: nobody drifts.").waitFor();

  // By keyboard alone.
  await button(page, "Change how often: Heart").press("Enter");
  const form = circle("Heart").locator("form");
  await form.getByLabel("Best every", { exact: true }).fill("8");
  await form.getByLabel("Best every", { exact: true }).press("Enter");
  await form.getByText("The longest span is the longer one.").waitFor();
  await form.getByLabel("At the longest", { exact: true }).fill("x");
  await button(form, "Keep it").press("Enter");
  await form.getByText("Whole numbers, please, from a day to ten years.").waitFor();
  await form.getByLabel("At the longest", { exact: true }).fill("3");
  await form.getByLabel("At the longest: days or more").selectOption("months");
  await form.getByLabel("At the longest", { exact: true }).press("Enter");
  await said(page, "Heart: every 8 weeks");
  await button(page, "Change how often: Heart").and(page.locator(":focus")).waitFor();
  await circle("Heart").getByText("Best every 8 weeks; at the longest 3 months.").waitFor();
  await goBy(page, "Today");
  await says(page, calm);
  await page.keyboard.press("Control+z");
  await says(page, drifts);
  await page.keyboard.press("Control+Shift+Z");
  await says(page, calm);

  await settings();
  await button(page, "For a tag").click();
  const tag = part(page, "Tags").locator("form");
  assert.equal(await tag.getByLabel("Tag", { exact: true }).inputValue(), "choir");
  await tag.getByLabel("Best every", { exact: true }).fill("1");
  await tag.getByLabel("Best every: days or more").selectOption("weeks");
  await tag.getByLabel("At the longest", { exact: true }).fill("2");
  await tag.getByLabel("At the longest: days or more").selectOption("weeks");
  await button(tag, "Keep it").click();
  await said(page, "choir: every 7 days");
  await goBy(page, "Today");
  await says(page, long);

  // Only being together counts.
  await settings();
  await button(part(page, "Tags"), "More about choir").click();
  await button(part(page, "Tags"), "Change").click();
  await tag.getByRole("switch").check();
  await button(tag, "Keep it").click();
  await said(page, "choir: every 7 days, together");
  await goBy(page, "Today");
  await says(page, "You would like to see Ivo, and no time together is noted yet.");
  await button(page, "Met Ivo").waitFor();

  await settings();
  await button(part(page, "Tags"), "More about choir").click();
  await button(part(page, "Tags"), "Remove").click();
  await said(page, "choir: no rhythm of its own");
  await button(page, "Heart: as usual").click();
  await said(page, "Heart: every 3 weeks");
  await goBy(page, "Today");
  await says(page, drifts);

  // As it comes, nobody drifts.
  await settings();
  await button(page, "Change how often: Heart").click();
  await choose(form, "How often to be in touch", "As it comes");
  await button(form, "Keep it").click();
  await said(page, "Heart: as it comes");
  await goBy(page, "Today");
  await says(page, calm);
}, { ...DESK, ...AT });

kith.test("a person's page says how often one likes to be in touch, and nothing of who rests or died", async (page) => {
  await bring(page);
  const line = page.locator(".cadence-line");
  for (const [name, words] of [
    ["Hao Lin", "You were last in touch in May 2026. You like to be in touch every 2 months."],
    ["Bela Ohm", "You like to be in touch every 2 months."],
  ]) {
    await openPerson(page, name);
    assert.equal(await line.innerText(), words);
  }
  for (const name of ["Kim Falk", "Lio Brandt"]) {
    await openPerson(page, name);
    assert.equal(await line.count(), 0);
  }
}, { ...DESK, ...AT });

for (const [size, options] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    kith.test(`axe finds nothing: ${size}, ${colorScheme}`, async (page) => {
      const found = [];
      const look = async (name) => {
        for (const fault of await axe(page)) found.push(`${name}: ${fault}`);
      };
      await bring(page);
      await says(page, INTURN[0][1]);
      await look("today");
      await button(page, "Called Bela").click();
      await noted(page).waitFor();
      await look("somebody was put first");
      await go(page, "#/settings");
      await heading(page, "Settings").waitFor();
      await button(page, "Change how often: Close").click();
      await button(page, "For a tag").click();
      await part(page, "Tags").locator("form").waitFor();
      await look("settings");
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= window, `${wide} px wide in ${window}`);
      assert.deepEqual(found, []);
    }, { ...options, ...AT, colorScheme, reducedMotion: "reduce" });
  }
}

kith.test("other words for a kind of tie are other words for all its ties", async (page) => {
  await bring(page, (notebook) => {
    const [bela, cleo, dina] = notebook.people.map(({ id }) => id);
    notebook.ties = [{ from: bela, to: cleo, kind: "sails with" }, { from: bela, to: dina, kind: "sails with" }];
  });
  await go(page, "#/settings");
  const kinds = part(page, "Kinds of tie");
  await kinds.getByText("Bela Ohm “sails with” Cleo Ray").waitFor();
  await button(kinds, "Other words for: sails with").press("Enter");
  const words = kinds.getByLabel("In your own words");
  await words.fill("manager");
  await words.press("Enter");
  await kinds.getByText("A few words that are true from both sides, please.").waitFor();
  await words.fill("rows with");
  await words.press("Enter");
  await said(page, "“sails with” is “rows with” now");
  await kinds.getByText("Bela Ohm “rows with” Cleo Ray").waitFor();
  await page.locator(".own-kinds :focus").waitFor();
  await openPerson(page, "Dina Fuchs");
  await page.locator(".tie", { hasText: "rows with" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator(".tie", { hasText: "sails with" }).waitFor();
}, { ...DESK, ...AT });

kith.test("at 320 px nothing is cut off, and a finger meets what it means", async (page) => {
  await bring(page);
  const found = [];
  const look = async (name) => {
    found.push(...await page.evaluate((name) => {
      const seen = [...document.querySelectorAll("main a, main button, main input, main select, main label.choice")].filter((one) => one.checkVisibility({ opacityProperty: true }));
      const wide = document.documentElement.scrollWidth > innerWidth ? [`${name} is ${document.documentElement.scrollWidth} px wide`] : [];
      return wide.concat(seen.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        if (width * height <= 1 || getComputedStyle(one).display === "inline" || one.matches("[type=radio]")) return [];
        const least = one.matches(".button:not(.small), .check, .input, .act, .not-today") ? 44 : 24;
        return Math.min(width, height) < least - 0.5 ? [`${name}: ${one.className} ${width} by ${height}`] : [];
      }));
    }, name));
  };
  await says(page, INTURN[0][1]);
  await look("today");
  await button(page, "Called Bela").click();
  await noted(page).waitFor();
  await look("somebody was put first");
  await go(page, "#/settings");
  await button(page, "Change how often: Close").click();
  await button(page, "For a tag").click();
  await part(page, "Tags").locator("form").waitFor();
  await look("settings");
  assert.deepEqual(found, []);
}, { ...PHONE, ...AT, viewport: { width: 320, height: 640 } });
