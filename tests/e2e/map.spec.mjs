// The map: by mouse, by touch, by keyboard and by ear; and its twin, the table, which always agrees.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { DESK, PHONE } from "./kith.mjs";
import { linkedinCsv } from "./samples.mjs";
import { addPerson, button, choose, chooseFile, go, goBy, heading, house, preview, said } from "./steps.mjs";

const kith = house();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CLOSENESS = "How close to your heart";

const canvas = (page) => page.getByRole("application", { name: /^Map of your people/ });
const card = (page, name) => page.getByRole("region", { name, exact: true });
const spoken = (page) => page.locator(".map-said");
const circleOf = (page, name) => page.getByRole("combobox", { name: `Circle of ${name}` });
const names = (page) => page.locator(".twin-name a").allInnerTexts();

async function openSample(page) {
  await button(page, "Open the sample").click();
  await page.getByText("This is a made-up notebook").waitFor();
}

async function openMap(page) {
  await goBy(page, "Map");
  await canvas(page).waitFor();
  await still(page);
}

async function openTable(page) {
  await go(page, "#/map/table");
  await heading(page, "The map as a table").waitFor();
}

/** What the map looks like now, in short. */
const picture = async (page) =>
  createHash("sha256").update(await canvas(page).evaluate((canvas) => {
    const sheets = [...document.querySelectorAll(".map-picture canvas")].filter((sheet) => sheet.style.visibility !== "hidden");
    return [canvas, ...sheets].map((sheet) => sheet.toDataURL() + sheet.style.transform).join();
  })).digest("hex");

/** Waits until nothing moves on the map any more; then its picture. */
async function still(page) {
  let before = "";
  for (;;) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    const now = await picture(page);
    if (now === before) return now;
    before = now;
  }
}

/** From the table to the map, where someone is in the middle. */
async function showOnMap(page, name) {
  await openTable(page);
  await page.getByRole("searchbox", { name: "Search the table" }).fill(name);
  await page.getByRole("link", { name: `Show ${name} on the map` }).click();
  await card(page, name).waitFor();
  await still(page);
}

async function middle(page) {
  const box = await canvas(page).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Carries who is in the middle until the map says they would come to this circle. */
async function carryTo(page, words) {
  const [x, y] = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let turn = 0; turn < 200; turn++) {
    const away = 12 + turn * 1.4;
    await page.mouse.move(x + away * Math.cos(turn / 4), y + away * Math.sin(turn / 4) * 0.8);
    if ((await spoken(page).innerText()).includes(`→ ${words}`)) return;
  }
  assert.fail(`no way to ${words}`);
}

const isIn = (page, name, circle) =>
  card(page, name).getByRole("radio", { name: circle, checked: true }).waitFor({ state: "attached" });

kith.test("by mouse: someone is dragged to another ring, and back by a key; Escape puts them back", async (page) => {
  await openSample(page);
  await showOnMap(page, "Dmitri Orlov");
  await isIn(page, "Dmitri Orlov", "Not placed");
  await carryTo(page, "Known");
  await page.mouse.up();
  await said(page, "Dmitri is in Known");
  await isIn(page, "Dmitri Orlov", "Known");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Dmitri is in Known");
  await isIn(page, "Dmitri Orlov", "Not placed");

  await showOnMap(page, "Tobias Frey");
  const before = await still(page);
  await carryTo(page, "Known");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.mouse.move(...(await middle(page)));
  assert.equal(await spoken(page).innerText(), "");
  await isIn(page, "Tobias Frey", "Wider");
  assert.equal(await still(page), before);
});

