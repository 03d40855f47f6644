// What the map brings into sight: those around somebody, a way, a tie; and the way back. By key, by
// finger, and on from tie to tie.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { DESK, PHONE } from "./kith.mjs";
import { addPerson, atRest, button, go, goBy, hasFocus, heading, house, openPerson, tie } from "./steps.mjs";

const kith = house();
/** Everything at once, so that what is compared has come to rest. */
const AT_ONCE = { reducedMotion: "reduce" };

const canvas = (page) => page.getByRole("application", { name: /^Map of your people/ });
const card = (page, name) => page.getByRole("region", { name, exact: true });
const spoken = (page) => page.locator(".map-said");
const says = (page, words) => spoken(page).filter({ hasText: words }).waitFor();
const slider = (page) => page.getByRole("slider", { name: /^Around / });
const isOn = (page) => canvas(page).evaluate((canvas) => canvas === document.activeElement);

/** What the map looks like once nothing moves on it any more, in short. */
async function still(page) {
  await atRest(page);
  return createHash("sha256").update(await canvas(page).evaluate((canvas) => {
    const sheets = [...document.querySelectorAll(".map-picture canvas")].filter((sheet) => sheet.style.visibility !== "hidden");
    return [canvas, ...sheets].map((sheet) => sheet.toDataURL() + sheet.style.transform).join();
  })).digest("hex");
}

/** All of the map with its names placed anew, as they are at another zoom. */
async function afresh(page) {
  await page.keyboard.press("+");
  await still(page);
  await page.keyboard.press("a");
  return still(page);
}

async function sampleMap(page) {
  await button(page, "Open the sample").click();
  await page.getByText("This is a made-up notebook").waitFor();
  await goBy(page, "Map");
  await canvas(page).waitFor();
  await still(page);
}

/** The keyboard at somebody, by going around the map. */
async function walkTo(page, name) {
  await canvas(page).focus();
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("PageDown");
    if ((await spoken(page).innerText()).startsWith(name)) return;
  }
  assert.fail(`no way to ${name}`);
}

kith.test("by key: those around somebody come into sight, and Escape leads back to what was seen", async (page) => {
  await sampleMap(page);
  await walkTo(page, "Yuki Tanabe");
  const before = await afresh(page);
  await page.keyboard.press("Enter");
  await says(page, /^Around Yuki, 1 degree: \d+ people\. Arrow keys pass over the \d+ who are faded$/);
  await card(page, "Yuki Tanabe").waitFor();
  const one = await still(page);
  assert.notEqual(one, before);
  await page.keyboard.press(".");
  await says(page, "2 degrees");
  assert.notEqual(await still(page), one);
  await page.keyboard.press("Escape");
  await says(page, "Everybody is seen again");
  await page.keyboard.press("Escape");
  await card(page, "Yuki Tanabe").waitFor({ state: "detached" });
  assert.equal(await afresh(page), before);
}, { ...DESK, ...AT_ONCE });

kith.test("by finger: who is held is looked around, without a word of keys, and all comes back", async (page, { context }) => {
  await sampleMap(page);
  await button(page, "Show everybody").tap();
  await canvas(page).evaluate((canvas) => canvas.blur());
  const before = await still(page);
  await go(page, "#/map/table");
  await page.getByRole("searchbox", { name: "Search the table" }).fill("Yuki Tanabe");
  await page.getByRole("link", { name: "Show Yuki Tanabe on the map" }).click();
  await card(page, "Yuki Tanabe").waitFor();
  await still(page);
  const [box, head, sheet] = await Promise.all(
    [canvas(page), page.locator(".map-head"), card(page, "Yuki Tanabe")].map((part) => part.boundingBox()));
  // In the middle, or as far from it as the card asked for.
  const [top, foot] = [head.y + head.height, sheet.y];
  const margin = Math.min(64, (foot - top) / 2);
  const there = { x: box.x + box.width / 2, y: Math.min(Math.max(box.y + box.height / 2, top + margin), foot - margin) };
  await button(card(page, "Yuki Tanabe"), "Close").tap();
  await card(page, "Yuki Tanabe").waitFor({ state: "detached" });
  await still(page);
  const cdp = await context.newCDPSession(page);
  const touch = (type, ...touchPoints) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", there);
  await slider(page).waitFor();
  // Nothing moves away under the finger.
  const held = await still(page);
  await touch("touchEnd");
  assert.notEqual(await still(page), held);
  assert.match(await spoken(page).innerText(), /^Around Yuki, 1 degree: \d+ people$/);
  await button(page, "Back to everybody").tap();
  await slider(page).waitFor({ state: "detached" });
  await button(page, "Show everybody").tap();
  await canvas(page).evaluate((canvas) => canvas.blur());
  assert.equal(await still(page), before);

  // From the card: it gives way to those it was asked for.
  await page.getByRole("link", { name: "As a table" }).tap();
  await heading(page, "The map as a table").waitFor();
  await page.getByRole("searchbox", { name: "Search the table" }).fill("Yuki Tanabe");
  await page.getByRole("link", { name: "Show Yuki Tanabe on the map" }).click();
  await button(card(page, "Yuki Tanabe"), "Look around").tap();
  await slider(page).waitFor();
  await card(page, "Yuki Tanabe").waitFor({ state: "detached" });
}, { ...PHONE, ...AT_ONCE });

