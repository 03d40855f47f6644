// Thinking with the map: who is seen and why, kept views, ways between people, groups, the years, and
// what is taken along; in the panel beside the map and beside its twin, the table.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DESK, PHONE } from "./kith.mjs";
import {
  addPerson, axe, button, choose, chooseFile, go, goBy, hasFocus, heading, house, pick, preview, reload, said,
} from "./steps.mjs";

const kith = house();
const NARROW = { viewport: { width: 320, height: 568 } };

const panel = (page) => page.getByRole("region", { name: "Look closer" });
const told = (page) => page.locator(".map-panel-told p");
const rows = (page) => page.locator(".long-rows .twin-name a").allInnerTexts();
/** How many rows there are, on the page or not. */
const rowCount = async (page) => Number(await page.getByRole("table").getAttribute("aria-rowcount")) - 1;
const summary = (page, title) => page.locator(".fold > summary", { has: page.getByRole("heading", { name: title, exact: true }) });

async function openSample(page) {
  await button(page, "Open the sample").click();
  await page.getByText("This is a made-up notebook").waitFor();
}

async function openMap(page) {
  await goBy(page, "Map");
  await page.getByRole("application").waitFor();
}

async function openTable(page) {
  await go(page, "#/map/table");
  await heading(page, "The map as a table").waitFor();
}

async function openPanel(page) {
  await button(page, "Look closer").click();
  await panel(page).waitFor();
}

/** Opens a part of the panel. */
async function unfold(page, title) {
  const open = () => summary(page, title).evaluate((summary) => summary.parentElement.open);
  if (!(await open())) await summary(page, title).click();
  await summary(page, title).locator("xpath=..").locator(".fold-inside").waitFor();
}

const says = (page, words) => told(page).filter({ hasText: words }).waitFor();

/** The last rule of the form: what is asked, and what for. */
async function rule(page, asks, value, within = panel(page)) {
  const last = within.locator(".rule").last();
  await last.getByRole("combobox", { name: "what is asked" }).selectOption({ label: asks });
  if (value === undefined) return;
  const field = last.locator("select, input").last();
  if ((await field.evaluate((field) => field.tagName)) === "SELECT") await field.selectOption({ label: value });
  else await field.fill(value);
}

const addRule = async (page, asks, value) => {
  await button(panel(page), "Add a rule").click();
  await rule(page, asks, value);
};

const not = (page) => button(panel(page).locator(".rule").last(), "not").click();

/** Six of a choir, four at a mill, all tied among each other; Ada is in both; nobody knows Solo. */
function circles() {
  const uid = (name) => `urn:uuid:${name}`;
  const choir = ["Ada", "Berta", "Carl", "Dora", "Emil", "Fay"];
  const mill = ["Ada", "Gus", "Hedy", "Ivo"];
  const card = (name) => {
    const related = (names, type) =>
      names.includes(name) ? names.filter((other) => other > name).map((other) => `RELATED;TYPE=${type}:${uid(other)}`) : [];
    return [
      "BEGIN:VCARD", "VERSION:4.0", `UID:${uid(name)}`, `FN:${name} Sample`,
      ...(choir.includes(name) ? ["CATEGORIES:choir"] : []),
      ...(mill.includes(name) ? ["ORG:Mill"] : []),
      ...related(choir, "friend"), ...related(mill, "co-worker"), "END:VCARD", "",
    ].join("\r\n");
  };
  return [...choir, "Gus", "Hedy", "Ivo", "Solo"].map(card).join("");
}

async function bringCircles(page) {
  await chooseFile(page, { name: "circles.vcf", text: circles() });
  await (await preview(page, "circles.vcf")).getByRole("button", { name: /^Add/ }).click();
  await said(page, "Brought in");
}