kith.test("by mouse: the wheel zooms about the pointer, a drag moves, a click chooses, and all comes back", async (page) => {
  await openSample(page);
  await openMap(page);
  const whole = await still(page);
  await showOnMap(page, "Nora Lindqvist");
  const [x, y] = await middle(page);
  await page.mouse.move(x, y);
  const near = await still(page);
  await page.mouse.wheel(0, -400);
  assert.notEqual(await still(page), near);
  await button(card(page, "Nora Lindqvist"), "Close").click();
  await page.mouse.click(x, y);
  await card(page, "Nora Lindqvist").waitFor();

  // The ground: a place where the hand is free.
  await page.keyboard.press("Escape");
  await card(page, "Nora Lindqvist").waitFor({ state: "detached" });
  const moved = await still(page);
  const box = await canvas(page).boundingBox();
  await page.mouse.move(box.x + 20, box.y + box.height - 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + box.height - 60, { steps: 4 });
  await page.mouse.up();
  assert.notEqual(await still(page), moved);

  await button(page, "Nearer").click();
  await button(page, "Farther").click();
  await page.mouse.dblclick(box.x + 20, box.y + box.height - 20);
  await button(page, "Show everybody").click();
  await page.mouse.move(2, 2);
  assert.equal(await still(page), whole);
});

kith.test("what is seen stays while the reader is elsewhere", async (page) => {
  await openSample(page);
  await showOnMap(page, "Nora Lindqvist");
  await button(page, "Nearer").click();
  const left = await still(page);
  await goBy(page, "People");
  await openMap(page);
  await card(page, "Nora Lindqvist").waitFor();
  assert.equal(await still(page), left);
});

kith.test("by touch: a tap opens the card, the card changes the circle, two fingers zoom", async (page, { context }) => {
  await openSample(page);
  await showOnMap(page, "Jun Park");
  const sheet = await card(page, "Jun Park").boundingBox();
  const box = await canvas(page).boundingBox();
  assert.ok(Math.abs(sheet.y + sheet.height - box.y - box.height) < 2, "the card lies at the foot");
  await button(card(page, "Jun Park"), "Close").tap();
  await card(page, "Jun Park").waitFor({ state: "detached" });
  // They were moved out of the card's way, no farther than needed.
  await page.touchscreen.tap(box.x + box.width / 2, (box.y + sheet.y) / 2 > sheet.y - 64 ? (box.y + sheet.y) / 2 : sheet.y - 64);
  await card(page, "Jun Park").waitFor();
  await choose(card(page, "Jun Park"), CLOSENESS, "Wider");
  await said(page, "Jun is in Wider");
  await isIn(page, "Jun Park", "Wider");

  await button(card(page, "Jun Park"), "Close").tap();
  const before = await still(page);
  const cdp = await context.newCDPSession(page);
  const touch = (type, ...xs) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x, id) => ({ x, y: box.y + 150, id })) });
  await touch("touchStart", 140, 220);
  for (const by of [10, 20, 30]) await touch("touchMove", 140 - by, 220 + by);
  await touch("touchEnd");
  assert.notEqual(await still(page), before);
}, PHONE);

kith.test("by touch: who is held can be dragged, who isn't moves the map", async (page, { context }) => {
  await addPerson(page, "Ada Lovelace", "Known");
  await showOnMap(page, "Ada Lovelace");
  const sheet = await card(page, "Ada Lovelace").boundingBox();
  const box = await canvas(page).boundingBox();
  const y = Math.max((box.y + sheet.y) / 2, sheet.y - 64);
  const cdp = await context.newCDPSession(page);
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: x ? [{ x, y }] : [] });
  await touch("touchStart", 180, y);
  await touch("touchMove", 180, y - 30);
  await touch("touchEnd");
  await isIn(page, "Ada Lovelace", "Known");
  await touch("touchStart", 180, y - 30);
  await spoken(page).filter({ hasText: "Ada → Known" }).waitFor();
  for (let turn = 0; turn < 300; turn++) {
    await touch("touchMove", 180 + (10 + turn / 2) * Math.cos(turn / 4), y - 30 + (10 + turn / 2) * Math.sin(turn / 4));
    if ((await spoken(page).innerText()).includes("→ Wider")) break;
  }
  await touch("touchEnd");
  await said(page, "Ada is in Wider");
}, PHONE);

