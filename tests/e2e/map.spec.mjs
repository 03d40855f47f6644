// The map: by mouse, by touch, by keyboard and by ear; and its twin, the table, which always agrees.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { DESK, PHONE } from "./kith.mjs";
import { linkedinCsv } from "./samples.mjs";
import {
  addPerson, atRest, axe, button, choose, chooseFile, go, goBy, hasFocus, heading, house, preview, reload, said, tie,
} from "./steps.mjs";

const kith = house();
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
  await atRest(page);
  return picture(page);
}

/** From the table to the map, where someone is in the middle. */
async function showOnMap(page, name) {
  await openTable(page);
  await page.getByRole("searchbox", { name: "Search the table" }).fill(name);
  await page.getByRole("link", { name: `Show ${name} on the map` }).click();
  await card(page, name).waitFor();
  await still(page);
}

/** The whole map as it looks with the mouse elsewhere: names are placed afresh at another zoom. */
async function fromAfar(page) {
  await button(page, "Show everybody").click();
  await page.mouse.move(2, 2);
  return still(page);
}

async function middle(page) {
  const box = await canvas(page).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Where someone is who was shown on a phone: in the middle, or no farther from it than their card and the head ask for. */
async function aboveCard(page, name) {
  const [box, head, sheet] = await Promise.all(
    [canvas(page), page.locator(".map-head"), card(page, name)].map((part) => part.boundingBox()));
  const [top, foot] = [head.y + head.height, sheet.y];
  const margin = Math.min(64, (foot - top) / 2);
  return [box.x + box.width / 2, Math.min(Math.max(box.y + box.height / 2, top + margin), foot - margin)];
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

const isOn = (page) => canvas(page).evaluate((canvas) => canvas === document.activeElement);

/** From wherever the focus is, by key alone. */
async function tabToMap(page) {
  for (let tab = 0; tab < 30 && !(await isOn(page)); tab++) await page.keyboard.press("Tab");
  assert.ok(await isOn(page), "the map is reached by Tab");
}

const isIn = (page, name, circle) =>
  card(page, name).getByRole("radio", { name: circle, checked: true }).waitFor({ state: "attached" });

kith.test("by mouse: someone is dragged to another ring, and back by a key; Escape puts them back", async (page) => {
  await openSample(page);
  await showOnMap(page, "Dmitri Orlov");
  await isIn(page, "Dmitri Orlov", "Not placed");
  await carryTo(page, "Known");
  await page.mouse.up();
  await said(page, "Dmitri Orlov is in Known");
  await isIn(page, "Dmitri Orlov", "Known");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Dmitri Orlov is in Known");
  await isIn(page, "Dmitri Orlov", "Not placed");

  await showOnMap(page, "Tobias Frey");
  const before = await fromAfar(page);
  await showOnMap(page, "Tobias Frey");
  await carryTo(page, "Known");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.equal(await spoken(page).innerText(), "");
  await isIn(page, "Tobias Frey", "Wider");
  assert.equal(await fromAfar(page), before);
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
  const there = await aboveCard(page, "Jun Park");
  assert.ok(Math.abs(sheet.y + sheet.height - box.y - box.height) < 2, "the card lies at the foot");
  await button(card(page, "Jun Park"), "Close").tap();
  await card(page, "Jun Park").waitFor({ state: "detached" });
  await page.touchscreen.tap(...there);
  await card(page, "Jun Park").waitFor();
  await choose(card(page, "Jun Park"), CLOSENESS, "Wider");
  await said(page, "Jun Park is in Wider");
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
  const [, y] = await aboveCard(page, "Ada Lovelace");
  const cdp = await context.newCDPSession(page);
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: x ? [{ x, y }] : [] });
  await touch("touchStart", 180, y);
  await touch("touchMove", 180, y - 30);
  await touch("touchEnd");
  await isIn(page, "Ada Lovelace", "Known");
  // Held they are looked around; carried on they are in the hand, and looked around no more.
  await touch("touchStart", 180, y - 30);
  await page.getByRole("slider", { name: "Around Ada" }).waitFor();
  await touch("touchMove", 190, y - 30);
  await spoken(page).filter({ hasText: "Ada stays where you let go" }).waitFor();
  await page.getByRole("slider", { name: "Around Ada" }).waitFor({ state: "detached" });
  for (let turn = 0; turn < 300; turn++) {
    await touch("touchMove", 180 + (10 + turn / 2) * Math.cos(turn / 4), y - 30 + (10 + turn / 2) * Math.sin(turn / 4));
    if ((await spoken(page).innerText()).includes("→ Wider")) break;
  }
  await touch("touchEnd");
  await said(page, "Ada Lovelace is in Wider");
}, PHONE);

