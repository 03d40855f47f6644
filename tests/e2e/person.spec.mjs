// One person in full: what is known of them, added, changed and taken out in its place, and the form for
// all of it.
import assert from "node:assert/strict";
import { DESK, opened, PHONE } from "./kith.mjs";
import {
  addPerson, axe, button, go, hasFocus, heading, house, openPerson, pick, reload, said, section, SIZES,
} from "./steps.mjs";

const kith = house();
const field = (within, name) => within.getByRole("textbox", { name, exact: true });
const edit = (page) => button(page, "Edit").first().click();
const save = (page) => button(page, "Save").click();
/** The section of a page that is known by this heading, and the rows in it. */
const rows = (page, title) => section(page, title).locator(".shelf-row");

const accessible = async (page, look) => assert.deepEqual(await axe(page), [], look);

const isNotTooWide = async (page, look) =>
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${look} is too wide`);

/** Opens what adds to a part, whether something is there or not. */
async function begin(page, one) {
  const plus = button(page, `Add ${one}`);
  await (await plus.isVisible() ? plus : button(page, one)).click();
  await page.locator(".row-form :focus").waitFor();
}

/** Adds texts, one after the other, without leaving the field. */
async function add(page, one, asked, ...texts) {
  await begin(page, one);
  for (const text of texts) {
    await field(page, asked).fill(text);
    await page.keyboard.press("Enter");
    await page.getByText(text, { exact: true }).first().waitFor();
    await page.waitForFunction(() => document.activeElement?.value === "");
  }
  await page.keyboard.press("Escape");
}

const LISTS = [
  ["a question", "What to ask", "Ask next time", "How did the talk go?"],
  ["what they care about", "What they care about", "Cares about", "Clocks"],
  ["what they can help with", "What they can help with", "Can help with", "Finding a bug"],
  ["something a host should know", "What a host should know", "For a host to know", "No nuts"],
  ["a gift idea", "What would please them", "Gift ideas", "A wall clock"],
];

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`${size}: each list is added to in its place, changed, thinned and taken back`, async (page) => {
    await addPerson(page, "Grace");
    assert.equal(await page.locator(".shelf-row").count(), 0, "no wall of empty boxes");
    for (const [one, asked, title, text] of LISTS) {
      await add(page, one, asked, text, `${text} and more`);
      assert.equal(await rows(page, title).count(), 2);
      // The focus stays near.
      await hasFocus(button(page, `Add ${one}`));
    }
    await reload(page);
    for (const [, asked, title, text] of LISTS) {
      await button(section(page, title), `More about ${text}`).click();
      await button(section(page, title), "Edit").filter({ visible: true }).click();
      await field(page, asked).fill(`${text}, indeed`);
      await page.keyboard.press("Enter");
      await section(page, title).getByText(`${text}, indeed`, { exact: true }).waitFor();
      await button(section(page, title), `More about ${text} and more`).click();
      await button(section(page, title), "Take out").filter({ visible: true }).click();
      await rows(page, title).nth(1).waitFor({ state: "detached" });
      await page.keyboard.press("Control+z");
      await rows(page, title).nth(1).waitFor();
    }
    await accessible(page, "all lists");
    await isNotTooWide(page, "all lists");
  }, options);
}

kith.test("a question is asked, a gift given, and both may be taken back; the gift is offered as a moment", async (page) => {
  await addPerson(page, "Grace");
  await add(page, "a question", "What to ask", "Is the cat well?");
  const asked = button(page, "Asked: Is the cat well?");
  await asked.click();
  await said(page, "Asked Grace: Is the cat well?");
  await page.getByText("asked today").waitFor();
  await asked.click();
  await page.getByText("asked today").waitFor({ state: "detached" });

  await begin(page, "a gift idea");
  await field(page, "What would please them").fill("A harbour tour");
  await button(page, "Just because").click();
  await button(section(page, "Gift ideas"), "Add").click();
  await section(page, "Gift ideas").getByText("just because", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await button(page, "Given: A harbour tour").click();
  await page.getByText("just because · given today").waitFor();
  await button(page, "Note it as a moment").click();
  await page.locator(".moment", { hasText: "A harbour tour" }).waitFor();
  await button(page, "Note it as a moment").waitFor({ state: "detached" });
  await button(page, "More about A harbour tour").click();
  await button(page, "For an occasion").click();
  await page.getByText("given today", { exact: true }).waitFor();
});

kith.test("what is over a day ago is out of the way until it is asked for", async (page) => {
  await page.clock.setFixedTime("2026-11-20T09:00:00");
  await reload(page);
  await addPerson(page, "Grace");
  await add(page, "a question", "What to ask", "Is the cat well?", "And the dog?");
  await button(page, "Asked: Is the cat well?").click();
  await page.clock.setFixedTime("2026-11-22T09:00:00");
  await reload(page);
  await heading(page, "Grace").waitFor();
  assert.equal(await rows(page, "Ask next time").count(), 1);
  await button(page, "Asked before").click();
  assert.equal(await rows(page, "Ask next time").count(), 2);
});

kith.test("dates, work, addresses, how we met, own fields and notes, each in its place", async (page) => {
  await addPerson(page, "Ada");
  await addPerson(page, "Grace");
  const within = (title) => section(page, title);
  await begin(page, "a date");
  await field(within("Dates"), "Day").fill("31");
  await within("Dates").getByRole("combobox").selectOption({ label: "February" });
  await page.keyboard.press("Tab");
  await button(within("Dates"), "Add").click();
  await page.getByText("There is no such day in the calendar.").waitFor();
  await field(within("Dates"), "Day").fill("29");
  await within("Dates").getByLabel("days ahead").fill("14");
  await page.keyboard.press("Enter");
  await within("Dates").getByText("14 days ahead").waitFor();
  await field(within("Dates"), "What is kept").fill("Name day");
  await field(within("Dates"), "Day").fill("6");
  await within("Dates").getByRole("combobox").selectOption({ label: "December" });
  await button(within("Dates"), "Add").click();
  await rows(page, "Dates").nth(1).waitFor();
  await button(within("Dates"), "Done").click();

  await begin(page, "what they did before");
  await field(within("Work over time"), "What they did, and where").fill("Lecturer, Vassar");
  for (const [end, year] of [["From", "1943"], ["Until", "1931"]]) {
    await field(within("Work over time").getByRole("group", { name: end }), "Year").fill(year);
  }
  await page.keyboard.press("Enter");
  await page.getByText("It ended before it began.").waitFor();
  const [from, until] = ["From", "Until"].map((name) => field(within("Work over time").getByRole("group", { name }), "Year"));
  await hasFocus(until);
  await from.fill("1931");
  await until.fill("1943");
  await page.keyboard.press("Enter");
  await within("Work over time").getByText("1931 to 1943").waitFor();
  await page.locator(".row-form input:focus").waitFor();
  const years = within("Work over time").getByRole("textbox", { name: "Year", exact: true });
  assert.deepEqual(await years.evaluateAll((all) => all.map((one) => one.value)), ["", ""], "ready for what was before");
  await page.keyboard.press("Escape");

  await begin(page, "an address");
  await field(within("Where they live"), "Address").fill("12 Harbour Street\nNew York");
  await field(within("Where they live"), "Which address").fill("home");
  await button(within("Where they live"), "Add").click();
  await within("Where they live").getByText("12 Harbour Street").first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await within("Where they live").getByRole("link").count(), 0, "an address leads nowhere");

  await begin(page, "how we met");
  await field(within("How we met"), "How and where you met").fill("On the night train");
  await field(within("How we met"), "Year").fill("2019");
  await within("How we met").getByLabel("Month, if you know it").selectOption({ label: "Spring" });
  await pick(within("How we met"), "Through whom", "Ada");
  await button(within("How we met"), "Add").click();
  await within("How we met").getByText("spring 2019").waitFor();
  await within("How we met").getByRole("link", { name: "Ada" }).waitFor();

  await begin(page, "a field of your own");
  await field(within("Besides"), "Its words").fill("38");
  await button(within("Besides"), "Add").click();
  await page.getByText("What is it? A word will do.").waitFor();
  await field(within("Besides"), "What it is").fill("Shoe size");
  await page.keyboard.press("Enter");
  await rows(page, "Besides").waitFor();
  await page.keyboard.press("Escape");

  await begin(page, "a note");
  await field(within("Worth remembering"), "Worth remembering").fill("n".repeat(1 << 20));
  await button(within("Worth remembering"), "Add").click();
  await rows(page, "Worth remembering").waitFor();
  await isNotTooWide(page, "a note of 1 MB");
  await page.keyboard.press("Control+z");
  await rows(page, "Worth remembering").waitFor({ state: "detached" });

  await reload(page);
  for (const words of ["14 days ahead", "1931 to 1943", "New York", "spring 2019", "Shoe size"]) {
    await page.getByText(words).first().waitFor();
  }
  await accessible(page, "all sections");
});

kith.test("who goes on at once, while it is said what is amiss, isn't moved", async (page) => {
  await addPerson(page, "Grace");
  await begin(page, "what they did before");
  const work = section(page, "Work over time");
  const [from, until] = ["From", "Until"].map((name) => field(work.getByRole("group", { name }), "Year"));
  await field(work, "What they did, and where").fill("Lecturer, Vassar");
  await from.fill("1943");
  await until.fill("1931");
  await from.evaluate((from) => {
    from.form.requestSubmit();
    from.select();
  });
  await page.getByText("It ended before it began.").waitFor();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  await page.keyboard.insertText("1931");
  await until.fill("1943");
  await page.keyboard.press("Enter");
  await work.getByText("1931 to 1943").waitFor();
});

kith.test("what is amiss in a fold is shown when someone new is added, as often as it is folded away", async (page) => {
  await go(page, "#/people/new");
  await field(page, "Name").fill("Grace");
  const more = page.getByText("More that you know already");
  await more.click();
  const birthday = page.getByRole("group", { name: "Birthday" });
  await field(birthday, "Day").fill("31");
  await birthday.getByRole("combobox").selectOption({ label: "February" });
  for (let times = 0; times < 2; times += 1) {
    await more.click();
    await birthday.waitFor({ state: "hidden" });
    await button(page, "Add").click();
    await page.getByText("There is no such day in the calendar.").waitFor();
    await page.locator("fieldset:focus-within").filter({ hasText: "There is no such day" }).waitFor();
  }
  await field(birthday, "Day").fill("28");
  await button(page, "Add").click();
  await heading(page, "Grace").waitFor();
});

kith.test("the form: names in full, work that is over, a season, rest, an own cadence", async (page) => {
  await addPerson(page, "Grace");
  await edit(page);
  await accessible(page, "the form");
  for (const [name, text] of [
    ["Name", "Grace Hopper"], ["Given name", "Grace"], ["Family name", "Hopper"], ["Name before", "Murray"],
    ["Pronouns", "she/her"], ["What they do", "Lecturer"], ["Where they work or belong", "Vassar"],
  ]) await field(page, name).fill(text);
  await save(page);
  await page.getByText("she/her · formerly Murray").waitFor();
  await edit(page);
  await field(page, "Where they work or belong").fill("Harvard");
  await save(page);
  await section(page, "Work over time").getByText("Lecturer, Vassar", { exact: true }).waitFor();
  await section(page, "Work over time").getByText(/^until /).waitFor();

  await edit(page);
  await page.locator("label", { hasText: /^Not until a day$/ }).click();
  await save(page);
  await page.getByText("Until which day?").waitFor();
  await page.getByLabel("The last day of the rest").fill("2999-03-01");
  await save(page);
  await page.getByText("nothing asks you to think of them until March 1, 2999").waitFor();
  await button(page, "More about this person").click();
  await button(page, "Back in mind").click();
  await page.locator(".quiet-line").waitFor({ state: "detached" });
  await accessible(page, "the page after the form");
});

kith.test("who died is kept with respect: no prompt, still on the map unless left out", async (page) => {
  await addPerson(page, "Charles", "Friends");
  await addPerson(page, "Ada", "Friends");
  await openPerson(page, "Charles");
  await edit(page);
  await page.locator("label", { hasText: "They have died" }).click();
  await save(page);
  await page.getByText("In which year? It may stand alone.").waitFor();
  await field(page.getByRole("group", { name: "When, as far as you know" }), "Year").fill("2999");
  await save(page);
  await page.getByText("That day is still to come.").waitFor();
  await field(page.getByRole("group", { name: "When, as far as you know" }), "Year").fill("1871");
  await save(page);
  await page.getByText("Died 1871.").waitFor();
  assert.equal(await button(page, "a question").count(), 0, "nothing is to be asked");
  assert.equal(await page.locator(".touch").count(), 0);
  await accessible(page, "who died");
  await go(page, "#/");
  await page.locator(".first-name").waitFor();
  assert.equal(await page.locator(".first-name", { hasText: "Charles" }).count(), 0);
  await go(page, "#/map/table");
  const named = page.locator("main").getByRole("link", { name: "Charles", exact: true });
  await named.first().waitFor();
  await openPerson(page, "Charles");
  await edit(page);
  await page.locator("label", { hasText: "Leave them out of the map" }).click();
  await save(page);
  await page.getByText("They are left out of the map.").waitFor();
  await go(page, "#/map/table");
  await page.locator("main").getByRole("link", { name: "Ada", exact: true }).first().waitFor();
  assert.equal(await named.count(), 0, "nor are they in the twin");
});

kith.test("a household is made, shown to each, met together, left and taken apart", async (page) => {
  for (const name of ["Vincent", "Mary", "Grace"]) await addPerson(page, name);
  await begin(page, "who they live with");
  const home = section(page, "Lives with");
  await button(home, "Add").click();
  await page.getByText("Who lives with them?").waitFor();
  for (const name of ["Vincent", "Mary"]) await pick(home, "They live with", name);
  await field(home, "What the household is called").fill("The Hoppers");
  await field(home, "Where they live").fill("12 Harbour Street");
  await button(home, "Add").click();
  await home.getByRole("link", { name: "Vincent" }).click();
  await heading(page, "Vincent").waitFor();
  await home.getByText("The Hoppers").first().waitFor();
  await home.getByText("12 Harbour Street").waitFor();
  await accessible(page, "a household");
  await button(home, "Met together").click();
  const form = page.getByRole("dialog");
  await form.waitFor();
  await accessible(page, "met together");
  await button(form, "Note it").click();
  await form.waitFor({ state: "hidden" });
  await page.locator(".moment", { hasText: "with Grace and Mary" }).waitFor();
  await button(page, "More about The Hoppers").click();
  await button(page, "No longer lives there").click();
  await home.waitFor({ state: "detached" });
  await openPerson(page, "Grace");
  assert.equal(await home.locator(".household-people li").count(), 1);
  await page.keyboard.press("Control+z");
  await home.locator(".household-people li").nth(1).waitFor();
  await button(page, "More about The Hoppers").click();
  await button(page, "Take the household apart").click();
  await home.waitFor({ state: "detached" });
  await said(page, "Took a household apart");
});

kith.test("what they carry is told first, until it has passed", async (page) => {
  await addPerson(page, "Grace");
  await button(page, "Joy").click();
  await field(page, "In your words").fill("The compiler runs.");
  await button(page, "Note it").click();
  const carried = section(page, "What they carry now");
  await carried.getByText("The compiler runs.").waitFor();
  await button(page, "It has passed: The compiler runs.").click();
  await carried.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await carried.waitFor();
});

kith.test("a joy of years ago is told among the moments, not as carried now", async (page) => {
  await addPerson(page, "Grace");
  await button(page, "Joy").click();
  await field(page, "In your words").fill("The compiler runs.");
  await button(page, "Only the year or season?").click();
  await field(page.getByRole("group", { name: "Some time in" }), "Year").fill("1952");
  await button(page, "Note it").click();
  await page.locator(".moment", { hasText: "The compiler runs." }).waitFor();
  assert.equal(await section(page, "What they carry now").count(), 0);
});

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`${size}: what is written twice under one label is there twice, in its place and by the form`, async (page) => {
    await addPerson(page, "Grace");
    const dates = section(page, "Dates");
    await begin(page, "a date");
    for (const [at, [label, day]] of [["Birthday", "9"], ["Wedding", "1"], ["Wedding", "2"], ["Birthday", "10"]].entries()) {
      await field(dates, "What is kept").fill(label);
      await field(dates, "Day").fill(day);
      await dates.getByRole("combobox").selectOption({ label: "December" });
      await page.keyboard.press("Enter");
      await rows(page, "Dates").nth(at).waitFor();
    }
    await page.keyboard.press("Escape");
    const own = section(page, "Besides");
    await begin(page, "a field of your own");
    for (const [at, dog] of ["Rex", "Fido"].entries()) {
      await field(own, "What it is").fill("Dog");
      await field(own, "Its words").fill(dog);
      await page.keyboard.press("Enter");
      await rows(page, "Besides").nth(at).waitFor();
    }
    await page.keyboard.press("Escape");
    const facts = async (of) => (await of.locator(".fact").allInnerTexts()).map((fact) => fact.replace(/\s+/g, " "));
    const all = ["Birthday December 9", "Birthday 2 December 10", "Wedding December 1", "Wedding 2 December 2"];
    assert.deepEqual(await facts(dates), all);
    assert.deepEqual(await facts(own), ["Dog Rex", "Dog 2 Fido"]);

    await edit(page);
    for (const [label, day] of [["Wedding", "3"], ["birthday", "11"]]) {
      await button(page, "Another date").click();
      const date = page.getByRole("group", { name: "A date" }).last();
      await date.locator("input:focus").waitFor();
      await field(date, "What is kept").fill(label);
      await field(date, "Day").fill(day);
      await date.getByRole("combobox").selectOption({ label: "December" });
    }
    await button(page, "Another field").click();
    await field(page, "What it is").last().fill("Dog");
    await field(page, "Its words").last().fill("Bo");
    for (const until of ["1943", "1953"]) {
      await button(page, "What they did before").click();
      await field(page, "What they did, and where").last().fill("Lecturer");
      await field(page.getByRole("group", { name: "Until" }).last(), "Year").fill(until);
    }
    for (const word of ["home", "summer"]) {
      await button(page, "An address").click();
      await field(page, "Address").last().fill("12 Harbour Street");
      await field(page, "Which address").last().fill(word);
    }
    await save(page);
    await section(page, "Where they live").getByText("home, summer").waitFor();
    assert.deepEqual(await facts(dates), [
      ...all.slice(0, 2), "Birthday 3 December 11", ...all.slice(2), "Wedding 3 December 3",
    ]);
    assert.deepEqual(await facts(own), ["Dog Rex", "Dog 2 Fido", "Dog 3 Bo"]);
    assert.equal(await rows(page, "Work over time").count(), 2);
    await section(page, "Work over time").getByText("until 1943").waitFor();
  }, options);

  kith.test(`${size}: the tags are changed where they stand, and the way back is free`, async (page) => {
    await addPerson(page, "Grace");
    await button(page, "a tag").click();
    await page.getByRole("textbox", { name: "Tags" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("navy,  choir, navy,");
    await page.keyboard.press("Enter");
    await said(page, "Changed the tags of Grace");
    const tags = page.locator(".tag");
    assert.deepEqual(await tags.allInnerTexts(), ["choir", "navy"]);
    await page.locator("#shelf-tags .shelf-add:focus").waitFor();
    await accessible(page, "tags");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Tags" }).fill("choir");
    await accessible(page, "tags, written");
    await page.keyboard.press("Enter");
    await tags.nth(1).waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await tags.nth(1).waitFor();
    await button(page, "Change the tags").click();
    await page.getByRole("textbox", { name: "Tags" }).fill("");
    await page.keyboard.press("Enter");
    await page.locator("#offer-tags:focus").waitFor();
    await isNotTooWide(page, "the head");
    // Nothing lies over what ends the form, nor over the way back.
    await edit(page);
    await page.locator(".toast.shown").evaluate(async (toast) => {
      await Promise.allSettled(toast.getAnimations().map(({ finished }) => finished));
    });
    const [toast, end] = await Promise.all([".toast", ".form-end"].map((one) => page.locator(one).boundingBox()));
    assert.ok(toast.y + toast.height <= end.y, "what is said stands above");
    await button(page, "Cancel").click();
    if (size === "phone") {
      await page.locator(".back").click();
      await heading(page, "People").waitFor();
    }
  }, options);
}

kith.test("two tabs change different parts of one person, and both stay", async (page, { context }) => {
  await addPerson(page, "Grace");
  await edit(page);
  await field(page, "Pronouns").fill("she/her");
  await field(page, "Tags").fill("navy");
  const other = await context.newPage();
  other.setDefaultTimeout(15_000);
  await other.goto(kith.site.url);
  await opened(other);
  await openPerson(other, "Grace");
  await add(other, "what they care about", "What they care about", "Clocks");
  await edit(other);
  await field(other, "What they do").fill("Mathematician");
  await field(other, "Tags").fill("compilers");
  await save(other);
  await other.locator(".tag", { hasText: "compilers" }).waitFor();
  await page.bringToFront();
  await save(page);
  for (const tab of [page, other]) {
    await tab.bringToFront();
    for (const words of ["she/her", "Mathematician", "navy", "compilers", "Clocks"]) {
      await tab.locator(".person").getByText(words, { exact: true }).first().waitFor();
    }
  }
});

kith.test("by keyboard alone: from the page's head to a question, and out again", async (page) => {
  await addPerson(page, "Grace");
  await page.locator("#offer-questions").focus();
  await page.keyboard.press("Enter");
  await page.locator(".row-form input:focus").waitFor();
  await page.keyboard.type("Is the cat well?");
  await page.keyboard.press("Enter");
  await page.getByText("Is the cat well?").waitFor();
  await page.waitForFunction(() => document.activeElement?.value === "");
  await page.keyboard.press("Escape");
  await page.locator("#shelf-questions .shelf-add:focus").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.getByText("asked today").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await button(page, "Take out").filter({ visible: true }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#offer-questions:focus").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("asked today").waitFor();
});

kith.test("names of one letter, an emoji and right to left; long words don't widen a narrow window", async (page) => {
  for (const name of ["ö", "👩‍🚀", "محمد بن موسى"]) {
    await addPerson(page, name);
    await edit(page);
    await field(page, "What friends call them").fill("الخوارزمي");
    await field(page, "Tags").fill("x".repeat(300));
    await save(page);
    await add(page, "what they care about", "What they care about", "y".repeat(400));
    await isNotTooWide(page, name);
  }
  for (const one of ["a date", "how we met", "what they did before", "an address", "who they live with", "a field of your own", "a gift idea"]) {
    await begin(page, one);
    await page.locator(".row-form").waitFor();
    await isNotTooWide(page, one);
    await accessible(page, one);
    await page.keyboard.press("Escape");
    await page.locator(".row-form").waitFor({ state: "detached" });
  }
  await edit(page);
  await button(page, "What they did before").click();
  await button(page, "An address").click();
  await button(page, "Another date").click();
  await button(page, "Another field").click();
  await page.locator("label", { hasText: "They have died" }).click();
  await isNotTooWide(page, "the form");
  await accessible(page, "the form, all open");
}, { ...PHONE, viewport: { width: 320, height: 700 } });

kith.test("the circle's changes are told with their months", async (page) => {
  await page.clock.setFixedTime("2026-01-10T09:00:00");
  await reload(page);
  await addPerson(page, "Grace", "Known");
  await page.clock.setFixedTime("2026-03-10T09:00:00");
  await reload(page);
  await heading(page, "Grace").waitFor();
  await page.locator("label", { hasText: /^Close$/ }).click();
  await page.getByText("Close since March 2026, before that Known").waitFor();
}, DESK);

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`a tie is noted with when it began, and what is known of it stays: ${size}`, async (page) => {
    await addPerson(page, "Ada");
    await addPerson(page, "Grace");
    const known = page.locator(".tie-words");
    const year = field(page, "Year");
    const begin = async () => {
      await button(page, "Tie to someone").click();
      await page.getByRole("combobox", { name: /…$/ }).selectOption({ label: "is a friend of" });
      await pick(page, "Whom", "Ada");
    };
    await begin();
    await year.fill("20x5");
    await button(page, "Tie").click();
    await page.locator(".since-row + .amiss").filter({ hasText: /./ }).waitFor();
    assert.equal(await known.count(), 0);
    await accessible(page, "a tie, with a year that is none");
    await year.fill("2015");
    await isNotTooWide(page, "the form of a tie");
    await button(page, "Tie").click();
    await known.getByText("friend of, since 2015").waitFor();
    await begin();
    await button(page, "Tie").click();
    await said(page, "Tied so already: Grace is a friend of Ada");
    await begin();
    await year.fill("2014");
    await button(page, "Tie").click();
    await known.getByText("friend of, since 2014").waitFor();
    assert.equal(await known.count(), 1);
  }, options);
}