kith.test("rules joined by and, or, not say who is seen; the table lists exactly them", async (page) => {
  await openSample(page);
  await openTable(page);
  await openPanel(page);
  await says(page, "Everybody, 44 people");
  await addRule(page, "circle is", "Close");
  await says(page, /^9 of 44 people: in Close$/);
  assert.equal((await rows(page)).length, 9);
  await page.getByText("35 people are faded on the map.").waitFor();

  await addRule(page, "works or belongs at", "Nordlicht Software");
  await says(page, "in Close and at Nordlicht Software");
  assert.deepEqual(await rows(page), ["Paul Adeyemi", "Yuki Tanabe"]);
  await not(page);
  await says(page, "in Close and not at Nordlicht Software");
  assert.equal((await rows(page)).length, 7);

  await choose(panel(page), "People fit who meet", "one of these");
  await says(page, "in Close or not at Nordlicht Software");
  assert.ok((await rowCount(page)) > 30);
  await choose(panel(page), "People fit who meet", "all of these");

  await button(panel(page), "Add a group of rules").click();
  await rule(page, "has a tie", "married to");
  await button(panel(page), "Add a rule here").click();
  await rule(page, "name has", "nora");
  await says(page, "and (“married to” somebody or called “nora”)");
  assert.deepEqual(await rows(page), ["Amara Okafor", "Ben Okafor", "Nora Lindqvist"]);
  await button(panel(page).locator(".rule-group > .rule-head"), "not").click();
  await says(page, "and not (“married to” somebody or called “nora”)");
  assert.equal((await rows(page)).length, 4);

  await choose(panel(page), "Who doesn't fit", "is hidden");
  await page.getByText("40 people are hidden on the map.").waitFor();
  await button(panel(page), "Take out this group").click();
  await button(panel(page), "Take out this rule").last().click();
  await says(page, /^9 of 44 people: in Close$/);
  await button(panel(page), "Show everybody").click();
  await says(page, "Everybody, 44 people");
  assert.equal(await panel(page).locator(".rule").count(), 0);
});

kith.test("a kept view is there after a reload; it is renamed, deleted and brought back", async (page) => {
  await bringCircles(page);
  await openMap(page);
  await openPanel(page);
  await addRule(page, "tag is", "choir");
  await says(page, "6 of 10 people: tagged “choir”");
  await unfold(page, "Groups");
  await choose(panel(page), "Gather people", "By ties");
  await unfold(page, "Views I keep");
  await button(panel(page), "Keep").click();
  await panel(page).getByText("A name to find it by.").waitFor();
  await panel(page).getByRole("textbox", { name: "Keep what is seen as" }).fill("The choir");
  await button(panel(page), "Keep").click();
  await said(page, "Kept the view The choir");

  await reload(page);
  await openMap(page);
  await openPanel(page);
  await says(page, "Everybody, 10 people");
  await unfold(page, "Views I keep");
  const view = (name) => panel(page).getByRole("button", { name, exact: true });
  await view("The choir").click();
  await says(page, "6 of 10 people: tagged “choir”");
  assert.equal(await view("The choir").getAttribute("aria-pressed"), "true");
  await unfold(page, "Groups");
  await panel(page).getByRole("radio", { name: "By ties", checked: true }).waitFor({ state: "attached" });

  await button(panel(page), "More about the view The choir").click();
  await button(page, "Rename").click();
  const field = panel(page).getByRole("textbox", { name: "Name of the view" });
  assert.equal(await field.inputValue(), "The choir");
  await field.fill("Singers");
  await field.press("Enter");
  await said(page, "The choir is called Singers now");
  await panel(page).getByRole("button", { name: /^More about the view/ }).click();
  await button(page, "Delete").click();
  await said(page, "Deleted the view Singers");
  assert.equal(await view("Singers").count(), 0);
  await page.keyboard.press("Control+z");
  await view("Singers").waitFor();
});

