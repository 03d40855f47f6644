// The first three minutes of a newcomer: from nothing to a network of one's own and a habit kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertQuiet, keptOffline } from "./kith.mjs";
import { linkedinCsv, vcardFile } from "./samples.mjs";
import {
  addPerson, butOffline, button, check, chooseFile, chooseFromMenu, countsPeople, dropFile, glow, go, goBy,
  heading, house, isPressed, keys, makeHabit, nobodyThere, openPerson, part, preview, reload, said, section, SIZES, soManyKeys, ties,
} from "./steps.mjs";

const kith = house();
const CSV = { name: "Connections.csv", text: linkedinCsv(300) };
const VCF = { name: "contacts.vcf", text: vcardFile() };
const HABIT = "Listen on the way home";
const NEAREST = "Rosa Exemplar";

for (const [size, options] of Object.entries(SIZES)) {
  test(`the first three minutes, ${size}`, async () => {
    const { context, page, problems } = await kith.visit(options);
    const bring = size === "phone" ? chooseFile : dropFile;
    await page.getByRole("heading", { name: "Bring the people you know" }).waitFor();

    await looksBeforeBringing(page, bring);
    await undoesAndRedoesAllOfIt(page);
    await bringsTies(page, size === "phone" ? chooseFromMenu : dropFile);
    await findsNothingNew(page);
    await seesTheMap(page);
    await placesFive(page);
    await makeHabit(page, HABIT);
    await logsForSomeone(page);
    await putsSomeoneFirst(page);

    await reload(page);
    await allThere(page);
    await keptOffline(page);
    await kith.site.stop();
    try {
      await reload(page);
      await allThere(page);
      await addPerson(page, "Written Offline");
      await reload(page);
      await countsPeople(page, "307 people");
      await openPerson(page, "Written Offline");
    } finally {
      await kith.site.start();
    }
    assertQuiet(butOffline(problems));
    await context.close();
  });
}

async function looksBeforeBringing(page, bring) {
  await bring(page, CSV);
  const dialog = await preview(page, CSV.name);
  assert.equal(await dialog.locator(".bring-summary").innerText(), "300 new people");
  assert.deepEqual(await keys(page), [], "nothing is changed by looking");
  await button(dialog, "Cancel").click();
  await nobodyThere(page);

  await goBy(page, "Today");
  await bring(page, CSV);
  await button(await preview(page, CSV.name), "Add 300 people").click();
  await said(page, "Brought in Connections.csv");
  await countsPeople(page, "300 people");
  await soManyKeys(page, 1, "one step");
}

async function undoesAndRedoesAllOfIt(page) {
  await button(page.locator(".toast"), "Undo").click();
  await said(page, "Undone: Brought in Connections.csv");
  await nobodyThere(page);
  await page.keyboard.press("Control+Shift+Z");
  await said(page, "Done again: Brought in Connections.csv");
  await countsPeople(page, "300 people");
}

async function bringsTies(page, bring) {
  await bring(page, VCF);
  const dialog = await preview(page, VCF.name);
  assert.equal(await dialog.locator(".bring-summary").innerText(), "6 new people · 8 new ties · more about 1 person");
  await button(dialog, "Add 6 people").click();
  await countsPeople(page, "306 people");
  await openPerson(page, "Rosa Exemplar");
  assert.ok((await ties(page)).includes("parent of Lina Exemplar"));
  await page.getByRole("link", { name: "parent of Lina Exemplar" }).click();
  await heading(page, "Lina Exemplar").waitFor();
  assert.deepEqual(await ties(page), ["child of Rosa Exemplar", "grandchild of Grandma Inés"]);
  await openPerson(page, "王秀英");
  assert.ok((await ties(page)).includes("mentor of Ada Sample"));
  await openPerson(page, "Ada Sample");
  assert.ok((await ties(page)).includes("mentored by 王秀英"));
}

async function findsNothingNew(page) {
  const before = await keys(page);
  await chooseFromMenu(page, CSV);
  const dialog = await preview(page, CSV.name);
  await dialog.getByText("Nothing in it is new: all 300 people are here already.").waitFor();
  await dialog.locator(".actions").getByRole("button", { name: "Close" }).click();
  assert.deepEqual(await keys(page), before);
}

