// What the map looks like: both views, both themes, three zooms, beside pictures that are kept. Where the machine's
// fonts are not those of the kept pictures, what is compared is where there is how much ink, and that is said aloud.
//   UPDATE=1 node --test pictures.spec.mjs     keeps what is drawn now; look at it before it is committed
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { assertQuiet } from "./kith.mjs";
import { atRest, button, chooseFile, go, house, preview } from "./steps.mjs";

const kith = house();
const KEPT = new URL("pictures/", import.meta.url);
const RESULTS = new URL("results/", import.meta.url);
const UPDATE = Boolean(process.env.UPDATE);
const NETWORK = readFileSync(new URL("../fixtures/lifelike-48.json", import.meta.url), "utf8");
/** As large as the map needs, no larger: the pictures are kept with the code. */
const WINDOW = { viewport: { width: 900, height: 620 }, reducedMotion: "reduce", at: new Date("2026-11-22T12:00:00") };
/** So much of a picture may differ: a letter's edge here and there. */
const SHARE = 0.004;
/** With other fonts: how far a square of 12 pixels may be from the kept one in the mean of all, of 255. */
const INK = 3;

/** What is painted, on paper: the sheet that is seen, without what lies on the map. */
const painted = (page) => page.evaluate(() => {
  const seen = [...document.querySelectorAll(".map-picture canvas")].find((sheet) => sheet.style.visibility === "visible");
  const { clientWidth, clientHeight } = document.querySelector(".map-canvas");
  const copy = Object.assign(document.createElement("canvas"), { width: clientWidth, height: clientHeight });
  const context = copy.getContext("2d");
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper");
  context.fillRect(0, 0, clientWidth, clientHeight);
  context.setTransform(new DOMMatrix(seen.style.transform));
  context.drawImage(seen, 0, 0);
  return copy.toDataURL();
});

/** The same once nothing changes any more. */
async function still(page) {
  await page.locator('.map-picture canvas[style*="visibility: visible"]').waitFor({ state: "attached" });
  await atRest(page);
  return PNG.sync.read(Buffer.from((await painted(page)).split(",")[1], "base64"));
}

/** How wide some words are here: other fonts give other numbers. */
const fonts = (page) => page.evaluate(() => {
  const context = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.documentElement);
  return ["--sans", "--serif"].map((face) => {
    context.font = `600 40px ${style.getPropertyValue(face)}`;
    return ["Somebody Quite Near", "♫ ✿ 🦊"].map((words) => context.measureText(words).width.toFixed(2)).join(" ");
  });
});

/** How far the ink of two pictures is apart, in squares of 12 pixels. */
function inkApart(a, b) {
  if (a.width !== b.width || a.height !== b.height) return Infinity;
  const side = 12;
  const mean = ({ data, width }, left, top, channel) => {
    let sum = 0;
    for (let y = 0; y < side; y += 1) for (let x = 0; x < side; x += 1) sum += data[((top + y) * width + left + x) * 4 + channel];
    return sum / side / side;
  };
  let [apart, squares] = [0, 0];
  for (let top = 0; top + side <= a.height; top += side) {
    for (let left = 0; left + side <= a.width; left += side) {
      for (const channel of [0, 1, 2]) apart += Math.abs(mean(a, left, top, channel) - mean(b, left, top, channel)) / 3;
      squares += 1;
    }
  }
  return apart / squares;
}

const file = (folder, name) => fileURLToPath(new URL(name, folder));
const sameFonts = (here) => JSON.stringify(here) === readFileSync(file(KEPT, "fonts.json"), "utf8").trim();