kith.test("by keyboard: from person to person and from tie to tie, each step said; a digit is a circle", async (page) => {
  for (const [name, circle] of [["Ada Lovelace", "Heart"], ["Grace Hopper", "Close"], ["George Boole", "Known"]]) {
    await addPerson(page, name, circle);
  }
  await button(page, "Tie to someone").click();
  await page.getByRole("combobox", { name: /…$/ }).selectOption({ label: "is a mentor of" });
  await page.getByRole("combobox", { name: "Whom" }).fill("Ada");
  await page.getByRole("option", { name: "Ada Lovelace" }).click();
  await button(page, "Tie").click();
  await said(page, "George Boole is a mentor of Ada Lovelace");

  await openMap(page);
  const on = () => isOn(page);
  await tabToMap(page);
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
  await said(page, "Ada Lovelace is in Friends");
  await page.keyboard.press("3");
  await says("Ada is in Friends already");
  await page.keyboard.press("0");
  await said(page, "Ada Lovelace is in no circle");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Ada Lovelace is in no circle");

  for (const key of ["+", "-", "a", "["]) await page.keyboard.press(key);
  assert.ok(await on());

  // Enter looks around somebody; Escape goes back and lets Tab leave; Enter twice opens them.
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Enter");
  await says(/^Around \w+, 1 degree/);
  await page.keyboard.press("Escape");
  await says("Everybody is seen again. Tab leaves the map");
  await page.keyboard.press("Tab");
  assert.ok(!(await on()), "Tab leaves the map");
  await page.waitForFunction(() => document.activeElement.closest(".map-card") !== null);
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
  assert.equal(await page.locator(".long-rows .twin-warmth").first().innerText(), "glowing");

  // From the table to the map.
  await page.getByRole("searchbox", { name: "Search the table" }).fill("dmitri");
  await page.getByText("1 of 44 people").waitFor();
  await circleOf(page, "Dmitri Orlov").selectOption("Friends");
  await said(page, "Dmitri Orlov is in Friends");
  await page.getByRole("link", { name: "Show Dmitri Orlov on the map" }).click();
  await isIn(page, "Dmitri Orlov", "Friends");
  await spoken(page).waitFor({ state: "attached" });
  await hasFocus(canvas(page));

  // And from the map to the table.
  await page.keyboard.press("2");
  await said(page, "Dmitri Orlov is in Close");
  await page.getByRole("link", { name: "As a table" }).click();
  assert.equal(await circleOf(page, "Dmitri Orlov").inputValue(), "2");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Dmitri Orlov is in Close");
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
      const check = async (where) => assert.deepEqual(await axe(page), [], where);
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
  await said(page, "Dmitri Orlov is in Heart");
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

// Two views, pins, degrees, ties and several at once ---------------------------------------------

const view = (page, word) => choose(page, "View", word);
const slider = (page) => page.getByRole("slider", { name: /^Around / });
const many = (page) => page.getByRole("region", { name: /chosen$/ });
const says = (page, words) => spoken(page).filter({ hasText: words }).waitFor();

/** Ada and Grace, who are tied, and George, whom nobody is tied to. */
async function three(page) {
  for (const [name, circle] of [["Grace Hopper", "Close"], ["George Boole", "Close"], ["Ada Lovelace", "Close"]]) {
    await addPerson(page, name, circle);
  }
  await tie(page, "is a friend of", "Grace");
}

/** Somewhere on whoever is not in the middle: two people alone are easily told apart. */
async function findOther(page) {
  const [x, y] = await middle(page);
  for (let away = 40; away < 420; away += 9) {
    for (let turn = 0; turn < 48; turn++) {
      const at = [x + away * Math.cos((turn * Math.PI) / 24), y + away * Math.sin((turn * Math.PI) / 24)];
      await page.mouse.move(...at);
      if ((await canvas(page).getAttribute("data-hand")) === "over") return at;
    }
  }
  assert.fail("nobody else is near");
}

async function drag(page, from, to, key) {
  if (key) await page.keyboard.down(key);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...from.map((at, i) => at + (to[i] - at) / 2), { steps: 3 });
  await page.mouse.move(...to, { steps: 3 });
  await page.mouse.up();
  if (key) await page.keyboard.up(key);
}

/** Looks at the map all the time from now on, as small as a thumbnail; answers how to learn how many pictures were seen. */
async function watch(page) {
  const seen = await page.evaluateHandle(() => {
    const small = Object.assign(document.createElement("canvas"), { width: 90, height: 56 });
    const context = small.getContext("2d", { willReadFrequently: true });
    const seen = new Set();
    const look = () => {
      const sheet = [...document.querySelectorAll(".map-picture canvas")].find((sheet) => sheet.style.visibility !== "hidden");
      if (!sheet) return;
      context.clearRect(0, 0, small.width, small.height);
      context.drawImage(sheet, 0, 0, small.width, small.height);
      seen.add(context.getImageData(0, 0, small.width, small.height).data.join());
    };
    look();
    setInterval(look, 15);
    return seen;
  });
  return () => seen.evaluate((seen) => seen.size);
}

kith.test("two views: the way from one to the other is seen and can be turned round, and the choice is remembered", async (page) => {
  await openSample(page);
  await openMap(page);
  await page.mouse.move(2, 2);
  const rings = await fromAfar(page);
  const pictures = await watch(page);
  await view(page, "Constellation");
  const constellation = await still(page);
  assert.notEqual(constellation, rings);
  assert.ok(await pictures() > 2, "it is seen on the way");
  // Turned round on the way.
  await view(page, "Rings");
  await page.waitForTimeout(200);
  await view(page, "Constellation");
  assert.notEqual(await still(page), rings);
  await goBy(page, "People");
  await openMap(page);
  assert.equal(await page.getByRole("radio", { name: "Constellation" }).isChecked(), true);
  await tabToMap(page);
  await page.keyboard.press("v");
  await says(page, "Rings: how close people are to you");
});

kith.test("pins: who is let go in the constellation or along a ring stays, by hand and by key, beyond a reload", async (page) => {
  await three(page);
  await showOnMap(page, "Ada Lovelace");
  await tabToMap(page);
  await page.keyboard.press("v");
  await still(page);
  await showOnMap(page, "Ada Lovelace");
  const at = await middle(page);
  await drag(page, at, [at[0] - 90, at[1] + 60]);
  await said(page, "Ada Lovelace stays there in the constellation");
  await button(card(page, "Ada Lovelace"), "Unpin").waitFor();
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Ada Lovelace stays there in the constellation");
  await button(card(page, "Ada Lovelace"), "Pin").click();
  await said(page, "Ada Lovelace stays there");

  await reload(page);
  assert.equal(await page.getByRole("radio", { name: "Constellation" }).isChecked(), true);
  await showOnMap(page, "Ada Lovelace");
  await button(card(page, "Ada Lovelace"), "Unpin").waitFor();
  await tabToMap(page);
  await page.keyboard.press("p");
  await said(page, "Ada Lovelace may move again");
  await page.keyboard.press("p");
  await said(page, "Ada Lovelace stays there");
  await button(page, "What the map shows").click();
  await page.getByText("1 person pinned in the constellation.").waitFor();
  await button(page, "Let all go").click();
  await said(page, "Ada Lovelace may move again");
  await page.keyboard.press("Escape");

  // Along the ring.
  await view(page, "Rings");
  await still(page);
  await showOnMap(page, "Ada Lovelace");
  const [x, y] = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  let found;
  for (let turn = 0; !found && turn < 200; turn++) {
    const to = [x + (30 + turn) * Math.cos(turn / 3), y + (30 + turn) * Math.sin(turn / 3)];
    await page.mouse.move(...to);
    if ((await spoken(page).innerText()) === "Ada stays where you let go") found = to;
  }
  assert.ok(found, "somewhere else on the ring");
  await page.mouse.up();
  await said(page, "Ada Lovelace stays there on the ring");
  await button(card(page, "Ada Lovelace"), "Unpin").click();
  await said(page, "Ada Lovelace may move again");
});

kith.test("looking around: 1 to 4 degrees, by slider, by key and from the card; the table shows the same", async (page) => {
  for (const name of ["Ada", "Grace", "George", "Mary", "Jane"]) await addPerson(page, `${name} Chain`, "Friends");
  for (const [from, to] of [["Ada", "Grace"], ["Grace", "George"], ["George", "Mary"], ["Mary", "Jane"]]) {
    await goBy(page, "People");
    await page.getByRole("searchbox", { name: "Search people" }).fill(`${from} Chain`);
    await page.locator(".person-row").first().click();
    await heading(page, `${from} Chain`).waitFor();
    await tie(page, "is a friend of", `${to} Chain`);
  }
  await showOnMap(page, "Ada Chain");
  await tabToMap(page);
  await page.keyboard.press("Enter");
  await says(page, "Around Ada, 1 degree: 2 people. Arrow keys pass over the 3 who are faded");
  for (const count of [3, 4, 5, 5]) {
    await page.keyboard.press(".");
    await says(page, `: ${count} people`);
  }
  await page.keyboard.press(",");
  await says(page, "Around Ada, 3 degrees: 4 people");
  assert.equal(await slider(page).inputValue(), "3");
  await slider(page).fill("2");
  assert.equal(await slider(page).getAttribute("aria-valuetext"), "2 degrees, and those tied to these");
  await page.getByRole("link", { name: "As a table" }).click();
  await heading(page, "The map as a table").waitFor();
  assert.deepEqual((await names(page)).sort(), ["Ada Chain", "George Chain", "Grace Chain"]);
  await openMap(page);

  // Arrows stay among those who are seen.
  await tabToMap(page);
  await page.keyboard.press("Home");
  const heard = new Set();
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press("PageDown");
    heard.add((await spoken(page).innerText()).split(" ")[0]);
  }
  assert.deepEqual([...heard].sort(), ["Ada", "George", "Grace"]);
  await page.keyboard.press("Escape");
  await slider(page).waitFor({ state: "detached" });
  await card(page, "Ada Chain").waitFor();
  await button(card(page, "Ada Chain"), "Look around").click();
  await slider(page).waitFor();
  await button(page, "Back to everybody").click();
  await slider(page).waitFor({ state: "detached" });
});