kith.test("the way to somebody is told in sentences with reasons, from their card and from their page", async (page) => {
  await openSample(page);
  await openMap(page);
  await openPanel(page);
  await unfold(page, "How are they tied?");
  await pick(panel(page), "tied to", "Hugo Martin");
  const ways = panel(page).getByRole("group", { name: "Ways" });
  await ways.getByText(/^You know .*\(.* circle, .* now\)\.$/).first().waitFor();
  await ways.getByText("Hugo").first().waitFor();
  // The panel and its button say that most step back.
  await says(page, /^\d of 44 people stands? out: on the way from you to Hugo Martin$/);
  await page.locator("#look-closer", { hasText: /\d of 44/ }).waitFor();
  // Between two others, the reader is left out.
  await pick(panel(page), "How is", "Mira Halden");
  const none = panel(page).getByText("No tie that you know of leads from Mira to Hugo.");
  await ways.or(none).first().waitFor();
  await page.getByRole("button", { name: "Take out Hugo Martin" }).click();
  await pick(panel(page), "tied to", "Ruth Halden");
  await ways.getByText("Mira is a child of Ruth.").waitFor();
  await ways.getByRole("button", { name: "Ruth Halden" }).click();
  await page.getByRole("region", { name: "Ruth Halden" }).waitFor();
  await button(panel(page), "Show everybody again").click();
  assert.equal(await ways.count(), 0);

  await go(page, "#/people");
  await page.locator(".person-row", { hasText: "Ben Okafor" }).first().click();
  await heading(page, "Ben Okafor").waitFor();
  await button(page, "More about this person").click();
  await page.getByRole("link", { name: "How am I tied to them?" }).click();
  await page.getByRole("group", { name: "Ways" }).getByText("You know Ben well").first().waitFor();
  await page.getByRole("group", { name: "Ways" }).getByText(/Also through .*, whom both of you know\./).waitFor();
});

kith.test("groups are found; a name given by hand stays when the group changes a little", async (page) => {
  await bringCircles(page);
  await openTable(page);
  await openPanel(page);
  await unfold(page, "Groups");
  await choose(panel(page), "Gather people", "By ties");
  const group = (name) => panel(page).locator(".group", { has: page.getByText(name, { exact: true }) });
  await group("choir").waitFor();
  await button(group("choir"), "More about the group choir").click();
  await button(page, "Give it a name").click();
  const field = panel(page).getByRole("textbox", { name: "Name of the group" });
  await field.fill("Tuesday singers");
  await field.press("Enter");
  await said(page, "The group is called Tuesday singers");
  await group("Tuesday singers").waitFor();

  // One of them goes.
  await go(page, "#/people");
  await page.locator(".person-row", { hasText: "Fay Sample" }).click();
  await heading(page, "Fay Sample").waitFor();
  await button(page, "More about this person").click();
  await button(page, "Delete").click();
  await said(page, "Deleted Fay");
  await openTable(page);
  await group("Tuesday singers").waitFor();

  // Only they are looked at; the table has just them.
  const only = group("Tuesday singers").getByRole("button", { name: "Only these: Tuesday singers" });
  await only.click();
  await says(page, "in the group Tuesday singers");
  const members = await rows(page);
  assert.ok(members.includes("Berta Sample") && !members.includes("Ivo Sample"), members.join());
  await group("Tuesday singers").locator("summary").click();
  await group("Tuesday singers").getByRole("link", { name: "Berta Sample" }).waitFor();
  const listed = await group("Tuesday singers").locator(".people-lines a").allInnerTexts();
  assert.deepEqual(listed.map((name) => name.replace(/^\S+\n/, "")).sort(), [...members].sort());
  await only.click();
  await says(page, "Everybody, 9 people");
});

kith.test("who brings others together and who is tied to nobody else is told in words, by the alphabet", async (page) => {
  await bringCircles(page);
  await openMap(page);
  await openPanel(page);
  await unfold(page, "Between and alone");
  const part = summary(page, "Between and alone").locator("xpath=..");
  await part.getByText(/^Ada Sample/).first().waitFor();
  const words = await part.innerText();
  assert.match(words, /Ada Sample · joins Mill and choir/);
  const midst = words.slice(words.indexOf("In the midst of them all"), words.indexOf("nobody but you"));
  assert.match(midst, /Ada Sample/);
  assert.ok(!/Solo Sample/.test(midst), midst);
  assert.match(words.slice(words.indexOf("nobody but you")), /Solo Sample/);
  assert.ok(!/\d/.test(words), `no number is told of anybody: ${words}`);
  await choose(part, "Let the size of a disc say", "who brings people together");
  await part.getByRole("radio", { name: "who brings people together", checked: true }).waitFor({ state: "attached" });
});