/** Compares with what is kept; a picture that differs lies in results/ with what differs. */
function compare(t, name, drawn, here) {
  mkdirSync(KEPT, { recursive: true });
  if (UPDATE) {
    writeFileSync(file(KEPT, `${name}.png`), PNG.sync.write(drawn));
    writeFileSync(file(KEPT, "fonts.json"), `${JSON.stringify(here)}\n`);
    return;
  }
  assert.ok(existsSync(file(KEPT, `${name}.png`)), `no picture is kept for ${name}: UPDATE=1 keeps one`);
  const kept = PNG.sync.read(readFileSync(file(KEPT, `${name}.png`)));
  assert.deepEqual([drawn.width, drawn.height], [kept.width, kept.height], name);
  if (!sameFonts(here)) {
    t.diagnostic(`Other fonts than those of the kept pictures: only where the ink lies is compared (${name}).`);
    const apart = inkApart(drawn, kept);
    assert.ok(apart <= INK, `${name}: the ink is ${apart.toFixed(2)} of 255 apart`);
    return;
  }
  const apart = new PNG({ width: kept.width, height: kept.height });
  const pixels = pixelmatch(kept.data, drawn.data, apart.data, kept.width, kept.height, { threshold: 0.12 });
  const share = pixels / kept.width / kept.height;
  if (share > SHARE) {
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(file(RESULTS, `${name}.png`), PNG.sync.write(drawn));
    writeFileSync(file(RESULTS, `${name}-apart.png`), PNG.sync.write(apart));
  }
  assert.ok(share <= SHARE, `${name}: ${(100 * share).toFixed(2)} % differs; see results/`);
}

for (const theme of ["light", "dark"]) {
  test(`the map as it is kept, ${theme}`, async (t) => {
    const { page, context, problems } = await kith.visit({ ...WINDOW, colorScheme: theme });
    try {
      await chooseFile(page, { name: "network.json", text: NETWORK, type: "application/json" });
      await button(await preview(page, "network.json"), "Bring it in").click();
      await page.locator(".toast-words", { hasText: "Brought in network.json" }).waitFor();
      await go(page, "#/map");
      await page.locator(".map-canvas").waitFor();
      const here = await fonts(page);
      for (const view of ["Rings", "Constellation"]) {
        await page.getByRole("radio", { name: view }).check({ force: true });
        await button(page, "Show everybody").click();
        for (const [zoom, nearer] of [["far", 0], ["middle", 1], ["near", 2]]) {
          for (let press = 0; press < nearer; press += 1) await button(page, "Nearer").click();
          compare(t, `${view.toLowerCase()}-${theme}-${zoom}`, await still(page), here);
        }
      }
      assertQuiet(problems);
    } finally {
      await context.close();
    }
  });
}

/** How many pixels are warm: of amber, brown or pink, as no system colour is. */
const warm = ({ data }) => {
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] > data[at + 2] + 40) count += 1;
  return count;
};

for (const theme of ["light", "dark"]) {
  test(`where the reader chose the colours, the map wears them, ${theme}`, async () => {
    const { page, context, problems } = await kith.visit({ ...WINDOW, colorScheme: theme });
    try {
      await chooseFile(page, { name: "network.json", text: NETWORK, type: "application/json" });
      await button(await preview(page, "network.json"), "Bring it in").click();
      await page.locator(".toast-words", { hasText: "Brought in network.json" }).waitFor();
      await go(page, "#/map");
      await page.locator(".map-canvas").waitFor();
      assert.ok(warm(await still(page)) > 2000);
      await page.emulateMedia({ forcedColors: "active" });
      for (const view of ["Rings", "Constellation"]) {
        await page.getByRole("radio", { name: view }).check({ force: true });
        await page.waitForFunction(() => matchMedia("(forced-colors: active)").matches);
        const seen = await still(page);
        assert.equal(warm(seen), 0, view);
        const ink = theme === "dark" ? (value) => value > 230 : (value) => value < 25;
        assert.ok(seen.data.filter((value, at) => at % 4 === 0 && ink(value)).length > 2000, `${view}: names are read`);
      }
      assertQuiet(problems);
    } finally {
      await context.close();
    }
  });
}

test("pictures that differ are told apart", async () => {
  const plain = new PNG({ width: 48, height: 48, fill: true });
  plain.data.fill(255);
  const other = new PNG({ width: 48, height: 48, fill: true });
  other.data.fill(255);
  assert.equal(inkApart(plain, other), 0);
  other.data.fill(0, 0, 48 * 4 * 12);
  assert.ok(inkApart(plain, other) > INK);
});