kith.test("ties: drawn by hand, looked at, changed and taken off, each undone by one step", async (page) => {
  await addPerson(page, "Ada Lovelace", "Close");
  await addPerson(page, "Grace Hopper", "Close");
  await showOnMap(page, "Ada Lovelace");
  const ada = await middle(page);
  const grace = await findOther(page);
  await drag(page, ada, grace, "Shift");
  const dialog = page.getByRole("dialog", { name: "How Ada Lovelace and Grace Hopper are tied" });
  await dialog.getByRole("combobox", { name: "Ada Lovelace …" }).selectOption({ label: "is a mentor of" });
  await dialog.getByRole("textbox", { name: "Year" }).fill("2019");
  await dialog.getByLabel("A note").fill("at the lab");
  await button(dialog, "Tie").click();
  await dialog.waitFor({ state: "hidden" });
  await said(page, "Ada Lovelace is a mentor of Grace Hopper");
  await card(page, "Ada Lovelace").getByText("mentor of Grace Hopper").waitFor();

  // From the handle beside whoever is chosen the same way; Escape leaves it.
  await still(page);
  const handles = await placesWhereNear(page, ada, "tying");
  await drag(page, handles[Math.floor(handles.length / 2)], grace);
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  // The tie itself.
  await button(card(page, "Ada Lovelace"), "Close").click();
  await still(page);
  const line = await acrossTheTie(page, ada, grace);
  await page.mouse.click(...line);
  const pair = card(page, "Ada Lovelace and Grace Hopper");
  await pair.getByText("at the lab").waitFor();
  await button(pair, "Change: Ada Lovelace is a mentor of Grace Hopper").click();
  await dialog.getByRole("combobox", { name: "Ada Lovelace …" }).selectOption({ label: "is a friend of" });
  await button(dialog, "Save").click();
  await said(page, "Ada Lovelace is a friend of Grace Hopper");
  await pair.getByText("Ada Lovelace is a friend of Grace Hopper").or(pair.getByText("Grace Hopper is a friend of Ada Lovelace")).waitFor();
  assert.equal(await pair.locator(".map-pair-tie").count(), 1);
  await page.keyboard.press("Control+z");
  await pair.getByText("Ada Lovelace is a mentor of Grace Hopper").waitFor();
  assert.equal(await pair.locator(".map-pair-tie").count(), 1);
  await button(pair, "Take off: Ada Lovelace is a mentor of Grace Hopper").click();
  await said(page, "No longer: Ada Lovelace is a mentor of Grace Hopper");
  assert.equal(await pair.locator(".map-pair-tie").count(), 0);
  await page.keyboard.press("Control+z");
  await pair.getByText("Ada Lovelace is a mentor of Grace Hopper").waitFor();
});