kith.test("the years are walked by hand and by themselves, and leave no trace", async (page) => {
  await openSample(page);
  await openTable(page);
  await openPanel(page);
  await unfold(page, "Through the years");
  const slider = panel(page).getByRole("slider");
  assert.equal(await slider.getAttribute("aria-valuetext"), "now");
  const all = await rowCount(page);
  await slider.focus();
  await page.keyboard.press("Home");
  await panel(page).getByText(/^As it was in/).waitFor();
  assert.ok((await rowCount(page)) < all);
  await says(page, "known by");
  await page.keyboard.press("ArrowRight");
  await button(panel(page), "A year on").click();
  await button(panel(page), "Play").click();
  await panel(page).getByText("As it is now").waitFor({ timeout: 60_000 });
  await button(panel(page), "A year back").click();
  await button(panel(page), "Back to now").click();
  await panel(page).getByText("As it is now").waitFor();
  await page.keyboard.press("Control+z");
  await said(page, "There is nothing to undo");
});

kith.test("without motion nothing plays by itself", async (page) => {
  await openSample(page);
  await openMap(page);
  await openPanel(page);
  await unfold(page, "Through the years");
  await button(panel(page), "A year back").click();
  await panel(page).getByText(/^As it was in/).waitFor();
  assert.equal(await button(panel(page), "Play").count(), 0);
}, { ...DESK, reducedMotion: "reduce" });

kith.test("many are chosen in the table and changed in one step", async (page) => {
  await bringCircles(page);
  await openTable(page);
  await openPanel(page);
  await addRule(page, "tag is", "choir");
  await says(page, "6 of 10 people");
  await page.getByRole("checkbox", { name: "Choose all that are shown" }).check();
  assert.equal(await page.locator(".long-rows input:checked").count(), 6);
  await page.getByRole("checkbox", { name: "Choose Ada Sample" }).uncheck();
  assert.equal(await page.getByRole("checkbox", { name: "Choose all that are shown" }).isChecked(), false);
  const bar = page.getByRole("region", { name: "5 people chosen" });
  await bar.getByText("Berta, Carl, Dora, Emil and Fay").waitFor();
  await bar.getByRole("combobox", { name: "Put them in a circle" }).selectOption("Friends");
  await said(page, "5 people are in Friends now");
  await button(bar, "Tag").click();
  await bar.getByRole("textbox", { name: "Tag" }).fill("tenors");
  await button(bar, "Tag them").click();
  await said(page, "5 people are tagged tenors");
  assert.equal(await page.locator(".twin-tags", { hasText: "tenors" }).count(), 5);
  await page.keyboard.press("Control+z");
  await said(page, "Undone: 5 people are tagged tenors");
  assert.equal(await page.locator(".twin-tags", { hasText: "tenors" }).count(), 0);
  for (const name of ["Carl", "Dora", "Emil"]) await page.getByRole("checkbox", { name: `Choose ${name} Sample` }).uncheck();
  const pair = page.getByRole("region", { name: "2 people chosen" });
  await button(pair, "Tie them").click();
  const form = page.getByRole("dialog");
  await form.getByRole("combobox").first().selectOption({ label: "is a mentor of" });
  await button(form, "Tie").click();
  await said(page, "is a mentor of");
  await button(pair, "How are they tied?").click();
  await panel(page).getByRole("group", { name: "Ways" }).waitFor();
  await button(pair, "Choose nobody").click();
  assert.equal(await page.locator(".long-rows input:checked").count(), 0);
});