kith.test("by keyboard: from person to person and from tie to tie, each step said; a digit is a circle", async (page) => {
  for (const [name, circle] of [["Ada Lovelace", "Heart"], ["Grace Hopper", "Close"], ["George Boole", "Known"]]) {
    await addPerson(page, name, circle);
  }
  await button(page, "Tie to someone").click();
  await page.getByRole("combobox", { name: /…$/ }).selectOption({ label: "is mentor of" });
  await page.getByRole("combobox", { name: "Whom" }).fill("Ada");
  await page.getByRole("option", { name: "Ada Lovelace" }).click();
  await button(page, "Tie").click();
  await said(page, "George is mentor of Ada");

  await openMap(page);
  // The heading has the focus; two links on, the map.
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press("Tab");
  const on = () => canvas(page).evaluate((canvas) => canvas === document.activeElement);
  assert.ok(await on(), "the map is one stop");
  const description = await canvas(page).getAttribute("aria-describedby");
  assert.match(await page.locator(`#${description}`).textContent(), /Arrow keys/);
  const says = (words) => spoken(page).filter({ hasText: words }).waitFor();

  await page.keyboard.press("PageDown");
  await says("Ada Lovelace, Heart. Mentored by George Boole.");
  await page.keyboard.press("]");
  await says("George Boole, Known. Mentor of Ada Lovelace.");
  await page.keyboard.press("Home");
  await says("Me, in the middle");
  const heard = new Set();
  for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "ArrowDown", "ArrowUp"]) {
    await page.keyboard.press(key);
    heard.add((await spoken(page).innerText()).split(",")[0]);
  }
  assert.ok(heard.size > 1, [...heard].join());

  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("3");
  await said(page, "Ada is in Friends");
  await page.keyboard.press("3");
  await says("Ada is in Friends already");
  await page.keyboard.press("0");
  await said(page, "Ada is in no circle");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Ada is in no circle");

  for (const key of ["+", "-", "f", "["]) await page.keyboard.press(key);
  assert.ok(await on());
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Enter");
  const chosen = (await spoken(page).innerText()).match(/^(\w+) is chosen/)?.[1];
  assert.ok(chosen);
  await page.keyboard.press("Tab");
  assert.ok(!(await on()), "Tab leaves the map");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".map-card") !== null), "for the card");
  await page.keyboard.press("Escape");
  await page.locator(".map-card").waitFor({ state: "detached" });
  assert.ok(await on(), "and comes back");
  await page.keyboard.press("Enter");
  await page.locator(".map-card").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/people\//);
});

kith.test("the table has the same powers, and the two agree", async (page) => {
  await openSample(page);
  await openTable(page);
  const column = (name) => page.getByRole("columnheader", { name });
  assert.equal(await column("Name").getAttribute("aria-sort"), "ascending");
  const all = await names(page);
  assert.deepEqual(all, [...all].sort((a, b) => a.localeCompare(b)));
  await button(page, "Circle").click();
  assert.equal(await column("Circle").getAttribute("aria-sort"), "ascending");
  assert.equal(await column("Name").getAttribute("aria-sort"), "none");
  assert.equal(await circleOf(page, (await names(page))[0]).inputValue(), "1");
  await button(page, "Circle").click();
  assert.equal(await column("Circle").getAttribute("aria-sort"), "descending");
  assert.equal(await circleOf(page, (await names(page))[0]).inputValue(), "0");
  await button(page, "Warmth").click();
  assert.equal(await page.locator(".twin-warmth").first().innerText(), "glowing");

  // From the table to the map.
  await page.getByRole("searchbox", { name: "Search the table" }).fill("dmitri");
  await page.getByText("1 of 44 people").waitFor();
  await circleOf(page, "Dmitri Orlov").selectOption("Friends");
  await said(page, "Dmitri is in Friends");
  await page.getByRole("link", { name: "Show Dmitri Orlov on the map" }).click();
  await isIn(page, "Dmitri Orlov", "Friends");
  await spoken(page).waitFor({ state: "attached" });
  assert.ok(await canvas(page).evaluate((canvas) => canvas === document.activeElement), "the map has the focus");

  // And from the map to the table.
  await page.keyboard.press("2");
  await said(page, "Dmitri is in Close");
  await page.getByRole("link", { name: "As a table" }).click();
  assert.equal(await circleOf(page, "Dmitri Orlov").inputValue(), "2");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Dmitri is in Close");
  assert.equal(await circleOf(page, "Dmitri Orlov").inputValue(), "3");
});

