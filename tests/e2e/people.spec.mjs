// People, their ties and their moments, as they are written, found, changed, deleted and taken back.
import assert from "node:assert/strict";
import { PHONE } from "./kith.mjs";
import {
  addPerson, button, choose, countsPeople, go, goBy, heading, house, isPressed, nobodyThere, openPerson, peopleCount,
  pick, reload, said, section, tie, ties,
} from "./steps.mjs";

const kith = house();
const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const edit = (page) => button(page, "Edit").click();
const save = (page) => button(page, "Save").click();

/** It isn't saved: the page says why, and what is amiss has the focus. */
async function refused(page, why) {
  await page.getByText(why).waitFor();
  await page.locator("form :is([aria-invalid], fieldset:has(> .amiss:not(:empty)) input):focus").waitFor();
}

const reach = (page) => page.getByRole("list", { name: "Ways to reach them" });

async function deleteShown(page) {
  await button(page, "More about this person").click();
  await button(page, "Delete").click();
}

kith.test("a name is enough, in any script", async (page) => {
  const names = ["Prince", "محمد بن موسى", "王秀英", "Þórdís", "אדה", "👩‍🚀", "O'Neil-Łęski"];
  for (const name of names) await addPerson(page, name);
  await reload(page);
  await countsPeople(page, `${names.length} people`);
  for (const name of names) await openPerson(page, name);
}, PHONE);

kith.test("no name, spaces and a name of 1 MB are refused in words, and the field has the focus", async (page) => {
  await go(page, "#/people/new");
  const name = field(page, "Name");
  for (const [typed, words] of [
    ["", "There is no name."],
    ["  \u200b ", "There is no name."],
    ["x".repeat(1 << 20), "The name is 1048576 characters long; 300 is the most."],
  ]) {
    await name.fill(typed);
    await button(page, "Add").click();
    await refused(page, words);
  }
  await name.fill("At last");
  await button(page, "Add").click();
  await heading(page, "At last").waitFor();
  await countsPeople(page, "1 person");
});

kith.test("all that may be known, with a birthday without its year; changed and cleared again", async (page) => {
  await go(page, "#/people/new");
  await field(page, "Name").fill("Grace Hopper");
  await page.getByText("More that you know already").click();
  await field(page, "What friends call them").fill("Amazing Grace");
  await field(page, "What they do").fill("Rear admiral");
  await field(page, "Where they work or belong").fill("Harvard");
  await field(page, "Tags").fill("navy,  compilers, navy");
  const birthday = page.getByRole("group", { name: "Birthday", exact: true });
  await field(birthday, "Day").fill("9");
  await birthday.getByRole("combobox", { name: "Month" }).selectOption({ label: "December" });
  const met = page.getByRole("group", { name: "When you met" });
  await field(met, "Year").fill("2020");
  await met.getByRole("combobox").selectOption({ label: "February" });
  await field(met, "Day, if you know it").fill("29");
  await field(page, "Worth remembering").fill("Hands out nanoseconds.\nAsk for one.");
  await button(page, "Add").click();
  await heading(page, "Grace Hopper").waitFor();
  await reload(page);
  await page.getByText("“Amazing Grace”", { exact: true }).waitFor();
  await page.getByText("Rear admiral, Harvard", { exact: true }).first().waitFor();
  const notes = section(page, "Worth remembering");
  await notes.getByText("Hands out nanoseconds.").waitFor();
  const dates = section(page, "Dates");
  assert.equal(await dates.locator(".fact", { hasText: "Birthday" }).locator("dd").innerText(), "December 9");
  assert.deepEqual(await page.getByRole("list", { name: "Tags" }).getByRole("listitem").allInnerTexts(), ["compilers", "navy"]);
  await section(page, "How we met").getByText("February 29, 2020").waitFor();

  await edit(page);
  await field(birthday, "Year, if you know it").fill("1906");
  await save(page);
  await dates.getByText("December 9, 1906").waitFor();
  await edit(page);
  await field(birthday, "Day").fill("31");
  await birthday.getByRole("combobox", { name: "Month" }).selectOption({ label: "February" });
  await save(page);
  await refused(page, "There is no such day in the calendar.");
  await field(birthday, "Day").fill("");
  await field(birthday, "Year, if you know it").fill("");
  await save(page);
  await refused(page, "A birthday needs a day and a month; the year may stay open.");
  await birthday.getByRole("combobox", { name: "Month" }).selectOption({ label: "Month" });
  await save(page);
  await notes.getByText("Hands out nanoseconds.").waitFor();
  assert.equal(await page.getByText("Birthday").count(), 0);
});