kith.test("those chosen on the map are told in a bar that leaves the map its size; they are named as a group, which is called so everywhere", async (page) => {
  await bringCircles(page);
  await openMap(page);
  const size = () => page.getByRole("application").evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]);
  const before = await size();
  await page.getByRole("application").focus();
  await page.keyboard.press("Control+a");
  const bar = page.getByRole("region", { name: "10 people chosen" });
  await bar.getByText("and 4 more").waitFor();
  assert.deepEqual(await size(), before);
  await bar.getByRole("combobox", { name: "Put them in a circle" }).selectOption("Close");
  await said(page, "10 people are in Close now");
  await button(bar, "Group").click();
  const name = bar.getByRole("textbox", { name: "Name of the group" });
  await name.fill("Never mind");
  await name.press("Escape");
  await name.waitFor({ state: "detached" });
  await button(bar, "Group").click();
  await name.fill("Everybody of then");
  await button(bar, "Name them").click();
  await said(page, "The group is called Everybody of then");
  await button(bar, "Choose nobody").click();
  await bar.waitFor({ state: "detached" });

  // The list of groups, the filter, the words on what is seen, and the table: one name.
  await openPanel(page);
  await unfold(page, "Groups");
  const listed = panel(page).locator(".groups .group-name");
  await listed.filter({ hasText: "Everybody of then" }).waitFor();
  const groups = (await listed.allInnerTexts()).sort();
  await button(panel(page), "Add a rule").click();
  await rule(page, "is in the group");
  const offered = panel(page).locator(".rule select").last().locator("option:not([value=''])");
  await offered.filter({ hasText: "Everybody of then" }).waitFor({ state: "attached" });
  assert.deepEqual((await offered.allInnerTexts()).sort(), groups);
  await rule(page, "is in the group", "Everybody of then");
  await says(page, "in the group Everybody of then");
  await openTable(page);
  await page.locator(".twin-group", { hasText: "Everybody of then" }).first().waitFor();
  await page.getByRole("button", { name: "Group", exact: true }).waitFor();
  await choose(panel(page), "Gather people", "No groups");
  await page.getByRole("button", { name: "Group", exact: true }).waitFor({ state: "detached" });
  assert.equal(await page.locator(".twin-group").first().isVisible(), false);
});

kith.test("namesakes are told apart, a tie that is there is shown and not made again, and a year is enough for it", async (page) => {
  for (const name of ["Amara Rao", "Amara Nasser", "Jun"]) await addPerson(page, name, "Close");
  await openTable(page);
  for (const name of ["Amara Rao", "Amara Nasser"]) await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
  const pair = page.getByRole("region", { name: "2 people chosen" });
  await pair.getByText("Amara N. and Amara R.").waitFor();
  await button(pair, "Tie them").click();
  const dialog = page.getByRole("dialog", { name: /^How Amara (Rao|Nasser) and Amara (Rao|Nasser) are tied$/ });
  const year = dialog.getByRole("textbox", { name: "Year" });
  const tie = button(dialog, "Tie");
  await dialog.getByRole("textbox", { name: "Day, if you know it" }).fill("3");
  await tie.click();
  await dialog.getByText("The year, please; it may stand alone.").waitFor();
  await hasFocus(year);
  await dialog.getByRole("textbox", { name: "Day, if you know it" }).fill("");
  await year.fill("2019");
  await tie.click();
  await said(page, /^Amara (Rao is a friend of Amara Nasser|Nasser is a friend of Amara Rao)/);

  await button(pair, "Tie them").click();
  await dialog.getByText(/^Amara \w+ is a friend of Amara \w+, since 2019$/).waitFor();
  const kind = dialog.getByRole("combobox", { name: /…$/ });
  assert.equal(await kind.inputValue(), "");
  await kind.selectOption({ label: "is a friend of" });
  await tie.click();
  await dialog.getByText(/is a friend of Amara \w+ already\. Choose another kind\./).waitFor();
  await kind.selectOption({ label: "works with" });
  await dialog.getByRole("combobox", { name: "Month, if you know it" }).selectOption("4");
  await year.fill("2021");
  await tie.click();
  await said(page, /works with/);
  await dialog.waitFor({ state: "hidden" });

  // Beyond a reload, and on their page.
  await reload(page);
  await go(page, "#/people");
  await page.locator(".person-row", { hasText: "Amara Rao" }).click();
  await heading(page, "Amara Rao").waitFor();
  await page.locator(".tie", { hasText: "friend of, since 2019" }).waitFor();
  await page.locator(".tie", { hasText: /works with, since .*2021/ }).waitFor();
});

/**
 * Whom the map draws as they are, by its own account: all who are here are chosen by key on the map; then the
 * table must have ticked all of its rows, and nobody else must be chosen.
 */
async function mapAgrees(page, what) {
  await openMap(page);
  await page.getByRole("application").focus();
  await page.keyboard.press("Control+a");
  const chosen = page.locator("#many");
  await chosen.waitFor();
  const count = Number((await chosen.innerText()).match(/^\d+/)[0]);
  await openTable(page);
  assert.equal(await rowCount(page), count, what);
  assert.ok(await page.getByRole("checkbox", { name: "Choose all that are shown" }).isChecked(), what);
  await button(page, "Choose nobody").click();
  assert.equal(await page.locator(".long-rows input:checked").count(), 0, what);
  return count;
}

