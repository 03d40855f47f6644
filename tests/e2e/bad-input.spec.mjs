// What may come in a file or be typed and must do no harm: refused with a sentence, or shown as text.
import assert from "node:assert/strict";
import { DESK, PHONE } from "./kith.mjs";
import { linkedinCsv, vcardFile } from "./samples.mjs";
import {
  addPerson, button, choose, chooseFile, chooseFromMenu, countsPeople, dropFile, go, goBy, heading, house, keys, makeHabit,
  nobodyThere, openPerson, peopleCount, pick, preview, refusal, section,
} from "./steps.mjs";

const kith = house();
const TAKEN = "Kith reads LinkedIn's Connections.csv, vCard files (.vcf), and habits from Loop (the CSV archive), Table Habit, Beaver Habits and HabitBull.";
const HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";
const csv = (...rows) => `${linkedinCsv(0).trimEnd()}\n${rows.join("\n")}\n`;
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

kith.test("a file that is neither is refused in a sentence, and nothing is changed", async (page) => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  for (const [file, words] of [
    [{ name: "photo.png", bytes: png }, /photo\.png.* looks like .*image/i],
    [{ name: "people.vcf", bytes: png }, /people\.vcf.* looks like .*image/i],
    [{ name: "people.json", text: '{"people":[{"name":"Ada"}]}' }, /people\.json.* looks like .*JSON/i],
    [{ name: "page.html", text: "<!doctype html><title>x</title>" }, /page\.html.* looks like /],
    [{ name: "Connections.csv", text: "Name,Phone\nAda,1\n" }, /looks like a table with the columns Name, Phone/],
    [{ name: "empty.csv", text: " \n" }, /This file is empty/],
    [{ name: "cut.vcf", text: "BEGIN:VCARD\r\nVERSION:4.0\r\nFN" }, /cut off before anybody in it has a name/],
  ]) {
    await chooseFile(page, file);
    const dialog = await refusal(page, file.name);
    const why = await dialog.locator(".dialog-inside > p").first().innerText();
    assert.match(why, words);
    assert.ok(/cut off/.test(why) || why.endsWith(TAKEN), why);
    await dialog.getByText("Nothing was changed.").waitFor();
    await dialog.locator(".actions").getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
  assert.deepEqual(await keys(page), []);
  await nobodyThere(page);
}, PHONE);

kith.test("from a refusal another file can be chosen at once", async (page) => {
  await chooseFile(page, { name: "people.json", text: "{}" });
  const dialog = await refusal(page, "people.json");
  const chooser = page.waitForEvent("filechooser");
  await dialog.locator("label.bring").click();
  await (await chooser).setFiles({ name: "c.csv", mimeType: "text/csv", buffer: Buffer.from(linkedinCsv(2)) });
  await button(await preview(page, "c.csv"), "Add 2 people").click();
  await countsPeople(page, "2 people");
});

kith.test("a truncated vCard: who is whole is taken, the rest is told", async (page) => {
  const whole = vcardFile();
  await chooseFile(page, { name: "cut.vcf", text: whole.slice(0, whole.indexOf("FN:Tomás Exemplar")) });
  const dialog = await preview(page, "cut.vcf");
  assert.equal(await dialog.locator(".bring-summary").innerText(), "1 new person");
  await dialog.getByText(/not taken as it stands/).click();
  await dialog.getByText(/cut off/).waitFor();
});

kith.test("fault_51 a file over 100 MB is refused before it is read", async (page) => {
  await page.evaluate(() => {
    for (const read of ["arrayBuffer", "text", "stream"]) {
      Blob.prototype[read] = () => { throw new Error("it was read"); };
    }
  });
  await dropFile(page, { name: "huge.vcf", size: 100_000_001 });
  const dialog = await refusal(page, "huge.vcf");
  await dialog.getByText("This file has 101 MB; 100 MB is the most that Kith reads.").waitFor();
  assert.deepEqual(await keys(page), []);
});

kith.test("10,000 rows are read, brought in and walked through", async (page) => {
  const text = linkedinCsv(10_000);
  // How long the page did not answer: the longest time between two beats.
  await page.evaluate(() => {
    let last = performance.now();
    window.longest = 0;
    setInterval(() => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
    }, 10);
  });
  await dropFile(page, { name: "Connections.csv", text });
  const dialog = await preview(page, "Connections.csv");
  assert.equal(await dialog.locator(".bring-summary").innerText(), "10000 new people");
  assert.ok((await dialog.locator("li").count()) < 200, "it names some and counts the rest");
  const reading = await page.evaluate(() => { const { longest } = window; window.longest = 0; return longest; });
  await button(dialog, "Add 10000 people").click();
  await countsPeople(page, "10000 people");
  const adding = await page.evaluate(() => window.longest);
  console.log(`10,000 people: unanswered for ${reading.toFixed(0)} ms while reading, ${adding.toFixed(0)} ms while adding`);

  const rows = page.locator(".person-row");
  assert.ok((await rows.count()) < 100, "only what is in view is on the page");
  await page.locator(".people-list").evaluate((list) => {
    const scrolls = list.scrollHeight > list.clientHeight ? list : document.scrollingElement;
    scrolls.scrollTop = scrolls.scrollHeight;
  });
  await page.locator('li[aria-posinset="10000"] .person-row').waitFor();
  assert.ok((await rows.count()) < 100);
  await page.getByRole("searchbox", { name: "Search people" }).fill("ada sample");
  await peopleCount(page).filter({ hasText: / of 10000 people/ }).waitFor();
  await rows.first().click();
  await heading(page, "Ada Sample").waitFor();
});

