// The map from day to day: it stands as it was left, also after an edit, and nothing of it is left where
// nothing may be: of who is deleted for good, of what is sealed, of the sample.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DESK } from "./kith.mjs";
import { button, choose, chooseFile, go, goBy, heading, house, openPerson, part, preview, reload, said, tie } from "./steps.mjs";

const kith = house();
const NETWORK = readFileSync(new URL("../fixtures/lifelike-48.json", import.meta.url), "utf8");
const PEOPLE = JSON.parse(NETWORK).notebook.people;
const KEY = "kith-device/places";
/** Everything at once, so that what is compared has come to rest. */
const CALM = { ...DESK, reducedMotion: "reduce" };

const canvas = (page) => page.getByRole("application", { name: /^Map of your people/ });
const kept = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);

async function bring(page) {
  await go(page, "#/data");
  await heading(page, "Your data").waitFor();
  await chooseFile(page, { name: "kith-2026-11-22.json", text: NETWORK });
  await (await preview(page, "kith-2026-11-22.json")).getByRole("button", { name: /^(Bring|Add|Restore|Take)/ }).first().click();
  await said(page, "Brought in");
}

async function openMap(page) {
  await goBy(page, "Map");
  await canvas(page).waitFor();
}

const real = (hex) => {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, parseInt(hex, 16));
  return view.getFloat32(0);
};

/** Where everybody stands as it is kept, by view and id. */
const places = (text) => Object.fromEntries((text ?? "").split("\n\n").filter(Boolean).map((view) => {
  const [head, ...lines] = view.split("\n");
  const all = lines.map((line) => [line.slice(0, 8), [real(line.slice(8, 16)), real(line.slice(16, 24))]]);
  return [head.startsWith("rings") ? "rings" : "free", Object.fromEntries(all)];
}));

/** The places as they are kept once the page has been left; then it is there again. */
async function leave(page) {
  await reload(page);
  return places(await kept(page));
}

/** By how much the people of both moved, least first, but for some. */
const moves = (before, after, but) => Object.keys(before)
  .filter((id) => after[id] && !but.includes(id))
  .map((id) => Math.hypot(after[id][0] - before[id][0], after[id][1] - before[id][1]))
  .sort((a, b) => a - b);

const idOf = (name) => PEOPLE.find((person) => person.name === name).id;

for (const view of ["Rings", "Constellation"]) {
  kith.test(`${view}: after a pin and a new tie the map stands on the next day as it stood`, async (page) => {
    const of = view === "Rings" ? "rings" : "free";
    await bring(page);
    await openMap(page);
    if (view === "Constellation") {
      await choose(page, "View", view);
      await page.getByRole("radio", { name: view, checked: true }).waitFor({ state: "attached" });
    }
    const first = (await leave(page))[of];
    assert.equal(Object.keys(first).length, PEOPLE.length);

    // Nothing was done: nobody moves at all.
    await openMap(page);
    await canvas(page).focus();
    await page.keyboard.press("PageDown");
    assert.deepEqual((await leave(page))[of], first);

    // One is pinned, two who were not are tied.
    await openMap(page);
    await canvas(page).focus();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("p");
    await said(page, "stays there");
    const ties = JSON.parse(NETWORK).notebook.ties.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]);
    const [one, other] = PEOPLE.flatMap((a) => PEOPLE.map((b) => [a, b]))
      .find(([a, b]) => a.id < b.id && !ties.includes(`${a.id} ${b.id}`) && a.circle && a.circle === b.circle);
    await openPerson(page, one.name);
    await tie(page, "is friend of", other.name);
    await openMap(page);
    const second = (await leave(page))[of];
    await openMap(page);
    const third = (await leave(page))[of];
    const span = Math.max(...Object.values(first).flat()) - Math.min(...Object.values(first).flat());
    for (const after of [second, third]) {
      const moved = moves(first, after, [one.id, other.id]);
      assert.ok(moved[Math.floor(moved.length / 2)] < 0.5, `the median moved by ${moved[Math.floor(moved.length / 2)]}`);
      assert.ok(moved.at(-2) < 0.1 * span, `nobody but one may be pushed far: ${moved.slice(-3)}`);
    }
    assert.deepEqual(third, second);
  }, CALM);
}

kith.test("places that can't be read are none: the map is drawn, and written anew", async (page) => {
  await bring(page);
  await openMap(page);
  const first = await leave(page);
  for (const bad of ["", "free", "rings 0", "\u0000ÿ\n\n\n", `free\n${idOf(PEOPLE[3].name)}7f8000007fc00000ffffffff`, "x".repeat(2_000_000)]) {
    await page.evaluate(([key, bad]) => localStorage.setItem(key, bad), [KEY, bad]);
    // Another page hears nothing of it before it begins.
    await page.evaluate(() => { location.hash = "#/"; });
    await reload(page);
    await openMap(page);
    await page.waitForFunction(([key, bad]) => localStorage.getItem(key) !== bad, [KEY, bad]);
    assert.deepEqual(Object.keys((await leave(page)).rings), Object.keys(first.rings));
  }
}, CALM);

kith.test("who is deleted for good has no place left", async (page) => {
  await bring(page);
  await openMap(page);
  const id = idOf(PEOPLE[7].name);
  assert.ok((await leave(page)).rings[id]);
  await openPerson(page, PEOPLE[7].name);
  await button(page, "More about this person").click();
  await button(page, "Delete").click();
  await said(page, "Deleted");
  await go(page, "#/data/trash");
  await button(page, `Delete ${PEOPLE[7].name} for good`).click();
  await button(page.getByRole("dialog"), "Delete for good").click();
  await said(page, "deleted for good");
  assert.ok(!(await kept(page)).includes(id));
  assert.equal(Object.keys((await leave(page)).rings).length, PEOPLE.length - 1);

}, CALM);

kith.test("of the sample no places are kept", async (page) => {
  await button(page, "Open the sample").click();
  await page.getByText("This is a made-up notebook").waitFor();
  await openMap(page);
  await choose(page, "View", "Constellation");
  assert.deepEqual(await leave(page), {});
}, CALM);

kith.test("sealed, no places are kept, and those that were are gone", async (page) => {
  await bring(page);
  await openMap(page);
  assert.ok((await leave(page)).rings);
  await go(page, "#/data");
  const passphrase = "seven quiet herons";
  await button(part(page, "Seal"), "Seal it…").click();
  const form = page.getByRole("dialog", { name: "Seal this notebook" });
  await form.getByText("nobody can open this notebook again").waitFor();
  for (const label of ["Passphrase", "Once more"]) {
    await form.getByRole("textbox", { name: label }).or(form.getByLabel(label, { exact: true })).first().fill(passphrase);
  }
  await button(form, "Seal it").click();
  await said(page, "Sealed");
  assert.equal(await kept(page), null);
  await openMap(page);
  await choose(page, "View", "Constellation");
  await reload(page);
  await heading(page, "Your notebook is sealed").waitFor();
  assert.equal(await kept(page), null);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(page, "Open it").click();
  await openMap(page);
  await reload(page);
  await heading(page, "Your notebook is sealed").waitFor();
  assert.equal(await kept(page), null);
}, CALM);