kith.test("the map and its twin agree: after a filter, a day, looking around somebody, a group", async (page) => {
  await openSample(page);
  assert.equal(await mapAgrees(page, "everybody"), 44);
  await openPanel(page);
  await addRule(page, "circle is", "Friends");
  const friends = await mapAgrees(page, "filtered");
  assert.equal(friends, 14);
  await choose(panel(page), "Who doesn't fit", "is hidden");
  assert.equal(await mapAgrees(page, "hidden"), friends);
  await unfold(page, "Through the years");
  await panel(page).getByRole("slider").focus();
  await page.keyboard.press("Home");
  await says(page, "known by");
  while ((await told(page).innerText()).startsWith("0 of")) await page.keyboard.press("ArrowRight");
  const then = await mapAgrees(page, "years ago");
  assert.ok(then > 0 && then < friends, `${then} of ${friends}`);
  await button(panel(page), "Show everybody").click();
  await unfold(page, "Groups");
  await choose(panel(page), "Gather people", "By company");
  await button(panel(page), "Only these: Open Table").click();
  assert.equal(await mapAgrees(page, "a group"), 4);
  await button(panel(page), "Show everybody").click();

  await button(page.locator(".long-rows"), "More about Amara Okafor").click();
  await page.getByRole("link", { name: "Look around them on the map" }).click();
  await page.getByRole("application").waitFor();
  await says(page, "within one step of Amara Okafor");
  const near = await mapAgrees(page, "around somebody");
  assert.ok(near > 1 && near < 10, `${near}`);
});

/** Saves a file from the panel; its name and its text, or its bytes. */
async function saved(page, name, encoding = "utf8") {
  const [download] = await Promise.all([page.waitForEvent("download"), button(panel(page), name).click()]);
  return [download.suggestedFilename(), readFileSync(await download.path(), encoding)];
}

/** All that is written on an SVG; it must be one. */
const written = (page, text) =>
  page.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    if (documentElement.tagName !== "svg" || documentElement.querySelector("parsererror")) return "no SVG";
    return [...documentElement.querySelectorAll("text, title")].map((element) => element.textContent).join(" | ");
  }, text);

kith.test("what is seen is taken along in every form, with names or without", async (page) => {
  await bringCircles(page);
  await openMap(page);
  await openPanel(page);
  await addRule(page, "tag is", "choir");
  await says(page, "6 of 10 people");
  await unfold(page, "Take it with you");
  const xml = (text) =>
    page.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, "text/xml");
      const count = (name) => document.getElementsByTagName(name).length;
      return { broken: count("parsererror"), nodes: count("node"), edges: count("edge") };
    }, text);
  for (const form of ["GraphML", "GEXF, for Gephi"]) {
    const [, text] = await saved(page, form);
    assert.deepEqual(await xml(text), { broken: 0, nodes: 6, edges: 15 }, form);
    assert.match(text, /Berta Sample/);
    assert.doesNotMatch(text, /Ivo/);
  }
  const [dotName, dot] = await saved(page, "GraphViz dot");
  assert.match(dotName, /^kith-network-\d{4}-\d{2}-\d{2}\.dot$/);
  assert.match(dot, /graph/);
  const [, people] = await saved(page, "Table of people (CSV)");
  assert.equal(people.trim().split(/\r?\n/).length, 7);
  const [, ties] = await saved(page, "Table of ties (CSV)");
  assert.equal(ties.trim().split(/\r?\n/).length, 16);
  await panel(page).getByRole("textbox", { name: "Title of the picture" }).fill("Our choir");
  const [svgName, svg] = await saved(page, "Drawing to go on with (SVG)");
  assert.match(svgName, /^Our choir \d{4}-\d{2}-\d{2}\.svg$/);
  const words = await written(page, svg);
  assert.match(words, /Our choir/);
  assert.match(words, /Berta/);
  assert.doesNotMatch(words, /Ivo/);
  const [pngName, png] = await saved(page, "Picture (PNG)", null);
  assert.match(pngName, /\.png$/);
  assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.ok(png.readUInt32BE(16) > 1000, "as wide as the map, with two dots to a pixel");

});