kith.test("a name of 1 MB is left out and told; the others come", async (page) => {
  const long = "x".repeat(1 << 20);
  await chooseFile(page, { name: "c.csv", text: csv(`${long},Long,,,,,`, "Ada,Sample,,,,,") });
  const table = await preview(page, "c.csv");
  await tellsOfOne(table);
  await button(table, "Add 1 person").click();
  await countsPeople(page, "1 person");
  const card = (name) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${name}\r\nEND:VCARD\r\n`;
  await chooseFromMenu(page, { name: "c.vcf", text: card(long) + card("Grace Hopper") });
  const cards = await preview(page, "c.vcf");
  await tellsOfOne(cards);
  await button(cards, "Add 1 person").click();
  await countsPeople(page, "2 people");
});

async function tellsOfOne(dialog) {
  assert.equal(await dialog.locator(".bring-summary").innerText(), "1 new person");
  await dialog.getByText("1 thing not taken as it stands").click();
  const told = await dialog.locator("details").last().locator("li").innerText();
  assert.ok(told.length < 1000, `${told.length} characters are no sentence`);
}

kith.test("fault_45 markup in every field of a table is text", async (page) => {
  const field = quoted(HOSTILE);
  await chooseFile(page, { name: `${HOSTILE}.csv`, text: csv(Array(7).fill(field).join(","), `Ada,Sample,javascript:alert(1),x,${field},${field},${field}`) });
  const dialog = await preview(page, `${HOSTILE}.csv`);
  for (const summary of await dialog.locator("summary").all()) await summary.click();
  await assertInert(page);
  await button(dialog, "Add 2 people").click();
  await looksEverywhere(page, `${HOSTILE} ${HOSTILE}`);
});

kith.test("fault_45 markup in every field of a card is text", async (page) => {
  const text = [
    "BEGIN:VCARD", "VERSION:4.0", `FN:${HOSTILE}`, `N:${HOSTILE};${HOSTILE};;;`, `NICKNAME:${HOSTILE}`, `ORG:${HOSTILE}`,
    `TITLE:${HOSTILE}`, `NOTE:${HOSTILE}`, `EMAIL;TYPE="${HOSTILE}":${HOSTILE}`, `TEL:${HOSTILE}`, "URL:javascript:alert(1)",
    "URL:data:text/html,hi", `CATEGORIES:${HOSTILE}`, `ADR:;;${HOSTILE};;;;`, `RELATED;VALUE=text;TYPE=friend:${HOSTILE}2`,
    `item1.X-ABRELATEDNAMES:${HOSTILE}3`, `item1.X-ABLabel:${HOSTILE}`, `X-${HOSTILE}:${HOSTILE}`, "BDAY:--0315", "END:VCARD", "",
  ].join("\r\n");
  await chooseFile(page, { name: "x.vcf", text });
  const dialog = await preview(page, "x.vcf");
  for (const summary of await dialog.locator("summary").all()) await summary.click();
  await assertInert(page);
  await dialog.locator(".actions .primary").click();
  await looksEverywhere(page, HOSTILE);
}, PHONE);

kith.test("fault_45 markup typed into every field is text", async (page) => {
  await go(page, "#/people/new");
  await page.getByText("More that you know already").click();
  const form = page.locator("form.form");
  for (const field of await form.locator("input[type=text], textarea").all()) {
    const label = await field.evaluate((field) => field.labels[0].innerText || field.labels[0].textContent);
    if (!/Day|Year|Phone/.test(label)) await field.fill(HOSTILE);
  }
  await button(page, "Add").click();
  await heading(page, HOSTILE).waitFor();
  await button(page, "Note", { exact: true }).click();
  await page.getByRole("textbox", { name: "In your words" }).fill(HOSTILE);
  await pick(page, "Who else was there", `${HOSTILE}2`);
  await button(page, "Note it").click();
  await page.locator(".moment").waitFor();
  await button(page, "Tie to someone").click();
  await page.getByRole("combobox", { name: /…$/ }).selectOption({ label: "in my own words …" });
  await page.getByRole("textbox", { name: "In your own words" }).fill(HOSTILE);
  await pick(page, "Whom", `${HOSTILE}2`);
  await button(page, "Tie").click();
  await page.locator(".tie").waitFor();
  await makeHabit(page, HOSTILE);
  await looksEverywhere(page, HOSTILE);
  await goBy(page, "Giving");
  await page.getByRole("link", { name: HOSTILE }).click();
  await heading(page, HOSTILE).waitFor();
  await assertInert(page);
});

kith.test("fault_57 marks of direction stay inside their own name", async (page) => {
  await addPerson(page, "\u202eevoli\u202c Ada");
  await goBy(page, "People");
  const name = page.locator(".person-row-name");
  assert.equal(await name.evaluate((name) => getComputedStyle(name).unicodeBidi), "isolate");
});

/** On every page where someone of this name is shown, nothing they are called is alive. */
async function looksEverywhere(page, name) {
  await openPerson(page, name);
  await section(page, "Moments").waitFor();
  await assertInert(page);
  await choose(page, "How close to your heart", "Heart");
  for (const place of ["People", "Today", "Giving", "Map"]) {
    await goBy(page, place);
    await assertInert(page);
  }
  await go(page, "#/map/table");
  await page.getByRole("link", { name, exact: true }).waitFor();
  await assertInert(page);
}

async function assertInert(page) {
  const alive = await page.evaluate(() => [
    ...[...document.querySelectorAll("#app script, main img, main script, dialog img, dialog script, main iframe")],
    ...[...document.querySelectorAll("a")].filter((link) => !/^(https?|mailto|tel):$/.test(link.protocol)),
  ].map((element) => element.outerHTML));
  assert.deepEqual(alive, []);
}