kith.test("a way says what it is, comes into sight, and Escape leads back", async (page) => {
  await addPerson(page, "Ada Chain", "Known");
  for (const [name, to] of [["Grace Chain", "Ada"], ["George Chain", "Grace"]]) {
    await addPerson(page, name, "Known");
    await tie(page, "is a friend of", `${to} Chain`);
  }
  await openPerson(page, "George Chain");
  await goBy(page, "Map");
  await canvas(page).waitFor();
  const before = await still(page);
  await page.keyboard.press("f");
  await page.locator("summary", { hasText: /tied/ }).first().click();
  for (const [label, name] of [["How is", "George Chain"], ["tied to", "Ada Chain"]]) {
    await page.getByRole("combobox", { name: label, exact: true }).fill(name);
    await page.getByRole("option", { name }).first().click();
  }
  const strip = page.locator(".map-strip");
  await strip.filter({ hasText: "The way from George Chain to Ada Chain: 3 people" }).waitFor();
  await canvas(page).focus();
  await page.keyboard.press("Escape");
  await strip.waitFor({ state: "detached" });
  await says(page, "Everybody is seen again");
  await page.keyboard.press("f");
  await page.locator("#map-panel").waitFor({ state: "detached" });
  await canvas(page).evaluate((canvas) => canvas.blur());
  assert.equal(await still(page), before);
}, { ...DESK, ...AT_ONCE });

kith.test("Tab goes on from the last tie, back by Shift, and out at the end; a tie that is looked at is marked", async (page) => {
  await addPerson(page, "Ada Chain", "Known");
  for (const [name, to] of [["Grace Chain", "Ada"], ["George Chain", "Grace"]]) {
    await addPerson(page, name, "Known");
    await tie(page, "is a friend of", `${to} Chain`);
  }
  await goBy(page, "Map");
  await canvas(page).waitFor();
  await still(page);
  await walkTo(page, "Ada");
  await page.keyboard.press("Tab");
  await says(page, /^Grace Chain, Known\. Friend of Ada Chain; tied to one other\.$/);
  await page.keyboard.press("Tab");
  await says(page, /^George Chain, Known\. Friend of Grace Chain\. Tab leaves the map\.$/);
  await page.keyboard.press("Shift+Tab");
  await says(page, "Grace Chain");
  await page.keyboard.press("Shift+Tab");
  await says(page, "Ada Chain");
  await hasFocus(canvas(page));
  await page.keyboard.press("Shift+Tab");
  assert.ok(!(await isOn(page)), "back where it began Shift and Tab leaves");

  await walkTo(page, "Ada");
  for (let tab = 0; tab < 2; tab++) await page.keyboard.press("Tab");
  await says(page, "George Chain");
  const before = await still(page);
  await page.keyboard.press("e");
  const pair = page.getByRole("region", { name: / and / });
  await pair.waitFor();
  assert.notEqual(await still(page), before);
  await page.keyboard.press("Escape");
  await pair.waitFor({ state: "detached" });
  await hasFocus(canvas(page));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.ok(!(await isOn(page)), "Escape, then Tab, leaves from anywhere");
}, { ...DESK, ...AT_ONCE });

kith.test("on a phone Escape closes Look closer before anything else", async (page) => {
  await addPerson(page, "Ada Chain", "Known");
  await goBy(page, "Map");
  await canvas(page).waitFor();
  await still(page);
  await page.keyboard.press("f");
  await page.locator("#map-panel").waitFor();
  await canvas(page).focus();
  await page.keyboard.press("Escape");
  await page.locator("#map-panel").waitFor({ state: "detached" });
  await hasFocus(canvas(page));
}, PHONE);