kith.test("fault_46 only what a tap can safely follow becomes a link", async (page) => {
  await addPerson(page, "Ada");
  await edit(page);
  const way = field(page, "Phone, e-mail or web address");
  for (const hostile of ["javascript:alert(1)", "JaVa\tScript:alert(1)", "data:text/html,hi", "vbscript:x", " javascript:1"]) {
    await way.fill(hostile);
    await save(page);
    await refused(page, "This is no phone number, e-mail or web address.");
  }
  await way.fill("ada@example.org");
  await field(page, "Which one").fill("home");
  for (const [at, typed] of ["+44 20 7946 0018", "example.org/ada?x=1#y"].entries()) {
    await button(page, "Another way").click();
    await way.nth(at + 1).fill(typed);
  }
  await save(page);
  await reach(page).waitFor();
  const links = await reach(page).getByRole("link").evaluateAll((links) => links.map((link) => link.href));
  assert.deepEqual(links.sort(), ["https://example.org/ada?x=1#y", "mailto:ada@example.org", "tel:+442079460018"]);
  const schemes = await page.locator("a").evaluateAll((links) => links.map((link) => link.protocol));
  assert.deepEqual(schemes.filter((scheme) => /script|data/.test(scheme)), []);
  await edit(page);
  await button(page, "Take out this way").first().click();
  await save(page);
  await reach(page).waitFor();
  assert.equal(await reach(page).getByRole("link").count(), 2);
});

kith.test("two are tied from either side, in several ways, and never one to themselves", async (page) => {
  await addPerson(page, "Grace Hopper");
  await addPerson(page, "Ada Lovelace");
  await button(page, "Tie to someone").click();
  const whom = page.getByRole("combobox", { name: "Whom" });
  await whom.fill("a");
  await page.getByRole("option", { name: "Grace Hopper" }).waitFor();
  assert.equal(await page.getByRole("option", { name: "Ada Lovelace", exact: true }).count(), 0, "not oneself");
  await button(page, "Tie").click();
  await page.getByText("Who is it?").waitFor();
  await button(page, "Cancel").click();

  await tie(page, "is a mentor of", "Grace Hopper");
  await said(page, "Ada Lovelace is a mentor of Grace Hopper");
  await tie(page, "was introduced by", "Grace Hopper");
  await tie(page, "works with", "Grace Hopper");
  await tie(page, "works with", "Grace Hopper");
  await button(page, "Tie to someone").click();
  await page.getByRole("combobox", { name: /…$/ }).selectOption({ label: "in my own words …" });
  await field(page, "In your own words").fill("sails with");
  await pick(page, "Whom", "Grace");
  await page.getByText("Ada Lovelace “sails with” Grace Hopper.").waitFor();
  await button(page, "Tie").click();
  const named = (words, name) => words.map((word) => `${word} ${name}`);
  await page.locator(".tie").nth(3).waitFor();
  assert.deepEqual(await ties(page), named(["introduced by", "mentor of", "sails with", "works with"], "Grace Hopper"));

  await page.locator(".tie-to").first().click();
  await heading(page, "Grace Hopper").waitFor();
  assert.deepEqual(await ties(page), named(["introduced", "mentored by", "sails with", "works with"], "Ada Lovelace"));
  await button(page, "Remove the tie: works with Ada Lovelace").click();
  await page.locator(".tie").nth(3).waitFor({ state: "detached" });
  await reload(page);
  assert.deepEqual(await ties(page), named(["introduced", "mentored by", "sails with"], "Ada Lovelace"));
});

kith.test("someone unknown is added while tying", async (page) => {
  await addPerson(page, "Ada");
  await button(page, "Tie to someone").click();
  await pick(page, "Whom", "Mary Somerville");
  await button(page, "Tie").click();
  await page.getByRole("link", { name: "friend of Mary Somerville" }).click();
  await heading(page, "Mary Somerville").waitFor();
  assert.deepEqual(await ties(page), ["friend of Ada"]);
});

kith.test("a circle is chosen, changed and left, and the list can show only some", async (page) => {
  await addPerson(page, "Ada", "Heart");
  await addPerson(page, "Grace");
  await choose(page, "How close to your heart", "Friends");
  await said(page, "Grace is in Friends");
  await choose(page, "How close to your heart", "Not placed");
  await said(page, "Grace is in no circle");
  await reload(page);
  assert.ok(await page.getByRole("radio", { name: "Not placed" }).isChecked());
  const circles = page.getByRole("group", { name: "Circles" });
  await goBy(page, "People");
  await button(circles, "Heart").click();
  await peopleCount(page).filter({ hasText: "1 of 2 people" }).waitFor();
  await page.locator(".person-row", { hasText: "Ada" }).waitFor();
  await button(circles, "Not placed").click();
  await peopleCount(page).filter({ hasText: "2 people" }).waitFor();
  assert.ok(await isPressed(button(circles, "Heart")));
});