async function seesTheMap(page) {
  await goBy(page, "Map");
  const map = page.getByRole("application", { name: "Map of your people, 306 people" });
  await map.waitFor();
  // How soon is the machine's: not counted in frames.
  await page.waitForFunction(isDrawn);
  await page.getByRole("link", { name: "As a table" }).click();
  await heading(page, "The map as a table").waitFor();
  await page.getByText("306 people", { exact: true }).waitFor();
  const table = page.getByRole("table", { name: "Everybody on the map" });
  assert.equal(await table.getAttribute("aria-rowcount"), "307");
  await page.getByRole("searchbox", { name: "Search the table" }).fill("Rosa");
  await table.getByRole("link", { name: "parent of Lina Exemplar" }).waitFor();
}

/** Whether what lies below the map's canvas shows more than one colour. */
function isDrawn() {
  const sheets = [...document.querySelectorAll(".map-picture canvas")];
  const canvas = sheets.find((sheet) => sheet.style.visibility === "visible") ?? sheets[0];
  const { width, height } = canvas;
  const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer);
  return new Set(pixels).size > 10;
}

async function placesFive(page) {
  await goBy(page, "Today");
  const card = part(page, "Who is close to you?");
  await card.getByRole("searchbox", { name: "Find somebody" }).fill("exemplar");
  await button(card.getByRole("group", { name: `How close is ${NEAREST}?` }), "Heart").click();
  await said(page, `${NEAREST}: Heart`);
  await card.getByRole("searchbox").fill("ada");
  for (let placed = 1; placed < 5; placed += 1) {
    await card.getByText(`${placed} so far.`).waitFor();
    await button(card, "Friends").first().click();
  }
  await card.waitFor({ state: "detached" });
}

async function logsForSomeone(page) {
  await openPerson(page, NEAREST);
  const cold = await glow(page);
  await goBy(page, "Today");
  await button(page, `${HABIT}: for whom?`).click();
  await page.getByRole("group", { name: `${HABIT}: for whom?` }).getByRole("button", { name: NEAREST }).click();
  await said(page, `Listened to ${NEAREST}`);
  assert.ok(await isPressed(check(page, HABIT)), "the habit is checked");
  await page.getByText(`for ${NEAREST}`, { exact: true }).waitFor();

  await openPerson(page, NEAREST);
  await section(page, "Moments").locator(".moment", { hasText: "Listened" }).waitFor();
  const warm = await glow(page);
  assert.ok(warm > cold, `the face is warmer: ${cold} before, ${warm} now`);
}

async function putsSomeoneFirst(page) {
  await goBy(page, "Today");
  await button(page, "Someone else?").click();
  const card = part(page, "Put first today");
  const name = await card.locator(".first-name").innerText();
  await card.getByRole("group", { name: /^Kind acts for/ }).getByRole("button", { name: /^Thanked/ }).click();
  await said(page, `Thanked ${name}`);
  const noted = section(page, "Noted today").locator("li");
  await noted.nth(1).waitFor();

  await page.keyboard.press("Control+z");
  await said(page, `Undone: Thanked ${name}`);
  assert.equal(await noted.count(), 1);
  await page.keyboard.press("Control+Shift+Z");
  await said(page, `Done again: Thanked ${name}`);
  assert.equal(await noted.count(), 2);
  await button(page.locator(".toast"), "Undo").click();
  await said(page, `Undone: Thanked ${name}`);
  assert.equal(await noted.count(), 1);
}

async function allThere(page) {
  await countsPeople(page, "306 people");
  await openPerson(page, NEAREST);
  assert.ok((await ties(page)).includes("parent of Lina Exemplar"));
  assert.equal(await page.locator(".moment").count(), 1);
  await goBy(page, "Today");
  assert.ok(await isPressed(check(page, HABIT)));
  assert.equal(await section(page, "Noted today").locator("li").count(), 1);
}
