// Two entries of one person: found with why, looked at side by side, made one or told apart, undone.
import assert from "node:assert/strict";
import {
  addPerson, axe, button, chooseFile, go, goBy, heading, house, openPerson, preview, reload, said, section, SIZES,
} from "./steps.mjs";

const kith = house();

const card = (...lines) => ["BEGIN:VCARD", "VERSION:4.0", ...lines, "END:VCARD"].join("\r\n");

/** Ada under two names, Mary with a slip, and a couple with one telephone. */
const twice = [
  card("FN:Ada Lovelace", "N:Lovelace;Ada;;;", "EMAIL:ada@example.org", "ORG:Analytical Engines", "TITLE:Engineer",
    "BDAY:18151210", "NOTE:Met at the opera."),
  card("FN:Ada King", "N:King;Ada;;;", "EMAIL:ADA@example.org", "TEL:+442079460018", "ORG:The Admiralty",
    "CATEGORIES:choir", "NOTE:Likes long walks."),
  card("FN:Mary Somerville"),
  card("FN:Mary Sommerville", "CATEGORIES:science"),
  card("FN:Jo Reyes", "TEL:+4930123456"),
  card("FN:Sam Reyes", "TEL:+4930123456"),
  card("FN:Grace Hopper"),
].join("\r\n");

async function bring(page) {
  await go(page, "#/");
  await chooseFile(page, { name: "twice.vcf", text: twice });
  const dialog = await preview(page, "twice.vcf");
  await button(dialog, "Add 7 people").click();
  await dialog.waitFor({ state: "hidden" });
}

async function isSound(page, where) {
  assert.deepEqual(await axe(page), [], where);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${where} is ${wide}px too wide`);
}

const rows = (page) => page.locator(".twice-row .line").allInnerTexts();
const fact = (page, name) =>
  page.locator(".fact", { has: page.getByText(name, { exact: true }) }).locator("dd");

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`two entries of one person become one, and two people stay two (${size})`, async (page) => {
    await bring(page);
    await goBy(page, "People");
    await page.getByText("Two entries may be one person.").waitFor();
    await page.getByRole("link", { name: "Look", exact: true }).click();
    await heading(page, "Here twice?").waitFor();
    assert.deepEqual(await rows(page), [
      "Ada King and Ada Lovelace", "Jo Reyes and Sam Reyes", "Mary Sommerville and Mary Somerville",
    ]);
    await page.getByText("The same e-mail address", { exact: true }).waitFor();
    await isSound(page, "the list of pairs");

    await page.locator(".twice-row").first().click();
    await heading(page, "Ada King and Ada Lovelace").waitFor();
    await isSound(page, "two entries side by side");
    const name = page.getByRole("group", { name: "Name", exact: true });
    assert.ok(await name.getByRole("radio").first().isChecked(), "who stays has their own name");
    await page.getByRole("group", { name: "Work", exact: true }).getByRole("radio", { name: /Engineer/ }).check();
    assert.equal(await fact(page, "Work").innerText(), "Engineer, Analytical Engines");
    assert.equal(await fact(page, "Work before").innerText(), "The Admiralty");
    await button(page, "Merge").click();

    // The focus goes on to the next pair.
    await heading(page, "Jo Reyes and Sam Reyes").waitFor();
    await page.locator("h1:focus").waitFor();
    await said(page, "Merged Ada Lovelace into Ada King");
    await button(page, "They are two people").click();
    await heading(page, "Mary Sommerville and Mary Somerville").waitFor();
    await said(page, "Jo Reyes and Sam Reyes are two people");
    await button(page, "Merge").click();
    await page.getByText("Nobody seems to be here twice").waitFor();
    await reload(page);
    await page.getByText("Nobody seems to be here twice").waitFor();

    await openPerson(page, "Ada King");
    await section(page, "Worth remembering").getByText("Met at the opera.").waitFor();
    await page.locator("a[href='tel:+442079460018']").waitFor();
    await go(page, "#/people");
    await page.locator(".people-count", { hasText: "5 people" }).waitFor();
  }, options);

  kith.test(`a merge is taken back from where it is said, and what was told apart stays so (${size})`, async (page) => {
    await bring(page);
    await openPerson(page, "Grace Hopper");
    await button(page, "More about this person").click();
    await button(page, "Merge with…").click();
    const dialog = page.getByRole("dialog", { name: "Merge with…" });
    await dialog.getByRole("combobox", { name: "Whom", exact: true }).fill("Mary Somerville");
    await dialog.getByRole("option", { name: "Mary Somerville" }).click();
    await heading(page, "Grace Hopper and Mary Somerville").waitFor();
    await button(page, "Merge").click();
    // This pair was on no list: the reader is with the one who stayed.
    await heading(page, "Grace Hopper").waitFor();
    await said(page, "Merged Mary Somerville into Grace Hopper");
    await button(page, "Undo").click();
    await said(page, "Undone: Merged Mary Somerville into Grace Hopper");
    await go(page, "#/people");
    await page.locator(".people-count", { hasText: "7 people" }).waitFor();

    await go(page, "#/people/duplicates");
    await page.locator(".twice-row", { hasText: "Jo Reyes" }).click();
    await heading(page, "Jo Reyes and Sam Reyes").waitFor();
    await button(page, "They are two people").click();
    await heading(page, "Mary Sommerville and Mary Somerville").waitFor();
    await page.getByRole("link", { name: "Here twice?" }).click();
    await heading(page, "Here twice?").waitFor();
    assert.equal((await rows(page)).length, 2);
    await button(page, "Undo").click();
    await page.locator(".twice-row", { hasText: "Jo Reyes" }).waitFor();
  }, options);
}

kith.test("what only one entry says of how to be in touch is seen before it comes along", async (page) => {
  for (const [name, often] of [["Grace Hopper", "2"], ["Grace M. Hopper", "3"]]) {
    await addPerson(page, name, "Friends");
    await button(page, "Edit").click();
    await page.locator("label", { hasText: /^Every so often$/ }).click();
    await page.getByRole("textbox", { name: "Best every", exact: true }).fill(often);
    if (often === "3") await page.locator("label", { hasText: /^Not now$/ }).click();
    await button(page, "Save").click();
    await heading(page, name).waitFor();
  }
  await go(page, "#/people/duplicates");
  await page.getByText("The same name but for an initial", { exact: true }).waitFor();
  await page.locator(".twice-row").click();
  const often = page.getByRole("group", { name: "How often to be in touch" });
  await often.waitFor();
  assert.equal(await fact(page, "How often to be in touch").innerText(), "every 2 months");
  assert.equal(await fact(page, "Not now").innerText(), "until you take it back");
  assert.equal(await fact(page, "Circle").innerText(), "Friends");
  await page.getByText("Only what you choose here is kept.", { exact: true }).waitFor();
  await often.getByRole("radio", { name: /every 3 months/ }).check();
  assert.equal(await fact(page, "How often to be in touch").innerText(), "every 3 months");
});

kith.test("an address of a pair that isn't there says so and leads on", async (page) => {
  await bring(page);
  await go(page, "#/people/duplicates/zzzzzzzz,yyyyyyyy");
  await heading(page, "Nothing to merge here").waitFor({ state: "attached" });
  await page.getByRole("link", { name: "Who else may be here twice" }).click();
  await heading(page, "Here twice?").waitFor();
});