/** A place on the tie of two, half of the way: it may go around who or what is between them. */
async function acrossTheTie(page, from, to) {
  const halfway = from.map((at, i) => (at + to[i]) / 2);
  const way = to.map((at, i) => at - from[i]);
  const length = Math.hypot(...way);
  const on = [];
  for (let aside = -110; aside <= 110; aside += 2) {
    const at = [halfway[0] - (way[1] / length) * aside, halfway[1] + (way[0] / length) * aside];
    await page.mouse.move(...at);
    if ((await canvas(page).getAttribute("data-hand")) === "over") on.push(at);
  }
  assert.ok(on.length > 0, "a tie is under the mouse");
  return on[Math.floor(on.length / 2)];
}

/** Places near another where the mouse would do this. */
async function placesWhereNear(page, [x, y], hand, reach = 44, step = 4) {
  const places = [];
  for (let dy = -reach; dy <= reach; dy += step) {
    for (let dx = -reach; dx <= reach; dx += step) {
      await page.mouse.move(x + dx, y + dy);
      if ((await canvas(page).getAttribute("data-hand")) === hand) places.push([x + dx, y + dy]);
    }
  }
  return places;
}

kith.test("by keyboard alone: two are tied, the tie is changed, and several are put in a circle and tagged", async (page) => {
  await three(page);
  await openMap(page);
  await tabToMap(page);
  const walkTo = async (name) => {
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press("PageDown");
      if ((await spoken(page).innerText()).startsWith(name)) return;
    }
    assert.fail(`no way to ${name}`);
  };
  await walkTo("George");
  await page.keyboard.press("t");
  await says(page, "Tie George to whom?");
  await page.keyboard.press("Enter");
  await says(page, "Nobody is tied to themselves");
  await walkTo("Ada");
  await says(page, "Enter ties George to them.");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "How George Boole and Ada Lovelace are tied" });
  await dialog.getByRole("combobox", { name: "George Boole …" }).selectOption({ label: "is a mentor of" });
  await page.keyboard.press("Enter");
  await button(dialog, "Tie").focus();
  await page.keyboard.press("Enter");
  await said(page, "George Boole is a mentor of Ada Lovelace");
  await dialog.waitFor({ state: "hidden" });
  await hasFocus(canvas(page));

  // From tie to tie by Tab, out after the last, and back in.
  await walkTo("Ada");
  await page.keyboard.press("Tab");
  const first = (await spoken(page).innerText()).split(" ")[0];
  await page.keyboard.press("Tab");
  const second = (await spoken(page).innerText()).split(" ")[0];
  assert.deepEqual([first, second].sort(), ["George", "Grace"]);
  await page.keyboard.press("Shift+Tab");
  await says(page, first);
  await page.keyboard.press("e");
  const pair = page.getByRole("region", { name: / and / });
  await pair.waitFor();
  await page.keyboard.press("Escape");
  await pair.waitFor({ state: "detached" });
  await hasFocus(canvas(page));
  await walkTo("Ada");
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press("Tab");
  assert.ok(!(await isOn(page)), "after the last tie Tab leaves");
  await canvas(page).focus();

  await walkTo("Ada");
  await page.keyboard.press(" ");
  await says(page, "Ada is chosen, 1 person in all");
  await walkTo("George");
  await page.keyboard.press(" ");
  await says(page, "George is chosen, 2 people in all");
  await page.keyboard.press("4");
  await said(page, "2 people are in Wider");
  await page.keyboard.press("Control+z");
  await said(page, "Undone: 2 people are in Wider");
  await page.keyboard.press("p");
  await said(page, "2 people stay where they are");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+a");
  await says(page, "3 people chosen");
  await page.keyboard.press("Escape");
  await many(page).waitFor({ state: "detached" });
});