kith.test("deleting takes ties and moments along, and undo brings all of it back", async (page) => {
  await addPerson(page, "Grace");
  await addPerson(page, "Ada");
  await tie(page, "is a parent of", "Grace");
  await button(page, "Ate together").click();
  await pick(page, "Who else was there", "Grace");
  await button(page, "Note it").click();
  await page.locator(".moment", { hasText: "with Grace" }).waitFor();
  await button(page, "Joy").click();
  await field(page, "In your words").fill("Only hers to tell");
  await button(page, "Note it").click();
  await page.locator(".moment").nth(1).waitFor();
  const address = new URL(page.url()).hash;

  await deleteShown(page);
  await said(page, "Deleted Ada");
  await heading(page, "People").waitFor();
  await goBy(page, "Today");
  assert.deepEqual(await section(page, "Noted today").locator("li").allInnerTexts(), ["Ate together · Grace"]);
  await go(page, address);
  await page.getByText("Whoever this address led to has been deleted").waitFor();
  await openPerson(page, "Grace");
  assert.deepEqual(await ties(page), []);
  await page.keyboard.press("Control+z");
  await page.locator(".tie", { hasText: "child of" }).waitFor();
  await page.locator(".moment", { hasText: "with Ada" }).waitFor();
  await openPerson(page, "Ada");
  await page.locator(".moment").getByText("Only hers to tell").waitFor();
  assert.deepEqual(await ties(page), ["parent of Grace"]);
  await reload(page);
  await page.locator(".moment", { hasText: "with Grace" }).waitFor();
});

kith.test("a moment is noted, told on its day, changed and deleted", async (page) => {
  await addPerson(page, "Ada");
  await button(page, "Joy").click();
  const words = field(page, "In your words");
  await words.waitFor();
  await words.fill("Her engine runs.\nAsk how it goes on.");
  await page.getByLabel("Day").fill("2024-05-06");
  await button(page, "Note it").click();
  const moment = page.locator(".moment");
  await moment.getByText("Her engine runs.").waitFor();
  assert.equal(await moment.locator("time").getAttribute("datetime"), "2024-05-06");
  await button(page, "Talked").click();
  await button(page, "Note it").click();
  await page.getByText("in touch today").waitFor();
  assert.deepEqual(await page.locator(".moment strong").allInnerTexts(), ["Talked", "Joy"], "the latest first");

  await button(page, "More about joy").click();
  await button(moment.last(), "Edit").click();
  await choose(moment.last(), "What it was", "Frustration");
  await words.fill("It broke.");
  await button(page, "Note it").click();
  await moment.getByText("It broke.").waitFor();
  await button(page, "More about frustration").click();
  await button(moment.last(), "Delete").click();
  await said(page, "Deleted a moment");
  await reload(page);
  assert.deepEqual(await page.locator(".moment strong").allInnerTexts(), ["Talked"]);
});

kith.test("search folds accents and looks at all that is known", async (page) => {
  await addPerson(page, "Łucja Próbka");
  await addPerson(page, "Jürgen Straße");
  await addPerson(page, "王秀英");
  await edit(page);
  await field(page, "Tags").fill("kites");
  await save(page);
  await goBy(page, "People");
  const search = page.getByRole("searchbox", { name: "Search people" });
  const found = page.locator(".person-row-name");
  for (const [typed, names] of [
    ["lucja", ["Łucja Próbka"]],
    ["STRASSE jur", ["Jürgen Straße"]],
    ["秀", ["王秀英"]],
    ["kite", ["王秀英"]],
    ["nobody at all", []],
  ]) {
    await search.fill(typed);
    await peopleCount(page).filter({ hasText: names.length ? "1 of 3 people" : "Nobody fits" }).waitFor();
    assert.deepEqual(await found.allInnerTexts(), names);
  }
});

kith.test("an address leads to someone, to nobody or nowhere, and never further", async (page) => {
  await addPerson(page, "Ada");
  const address = new URL(page.url()).hash;
  assert.match(address, /^#\/people\/\w{8}$/);
  await go(page, "#/giving");
  await heading(page, "Giving").waitFor();
  await go(page, address);
  await heading(page, "Ada").waitFor();
  await go(page, "#/people/zzzzzzzz");
  await page.getByText("Nobody is here").last().waitFor();
  await page.getByRole("link", { name: "Everybody" }).click();
  await heading(page, "People").waitFor();

  for (const hostile of [
    "#/nowhere", "#/people/../../x", "#/people/<img src=x onerror=alert(1)>", "#javascript:alert(1)", "#//evil.example",
    "#/giving/%00", "#__proto__", "#%E2%80%AE", `#/people/${"é".repeat(100_000)}`,
  ]) {
    await go(page, hostile);
    await heading(page, "Nothing is here").waitFor();
    assert.equal(await page.locator("main img").count(), 0);
    await go(page, address);
    await heading(page, "Ada").waitFor();
  }
  await go(page, "#/nowhere");
  await page.getByRole("link", { name: "Go to today" }).click();
  await heading(page, "Today").waitFor();
});

kith.test("back leads where one was, without the form that was sent", async (page) => {
  await addPerson(page, "Ada");
  await goBy(page, "People");
  await page.getByRole("link", { name: "New", exact: true }).click();
  await field(page, "Name").fill("Grace");
  await button(page, "Add").click();
  await heading(page, "Grace").waitFor();
  await page.goBack();
  await heading(page, "People").waitFor();
  await deletesFromHere(page);
});

async function deletesFromHere(page) {
  await openPerson(page, "Grace");
  await deleteShown(page);
  await heading(page, "People").waitFor();
  await openPerson(page, "Ada");
  await deleteShown(page);
  await nobodyThere(page);
}