kith.test("a large import waits outside, and the table has only the rows in view", async (page) => {
  await chooseFile(page, { name: "Connections.csv", text: linkedinCsv(300) });
  await (await preview(page, "Connections.csv")).getByRole("button", { name: /^Add/ }).click();
  await openMap(page);
  await page.getByText("Everybody waits outside.").waitFor();
  await openTable(page);
  const table = page.getByRole("table", { name: "Everybody on the map" });
  assert.equal(await table.getAttribute("aria-rowcount"), "301");
  assert.ok((await table.getByRole("row").count()) < 60);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await table.locator('[aria-rowindex="301"]').waitFor();
  assert.ok((await table.getByRole("row").count()) < 60);
  await canvasHint(page);
});

// Once somebody has a ring, nobody has to be told how.
async function canvasHint(page) {
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole("combobox", { name: /^Circle of/ }).first().selectOption("Known");
  await openMap(page);
  await page.getByText("Everybody waits outside.").waitFor({ state: "detached" });
}

kith.test("an empty map says what belongs there, and leads to it", async (page) => {
  await openMap(page);
  await page.getByText("Your map begins with you").waitFor();
  await page.locator("main label.bring").getByText("Bring a file").waitFor();
  await page.getByRole("link", { name: "Name people" }).click();
  await page.getByText("Name five people").waitFor();
  await openTable(page);
  await page.getByText("Your map begins with you").waitFor();
});

kith.test("nothing lies under the map: at both sizes the page doesn't scroll", async (page) => {
  await openSample(page);
  await openMap(page);
  for (const viewport of [DESK.viewport, PHONE.viewport, { width: 320, height: 568 }]) {
    await page.setViewportSize(viewport);
    await still(page);
    const over = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
    assert.deepEqual(over.map((length) => Math.max(length, 0)), [0, 0], JSON.stringify(viewport));
  }
});

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries({ desk: DESK, phone: PHONE })) {
    kith.test(`axe finds nothing on the map and the table, ${colorScheme}, ${size}`, async (page) => {
      const check = async (where) => {
        await page.evaluate(`${AXE}; 0`);
        const { violations } = await page.evaluate(() => window.axe.run());
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`);
        assert.deepEqual(told, [], where);
      };
      await openMap(page);
      await check("an empty map");
      await goBy(page, "Today");
      await openSample(page);
      await openMap(page);
      await check("the map");
      await button(page, "What the map shows").click();
      await check("the legend");
      await page.keyboard.press("Escape");
      await showOnMap(page, "Yuki Tanabe");
      await check("the card");
      await openTable(page);
      await check("the table");
    }, { ...options, colorScheme });
  }
}

kith.test("without motion a change is there at once", async (page) => {
  await openSample(page);
  await showOnMap(page, "Dmitri Orlov");
  const before = await still(page);
  await page.keyboard.press("1");
  await said(page, "Dmitri is in Heart");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const after = await picture(page);
  assert.notEqual(after, before);
  assert.equal(await still(page), after);
}, { ...DESK, reducedMotion: "reduce" });

kith.test("the theme is worn by the map too", async (page) => {
  await openSample(page);
  await openMap(page);
  await page.mouse.move(2, 2);
  const light = await still(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await still(page);
  assert.notEqual(dark, light);
  await button(page, "More").click();
  await choose(page, "Colours", "Light");
  await page.keyboard.press("Escape");
  await said(page, "Light colours");
  await page.mouse.move(2, 2);
  assert.equal(await still(page), light);
});