kith.test("several: a loop, the loop button and Ctrl-click choose; a circle and a tag are one step each", async (page) => {
  await openSample(page);
  await openMap(page);
  const box = await canvas(page).boundingBox();
  const [x, y] = await middle(page);
  // Around the middle, from the free ground.
  const loop = Array.from({ length: 25 }, (_, i) => [
    x + 430 * Math.cos((i * Math.PI) / 12), y + 0.46 * box.height * Math.sin((i * Math.PI) / 12),
  ]);
  await page.keyboard.down("Shift");
  await page.mouse.move(...loop[0]);
  await page.mouse.down();
  for (const at of loop) await page.mouse.move(...at);
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const told = await many(page).getByRole("heading").innerText();
  const count = Number(told.match(/^(\d+) people chosen/)[1]);
  assert.ok(count > 30, told);
  await many(page).getByRole("combobox", { name: "Put them in a circle" }).selectOption("Wider");
  await said(page, /people are in Wider/);
  await page.keyboard.press("Control+z");
  await said(page, /Undone: \d+ people are in Wider/);
  await button(many(page), "Choose nobody").click();
  await many(page).waitFor({ state: "detached" });

  await showOnMap(page, "Nora Lindqvist");
  await page.keyboard.press("Escape");
  await page.keyboard.down("Control");
  await page.mouse.click(...(await middle(page)));
  await page.keyboard.up("Control");
  await many(page).getByText("Nora").waitFor();
  await button(many(page), "Tag").click();
  await many(page).getByRole("textbox").or(many(page).getByRole("combobox", { name: /tag/i })).first().fill("sailing");
  await page.keyboard.press("Enter");
  await said(page, /tagged sailing/);
  await button(many(page), "Choose nobody").click();
  await many(page).waitFor({ state: "detached" });

  await showOnMap(page, "Nora Lindqvist");
  await page.keyboard.press("Escape");
  await button(page, "Choose several").click();
  await page.getByText("Tap people, or draw a loop.").waitFor();
  await still(page);
  // Whatever comes beside the map when somebody is chosen, they stay under the mouse.
  const there = await middle(page);
  await page.mouse.click(...there);
  await many(page).getByText("Nora").waitFor();
  await page.mouse.click(...there);
  await many(page).waitFor({ state: "detached" });
  await button(page, "Choose several").click();
});