kith.test("without names a file tells nobody", async (page) => {
  await bringCircles(page);
  await openMap(page);
  await openPanel(page);
  await unfold(page, "Take it with you");
  await panel(page).getByRole("switch", { name: /Leave names out/ }).check();
  const [, nameless] = await saved(page, "Drawing to go on with (SVG)");
  assert.doesNotMatch(nameless, /Berta|Sample|choir/);
  for (const form of ["GraphML", "GraphViz dot", "Table of people (CSV)"]) {
    const [, text] = await saved(page, form);
    assert.doesNotMatch(text, /Sample|choir/, form);
  }
});

kith.test("from the table, too, though the map was never seen", async (page) => {
  await bringCircles(page);
  await openTable(page);
  await openPanel(page);
  await unfold(page, "Take it with you");
  const [, svg] = await saved(page, "Drawing to go on with (SVG)");
  assert.match(await written(page, svg), /Berta/);
  const [, graph] = await saved(page, "GraphML");
  const places = [...graph.matchAll(/<data key="[xy]">([^<]+)</g)].map(([, at]) => Number(at));
  assert.equal(places.length, 20);
  assert.ok(places.some((at) => at !== 0));
});

kith.test("by keyboard alone: F opens the panel, a rule is made, Escape closes it", async (page) => {
  await openSample(page);
  await openTable(page);
  await page.keyboard.press("f");
  await panel(page).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.waitForFunction(() => document.activeElement.id === "map-panel");
  while ((await focused()) !== "add-rule") await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id.startsWith("rule-"));
  // What is asked is a circle already; which one is one stop on, behind the button that takes it out.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("H");
  await says(page, "in Heart");
  assert.equal((await rows(page)).length, 5);
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.id === "look-closer");
});

/** Every look of the panel, one after another. */
async function everyLook(page, look) {
  await openSample(page);
  for (const place of ["the map", "the table"]) {
    await (place === "the map" ? openMap(page) : openTable(page));
    if (!(await panel(page).count())) await openPanel(page);
    await unfold(page, "Who is seen");
    await look(`${place}: who is seen`);
    await addRule(page, "met through");
    await addRule(page, "circle is", "Close");
    await addRule(page, "met since", "2020-01-01");
    await button(panel(page), "Add a group of rules").click();
    await look(`${place}: rules`);
    await button(panel(page), "Show everybody").click();
    await summary(page, "Who is seen").click();
    for (const title of ["Views I keep", "How are they tied?", "Groups", "Between and alone", "Through the years", "Take it with you"]) {
      await unfold(page, title);
      if (title === "How are they tied?") {
        await pick(panel(page), "tied to", "Hugo Martin");
        await panel(page).getByRole("group", { name: "Ways" }).waitFor();
      }
      if (title === "Groups") {
        await choose(panel(page), "Gather people", "By company");
        await panel(page).locator(".group-more summary").first().click();
      }
      await look(`${place}: ${title}`);
      if (title === "How are they tied?") await button(panel(page), "Show everybody again").click();
      await summary(page, title).click();
    }
    if (place === "the table") {
      await button(panel(page), "Close").click();
      await page.locator(".long-rows .tick").first().click();
      await look("the table: somebody chosen");
    }
  }
}

for (const [size, options] of Object.entries({ phone: PHONE, desk: DESK, narrow: NARROW })) {
  for (const colorScheme of size === "narrow" ? ["light"] : ["light", "dark"]) {
    kith.test(`axe finds nothing in the panel, and nothing is wider than its window: ${size}, ${colorScheme}`, async (page) => {
      const found = [];
      await everyLook(page, async (name) => {
        for (const fault of await axe(page)) found.push(`${name}: ${fault}`);
        const wide = await page.evaluate(() => {
          const inside = document.querySelector(".map-side-inside");
          return [document.documentElement.scrollWidth - innerWidth, inside ? inside.scrollWidth - inside.clientWidth : 0];
        });
        if (Math.max(...wide) > 0) found.push(`${name}: too wide by ${wide}`);
      });
      assert.deepEqual(found, []);
    }, { ...options, colorScheme, reducedMotion: "reduce" });
  }
}