kith.test("at rest nothing is drawn: in both views, with somebody looked around, and after a drag", async (page) => {
  await openSample(page);
  await openMap(page);
  const frames = () => page.evaluate(() => new Promise((done) => {
    const draw = CanvasRenderingContext2D.prototype.clearRect;
    let count = 0;
    CanvasRenderingContext2D.prototype.clearRect = function (...of) { count += 1; return draw.apply(this, of); };
    setTimeout(() => { CanvasRenderingContext2D.prototype.clearRect = draw; done(count); }, 400);
  }));
  await page.mouse.move(2, 2);
  await still(page);
  assert.equal(await frames(), 0);
  await view(page, "Constellation");
  await still(page);
  assert.equal(await frames(), 0);
  await showOnMap(page, "Nora Lindqvist");
  const at = await middle(page);
  await drag(page, at, [at[0] + 80, at[1] - 50]);
  await said(page, "Nora Lindqvist stays there in the constellation");
  await button(card(page, "Nora Lindqvist"), "Look around").click();
  await page.mouse.move(2, 2);
  await still(page);
  assert.equal(await frames(), 0);
});

kith.test("without motion the other view is there at once", async (page) => {
  await openSample(page);
  await openMap(page);
  await page.mouse.move(2, 2);
  const rings = await still(page);
  await tabToMap(page);
  // On a slow machine most of all: there a picture takes more than a frame's time.
  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setCPUThrottlingRate", { rate: 12 });
  await page.keyboard.press("v");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const there = await picture(page);
  await browser.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  assert.notEqual(there, rings);
  assert.equal(await still(page), there);
  // And everybody stands where they stood, there and back.
  for (const picture of [rings, there]) {
    await page.keyboard.press("v");
    assert.equal(await still(page), picture);
  }
}, { ...DESK, reducedMotion: "reduce" });

for (const [size, options] of Object.entries({ desk: DESK, phone: PHONE })) {
  kith.test(`axe finds nothing while one looks around, ties and chooses several, ${size}`, async (page) => {
    const check = async (where) => assert.deepEqual(await axe(page), [], where);
    await three(page);
    await showOnMap(page, "Ada Lovelace");
    await button(card(page, "Ada Lovelace"), "Look around").click();
    await slider(page).waitFor();
    await check("looking around");
    if (size === "phone") {
      // There the card has made room for them.
      await card(page, "Ada Lovelace").waitFor({ state: "detached" });
      await page.locator("#map-degrees:focus").waitFor();
      await button(page, "Back to everybody").click();
      await showOnMap(page, "Ada Lovelace");
    }
    await card(page, "Ada Lovelace").getByRole("button", { name: /^Change the tie/ }).click();
    await check("a tie");
    await button(page, "Tie them another way").click();
    await check("the kind of a tie");
    await page.keyboard.press("Escape");
    await canvas(page).focus();
    await page.keyboard.press("Control+a");
    await many(page).waitFor();
    await check("several");
  }, options);
}
